from django.http import HttpRequest, HttpResponse


def stub(request: HttpRequest, **_: str) -> HttpResponse:
    return HttpResponse("soon")
