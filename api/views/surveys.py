"""Questions to residents: write, open, close, read what came out. Residents answer on the page, not here."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.endpoint import Endpoint, one_of
from api.serializers.surveys import SurveyChange, SurveyIn, SurveyOut, WishChange, WishOut
from events.actions.surveys import (
    close_survey,
    create_survey,
    drop_survey,
    open_survey,
    show_wish,
    update_survey,
)
from events.models import Survey, Wish
from events.permissions import Right, office_for, survey_of


class SurveysView(Endpoint):
    """Every question of an office, the newest first."""

    queryset = Survey.objects.none()

    @extend_schema(operation_id="surveys_list", responses=SurveyOut(many=True))
    def get(self, request: Request, office: str) -> Response:
        found = office_for(self.user, office, Right.VIEW)
        return self.page(SurveyOut, found.surveys.select_related("office").prefetch_related("choices"))

    @extend_schema(operation_id="surveys_write", request=SurveyIn, responses={201: SurveyOut})
    def post(self, request: Request, office: str) -> Response:
        """A draft. Nobody sees it before it is opened."""
        found = office_for(self.user, office, Right.EDIT)
        survey = create_survey(found, actor=self.actor, now=self.now, **self.body(SurveyIn))
        location = reverse("api:survey", [survey.pk], request=request)
        return self.answer(SurveyOut, survey, status=201, location=location)


class SurveyView(Endpoint):
    """A question with its results. It can be changed and dropped until it is opened."""

    @extend_schema(operation_id="surveys_read", responses=SurveyOut)
    def get(self, request: Request, survey: int) -> Response:
        return self.answer(SurveyOut, survey_of(self.user, survey, Right.VIEW))

    @extend_schema(operation_id="surveys_change", request=SurveyChange, responses=SurveyOut)
    def patch(self, request: Request, survey: int) -> Response:
        found = survey_of(self.user, survey, Right.EDIT)
        fields = self.body(SurveyChange, found)
        choices = fields.pop("choices", None)
        if choices is None:
            choices = list(found.choices.values_list("words", flat=True))
        changed = update_survey(found, choices=choices, actor=self.actor, now=self.now, **fields)
        return self.answer(SurveyOut, changed)

    @extend_schema(operation_id="surveys_drop", responses={204: None})
    def delete(self, request: Request, survey: int) -> Response:
        drop_survey(survey_of(self.user, survey, Right.EDIT), actor=self.actor, now=self.now)
        return Response(status=204)


class OpenSurveyView(Endpoint):
    """From now on everybody can answer on its page."""

    @extend_schema(operation_id="surveys_open", request=None, responses=SurveyOut)
    def post(self, request: Request, survey: int) -> Response:
        self.no_body()
        found = survey_of(self.user, survey, Right.PLAN)
        return self.answer(SurveyOut, open_survey(found, actor=self.actor, now=self.now))


class CloseSurveyView(Endpoint):
    """No more answers; the results stand on its page. It cannot be opened again."""

    @extend_schema(operation_id="surveys_close", request=None, responses=SurveyOut)
    def post(self, request: Request, survey: int) -> Response:
        self.no_body()
        found = survey_of(self.user, survey, Right.PLAN)
        return self.answer(SurveyOut, close_survey(found, actor=self.actor, now=self.now))


class WishesView(Endpoint):
    """Every sentence that residents wrote, shown or not, the newest day first."""

    queryset = Wish.objects.none()

    @extend_schema(operation_id="wishes_list", responses=WishOut(many=True))
    def get(self, request: Request, survey: int) -> Response:
        return self.page(WishOut, survey_of(self.user, survey, Right.VIEW).wishes.all())


class WishView(Endpoint):
    """One sentence: shown with the results, or not."""

    @extend_schema(operation_id="wishes_change", request=WishChange, responses=WishOut)
    def patch(self, request: Request, survey: int, wish: int) -> Response:
        found = survey_of(self.user, survey, Right.PLAN)
        row = one_of(found.wishes.select_related("survey__office"), pk=wish)
        is_shown = self.body(WishChange)["is_shown"]
        return self.answer(WishOut, show_wish(row, is_shown=is_shown, actor=self.actor, now=self.now))
