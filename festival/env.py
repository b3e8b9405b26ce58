"""What the environment says: one place that reads it, with the embedded defaults."""

import os
import secrets
from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parent.parent

env = environ.Env()

VAR = Path(env.str("STANDFEST_VAR", default=str(ROOT / "var"))).resolve()
ADDRESS = VAR / "address"  # where the supervisor notes what this start is reached at


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
        _keep_first(kept, secrets.token_urlsafe(50))
    return kept.read_text(encoding="utf-8").strip()


def base_url() -> str:
    """The address in letters and QR codes: `BASE_URL`; without it that of `PORT`, else of the last start here.

    So a command typed in a second window prints the codes of the pages that run in the first.
    """
    given = env.str("BASE_URL", default="")
    port = env.str("PORT", default="").strip()
    if not given and not port and ADDRESS.is_file():
        given = ADDRESS.read_text(encoding="utf-8").strip()
    return str(given or f"http://localhost:{port or 8000}").rstrip("/")


def _keep_first(path: Path, text: str) -> None:
    """Write a new file, whole; when several processes start at once, the first one's text stays."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    try:
        draft.write_text(text, encoding="utf-8")
        os.link(draft, path)  # unlike a rename, this never replaces what is there
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
