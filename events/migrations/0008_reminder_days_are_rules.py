from django.db import migrations


class Migration(migrations.Migration):
    """The column goes: its days stand among the rules. Apart, as PostgreSQL alters no table it has just written."""

    dependencies = [
        ('events', '0007_rules_in_time'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='festival',
            name='reminder_days',
        ),
    ]
