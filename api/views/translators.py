"""Asking people to translate: a personal link for each, sent, sent again, revoked."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.endpoint import Endpoint
from api.serializers.translators import TranslatorIn, TranslatorLink, TranslatorOut
from events.actions.translators import (
    add_translator,
    remove_translator,
    revoke_translator,
    send_translator_link,
    update_translator,
)
from events.models import Translator
from events.permissions import Right, festival_for, translator_of


class TranslatorsView(Endpoint):
    """Who translates for a festival. The link of somebody without an e-mail is shown once, to who adds them."""

    queryset = Translator.objects.none()
    answer_is_secret = True

    @extend_schema(operation_id="translators_list", responses=TranslatorOut(many=True))
    def get(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.VIEW)
        return self.page(TranslatorOut, found.translators.select_related("festival"))

    @extend_schema(operation_id="translators_add", request=TranslatorIn, responses={201: TranslatorLink})
    def post(self, request: Request, festival: str) -> Response:
        found = festival_for(self.user, festival, Right.INVITE)
        translator = add_translator(found, actor=self.actor, now=self.now, **self.body(TranslatorIn))
        location = reverse("api:translator", [translator.pk], request=request)
        return self.answer(TranslatorLink, translator, status=201, location=location)


class TranslatorView(Endpoint):
    """Somebody who translates. Whoever is removed leaves the translations behind."""

    @extend_schema(operation_id="translators_read", responses=TranslatorOut)
    def get(self, request: Request, translator: int) -> Response:
        return self.answer(TranslatorOut, translator_of(self.user, translator, Right.VIEW))

    @extend_schema(operation_id="translators_change", request=TranslatorIn, responses=TranslatorOut)
    def patch(self, request: Request, translator: int) -> Response:
        found = translator_of(self.user, translator, Right.INVITE)
        fields = self.body(TranslatorIn, found)
        return self.answer(TranslatorOut, update_translator(found, actor=self.actor, now=self.now, **fields))

    @extend_schema(operation_id="translators_remove", responses={204: None})
    def delete(self, request: Request, translator: int) -> Response:
        found = translator_of(self.user, translator, Right.INVITE)
        remove_translator(found, actor=self.actor, now=self.now)
        return Response(status=204)


class SendLinkView(Endpoint):
    """A new link; the old one opens nothing any more. Without an e-mail it is shown here, once."""

    answer_is_secret = True

    @extend_schema(operation_id="translators_send_link", request=None, responses=TranslatorLink)
    def post(self, request: Request, translator: int) -> Response:
        self.no_body()
        found = translator_of(self.user, translator, Right.INVITE)
        return self.answer(TranslatorLink, send_translator_link(found, actor=self.actor, now=self.now))


class RevokeLinkView(Endpoint):
    """From now on the link opens nothing."""

    @extend_schema(operation_id="translators_revoke", request=None, responses=TranslatorOut)
    def post(self, request: Request, translator: int) -> Response:
        self.no_body()
        found = translator_of(self.user, translator, Right.INVITE)
        return self.answer(TranslatorOut, revoke_translator(found, actor=self.actor, now=self.now))
