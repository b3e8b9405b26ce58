"""The matrix: for each address and method, who gets in. Read it as a list of promises.

A method that is not named here answers 405, after asking who is there where that matters.
"""

from tests.permissions.api_table import API
from tests.permissions.desk_table import DESK
from tests.permissions.roles import (
    ALREADY_IN,
    API_METHOD,
    DESK_ABSENT,
    DESK_METHOD,
    DESK_NOT_NOW,
    EVERYBODY,
    METHOD,
    NOTHING,
    ROLE_NAMES,
    STAFF,
    TO_SIGN_IN,
    every_method,
)

__all__ = ["ROLE_NAMES", "TABLE", "expected"]


def expected(name: str, method: str) -> dict[str, str]:
    """What each role gets at this address with this method."""
    if method in TABLE[name]:
        return TABLE[name][method]
    if name.startswith("api:"):
        return METHOD if name in OPEN_API else API_METHOD
    if name.startswith(("desk:", "mfa_")):
        return DESK_METHOD
    return METHOD


OPEN_API = {
    "api:advice",
    "api:docs",
    "api:observances",
    "api:public_festival",
    "api:public_festivals",
    "api:public_organisation",
    "api:schema",
}

TABLE = (
    API
    | DESK
    | {
        "account_confirm_login_code": every_method(STAFF),
        "account_inactive": {"GET": EVERYBODY},
        "account_login": {
            "GET": EVERYBODY,
            "POST": EVERYBODY,
            "PUT": EVERYBODY,
            "PATCH": ALREADY_IN,
            "DELETE": ALREADY_IN,
        },
        "account_logout": {"GET": EVERYBODY, "POST": EVERYBODY},
        "account_request_login_code": {
            "GET": EVERYBODY,
            "POST": EVERYBODY,
            "PUT": EVERYBODY,
            "PATCH": ALREADY_IN,
            "DELETE": ALREADY_IN,
        },
        "healthz": {"GET": EVERYBODY},
        "metrics": {"GET": NOTHING},  # METRICS_TOKEN is not set here
        "mfa_activate_totp": {"GET": STAFF, "POST": STAFF, "PUT": STAFF},
        "mfa_add_webauthn": {"GET": STAFF, "POST": STAFF, "PUT": STAFF},
        "mfa_authenticate": every_method(STAFF),
        "mfa_deactivate_totp": every_method(DESK_ABSENT),
        "mfa_download_recovery_codes": every_method(DESK_ABSENT),
        "mfa_edit_webauthn": {"GET": DESK_ABSENT, "POST": DESK_ABSENT, "PUT": DESK_ABSENT},
        "mfa_generate_recovery_codes": {"GET": STAFF, "POST": STAFF, "PUT": STAFF},
        "mfa_index": {"GET": STAFF},
        "mfa_list_webauthn": {"GET": STAFF},
        "mfa_login_webauthn": {
            "GET": STAFF,
            "POST": STAFF,
            "PUT": STAFF,
            "PATCH": ALREADY_IN,
            "DELETE": ALREADY_IN,
        },
        "mfa_reauthenticate": every_method(DESK_NOT_NOW),
        "mfa_reauthenticate_webauthn": every_method(DESK_NOT_NOW),
        "mfa_remove_webauthn": {"GET": DESK_ABSENT, "POST": DESK_ABSENT, "DELETE": DESK_ABSENT},
        "mfa_view_recovery_codes": {"GET": DESK_ABSENT},
        "portal:add_contact": {"GET": EVERYBODY, "POST": EVERYBODY},
        "portal:add_offer": {"GET": EVERYBODY, "POST": EVERYBODY},
        "portal:add_standing_offer": {"GET": EVERYBODY, "POST": EVERYBODY},
        "portal:answer": {"POST": EVERYBODY},
        "portal:begin": {"POST": EVERYBODY},
        "portal:check": {"GET": EVERYBODY, "POST": EVERYBODY},
        "portal:confirm_page": {"POST": EVERYBODY},
        "portal:calendar": {"GET": EVERYBODY, "POST": EVERYBODY},
        "portal:dates": {"GET": EVERYBODY},
        "portal:day": {"GET": EVERYBODY, "POST": EVERYBODY},
        "portal:edit_contact": {"GET": EVERYBODY, "POST": EVERYBODY},
        "portal:edit_offer": {"GET": EVERYBODY, "POST": EVERYBODY},
        "portal:edit_page": {"GET": EVERYBODY, "POST": EVERYBODY},
        "portal:edit_standing_offer": {"GET": EVERYBODY, "POST": EVERYBODY},
        "portal:feedback": {"GET": EVERYBODY},
        "portal:needs": {"GET": EVERYBODY, "POST": EVERYBODY},
        "portal:offers": {"GET": EVERYBODY},
        "portal:page": {"GET": EVERYBODY},
        "portal:poll": {"GET": EVERYBODY, "POST": EVERYBODY},
        "portal:remove_contact": {"GET": EVERYBODY, "POST": EVERYBODY},
        "portal:remove_offer": {"GET": EVERYBODY, "POST": EVERYBODY},
        "portal:remove_standing_offer": {"GET": EVERYBODY, "POST": EVERYBODY},
        "portal:start": {"GET": EVERYBODY},
        "portal:withdraw": {"GET": EVERYBODY, "POST": EVERYBODY},
        "feed": {"GET": EVERYBODY},
        "readability": {"POST": EVERYBODY},
        "readyz": {"GET": EVERYBODY},
        "staff": every_method(TO_SIGN_IN),
        "trial_enter": {"GET": EVERYBODY, "POST": EVERYBODY},
        "translate:start": {"GET": EVERYBODY},
        "translate:text": {"GET": EVERYBODY, "POST": EVERYBODY},
        "translate:texts": {"GET": EVERYBODY},
        "translate:thanks": {"GET": EVERYBODY},
        "unknown_api": every_method(NOTHING),
        "visitor:festival_feedback": {"GET": EVERYBODY, "POST": EVERYBODY},
        "visitor:festival_feedback_thanks": {"GET": EVERYBODY},
        "visitor:station_feedback": {"GET": EVERYBODY, "POST": EVERYBODY},
        "visitor:station_feedback_thanks": {"GET": EVERYBODY},
        "visitor:survey": {"GET": EVERYBODY, "POST": EVERYBODY},
        "visitor:survey_thanks": {"GET": EVERYBODY},
        "visitor:festival": {"GET": EVERYBODY},
        "visitor:festival_calendar": {"GET": EVERYBODY},
        "visitor:home": {"GET": EVERYBODY},
        "visitor:languages": {"GET": EVERYBODY},
        "visitor:observances_calendar": {"GET": EVERYBODY},
        "visitor:organisation": {"GET": EVERYBODY},
        "visitor:organisation_calendar": {"GET": NOTHING},  # its station is not confirmed here
        "visitor:organisation_card": {"GET": EVERYBODY},
        "visitor:organisation_on_paper": {"GET": EVERYBODY},
        "visitor:site_plan": {"GET": EVERYBODY},
        "visitor:stop_letters": {"GET": EVERYBODY, "POST": EVERYBODY},
        "visitor:styleguide": {"GET": EVERYBODY},
    }
)
