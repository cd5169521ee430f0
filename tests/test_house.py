"""The rules of the house, read off the syntax tree: floors, doors, names, what stays outside."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest

import nutgraf

ROOT = Path(__file__).parents[1] / "src" / "nutgraf"
MAX_LINES = 400  # a file that is longer is two files; STYLE, Size

# From the ground up; an import leads to a lower line, never to its own or to a higher one.
FLOORS = (
    {"_version", "findings", "vocabulary"},
    {"safety"},
    {"errors", "markup"},
    {"houses", "model", "partners"},
    {"config", "formats", "reports", "rules"},
    {"building", "checking"},
    {"api", "fixing", "injecting"},
    {"publishing", "sites", "streams", "testing"},
    {"cli", "integrations"},
    {"__main__"},
)
FLOOR_OF = {name: floor for floor, names in enumerate(FLOORS) for name in names}

# Where a package of others may be imported: files, or folders with a slash.
DOORS = {
    "annotated_types": ("model/",),
    "click": ("cli/",),
    "django": ("integrations/django/", "integrations/wagtail.py"),
    "extruct": ("formats/_embedded.py",),
    "fastwarc": ("sites/_archives.py",),
    "flask": ("integrations/flask.py",),
    "httpcore": ("sites/_fetch.py",),
    "httpx": ("sites/_fetch.py",),
    "hypothesis": ("testing/",),
    "jinja2": ("integrations/jinja.py",),
    "lxml": ("markup/_xml.py",),
    "markupsafe": ("integrations/jinja.py",),
    "nh3": ("safety/sanitise.py",),
    "pytest": ("integrations/pytest.py",),
    "pydantic": ("config.py", "houses/", "model/", "partners/"),
    "pydantic_core": ("config.py", "houses/", "model/"),
    "rich": ("cli/_terminal.py",),
    "selectolax": ("markup/_html.py",),
    "trafilatura": ("formats/_page_body.py",),
    "starlette": ("integrations/starlette.py",),
    "typing_extensions": (),
    "wagtail": ("integrations/wagtail.py",),
}
# Imported inside functions, on first use.
LAZY = {
    "extruct",
    "fastwarc",
    "httpcore",
    "httpx",
    "lxml",
    "nh3",
    "rich",
    "selectolax",
    "trafilatura",
}
HEAVY = (
    "click",
    "extruct",
    "jsonschema",
    "lxml",
    "nh3",
    "rdflib",
    "rich",
    "selectolax",
    "trafilatura",
)

# Nothing goes out, nothing is started, nothing is logged, and XML goes through its one safe door.
SHUT = {
    "asyncio", "ftplib", "http.client", "http.server", "logging", "marshal", "multiprocessing",
    "pickle", "shelve", "smtplib", "socket", "ssl", "subprocess", "urllib.request", "webbrowser",
    "xml.dom", "xml.etree", "xml.sax",
}  # fmt: skip
# What stays outside elsewhere has a door here: git is asked what changed, the one fetcher, which
# logs what it tries again, and the processes that a page may kill instead of ours, or that judge.
OPEN = {
    "sites/_changes.py": {"subprocess"},
    "sites/_fetch.py": {"logging", "socket"},
    "sites/_workers.py": {"multiprocessing"},
    "streams.py": {"pickle", "subprocess"},
}
CATCH_ALL = {"", "BaseException", "Exception"}


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module, dotted; `ours` counts from the package, `""` being its face."""

    line: int
    target: str
    ours: bool
    typing_only: bool
    in_function: bool


@dataclass(frozen=True, slots=True)
class Module:
    """One file of ours, with its syntax tree."""

    path: str
    source: str
    tree: ast.Module

    @property
    def dotted(self) -> str:
        """The dotted name inside the package; that of a package's `__init__` is the package's."""
        return self.path.removesuffix(".py").replace("/", ".").removesuffix("__init__").rstrip(".")

    @property
    def room(self) -> str:
        """The top-level module or package that the file belongs to; the face is `""`."""
        return self.dotted.partition(".")[0]

    @property
    def is_public(self) -> bool:
        """Whether users may import from it."""
        return not any(part.startswith("_") for part in self.dotted.split("."))


Rule: TypeAlias = Callable[[Module], Iterator[tuple[int, str]]]


def homeless(module: Module) -> Iterator[tuple[int, str]]:
    """Every module stands on a floor."""
    if module.room and module.room not in FLOOR_OF:
        yield 1, f"{module.room} stands on no floor; DESIGN, Floors"


def uphill(module: Module) -> Iterator[tuple[int, str]]:
    """Imports between rooms lead downhill."""
    for found in imports(module):
        room = found.target.partition(".")[0]
        if not found.ours or not module.room or room == module.room:
            continue
        if not room:
            yield found.line, "imports the face, which stands above everything"
        elif FLOOR_OF.get(room, -1) >= FLOOR_OF.get(module.room, -1):
            yield found.line, f"{module.room} imports {room}, which is not below it"


def beside_the_door(module: Module) -> Iterator[tuple[int, str]]:
    """Packages of others come in through their doors, the heavy ones on first use."""
    for found in imports(module):
        top = found.target.partition(".")[0]
        if found.ours or top in sys.stdlib_module_names or top == "nutgraf":
            continue
        if top not in DOORS:
            yield found.line, f"{top} has no door in tests/test_house.py"
        elif not any(is_in(module.path, door) for door in DOORS[top]):
            yield found.line, f"{top} is imported in {' or '.join(DOORS[top])} only"
        elif top in LAZY and not (found.in_function or found.typing_only):
            yield found.line, f"{top} is imported inside a function, on first use"


def going_out(module: Module) -> Iterator[tuple[int, str]]:
    """Nothing goes out, is started, or is logged."""
    for found in imports(module):
        names = {found.target, found.target.partition(".")[0]} - OPEN.get(module.path, set())
        if not found.ours and names & SHUT:
            yield found.line, f"{found.target} stays outside"


def absolute(module: Module) -> Iterator[tuple[int, str]]:
    """Ours are imported relatively."""
    for found in imports(module):
        if not found.ours and found.target.partition(".")[0] == "nutgraf":
            yield found.line, "ours are imported relatively"


def silent(module: Module) -> Iterator[tuple[int, str]]:
    """Every file opens with one line that says what it is for."""
    if not (ast.get_docstring(module.tree) or "").partition("\n")[0].endswith("."):
        yield 1, "does not open with a line that says what the file is for"


def unlisted(module: Module) -> Iterator[tuple[int, str]]:
    """Every public file that defines or gathers names lists them, sorted."""
    listed = all_of(module)
    if listed is None and module.is_public and len(module.tree.body) > 1:
        yield 1, "has no __all__"
    if listed is not None and listed != sorted(listed, key=name_order):
        yield 1, f"__all__ is not sorted; it would be {sorted(listed, key=name_order)}"


def undocumented(module: Module) -> Iterator[tuple[int, str]]:
    """Every public name has a docstring."""
    for node in public_definitions(module.tree):
        if ast.get_docstring(node) is None:
            yield node.lineno, f"{node.name} has no docstring"


def too_long(module: Module) -> Iterator[tuple[int, str]]:
    """No file is longer than one sitting."""
    if (lines := module.source.count("\n")) > MAX_LINES:
        yield lines, f"has {lines} lines; {MAX_LINES} is the end"


def blind(module: Module) -> Iterator[tuple[int, str]]:
    """No handler catches every error."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler) and caught(node) & CATCH_ALL:
            yield node.lineno, "catches every error; name those that can come"


def loud(module: Module) -> Iterator[tuple[int, str]]:
    """Only reports and the command line print."""
    for node in ast.walk(module.tree):
        if module.room in {"cli", "reports"} or not isinstance(node, ast.Call):
            continue
        if ast.unparse(node.func) in {"print", "pprint", "pprint.pprint"}:
            yield node.lineno, "prints; only reports/ and cli/ do"


# Each rule with the smallest file that breaks it.
RULES: dict[Rule, tuple[str, str]] = {
    homeless: ("helpers.py", ""),
    uphill: ("model/thing.py", "from ..formats.rss import RSS"),
    beside_the_door: ("formats/_embedded.py", "import extruct"),
    going_out: ("safety/files.py", "def fetch():\n    from urllib import request"),
    absolute: ("api.py", "from nutgraf.findings import Finding"),
    silent: ("api.py", "x = 1"),
    unlisted: ("api.py", '"""One."""\n__all__ = ["b", "a"]'),
    undocumented: ("api.py", "class A:\n    def b(self): ..."),
    too_long: ("api.py", "\n" * (MAX_LINES + 1)),
    blind: ("api.py", "try:\n    a\nexcept (OSError, Exception):\n    b"),
    loud: ("api.py", "print()"),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rules(rule: Rule) -> None:
    broken = [
        f"src/nutgraf/{module.path}:{line}: {said}"
        for module in modules()
        for line, said in rule(module)
    ]

    if broken:
        pytest.fail("\n".join([str(rule.__doc__), *broken]), pytrace=False)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_rule_finds_what_breaks_it(rule: Rule) -> None:
    path, source = RULES[rule]

    assert list(rule(Module(path, source, ast.parse(source))))


def test_packages_hold_no_import_circles() -> None:
    circles = circles_of({module.dotted: runtime_targets(module) for module in modules()})

    assert not circles, "\n".join(" <-> ".join(circle) for circle in circles)


def test_a_circle_is_found() -> None:
    assert circles_of({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == [["b", "c"]]


@pytest.mark.process
@pytest.mark.parametrize(
    "code",
    ["import nutgraf", "from nutgraf import Feed, NewsArticle; NewsArticle(headline='A')"],
)
def test_importing_loads_nothing_heavy(code: str) -> None:
    seen = f"import sys; print([name for name in {HEAVY} if name in sys.modules])"

    assert run(f"{code}; {seen}") == "[]"


@pytest.mark.process
def test_checking_loads_no_model() -> None:
    checked = "from nutgraf import check; check(b'<html itemscope>', profiles=('google-article',))"
    seen = f"import sys; print([name for name in {(*HEAVY, 'pydantic')} if name in sys.modules])"

    assert run(f"{checked}; {seen}") == "['selectolax']"


def test_every_name_of_the_face_can_be_had() -> None:
    assert [name for name in nutgraf.__all__ if not hasattr(nutgraf, name)] == []


def run(code: str) -> str:
    """Run code in a fresh interpreter and give what it printed."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    return done.stdout.strip() or done.stderr


@cache
def modules() -> tuple[Module, ...]:
    """Parse every file of ours."""
    found = []
    for file in sorted(ROOT.rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        found.append(Module(file.relative_to(ROOT).as_posix(), source, ast.parse(source)))
    return tuple(found)


@cache
def known() -> frozenset[str]:
    """Give the dotted names of all modules of ours."""
    return frozenset(module.dotted for module in modules())


def imports(module: Module) -> Iterator[Import]:
    """Give every import of a file, wherever it stands in it."""
    stack: list[tuple[ast.AST, bool, bool]] = [(module.tree, False, False)]
    while stack:
        node, typing_only, in_function = stack.pop()
        for target, ours in targets(node, module):
            yield Import(getattr(node, "lineno", 1), target, ours, typing_only, in_function)
        inside = in_function or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            stack += [(child, True, inside) for child in node.body]
            stack += [(child, typing_only, inside) for child in node.orelse]
        else:
            stack += [(child, typing_only, inside) for child in ast.iter_child_nodes(node)]


def targets(node: ast.AST, module: Module) -> Iterator[tuple[str, bool]]:
    """Give the modules that an import statement names, and whether they are ours."""
    if isinstance(node, ast.Import):
        yield from ((name.name, False) for name in node.names)
    elif isinstance(node, ast.ImportFrom) and not node.level:
        yield from ((f"{node.module}.{name.name}", False) for name in node.names)
        yield node.module or "", False
    elif isinstance(node, ast.ImportFrom):
        start = package_of(module, node.level)
        base = ".".join(part for part in (start, node.module) if part)
        named = {f"{base}.{name.name}".lstrip(".") for name in node.names}
        submodules = named & known()
        yield from ((name, True) for name in sorted(submodules))
        if len(submodules) < len(node.names):
            yield base, True


def package_of(module: Module, level: int) -> str:
    """Give the package that so many dots at the start of an import mean."""
    parts = module.path.removesuffix(".py").split("/")
    return ".".join(parts[:-level])


def runtime_targets(module: Module) -> set[str]:
    """Give the modules of the same room that a file imports when it runs."""
    return {
        found.target
        for found in imports(module)
        if found.ours and not found.typing_only and found.target in known()
    } - {module.dotted}


def circles_of(graph: dict[str, set[str]]) -> list[list[str]]:
    """Give the groups of modules of which each leads to each other."""
    reach = {start: reached(graph, start) for start in graph}
    groups = {
        tuple(sorted(other for other in reach[start] if start in reach.get(other, ())))
        for start in graph
        if start in reach[start]
    }
    return [list(group) for group in sorted(groups)]


def reached(graph: dict[str, set[str]], start: str) -> set[str]:
    """Give everything that a module leads to."""
    seen: set[str] = set()
    waiting = [*graph[start]]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            waiting += graph.get(here, ())
    return seen


def is_in(path: str, door: str) -> bool:
    """Tell whether a file is the door, or lies in the folder that is one."""
    return path == door or (door.endswith("/") and path.startswith(door))


def all_of(module: Module) -> list[str] | None:
    """Give the names in `__all__`, in their order; None where there is none."""
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            listed: list[str] = ast.literal_eval(node.value)
            return listed
    return None


def name_order(name: str) -> tuple[int, list[tuple[int, str]]]:
    """Order names as the linter does: CONSTANTS, Classes, then the rest; 822 before 3339."""
    parts = [
        (int(part or 0), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", name)
    ]
    if len(name) > 1 and re.fullmatch(r"[A-Z0-9_]+", name):
        return 0, parts
    return (1 if name[0].isupper() else 2), parts


def public_definitions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Give the public functions and classes of a file, and the public methods of the latter."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (
                    inner
                    for inner in node.body
                    if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_")
                )


def caught(handler: ast.ExceptHandler) -> set[str]:
    """Give the names of the errors that a handler catches; a bare one catches `""`."""
    if handler.type is None:
        return {""}
    several = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return {ast.unparse(one) for one in several}
