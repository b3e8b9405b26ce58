"""A festival's `reminder_days` become rules in time, beside the usual ones for what comes later.

The old reminders keep their reason and learn by which rule they were owed.
"""

from django.db import migrations, models
from django.utils import timezone

CHUNK = 500
LATER = [("week_to_go", "setup", -7, "confirmed"), ("thank_you", "festival", 1, "confirmed")]


def make_rules(apps, schema_editor):
    """Reminders count from when the festival was made, the new kinds from now: nothing old is missed by them."""
    Festival = apps.get_model("events", "Festival")
    LetterRule = apps.get_model("events", "LetterRule")
    now = timezone.now()
    for festival in Festival.objects.iterator(chunk_size=CHUNK):
        done = now if festival.registration_deadline < now else None
        LetterRule.objects.bulk_create(
            [
                LetterRule(
                    festival=festival,
                    kind="reminder",
                    anchor="deadline",
                    days=-days,
                    whom="unanswered",
                    since=festival.created_at,
                    looked_at=done,
                )
                for days in sorted(set(festival.reminder_days), reverse=True)
            ]
            + [
                LetterRule(festival=festival, kind=kind, anchor=anchor, days=days, whom=whom, since=now)
                for kind, anchor, days, whom in LATER
            ]
        )


def name_rules(apps, schema_editor):
    """Each old reminder remembers its rule."""
    Letter = apps.get_model("events", "Letter")
    chunk = []
    for letter in Letter.objects.filter(kind="reminder").iterator(chunk_size=CHUNK):
        days = letter.details.get("days")
        if not isinstance(days, int) or "rule" in letter.details:
            continue
        letter.details["rule"] = f"reminder:deadline-{days}:unanswered"
        chunk.append(letter)
        if len(chunk) == CHUNK:
            Letter.objects.bulk_update(chunk, ["details"])
            chunk = []
    Letter.objects.bulk_update(chunk, ["details"])


def write_days(apps, schema_editor):
    """Back again: the reminders as a list of days."""
    Festival = apps.get_model("events", "Festival")
    LetterRule = apps.get_model("events", "LetterRule")
    rules = LetterRule.objects.filter(kind="reminder", anchor="deadline", whom="unanswered")
    days = {}
    for rule in rules.order_by("days"):
        days.setdefault(rule.festival_id, []).append(-rule.days)
    for festival in Festival.objects.iterator(chunk_size=CHUNK):
        festival.reminder_days = days.get(festival.pk, [])
        festival.save(update_fields=["reminder_days"])
    LetterRule.objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0006_refused_letters'),
    ]

    operations = [
        migrations.AddField(
            model_name='letterrule',
            name='since',
            field=models.DateTimeField(default=timezone.now, editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='letterrule',
            name='looked_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.RunPython(make_rules, write_days),
        migrations.RunPython(name_rules, migrations.RunPython.noop),
    ]
