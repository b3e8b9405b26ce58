"""Who asks, and what each of them may get."""

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


def every_method(outcome: dict[str, str]) -> dict[str, dict[str, str]]:
    """The same for every method."""
    return dict.fromkeys(("GET", "POST", "PUT", "PATCH", "DELETE"), outcome)
