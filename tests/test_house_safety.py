"""The rules of the house that keep it safe: one home for each guard, read off the syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from test_house import Module, Rule, imports, modules

# Parsers of markup that others have; ours are behind the doors to lxml and selectolax.
PARSERS = {"html.parser", "html5lib", "pyexpat", "xml.parsers", "xmlrpc"}
SCRIPTS = {"safety/embed.py"}
# Who reads JSON of its own making, or a file that the user names, and says what is wrong with it.
LOADS = {
    "cli/_house_test.py", "cli/report.py", "markup/_json_places.py", "markup/json_text.py",
    "sites/_baseline.py", "sites/_choice.py", "sites/_documents.py", "sites/_fetch.py",
    "sites/_leaves.py", "sites/_verdict.py", "vocabulary/_table.py", "vocabulary/_usage.py",
}  # fmt: skip
# Who may ask what time it is, where the caller does not say; nothing that is written depends on it.
CLOCKS = {"integrations/", "publishing/_run.py", "safety/files.py"}
CHANGES = {"rename", "touch", "unlink", "write_bytes", "write_text"}
# Who may take a file away: an article that is no longer live, and what a cache has spoilt.
REMOVERS = {"publishing/_run.py", "safety/files.py", "sites/_cache.py"}


def scripted(module: Module) -> Iterator[tuple[int, str]]:
    """A script of HTML is put together in one place; the examples of rules are never written."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.JoinedStr | ast.BinOp) or module.path in SCRIPTS:
            continue
        if module.room != "rules" and any("<script" in text.lower() for text in _texts(node)):
            yield node.lineno, "puts text into a script; safety/embed.py does"


def parsing(module: Module) -> Iterator[tuple[int, str]]:
    """Markup is parsed by no other parser."""
    for found in imports(module):
        if not found.ours and any(
            found.target == name or found.target.startswith(f"{name}.") for name in PARSERS
        ):
            yield found.line, f"{found.target} parses markup beside the one parser"


def loading(module: Module) -> Iterator[tuple[int, str]]:
    """JSON of documents is read by `read_json`, which knows depth, numbers and keys."""
    for node, name in _calls(module):
        if name in {"json.load", "json.loads", "json.JSONDecoder"} and module.path not in LOADS:
            yield node.lineno, f"{name} reads JSON; markup/json_text.py does"


def timed(module: Module) -> Iterator[tuple[int, str]]:
    """Nothing asks what time it is, but where a caller may say it."""
    for node, name in _calls(module):
        last = name.rpartition(".")[2]
        if (last in {"now", "today", "utcnow"} or name == "time.time") and not any(
            module.path.startswith(home) for home in CLOCKS
        ):
            yield node.lineno, f"{name}() asks for the present; take it as an argument"


def writing(module: Module) -> Iterator[tuple[int, str]]:
    """Files are written whole, by `write_atomic`, and taken away by few."""
    for node, name in _calls(module):
        last = name.rpartition(".")[2]
        if last in CHANGES and "." in name and module.path not in REMOVERS:
            yield node.lineno, f"{name} changes a file; safety/files.py does"
        if last == "open" and any("w" in text or "a" in text for text in _modes(node)):
            yield node.lineno, f"{name} opens a file to write; safety/files.py does"


def local(module: Module) -> Iterator[tuple[int, str]]:
    """Nothing depends on the locale of the machine."""
    for node, name in _calls(module):
        if name.rpartition(".")[2] in {"setlocale", "strptime"}:
            yield node.lineno, f"{name} depends on the locale"
        if name.endswith(".strftime") and module.room != "testing":
            yield node.lineno, f"{name} depends on the locale"


def _texts(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def _modes(node: ast.Call) -> Iterator[str]:
    for one in [*node.args[:2], *(key.value for key in node.keywords if key.arg == "mode")]:
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and len(one.value) < 4:
            yield one.value


def _calls(module: Module) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


# Each rule with the smallest file that breaks it.
RULES: dict[Rule, tuple[str, str]] = {
    scripted: ("formats/head.py", "f'<script>{text}</script>'"),
    parsing: ("formats/html.py", "from html.parser import HTMLParser"),
    loading: ("formats/rss.py", "json.loads(text)"),
    timed: ("formats/rss.py", "datetime.now(UTC)"),
    writing: ("cli/convert.py", "Path(a).open('wb')"),
    local: ("formats/rss.py", "moment.strftime('%a')"),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_is_safe(rule: Rule) -> None:
    broken = [
        f"src/nutgraf/{module.path}:{line}: {said}"
        for module in modules()
        for line, said in rule(module)
    ]

    if broken:
        pytest.fail("\n".join([str(rule.__doc__), *broken]), pytrace=False)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_rule_of_safety_finds_what_breaks_it(rule: Rule) -> None:
    path, source = RULES[rule]

    assert list(rule(Module(path, source, ast.parse(source))))


def test_every_exception_of_the_rules_is_still_needed() -> None:
    known = {module.path for module in modules()}

    assert known >= LOADS | REMOVERS
    assert all(any(path.startswith(home) for path in known) for home in CLOCKS)
