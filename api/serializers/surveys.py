"""Questions to residents, and what came out."""

from rest_framework import serializers

from api.serializers.strict import Body, ModelBody
from events.models import Survey, SurveyChoice, Wish

TOLD = ["slug", "question", "explanation", "language", "takes_words"]


class ChoiceOut(serializers.ModelSerializer[SurveyChoice]):
    """An answer to choose, and how often it was ticked."""

    class Meta:
        model = SurveyChoice
        fields = ["id", "words", "count"]


class SurveyOut(serializers.ModelSerializer[Survey]):
    """A question with its results as they stand; the public sees them when it is closed."""

    office = serializers.CharField(source="office.slug")
    choices = ChoiceOut(many=True)

    class Meta:
        model = Survey
        fields = ["id", "office", "state", *TOLD, "choices", "created_at", "opened_at", "closed_at"]


class SurveyIn(ModelBody):
    """A question as a draft: two to twelve answers to choose from, or none where sentences are taken."""

    choices = serializers.ListField(
        child=serializers.CharField(max_length=120), required=False, default=list, max_length=50
    )

    class Meta:
        model = Survey
        fields = [*TOLD, "choices"]


class SurveyChange(SurveyIn):
    """What is left out stays."""

    choices = serializers.ListField(  # type: ignore[assignment]
        child=serializers.CharField(max_length=120), required=False, max_length=50
    )


class WishOut(serializers.ModelSerializer[Wish]):
    """What somebody wrote. `is_shown`: the public reads it with the results."""

    class Meta:
        model = Wish
        fields = ["id", "words", "language", "given_on", "is_shown"]


class WishChange(Body):
    """Let the public read it with the results, or not."""

    is_shown = serializers.BooleanField()
