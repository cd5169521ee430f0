"""Mutation testing: `python tests/mutate.py [MODULE...]`, one change of the code at a time.

Each mutant is one function of the module with one operator, number, word or statement changed; it
runs in a process of its own, forked when all tests are collected, until the first test fails. A
mutant that no test tells from the code survives, and is printed, with the reason why it may if
`survivors.toml` has one. Strings of messages and what stands outside functions are left as they
are.
"""

from __future__ import annotations

import ast
import copy
import os
import resource
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

import pytest
from _pytest.runner import runtestprotocol

# The modules that are looked into where none is named, and the tests that hold each.
TESTS = {
    "safety._date_text": ("test_boundaries", "test_dates"),
    "safety._html_allowed": ("test_sanitise",),
    "safety._html_text": ("test_sanitise",),
    "safety._html_tidy": ("test_sanitise",),
    "safety.dates": ("test_boundaries", "test_dates"),
    "safety.embed": ("test_embed",),
    "safety.files": ("test_files",),
    "safety.html_text": ("test_html_text",),
    "safety.languages": ("test_rss",),
    "safety.limits": ("test_limits",),
    "safety.sanitise": ("test_sanitise", "test_limits"),
    "safety.show": ("test_show",),
    "safety.text": ("test_text_safety", "test_show", "test_limits"),
    "safety.urls": ("test_boundaries", "test_urls"),
}
# What is left out: what takes long, or ends processes at moments that chance picks.
NOT = "not takes_long and not hostile and not full_disk and not killed_writer and not several"
SURVIVORS = Path(__file__).with_name("survivors.toml")
SECONDS = 30  # of CPU for one mutant; what never ends is told from the code, too
_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
    ast.Break: ast.Continue, ast.Continue: ast.Break,
}  # fmt: skip


class Mutant(NamedTuple):
    """A function of the module, where it differs, how, and the code it would have."""

    function: str
    line: int
    change: str
    code: CodeType


def mutants(module: ModuleType) -> Iterator[Mutant]:
    """Give every mutant of the functions of a module."""
    file = str(module.__file__)
    tree = ast.parse(Path(file).read_text("utf-8"))
    for number, node in enumerate(ast.walk(tree)):
        for kind in range(len(list(_changes(node)))):
            other = copy.deepcopy(tree)
            spot = next(one for at, one in enumerate(ast.walk(other)) if at == number)
            change = list(_changes(spot))[kind]
            said = change()
            name = _function_around(other, spot)
            if name is None or _is_told(other, spot):
                continue
            code = _code_named(compile(ast.fix_missing_locations(other), file, "exec"), name)
            if code is not None:
                yield Mutant(name, getattr(spot, "lineno", 0), said, code)


def _changes(node: ast.AST) -> Iterator[Any]:
    """Give functions of which each changes the node, and says how."""
    for field, held in ast.iter_fields(node):
        for place, one in enumerate(held if isinstance(held, list) else [held]):
            if type(one) in _SWAPS:
                yield lambda f=field, p=place, o=one: _put(node, f, p, _SWAPS[type(o)]())
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield lambda: _put(node, "op", 0, None)
    if isinstance(node, ast.Constant) and not isinstance(node.value, bytes | None | type(...)):
        yield lambda: _other(node)
    if isinstance(node, ast.Return) and node.value is not None and not _is_false(node.value):
        yield lambda: _put(node, "value", 0, ast.Constant(None))
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        yield lambda: _put(node, "test", 0, ast.Constant(value=False))
    yield from _left_out(node)


def _is_false(node: ast.expr) -> bool:
    """Tell whether a value is one that nobody tells from None, who asks whether it is one."""
    return isinstance(node, ast.Constant) and not node.value


def _left_out(node: ast.AST) -> Iterator[Any]:
    """Give functions of which each takes a statement away that gives no name a value."""
    for field in ("body", "orelse", "finalbody"):
        held = getattr(node, field, None)
        for place, one in enumerate(held if isinstance(held, list) else ()):
            if isinstance(one, ast.Raise | ast.AugAssign) or (
                isinstance(one, ast.Expr) and not isinstance(one.value, ast.Constant)
            ):
                yield lambda f=field, p=place: _put(node, f, p, ast.Pass())


def _put(node: ast.AST, field: str, place: int, new: ast.AST | None) -> str:
    held = getattr(node, field)
    old = held[place] if isinstance(held, list) else held
    if new is None:  # `not x` becomes `not not x`
        node.operand = ast.UnaryOp(ast.Not(), node.operand)  # type: ignore[attr-defined] # has one
        return f"without not: {ast.unparse(node)}"
    if isinstance(held, list):
        held[place] = new
    else:
        setattr(node, field, new)
    text = ast.unparse(old) if isinstance(old, ast.stmt | ast.expr) else type(old).__name__
    now = type(new).__name__
    if isinstance(node, ast.expr) or isinstance(new, ast.expr):
        now = ast.unparse(node if isinstance(node, ast.expr) else new)
    return f"{text} -> {now}"


def _other(node: ast.Constant) -> str:
    old = node.value
    if isinstance(old, bool):
        node.value = not old
    elif isinstance(old, str):
        node.value = f"{old}X"
    else:
        node.value = old + 1  # type: ignore[operator] # a number
    return f"{old!r} -> {node.value!r}"


def _function_around(tree: ast.Module, node: ast.AST) -> str | None:
    """Give the name of the function in whose body a node stands."""
    for one in tree.body:
        inner = [(one.name, f) for f in one.body] if isinstance(one, ast.ClassDef) else [("", one)]
        for around, function in inner:
            if isinstance(function, ast.FunctionDef) and any(
                node in ast.walk(statement) for statement in function.body
            ):
                return f"{around}.{function.name}" if around else function.name
    return None


def _is_told(tree: ast.Module, node: ast.AST) -> bool:
    """Tell whether a constant is a message, a piece of one, or a docstring."""
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        return False
    return any(
        isinstance(one, ast.Raise | ast.JoinedStr | ast.Expr) and node in ast.walk(one)
        for one in ast.walk(tree)
    )


def _code_named(code: CodeType, name: str) -> CodeType | None:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            if one.co_qualname == name:
                return one
            if name.startswith(f"{one.co_qualname}."):
                return _code_named(one, name)
    return None


def apply(module: ModuleType, mutant: Mutant) -> bool:
    """Give a function the code of the mutant, wherever it has been imported to."""
    held: Any = module
    for part in mutant.function.split("."):
        held = vars(held)[part]
    for inner in ("__func__", "fget", "func", "__wrapped__"):
        held = getattr(held, inner, held)
    if not isinstance(held, FunctionType) or len(mutant.code.co_freevars) != len(
        held.__code__.co_freevars
    ):
        return False
    held.__code__ = mutant.code
    return True


def reason(module: str, mutant: Mutant) -> str:
    """Give why a mutant may survive, or nothing."""
    held = tomllib.loads(SURVIVORS.read_text("utf-8"))
    told: dict[str, str] = held.get(module.removeprefix("nutgraf."), {})
    return told.get(f"{mutant.function}: {mutant.change}", "")


class Plugin:
    """Runs the tests over every mutant instead of once."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.module: ModuleType

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.module = import_module(self.name)  # not before the plugins of pytest are loaded
        # Examples come before laws: they are quick, and most mutants do not survive them.
        session.items.sort(key=lambda item: hasattr(getattr(item, "obj", None), "hypothesis"))
        if not self._passes(session, None):
            _tell("the tests fail without any mutant")
            return True
        count, known, strange = 0, 0, 0
        for mutant in mutants(self.module):
            count += 1
            if self._passes(session, mutant):
                why = reason(self.module.__name__, mutant)
                known, strange = known + bool(why), strange + (not why)
                _tell(
                    f"{mutant.function}:{mutant.line}: {mutant.change}" + f"  # {why}" * bool(why)
                )
        killed = count - known - strange
        _tell(
            f"{self.module.__name__}: {count} mutants, {killed} killed ({killed / count:.1%}),"
            f" {known} may survive, {strange} should not"
        )
        return True

    def _passes(self, session: pytest.Session, mutant: Mutant | None) -> bool:
        child = os.fork()
        if child:
            return os.waitpid(child, 0)[1] == 0
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        signal.alarm(20 * SECONDS)
        nothing = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nothing, stream)
        if mutant is not None and not apply(self.module, mutant):
            os._exit(1)
        for place, item in enumerate(session.items):
            after = session.items[place + 1] if place + 1 < len(session.items) else None
            if any(report.failed for report in runtestprotocol(item, nextitem=after, log=False)):
                os._exit(1)
        os._exit(0)


def _tell(line: str) -> None:
    sys.stdout.write(f"\n{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Mutate the module that is named, or each of several in a process of its own."""
    names = sys.argv[1:] or list(TESTS)
    for name in names if len(names) > 1 else ():
        subprocess.run([sys.executable, __file__, name], check=True)
    if len(names) == 1:
        files = [f"{Path(__file__).parent}/{file}.py" for file in TESTS[names[0]]]
        options = ["-q", "-o", "addopts=", "-p", "no:xdist", "-p", "no:cacheprovider", "-s"]
        plugins = [Plugin(f"nutgraf.{names[0]}")]
        pytest.main([*options, "--tb=no", "-k", NOT, *files], plugins=plugins)


if __name__ == "__main__":
    main()
