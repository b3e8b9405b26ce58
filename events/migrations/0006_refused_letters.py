from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0005_visitors'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='refused_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(fields=['recipient', 'sent_at'], name='letters_to_address'),
        ),
    ]
