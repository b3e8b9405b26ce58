"""What people wrote in all the languages of a festival: list, counts, one translation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from api.endpoint import Endpoint
from api.errors import QueryInvalid
from api.schema import OvertakenProblem
from api.serializers.words import (
    SeenQuery,
    TextCounts,
    TextOut,
    TextsQuery,
    TranslationIn,
    TranslationOut,
)
from events.actions.words import remove_translation
from events.models import Festival, Translation
from events.permissions import Right, festival_for
from events.texts import Text, translations_of
from events.words import State
from stations.actions.translations import translate_text
from stations.permissions import text_for
from stations.wording import Cell, Matrix, Place, matrix_of


@dataclass(frozen=True, slots=True)
class Line:
    """A text, where it stands, and how far it is in the languages that it was not written in."""

    place: Place
    text: Text
    cells: list[Cell]


def language_of(festival: Festival, asked: str) -> str:
    """A language of the query; QueryInvalid where the festival does not have it."""
    if asked not in festival.languages:
        raise QueryInvalid({"language": [_("Choose from the languages of the festival.")]})
    return asked


class TextsView(Endpoint):
    """Everything that visitors of a festival read, with its translations."""

    queryset = Translation.objects.none()

    @extend_schema(operation_id="texts_list", parameters=[TextsQuery], responses=TextOut(many=True))
    def get(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.VIEW)
        asked = self.query(TextsQuery)
        tags = [language_of(found, asked["language"])] if "language" in asked else []
        matrix = matrix_of(found, tags, states_only=True)
        lines = _lines(matrix, asked.get("state", set()), every="language" not in asked)
        return self.part(TextOut, lines, complete=_with_words)


def _lines(matrix: Matrix, states: set[str], *, every: bool) -> list[Line]:
    """The texts with a translation in one of these states. `every`: also those that nothing is translated of."""
    lines = []
    for place, rows in matrix.rows:
        for text, cells in rows:
            foreign = [cell for cell in cells if cell.state != State.SOURCE]
            wanted = any(cell.state in states for cell in foreign) if states else every or foreign
            if wanted:
                lines.append(Line(place, text, foreign))
    return lines


def _with_words(lines: Sequence[Line]) -> list[Line]:
    """The lines with what stands in their cells: one query for a page, the matrix itself asks for states only."""
    tags = list({cell.language: None for line in lines for cell in line.cells})
    rows = {line.text.row: None for line in lines}
    found = {(one.about_kind, one.about_id, one.field, one.language): one for one in translations_of(rows, tags)}
    return [
        replace(line, cells=[replace(cell, translation=found.get(_about(cell))) for cell in line.cells])
        for line in lines
    ]


def _about(cell: Cell) -> tuple[str, int, str, str]:
    return cell.text.kind, cell.text.row.pk, cell.text.field, cell.language


class TextCountsView(Endpoint):
    """How many texts are how far, language by language."""

    @extend_schema(operation_id="texts_counts", responses=TextCounts)
    def get(self, request: Request, festival: str) -> Response:
        counts = matrix_of(festival_for(self.user, festival, Right.VIEW), states_only=True).counts
        languages = [{"language": tag, **{state.value: counts[tag][state] for state in State}} for tag in counts]
        return self.answer(TextCounts, {"languages": languages})


class TranslationView(Endpoint):
    """One text in one language. What somebody else has saved is never overwritten: 409 says what it is."""

    special_problems = {409: OvertakenProblem}

    @extend_schema(operation_id="texts_translate", request=TranslationIn, responses=TranslationOut)
    def put(self, request: Request, festival: str, key: str, language: str) -> Response:
        found, text = text_for(self.user, festival, key, language, Right.EDIT)
        told = self.body(TranslationIn)
        saved = translate_text(found, text, language, **told, actor=self.actor, now=self.now)
        return self.answer(TranslationOut, Cell(text, language, saved.state_beside(text.digest), saved))

    @extend_schema(operation_id="texts_remove_translation", parameters=[SeenQuery], responses={204: None})
    def delete(self, request: Request, festival: str, key: str, language: str) -> Response:
        _festival, text = text_for(self.user, festival, key, language, Right.EDIT)
        remove_translation(text, language, seen=self.query(SeenQuery)["seen"], now=self.now)
        return Response(status=204)
