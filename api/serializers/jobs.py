"""Work that the worker does while somebody waits."""

from django.urls import reverse
from rest_framework import serializers

from api.serializers.strict import Body, Tags
from events.models import Job, JobState

PRINTS = ["signs", "sheet", "name-tags", "helpers"]


class JobOut(serializers.ModelSerializer[Job]):
    """A piece of work and how far it is: `done` of `total` steps."""

    festival = serializers.CharField(source="festival.slug")
    details = serializers.DictField(help_text="What was asked for.")
    result = serializers.DictField(help_text="What came of it, in numbers.")
    address = serializers.SerializerMethodField(help_text="Where to find what it made, when it is done.")

    class Meta:
        model = Job
        fields = [
            "id",
            "festival",
            "kind",
            "details",
            "state",
            "done",
            "total",
            "error",
            "result",
            "address",
            "by",
            "created_at",
            "ended_at",
        ]

    def get_address(self, job: Job) -> str | None:
        if job.state != JobState.DONE:
            return None
        if job.kind == "print":
            return reverse("api:kept_print", args=[job.result["kept_print"]])
        return reverse("api:texts", args=[job.festival.slug])


class MachineIn(Body):
    """Into which languages."""

    languages = Tags()


class PrintIn(Body):
    """What to print; `languages` are those of the sheet."""

    what = serializers.ChoiceField(choices=PRINTS)
    languages = Tags(required=False)
