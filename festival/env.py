"""What the environment says: one place that reads it, with the embedded defaults."""

import secrets
from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parent.parent

env = environ.Env()

VAR = Path(env.str("STANDFEST_VAR", default=str(ROOT / "var"))).resolve()


def secret(name: str) -> str:
    """The value of `NAME`, or the content of the file that `NAME_FILE` names; empty when neither is set."""
    path = env.str(f"{name}_FILE", default="")
    if path:
        return Path(path).read_text(encoding="utf-8").strip()
    return str(env.str(name, default=""))


def secret_key() -> str:
    """The secret key; without one in the environment, one made once and kept in `var/`, readable by its owner."""
    given = secret("SECRET_KEY")
    if given:
        return given
    kept = VAR / "secret_key"
    if not kept.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(".new")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50), encoding="utf-8")
        draft.replace(kept)
    return kept.read_text(encoding="utf-8").strip()
