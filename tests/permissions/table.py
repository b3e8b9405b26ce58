"""The matrix: for each address and method, who gets in. Read it as a list of promises.

A method that is not named here answers 405, after asking who is there where that matters.
"""

ROLE_NAMES = ("visitor", "link", "reader", "member", "coordinator", "stranger", "token")


def _row(outcomes: str) -> dict[str, str]:
    words = {"y": "yes", "s": "sign in", "u": "unknown", "n": "no", "a": "absent", "m": "method"}
    return {role: words[letter] for role, letter in zip(ROLE_NAMES, outcomes, strict=True)}


# In the order of ROLE_NAMES. `link` is an organisation outside its own address, `stranger` the coordinator of
# another office, `token` the coordinator's program.
EVERYBODY = _row("yyyyyyy")  # no account needed; in the portal and for translators the address itself is the key
NOTHING = _row("aaaaaaa")
TO_SIGN_IN = _row("sssssss")
STAFF = _row("ssyyyys")  # whoever is signed in, about themselves
DESK_VIEW = _row("ssyyyas")
DESK_EDIT = _row("ssnyyas")  # members and coordinators
DESK_LEAD = _row("ssnnyas")  # coordinators
DESK_OWN = _row("ssaayas")  # the coordinator's own token
DESK_ABSENT = _row("ssaaaas")  # nobody in this world has such a thing
DESK_NOT_NOW = _row("ssnnnns")  # signing in once more is asked of nobody here
ALREADY_IN = _row("mmyyyym")  # who is signed in is sent on to the desk
API_STAFF = _row("uuyyyyy")
API_VIEW = _row("uuyyyay")
API_EDIT = _row("uunyyay")
API_LEAD = _row("uunnyay")
API_OWN = _row("uuaayay")

DESK_METHOD = _row("ssmmmms")
API_METHOD = _row("uummmmm")
METHOD = _row("mmmmmmm")


def expected(name: str, method: str) -> dict[str, str]:
    """What each role gets at this address with this method."""
    if method in TABLE[name]:
        return TABLE[name][method]
    if name.startswith("api:"):
        return METHOD if name in OPEN_API else API_METHOD
    if name.startswith(("desk:", "mfa_")):
        return DESK_METHOD
    return METHOD


def _every(outcome: dict[str, str]) -> dict[str, dict[str, str]]:
    """The same for every method."""
    return dict.fromkeys(("GET", "POST", "PUT", "PATCH", "DELETE"), outcome)


OPEN_API = {
    "api:advice",
    "api:docs",
    "api:observances",
    "api:public_festival",
    "api:public_festivals",
    "api:public_organisation",
    "api:schema",
}

TABLE = {
    "account_confirm_login_code": _every(STAFF),
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
    "api:advice": {"GET": EVERYBODY},
    "api:contact": {"GET": API_VIEW, "PATCH": API_EDIT, "DELETE": API_EDIT},
    "api:contacts": {"GET": API_VIEW, "POST": API_EDIT},
    "api:date_poll": {"GET": API_VIEW, "PATCH": API_LEAD, "DELETE": API_LEAD},
    "api:date_poll_answers": {"GET": API_VIEW, "POST": API_EDIT},
    "api:date_poll_close": {"POST": API_LEAD},
    "api:date_poll_open": {"POST": API_LEAD},
    "api:date_polls": {"GET": API_VIEW, "POST": API_LEAD},
    "api:docs": {"GET": EVERYBODY},
    "api:festival": {"GET": API_VIEW, "PATCH": API_LEAD},
    "api:festival_move": {"POST": API_LEAD},
    "api:festivals": {"GET": API_STAFF, "POST": API_STAFF},
    "api:helpers_list": {"GET": API_VIEW},
    "api:import": {"POST": API_EDIT},
    "api:invitation": {"GET": API_VIEW, "DELETE": API_EDIT},
    "api:invitation_answer": {"POST": API_EDIT},
    "api:invitations": {"GET": API_VIEW, "POST": API_EDIT},
    "api:invitations_preview": {"POST": API_EDIT},
    "api:invitations_send": {"POST": API_EDIT},
    "api:job": {"GET": API_VIEW},
    "api:jobs": {"GET": API_VIEW},
    "api:kept_print": {"GET": API_VIEW},
    "api:letter": {"GET": API_VIEW},
    "api:letter_again": {"POST": API_EDIT},
    "api:letter_preview": {"GET": API_VIEW},
    "api:letters": {"GET": API_VIEW},
    "api:link_again": {"POST": API_EDIT},
    "api:link_revoke": {"POST": API_EDIT},
    "api:log": {"GET": API_VIEW},
    "api:me": {"GET": API_STAFF},
    "api:member": {"GET": API_VIEW, "PATCH": API_LEAD, "DELETE": API_LEAD},
    "api:members": {"GET": API_VIEW, "POST": API_LEAD},
    "api:name_tags": {"GET": API_VIEW},
    "api:observances": {"GET": EVERYBODY},
    "api:offer": {"GET": API_VIEW, "PATCH": API_EDIT, "DELETE": API_EDIT},
    "api:offers": {"GET": API_VIEW, "POST": API_EDIT},
    "api:observance_link": {"GET": API_VIEW, "PATCH": API_LEAD, "DELETE": API_LEAD},
    "api:observance_links": {"GET": API_VIEW, "POST": API_LEAD},
    "api:office": {"GET": API_VIEW, "PATCH": API_LEAD},
    "api:offices": {"GET": API_STAFF},
    "api:organisation": {"GET": API_VIEW, "PATCH": API_EDIT},
    "api:organisation_confirm": {"POST": API_EDIT},
    "api:organisation_restore": {"POST": API_EDIT},
    "api:organisation_withdraw": {"POST": API_EDIT},
    "api:organisations": {"GET": API_STAFF, "POST": API_STAFF},
    "api:own_day": {"GET": API_VIEW, "PATCH": API_LEAD, "DELETE": API_LEAD},
    "api:own_days": {"GET": API_VIEW, "POST": API_LEAD},
    "api:prints": {"POST": API_VIEW},
    "api:public_festival": {"GET": EVERYBODY},
    "api:public_festivals": {"GET": EVERYBODY},
    "api:public_organisation": {"GET": EVERYBODY},
    "api:schema": {"GET": EVERYBODY},
    "api:sheet": {"GET": API_VIEW},
    "api:signs": {"GET": API_VIEW},
    "api:standing_offer": {"GET": API_VIEW, "PATCH": API_EDIT, "DELETE": API_EDIT},
    "api:standing_offers": {"GET": API_VIEW, "POST": API_EDIT},
    "api:station": {"GET": API_VIEW, "PATCH": API_EDIT},
    "api:station_begin": {"POST": API_EDIT},
    "api:station_decide": {"POST": API_LEAD},
    "api:station_place": {"POST": API_LEAD},
    "api:station_preview": {"POST": API_LEAD},
    "api:station_submit": {"POST": API_EDIT},
    "api:station_withdraw": {"POST": API_LEAD},
    "api:stations": {"GET": API_VIEW},
    "api:text_counts": {"GET": API_VIEW},
    "api:texts": {"GET": API_VIEW},
    "api:texts_file": {"GET": API_VIEW, "POST": API_EDIT},
    "api:texts_machine": {"POST": API_EDIT},
    "api:token": {"GET": API_OWN, "DELETE": API_OWN},
    "api:tokens": {"GET": API_STAFF, "POST": API_STAFF},
    "api:translation": {"PUT": API_EDIT, "DELETE": API_EDIT},
    "api:translator": {"GET": API_VIEW, "PATCH": API_EDIT, "DELETE": API_EDIT},
    "api:translator_revoke": {"POST": API_EDIT},
    "api:translator_send": {"POST": API_EDIT},
    "api:translators": {"GET": API_VIEW, "POST": API_EDIT},
    "desk:account": {"GET": STAFF, "POST": STAFF},
    "desk:contact": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:contact_new": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:contact_remove": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:festival": {"GET": DESK_VIEW},
    "desk:festival_move": {"GET": DESK_LEAD, "POST": DESK_LEAD},
    "desk:festival_new": {"GET": DESK_LEAD, "POST": DESK_LEAD},
    "desk:festival_settings": {"GET": DESK_VIEW, "POST": DESK_LEAD},
    "desk:festivals": {"GET": DESK_VIEW},
    "desk:home": {"GET": STAFF},
    "desk:import": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:invitation": {"GET": DESK_VIEW, "POST": DESK_EDIT},
    "desk:invitation_register": {"POST": DESK_EDIT},
    "desk:invitation_unchoose": {"POST": DESK_EDIT},
    "desk:invitations": {"GET": DESK_VIEW},
    "desk:invitations_choose": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:invitations_send": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:job": {"GET": DESK_VIEW},
    "desk:kept_print": {"GET": DESK_VIEW},
    "desk:letter": {"GET": DESK_VIEW, "POST": DESK_EDIT},
    "desk:dates": {"GET": DESK_VIEW},
    "desk:dates_day": {"GET": DESK_VIEW},
    "desk:letters": {"GET": DESK_VIEW},
    "desk:link_address": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:link_again": {"POST": DESK_EDIT},
    "desk:link_revoke": {"POST": DESK_EDIT},
    "desk:log": {"GET": DESK_VIEW},
    "desk:observance_link": {"GET": DESK_LEAD, "POST": DESK_LEAD},
    "desk:observance_link_new": {"GET": DESK_LEAD, "POST": DESK_LEAD},
    "desk:observance_link_remove": {"GET": DESK_LEAD, "POST": DESK_LEAD},
    "desk:observances": {"GET": DESK_VIEW},
    "desk:office": {"GET": DESK_VIEW},
    "desk:office_letters": {"GET": DESK_VIEW},
    "desk:office_settings": {"GET": DESK_VIEW, "POST": DESK_LEAD},
    "desk:organisation": {"GET": DESK_VIEW},
    "desk:organisation_confirm": {"POST": DESK_EDIT},
    "desk:organisation_edit": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:organisation_new": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:organisation_restore": {"POST": DESK_EDIT},
    "desk:organisation_withdraw": {"POST": DESK_EDIT},
    "desk:organisations": {"GET": DESK_VIEW},
    "desk:own_day": {"GET": DESK_LEAD, "POST": DESK_LEAD},
    "desk:own_day_new": {"GET": DESK_LEAD, "POST": DESK_LEAD},
    "desk:own_day_remove": {"GET": DESK_LEAD, "POST": DESK_LEAD},
    "desk:own_days": {"GET": DESK_VIEW},
    "desk:own_days_catalogue": {"GET": DESK_VIEW},
    "desk:people": {"GET": DESK_VIEW, "POST": DESK_LEAD},
    "desk:person": {"GET": DESK_LEAD, "POST": DESK_LEAD},
    "desk:person_remove": {"GET": DESK_LEAD, "POST": DESK_LEAD},
    "desk:poll": {"GET": DESK_VIEW},
    "desk:poll_answer": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:poll_close": {"GET": DESK_LEAD, "POST": DESK_LEAD},
    "desk:poll_drop": {"POST": DESK_LEAD},
    "desk:poll_open": {"GET": DESK_LEAD, "POST": DESK_LEAD},
    "desk:poll_plan": {"GET": DESK_LEAD, "POST": DESK_LEAD},
    "desk:print": {"GET": DESK_VIEW},
    "desk:print_helpers": {"GET": DESK_VIEW},
    "desk:print_name_tags": {"GET": DESK_VIEW},
    "desk:print_sheet": {"GET": DESK_VIEW},
    "desk:print_signs": {"GET": DESK_VIEW},
    "desk:standing_offer": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:standing_offer_new": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:standing_offer_remove": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:station": {"GET": DESK_VIEW},
    "desk:station_decide": {"GET": DESK_LEAD, "POST": DESK_LEAD},
    "desk:station_edit": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:station_offer": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:station_offer_new": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:station_offer_remove": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:station_place": {"GET": DESK_LEAD, "POST": DESK_LEAD},
    "desk:station_submit": {"POST": DESK_EDIT},
    "desk:stations": {"GET": DESK_VIEW},
    "desk:token_new": {"POST": STAFF},
    "desk:token_revoke": {"POST": DESK_OWN},
    "desk:translator": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:translator_link": {"POST": DESK_EDIT},
    "desk:translator_new": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:translator_remove": {"GET": DESK_EDIT, "POST": DESK_EDIT},
    "desk:translator_revoke": {"POST": DESK_EDIT},
    "desk:translators": {"GET": DESK_VIEW},
    "desk:word": {"GET": DESK_VIEW, "POST": DESK_EDIT},
    "desk:words": {"GET": DESK_VIEW},
    "desk:words_download": {"GET": DESK_VIEW},
    "desk:words_files": {"GET": DESK_VIEW, "POST": DESK_EDIT},
    "desk:words_machine": {"POST": DESK_EDIT},
    "healthz": {"GET": EVERYBODY},
    "mfa_activate_totp": {"GET": STAFF, "POST": STAFF, "PUT": STAFF},
    "mfa_add_webauthn": {"GET": STAFF, "POST": STAFF, "PUT": STAFF},
    "mfa_authenticate": _every(STAFF),
    "mfa_deactivate_totp": _every(DESK_ABSENT),
    "mfa_download_recovery_codes": _every(DESK_ABSENT),
    "mfa_edit_webauthn": {"GET": DESK_ABSENT, "POST": DESK_ABSENT, "PUT": DESK_ABSENT},
    "mfa_generate_recovery_codes": {"GET": STAFF, "POST": STAFF, "PUT": STAFF},
    "mfa_index": {"GET": STAFF},
    "mfa_list_webauthn": {"GET": STAFF},
    "mfa_login_webauthn": {"GET": STAFF, "POST": STAFF, "PUT": STAFF, "PATCH": ALREADY_IN, "DELETE": ALREADY_IN},
    "mfa_reauthenticate": _every(DESK_NOT_NOW),
    "mfa_reauthenticate_webauthn": _every(DESK_NOT_NOW),
    "mfa_remove_webauthn": {"GET": DESK_ABSENT, "POST": DESK_ABSENT, "DELETE": DESK_ABSENT},
    "mfa_view_recovery_codes": {"GET": DESK_ABSENT},
    "portal:add_contact": {"GET": EVERYBODY, "POST": EVERYBODY},
    "portal:add_offer": {"GET": EVERYBODY, "POST": EVERYBODY},
    "portal:add_standing_offer": {"GET": EVERYBODY, "POST": EVERYBODY},
    "portal:answer": {"POST": EVERYBODY},
    "portal:begin": {"POST": EVERYBODY},
    "portal:check": {"GET": EVERYBODY, "POST": EVERYBODY},
    "portal:confirm_page": {"POST": EVERYBODY},
    "portal:dates": {"GET": EVERYBODY},
    "portal:day": {"GET": EVERYBODY, "POST": EVERYBODY},
    "portal:edit_contact": {"GET": EVERYBODY, "POST": EVERYBODY},
    "portal:edit_offer": {"GET": EVERYBODY, "POST": EVERYBODY},
    "portal:edit_page": {"GET": EVERYBODY, "POST": EVERYBODY},
    "portal:edit_standing_offer": {"GET": EVERYBODY, "POST": EVERYBODY},
    "portal:needs": {"GET": EVERYBODY, "POST": EVERYBODY},
    "portal:offers": {"GET": EVERYBODY},
    "portal:page": {"GET": EVERYBODY},
    "portal:poll": {"GET": EVERYBODY, "POST": EVERYBODY},
    "portal:remove_contact": {"GET": EVERYBODY, "POST": EVERYBODY},
    "portal:remove_offer": {"GET": EVERYBODY, "POST": EVERYBODY},
    "portal:remove_standing_offer": {"GET": EVERYBODY, "POST": EVERYBODY},
    "portal:start": {"GET": EVERYBODY},
    "portal:withdraw": {"GET": EVERYBODY, "POST": EVERYBODY},
    "readability": {"POST": EVERYBODY},
    "readyz": {"GET": EVERYBODY},
    "staff": _every(TO_SIGN_IN),
    "trial_enter": {"GET": EVERYBODY, "POST": EVERYBODY},
    "translate:start": {"GET": EVERYBODY},
    "translate:text": {"GET": EVERYBODY, "POST": EVERYBODY},
    "translate:texts": {"GET": EVERYBODY},
    "translate:thanks": {"GET": EVERYBODY},
    "unknown_api": _every(NOTHING),
    "visitor:festival": {"GET": EVERYBODY},
    "visitor:festival_calendar": {"GET": EVERYBODY},
    "visitor:home": {"GET": EVERYBODY},
    "visitor:languages": {"GET": EVERYBODY},
    "visitor:observances_calendar": {"GET": EVERYBODY},
    "visitor:organisation": {"GET": EVERYBODY},
    "visitor:organisation_on_paper": {"GET": EVERYBODY},
    "visitor:stop_letters": {"GET": EVERYBODY, "POST": EVERYBODY},
    "visitor:styleguide": {"GET": EVERYBODY},
}
