"""What an organisation's calendar entries need to rise by themselves."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("stations", "0007_visitors"),
    ]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="sequence",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="station",
            name="sequence",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
    ]
