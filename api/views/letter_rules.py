"""Rules in time of a festival: letters that leave by themselves."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.endpoint import Endpoint, one_of
from api.serializers.letter_rules import LetterRuleIn, LetterRuleOut
from events.actions.rules import add_rule, change_rule, remove_rule
from events.models import LetterRule
from events.permissions import Right, festival_for


class LetterRulesView(Endpoint):
    """The rules of a festival. A new one decides about moments from now on."""

    queryset = LetterRule.objects.none()

    @extend_schema(operation_id="letter_rules_list", responses=LetterRuleOut(many=True))
    def get(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.VIEW)
        return self.page(LetterRuleOut, found.letter_rules.select_related("festival"))

    @extend_schema(operation_id="letter_rules_add", request=LetterRuleIn, responses={201: LetterRuleOut})
    def post(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.PLAN)
        rule = add_rule(found, actor=self.actor, now=self.now, **self.body(LetterRuleIn))
        location = reverse("api:letter_rule", [found.slug, rule.pk], request=request)
        return self.answer(LetterRuleOut, rule, status=201, location=location)


class LetterRuleView(Endpoint):
    """One rule. What it had owed and has not left yet is taken back when it changes or goes."""

    def _row(self, festival: str, rule: int, right: Right) -> LetterRule:
        found = festival_for(self.user, festival, right)
        return one_of(found.letter_rules.select_related("festival__office"), pk=rule)

    @extend_schema(operation_id="letter_rules_read", responses=LetterRuleOut)
    def get(self, request: Request, festival: str, letter_rule: int) -> Response:
        return self.answer(LetterRuleOut, self._row(festival, letter_rule, Right.VIEW))

    @extend_schema(operation_id="letter_rules_change", request=LetterRuleIn, responses=LetterRuleOut)
    def patch(self, request: Request, festival: str, letter_rule: int) -> Response:
        found = self._row(festival, letter_rule, Right.PLAN)
        fields = self.body(LetterRuleIn, found)
        return self.answer(LetterRuleOut, change_rule(found, actor=self.actor, now=self.now, **fields))

    @extend_schema(operation_id="letter_rules_remove", responses={204: None})
    def delete(self, request: Request, festival: str, letter_rule: int) -> Response:
        remove_rule(self._row(festival, letter_rule, Right.PLAN), actor=self.actor, now=self.now)
        return Response(status=204)
