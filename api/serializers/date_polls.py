"""Date polls: candidate days, what organisations answered, the decision."""

from typing import Any

from rest_framework import serializers

from api.serializers.invitations import OrganisationBrief
from api.serializers.moving import MovingOut
from api.serializers.strict import Body, ModelBody, Moment
from events.models import DateOption, DatePoll
from stations.models import DateReply, Fit
from stations.poll_results import Column, results_of

TOLD = ["answers_until", "message", "language", "reminder_days"]


class OptionOut(serializers.ModelSerializer[DateOption]):
    """A candidate: the festival would be from then to then."""

    class Meta:
        model = DateOption
        fields = ["id", "starts_at", "ends_at"]


class DatePollOut(serializers.ModelSerializer[DatePoll]):
    """A poll and its candidates. `chosen` is the candidate that was taken."""

    festival = serializers.CharField(source="festival.slug")
    reminder_days = serializers.ListField(child=serializers.IntegerField())
    options = OptionOut(many=True)

    class Meta:
        model = DatePoll
        fields = ["id", "festival", "state", *TOLD, "options", "opened_at", "closed_at", "chosen", "created_at"]


class CountOut(serializers.Serializer[Any]):
    """How many organisations said what of one candidate, by their last answers."""

    option = serializers.IntegerField(source="option.pk")
    yes = serializers.IntegerField()
    maybe = serializers.IntegerField()
    no = serializers.IntegerField()
    silent = serializers.IntegerField()


class DatePollWithCounts(DatePollOut):
    """A poll and how its candidates stand."""

    counts = serializers.SerializerMethodField()

    class Meta(DatePollOut.Meta):
        fields = [*DatePollOut.Meta.fields, "counts"]

    def get_counts(self, poll: DatePoll) -> list[dict[str, int]]:
        columns: list[Column] = results_of(poll).columns
        return [dict(CountOut(column).data) for column in columns]


class OptionIn(Body):
    """A candidate day."""

    starts_at = Moment()
    ends_at = Moment()


class DatePollIn(ModelBody):
    """What can be told about a poll before it is opened: two to twelve candidates, and until when to answer."""

    reminder_days = serializers.ListField(child=serializers.IntegerField(), required=False)
    options = OptionIn(many=True)

    class Meta:
        model = DatePoll
        fields = [*TOLD, "options"]


class DatePollChange(DatePollIn):
    """What is left out stays."""

    options = OptionIn(many=True, required=False)  # type: ignore[assignment]


class ReplyOut(serializers.ModelSerializer[DateReply]):
    """One answer. `stands` says whether it is the organisation's last; `fits` by the candidates' ids."""

    invitation = serializers.IntegerField(source="invitation_id")
    organisation = OrganisationBrief(source="invitation.organisation")
    fits = serializers.DictField(child=serializers.ChoiceField(choices=Fit.choices))
    stands = serializers.BooleanField()

    class Meta:
        model = DateReply
        fields = ["id", "invitation", "organisation", "by", "on_behalf", "fits", "remark", "answered_at", "stands"]


class ReplyIn(Body):
    """What an organisation said, entered on its behalf."""

    invitation = serializers.IntegerField(min_value=1)
    fits = serializers.DictField(child=serializers.ChoiceField(choices=Fit.choices))
    remark = serializers.CharField(required=False, allow_blank=True, max_length=1000, default="")


class CloseIn(Body):
    """The candidate that is taken; null closes the poll without one."""

    option = serializers.IntegerField(min_value=1, allow_null=True)


class ConsequencesOut(serializers.Serializer[Any]):
    """What a decision moves: the festival's times by field, and what its new days change."""

    times = serializers.DictField(child=serializers.DateTimeField())
    moving = MovingOut()


class ClosedPoll(DatePollWithCounts):
    """A closed poll, and what the new days of the festival change."""

    moving = MovingOut()

    class Meta(DatePollWithCounts.Meta):
        fields = [*DatePollWithCounts.Meta.fields, "moving"]
