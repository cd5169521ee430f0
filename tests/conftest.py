"""What every test stands on: how hard the laws are tried, the corpus, and a shut door."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

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


class _Guard:
    """The audit hook that refuses what a test may not do.

    A hook cannot be taken away again, so there is one, and it is shut only while a test runs.
    """

    def __init__(self) -> None:
        self.refused: frozenset[str] = frozenset()
        self.seen: list[str] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in self.refused:
            self.seen.append(f"{event}{arguments!r:.200}")
            raise RuntimeError(f"a test may not do this: {self.seen[-1]}")


_guard = _Guard()
sys.addaudithook(_guard)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Run a test with the network shut, and processes too unless it is marked `process`."""
    _guard.seen.clear()
    _guard.refused = NETWORK if item.get_closest_marker("process") else NETWORK | PROCESS
    try:
        yield
    finally:
        _guard.refused = frozenset()
    if _guard.seen:  # the code may have swallowed the error that stopped it
        pytest.fail(f"went outside: {_guard.seen[0]}")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Give the folder of the corpus, or skip the test, saying so."""
    folder = Path(os.environ.get("NUTGRAF_CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip("the corpus is not here; set NUTGRAF_CORPUS to its folder")
    return folder
