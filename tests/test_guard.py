"""The door that tests/conftest.py shuts is shut."""

from __future__ import annotations

import socket
import subprocess
import sys
from contextlib import closing

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


@pytest.mark.process
def test_a_marked_test_may_start_a_process() -> None:
    done = subprocess.run([sys.executable, "-V"], check=True, capture_output=True)

    assert done.returncode == 0
