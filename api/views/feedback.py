"""What families said about a festival and its stations. They say it on their pages, not here."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.serializers.feedback import FeedbackOut, SentenceChange, SentenceOut
from events.permissions import Right, festival_for
from stations.actions.feedback import hide_feedback, show_feedback
from stations.feedback_results import results_of, sentences_of
from stations.models import Feedback
from stations.permissions import feedback_for


class FeedbackView(Endpoint):
    """How many tapped which face. Numbers from 1 to 4 are not told."""

    @extend_schema(operation_id="feedback_read", responses=FeedbackOut)
    def get(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.VIEW)
        return self.answer(FeedbackOut, {"festival": found.slug, "counts": results_of(found)})


class SentencesView(Endpoint):
    """Everything that was written, the newest day first."""

    queryset = Feedback.objects.none()

    @extend_schema(operation_id="feedback_sentences_list", responses=SentenceOut(many=True))
    def get(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.VIEW)
        return self.page(SentenceOut, sentences_of(found))


class SentenceView(Endpoint):
    """One sentence: hidden from the organisation, or not."""

    @extend_schema(operation_id="feedback_sentences_change", request=SentenceChange, responses=SentenceOut)
    def patch(self, request: Request, feedback: int) -> Response:
        found = feedback_for(self.user, feedback, Right.PLAN)
        hidden = self.body(SentenceChange)["is_hidden"]
        change = hide_feedback if hidden else show_feedback
        return self.answer(SentenceOut, change(found, actor=self.actor, now=self.now))
