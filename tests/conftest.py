"""What every test stands on: how hard the laws are tried, the corpus, and a shut door."""

from __future__ import annotations

import os
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeAlias
from zoneinfo import TZPATH

import pytest
from hypothesis import HealthCheck, settings

# Examples for each law: while working, in CI, and as an issue names it (HYPOTHESIS_EXAMPLES).
EXAMPLES = {
    "dev": 100,
    "ci": 300,
    "full": int(os.environ.get("HYPOTHESIS_EXAMPLES", "1000")),
}
for _name, _examples in EXAMPLES.items():
    settings.register_profile(
        _name,
        max_examples=_examples,
        deadline=None,  # a busy machine is no fault of the code
        derandomize=_name == "ci",  # a red CI is a fact, not a chance
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

NETWORK = frozenset(
    {
        "socket.connect", "socket.getaddrinfo", "socket.gethostbyaddr", "socket.gethostbyname",
        "socket.sendmsg", "socket.sendto",
    }
)  # fmt: skip
PROCESS = frozenset(
    {"os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system",
     "pty.spawn", "subprocess.Popen"}
)  # fmt: skip


ROOT = Path(__file__).parents[1]
CORPUS = Path(os.environ.get("NUTGRAF_CORPUS", ROOT.parent / "shared" / "corpus"))


def _roots(*paths: Path | str | None) -> tuple[str, ...]:
    """Give folders and files, as they are named and as they are with links followed."""
    given = [os.path.abspath(path) for path in paths if path]  # noqa: PTH100 (as it is named)
    return tuple({*given, *map(os.path.realpath, given)})


# Where a test may write, and what else it may read: the code, Python, time zones and the corpus.
# The code itself may lie in the temporary folder, and stays as it is there, too.
WRITABLE = _roots(
    tempfile.gettempdir(), os.devnull, "/dev/full", ROOT / ".hypothesis", ROOT / ".pytest_cache"
)  # fmt: skip
UNTOUCHED = _roots(ROOT)
READABLE = WRITABLE + _roots(
    ROOT, CORPUS.parent, *sys.path, sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(),
    *TZPATH,
    "/dev/urandom", "/etc/localtime", "/etc/mime.types", "/etc/os-release", "/proc", "/sys",
)  # fmt: skip
CHANGES = frozenset(
    {"os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir",
     "os.symlink", "os.truncate", "os.utime"}
)  # fmt: skip
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def is_outside(event: str, arguments: tuple[object, ...]) -> bool:
    """Tell whether a system call reads or changes a file that no test has named."""
    if event == "open":
        flags = arguments[2]
        writes = isinstance(flags, int) and bool(flags & _TO_WRITE)
        return not _is_below(arguments[0], WRITABLE if writes else READABLE)
    if event in {"os.listdir", "os.scandir"}:
        return not _is_below(arguments[0], READABLE)
    if event not in CHANGES or _is_below_an_open_folder(event, arguments):
        return False
    named = arguments[:2] if event in {"os.link", "os.rename"} else arguments[:1]
    if event == "os.symlink":  # where it leads is told when it is followed
        named = arguments[1:2]
    return not all(_is_below(path, WRITABLE) for path in named)


def _is_below_an_open_folder(event: str, arguments: tuple[object, ...]) -> bool:
    """Tell whether the name is relative to a folder that was looked at when it was opened."""
    number = arguments[-1]
    return event != "os.truncate" and isinstance(number, int) and number >= 0


def _is_below(path: object, roots: tuple[str, ...]) -> bool:
    if path is None or isinstance(path, int):  # the working folder, or what is open already
        return True
    name = os.path.abspath(os.fsdecode(path))  # type: ignore[arg-type] # noqa: PTH100 (no calls)
    if "__pycache__" in name and roots is WRITABLE:  # modules are compiled when they are imported
        roots = READABLE
    untouched = UNTOUCHED if roots is WRITABLE else ()
    return _depth(name, roots) > _depth(name, untouched)


def _depth(name: str, roots: tuple[str, ...]) -> int:
    """Give how long the longest of some folders is that a file stands in, or 0."""
    within = (root for root in roots if name == root or name.startswith(f"{root}{os.sep}"))
    return max(map(len, within), default=0)


Tap: TypeAlias = Callable[[str, tuple[object, ...]], None]


class _Guard:
    """The audit hook that refuses what a test may not do.

    A hook cannot be taken away again, so there is one, and it is shut only while a test runs.
    """

    def __init__(self) -> None:
        self.is_shut = False
        self.tap: Tap | None = None
        self.refused: frozenset[str] = frozenset()
        self.seen: list[str] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.tap is not None:
            self.tap(event, arguments)
        if self.is_shut and (event in self.refused or is_outside(event, arguments)):
            self.seen.append(f"{event}{arguments!r:.200}")
            raise RuntimeError(f"a test may not do this: {self.seen[-1]}")


_guard = _Guard()
sys.addaudithook(_guard)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Run a test with network and files shut, and processes unless it is marked `process`."""
    _guard.seen.clear()
    _guard.refused = NETWORK if item.get_closest_marker("process") else NETWORK | PROCESS
    _guard.is_shut = True
    try:
        yield
    finally:
        _guard.is_shut, _guard.tap = False, None
    if _guard.seen:  # the code may have swallowed the error that stopped it
        pytest.fail(f"went outside: {_guard.seen[0]}")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Give the folder of the corpus, or skip the test, saying so."""
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not here; set NUTGRAF_CORPUS to its folder")
    return CORPUS


@pytest.fixture(scope="session")
def tapped() -> Callable[[Tap], AbstractContextManager[None]]:
    """Give what lets a function see each audited system call before it is made, and stop it."""

    @contextmanager
    def tapping(tap: Tap) -> Iterator[None]:
        _guard.tap = tap
        try:
            yield
        finally:
            _guard.tap = None

    return tapping
