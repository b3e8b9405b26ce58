"""One text in one language on the desk: see it, translate it, say that it is still right, take it away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.actors import staff
from events.errors import NotFound
from events.languages import PRODUCT_TAGS
from events.languages import language as known_language
from events.models import Festival
from events.permissions import Right, festival_for
from events.texts import is_hidden
from events.words import digest
from festival.office.matrix import label_of
from festival.office.pages import StaffRequest, desk_page, posted
from festival.words_forms import TranslationForm, translating
from stations.course import Course, courses_of
from stations.wording import hidden_cell


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def word(request: StaffRequest, festival: str, key: str, tag: str) -> HttpResponse:
    """409: somebody else was faster; both their words are on the page."""
    row = festival_for(request.user, festival, Right.EDIT if request.method == "POST" else Right.VIEW)
    course = _course(row, key, tag)
    _place, cell = course.at(key)
    form = TranslationForm(posted(request), text=cell.text, language=tag, translation=cell.translation)
    if request.method != "POST":
        return _page(request, row, course, form)
    if request.POST.get("do") == "remove":
        if form.remove(now=timezone.now()):
            messages.success(request, _("The translation is removed. Readers get the original again."))
            return redirect("desk:word", row.slug, key, tag)
    elif form.save(row, actor=staff(request.user), now=timezone.now()):
        return _onwards(request, row, _course(row, key, tag), form)  # equal texts have the same words now
    return _page(request, row, _course(row, key, tag), form)


def _course(festival: Festival, key: str, tag: str) -> Course:
    """The texts of a language; what is between office and organisation is a course of its own."""
    if is_hidden(key):
        if tag not in PRODUCT_TAGS:
            raise NotFound
        place, cell = hidden_cell(festival, key, tag)
        return Course(tag, [(place, [cell])])
    if tag not in festival.languages:
        raise NotFound
    return courses_of(festival, [tag])[0]


def _page(request: StaffRequest, festival: Festival, course: Course, form: TranslationForm) -> HttpResponse:
    place, cell = course.at(form.text.key)
    return desk_page(
        request,
        "office/words/word.html",
        festival=festival,
        here="words",
        status=409 if form.conflict else 422 if form.is_bound else 200,
        place=place,
        label=label_of(form.text),
        done=course.done,
        total=course.total,
        next=course.next_open(form.text.key),
        **translating(form, cell.translation),
    )


def _onwards(request: StaffRequest, festival: Festival, course: Course, form: TranslationForm) -> HttpResponse:
    """To the next open text; to this one again where the source has changed under the pen."""
    text, tag = form.text, course.language
    if digest(form.cleaned_data["made_from"]) != text.digest:
        messages.warning(request, _("Saved. The text has changed while you were translating: please look again."))
        return redirect("desk:word", festival.slug, text.key, tag)
    if text.is_hidden:
        messages.success(request, _("Saved. The organisation reads it in this language."))
        asked = text.kind == "datepoll"
        return (
            redirect("desk:poll", festival.slug) if asked else redirect("desk:station", festival.slug, text.row.pk)
        )
    following = course.next_open(text.key)
    if following is None:
        name = known_language(tag).autonym
        messages.success(request, _("Saved. Nothing is left to do in this language: %(name)s.") % {"name": name})
        return redirect("desk:words", festival.slug)
    messages.success(request, _("Saved. This is the next text."))
    return redirect("desk:word", festival.slug, following.text.key, tag)
