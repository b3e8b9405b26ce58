"""What a translator sees: the start, the list of texts, one text beside its translation, thanks."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from events.errors import NotFound
from events.words import State, digest
from festival.translate.visits import Visit, by_link
from festival.words_forms import TranslationForm, translating
from stations.course import Course


@require_safe
@by_link
def start(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What is asked, how far each language is, what happens with the words, whom to ask."""
    courses = [(course, course.next_open()) for course in visit.courses()]
    return visit.show("translate/start.html", courses=courses)


@require_safe
@by_link
def texts(request: HttpRequest, visit: Visit, tag: str) -> HttpResponse:
    """Every text, place by place, with its state; `?open=1` shows what is still to do."""
    course = visit.course(tag)
    only_open = "open" in request.GET
    return visit.show(
        "translate/texts.html",
        course=course,
        language=tag,
        only_open=only_open,
        places=course.open_places() if only_open else course.places,
        next=course.next_open(),
        before=visit.before(course),
    )


@require_safe
@by_link
def thanks(request: HttpRequest, visit: Visit, tag: str) -> HttpResponse:
    """After the last open text."""
    course = visit.course(tag)
    if course.open:
        return visit.go_to("texts", tag)
    return visit.show("translate/thanks.html", course=course, language=tag, before=visit.before(course))


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def text(request: HttpRequest, visit: Visit, tag: str, key: str) -> HttpResponse:
    """One text beside its translation; each button saves at once. 409: somebody else was faster."""
    course = visit.course(tag)
    try:
        _place, cell = course.at(key)
    except NotFound:
        typed = request.POST.get("words", "")
        return visit.show("translate/gone.html", status=404, course=course, language=tag, typed=typed)
    posted = request.POST if request.method == "POST" else None
    form = TranslationForm(posted, text=cell.text, language=tag, translation=cell.translation)
    if posted is None:
        return _show(visit, course, key, form)
    if posted.get("do") == "remove":
        if form.remove(now=visit.now):
            return visit.go_to("texts", tag, removed=key)
    elif form.save(visit.festival, actor=visit.actor, now=visit.now):
        return _onward(visit, visit.course(tag), key, form)  # equal texts have the same words now
    return _show(visit, visit.course(tag), key, form)  # what somebody else has saved meanwhile is on it too


def _onward(visit: Visit, course: Course, key: str, form: TranslationForm) -> HttpResponse:
    """To the next open text, or to thanks; to this one again where the source has changed under the pen."""
    if digest(form.cleaned_data["made_from"]) != form.text.digest:
        return visit.go_to("text", course.language, key, saved=key)
    following = course.next_open(key)
    if following is None:
        return visit.go_to("thanks", course.language, saved=key)
    return visit.go_to("text", course.language, following.text.key, saved=key)


def _show(visit: Visit, course: Course, key: str, form: TranslationForm) -> HttpResponse:
    place, cell = course.at(key)
    earlier, later = course.neighbours(key)
    before = visit.before(course)
    saved = before.get("saved")
    return visit.show(
        "translate/text.html",
        status=409 if form.conflict else 422 if form.errors else 200,
        **translating(form, cell.translation),
        place=place,
        state=cell.state,
        course=course,
        earlier=earlier,
        later=later,
        next=course.next_open(key),
        before=before,
        changed=saved is not None and saved.text.key == key and cell.state == State.OUTDATED,
    )
