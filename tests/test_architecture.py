"""The house rules a machine can check: who imports whom, how long things are, what nothing is called."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("festival", "api", "worker", "stations", "events")
PURE = ("events", "stations")  # rules get the time as `now`
FILE_LINES, FUNCTION_LINES, TEMPLATE_LINES = 300, 40, 150
NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "common", "misc", "base", "core", "manager", "service"}
DOCUMENTED = {"os._exit"}  # public in spite of its name
CLOCKS = {"now", "utcnow", "today", "localtime", "localdate"}


def modules(*packages: str) -> list[Path]:
    """The Python files of these folders, without what Django writes itself."""
    found = [path for name in packages for path in sorted((ROOT / name).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def templates() -> list[Path]:
    return sorted((ROOT / "festival" / "templates").rglob("*.*"))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_the_import_order():
    """festival → (api | worker) → stations → events, and nobody imports festival."""
    tool = Path(sys.executable).parent / "lint-imports"

    done = subprocess.run([tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_no_file_is_longer_than_300_lines():
    long = {named(path): lines(path) for path in modules(*PACKAGES, "tests") if lines(path) > FILE_LINES}

    assert long == {}


def test_no_template_is_longer_than_150_lines():
    assert templates()
    assert {named(path): lines(path) for path in templates() if lines(path) > TEMPLATE_LINES} == {}


def test_no_function_is_longer_than_40_lines():
    long = {
        f"{named(path)}:{node.name}": length
        for path in modules(*PACKAGES)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES
    }

    assert long == {}


def test_every_name_says_what_is_inside():
    parts = {part for path in modules(*PACKAGES, "tests") for part in path.relative_to(ROOT).with_suffix("").parts}

    assert parts & NAMES_THAT_SAY_NOTHING == set()


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name != "_"


def private_imports(module: ast.Module) -> Iterator[str]:
    """Names with a leading underscore that are taken out of another module."""
    known = set()
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names if private(alias.name))
            known |= {alias.asname or alias.name for alias in node.names if alias.name.islower()}
        elif isinstance(node, ast.Import):
            known |= {alias.asname or alias.name for alias in node.names}
    known -= parameters(module)
    for node in ast.walk(module):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id in known
            and private(node.attr)
        ):
            yield f"{node.value.id}.{node.attr}"


def parameters(module: ast.Module) -> set[str]:
    """Names that some function takes as an argument: such a name need not be the imported module."""
    return {node.arg for node in ast.walk(module) if isinstance(node, ast.arg)}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("from a import _b", ["a._b"]),
        ("import a\na._b()", ["a._b"]),
        ("from c import a\na._b()", ["a._b"]),
        ("from c import a, _\n_('x')\na.b\n", []),
        ("def _own(): ...\n_own()", []),
        ("class A:\n    def f(self): return self._b", []),
        ("from c import Model\nModel._meta", []),
    ],
)
def test_the_check_of_private_names_itself(code, found):
    assert list(private_imports(ast.parse(code))) == found


def test_nobody_takes_what_is_private_to_another():
    taken = {named(path): list(private_imports(tree(path))) for path in modules(*PACKAGES)}

    assert {path: names for path, names in taken.items() if set(names) - DOCUMENTED} == {}


def clocks(module: ast.Module) -> list[str]:
    """Where code asks what time it is: `timezone.now()`, `datetime.now(…)`, `date.today()`, `time.time()`."""
    return [
        ast.unparse(node)
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and (node.func.attr in CLOCKS or (node.func.value.id, node.func.attr) == ("time", "time"))
    ]


@pytest.mark.parametrize(
    ("code", "found"),
    [("timezone.now()", 1), ("datetime.now(UTC)", 1), ("date.today()", 1), ("time.time()", 1), ("f(now=now)", 0)],
)
def test_the_check_of_clocks_itself(code, found):
    assert len(clocks(ast.parse(code))) == found


def test_rules_do_not_look_at_the_clock():
    asked = {named(path): clocks(tree(path)) for path in modules(*PURE)}

    assert {path: calls for path, calls in asked.items() if calls} == {}
