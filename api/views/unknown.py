"""Addresses below `/api/` that lead nowhere."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from api.errors import problem, problem_json


@csrf_exempt
def unknown_address(request: HttpRequest) -> HttpResponse:
    """404 as a problem, whatever the method."""
    detail = _("There is no such address. Addresses end with a slash; /api/v1/docs/ lists them.")
    body = problem(404, "unknown_address", detail, instance=request.path)
    return problem_json(body)
