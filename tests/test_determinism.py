"""The same input, the same bytes: whatever day, locale, hash seed, zone and number of workers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Publishes the example and prints a digest of all that is written, read, checked and told.
CODE = """
import contextlib, hashlib, io, locale, os, sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
import nutgraf
from nutgraf.cli import main
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass
seen = hashlib.sha256()
with TemporaryDirectory() as folder:
    found = nutgraf.publish(sys.argv[1], folder, now=datetime.fromisoformat(sys.argv[2]))
    seen.update(repr([(one.rule, one.message) for one in found.findings]).encode())
    for file in sorted(Path(folder).rglob("*")):
        if file.is_file() and "schemas" not in file.parts:
            data = file.read_bytes()
            told = nutgraf.check(data, profiles=("schema.org", "google-article"))
            seen.update(file.relative_to(folder).as_posix().encode() + data + repr(told).encode())
            seen.update(repr(nutgraf.read(data).articles).encode())
    os.chdir(folder)
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.suppress(SystemExit):
        main(["check", ".", "--format", "json", "--profile", "google-article", "-j", sys.argv[3]])
    seen.update(told.getvalue().encode())
    os.chdir("/")
print(seen.hexdigest())
"""
ALONE = {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"}
OTHERS = {
    "another hash seed": {"PYTHONHASHSEED": "4242"},
    "another locale": {"LC_ALL": "C.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"},
    "another zone": {"TZ": "Asia/Kathmandu"},
    "no UTF-8": {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
}
DAYS = ("2027-01-01T08:00:00+00:00", "2027-01-02T19:30:00+05:45")  # all that is due is out


def digest(day: str, *, jobs: int = 1, **environment: str) -> str:
    command = [sys.executable, "-c", CODE, str(ROOT / "examples" / "newsroom"), day, str(jobs)]
    known = {**os.environ, **ALONE, **environment}
    done = subprocess.run(
        command, env=known, capture_output=True, text=True, timeout=300, check=False
    )
    return done.stdout.strip() or done.stderr


@pytest.mark.process
def test_what_is_published_depends_on_nothing_but_its_source() -> None:
    expected = digest(DAYS[0])
    everything_else = {key: value for other in OTHERS.values() for key, value in other.items()}

    assert len(expected) == 64, expected
    assert digest(DAYS[1], jobs=2, **everything_else) == expected, differing(expected)


def differing(expected: str) -> list[str]:
    """Say what the bytes depend on, one at a time."""
    told = [] if digest(DAYS[1]) == expected else ["another day"]
    told += [] if digest(DAYS[0], jobs=2) == expected else ["two workers"]
    return told + [name for name, one in OTHERS.items() if digest(DAYS[0], **one) != expected]
