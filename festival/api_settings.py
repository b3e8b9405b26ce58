"""How the JSON API behaves and describes itself; `settings.py` takes these over."""

from django.utils.translation import gettext_lazy as _

__all__ = ["REST_FRAMEWORK", "SPECTACULAR_SETTINGS"]

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["api.auth.TokenAuthentication", "api.auth.DeskSessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["api.parsing.StrictJson"],
    "DEFAULT_METADATA_CLASS": None,
    "URL_FORMAT_OVERRIDE": None,
    "DEFAULT_PAGINATION_CLASS": "api.pagination.Pages",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "api.schema.ProblemSchema",
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.UserRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"user": "600/min"},
    "EXCEPTION_HANDLER": "api.errors.problem_response",
    "PAGE_SIZE": 50,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Standfest",
    "DESCRIPTION": _("Plan community festivals: organisations, invitations, stations and print."),
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "DEFAULT_GENERATOR_CLASS": "api.schema.KeptGenerator",
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_NAME_OVERRIDES": {
        "FestivalState": "events.models.FestivalState",
        "CircularTo": "stations.models.CircularTo",
        "DayKind": "events.models.DayKind",
        "FacilityKind": "events.models.FacilityKind",
        "RuleKind": "events.models.RuleKind",
        "InvitationState": "stations.models.InvitationState",
        "LetterState": "events.models.LetterState",
        "StationState": "stations.models.StationState",
        "OrganisationKind": "stations.models.OrganisationKind",
        "Decision": "api.serializers.stations.DECIDABLE",
        "DatePollState": "events.models.DatePollState",
        "Fit": "stations.models.Fit",
        "JobState": "events.models.JobState",
        "TranslationOutcome": "api.serializers.exchange.OUTCOMES",
        "TranslationState": "api.serializers.words.STATES",
        "PublicTranslationState": "api.serializers.words.SAID",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "api.schema.close_bodies",
    ],
}
