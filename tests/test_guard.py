"""The door that tests/conftest.py shuts is shut."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest


def reach_out() -> None:
    with closing(socket.socket()) as door:
        door.connect(("127.0.0.1", 9))


@pytest.mark.xfail(strict=True, raises=RuntimeError, reason="the guard refuses it")
def test_a_test_may_not_reach_the_network() -> None:
    reach_out()


@pytest.mark.xfail(strict=True, raises=RuntimeError, reason="the guard refuses it")
def test_a_test_may_not_start_a_process() -> None:
    subprocess.run([sys.executable, "-V"], check=True)


@pytest.mark.xfail(strict=True, raises=RuntimeError, reason="the guard refuses it")
@pytest.mark.parametrize("path", ["/etc/passwd", "~", "/"])
def test_a_test_may_not_read_what_is_not_named(path: str) -> None:
    folder = Path(path).expanduser()
    if folder.is_dir():
        list(folder.iterdir())
    else:
        folder.read_bytes()


@pytest.mark.xfail(strict=True, raises=RuntimeError, reason="the guard refuses it")
@pytest.mark.parametrize(
    "change",
    [Path.write_bytes, Path.mkdir, Path.unlink, Path.touch, Path.rename, Path.symlink_to],
    ids=lambda change: change.__name__,
)
def test_a_test_may_not_write_beside_its_folder(change: Callable[..., object]) -> None:
    beside = Path(__file__).with_name("not-there")
    given = {"write_bytes": [b""], "rename": [beside], "symlink_to": [beside]}

    change(beside, *given.get(change.__name__, []))


def test_a_test_may_use_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(b"x")
    (tmp_path / "a" / "b").replace(tmp_path / "c")
    (tmp_path / "link").symlink_to(tmp_path / "c")

    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "c", "link"]


@pytest.mark.process
def test_a_marked_test_may_start_a_process() -> None:
    done = subprocess.run([sys.executable, "-V"], check=True, capture_output=True)

    assert done.returncode == 0
