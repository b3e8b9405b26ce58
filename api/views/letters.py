"""Letters: what is owed, sent, failed; a failed one can be sent again."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.filters import LetterFilter
from api.serializers.invitations import AgainIn, LetterOut, WordsOut
from events.models import Letter
from events.permissions import Right, festival_for, letter_for
from stations.actions.returned import send_returned_letter
from stations.previews import preview_letter


class LettersView(Endpoint):
    """The letters of a festival, one for each recipient; newest first."""

    queryset = Letter.objects.none()
    filterset_class = LetterFilter

    @extend_schema(operation_id="letters_list", responses=LetterOut(many=True))
    def get(self, request: Request, festival: str) -> Response:
        return self.page(
            LetterOut, festival_for(self.user, festival, Right.VIEW).letters.select_related("festival")
        )


class LetterView(Endpoint):
    """A letter."""

    @extend_schema(operation_id="letters_read", responses=LetterOut)
    def get(self, request: Request, letter: int) -> Response:
        return self.answer(LetterOut, letter_for(self.user, letter, Right.VIEW))


class LetterPreviewView(Endpoint):
    """The words of a letter as they would be written now, without the personal token."""

    other_problems = (409,)

    @extend_schema(operation_id="letters_preview", responses=WordsOut)
    def get(self, request: Request, letter: int) -> Response:
        return self.answer(WordsOut, preview_letter(letter_for(self.user, letter, Right.VIEW)))


class LetterAgainView(Endpoint):
    """Try once more what failed or came back, to a corrected address where one is given."""

    @extend_schema(operation_id="letters_send_again", request=AgainIn, responses=LetterOut)
    def post(self, request: Request, letter: int) -> Response:
        found = letter_for(self.user, letter, Right.INVITE)
        recipient = self.body(AgainIn).get("recipient", found.recipient)
        again = send_returned_letter(found, recipient=recipient, actor=self.actor, now=self.now)
        return self.answer(LetterOut, again)
