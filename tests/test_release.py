"""The release: one version, a changelog out of fragments, wheels and archives that install."""

from __future__ import annotations

import runpy
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

import nutgraf

ROOT = Path(__file__).parents[1]
RELEASE = runpy.run_path(str(ROOT / "docs" / "release.py"))
TYPED = ("nutgraf/py.typed", "nutgraf/vocabulary/schemaorg.json", "nutgraf/houses/generic-en.toml")


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert "version" in project["dynamic"]
    assert nutgraf.__version__ == metadata.version("nutgraf")


def test_fragments_become_a_section_above_the_older_ones() -> None:
    held = {
        "rss.fixed.md": "RSS wrote one author.\nIt now writes all.",
        "check.added.md": "`check` was added.",
    }
    changelog = "# Changelog\n\nNewest first.\n\n## 0.1.0 (2026-01-01)\n\n### Added\n\n- All.\n"

    assert RELEASE["released"](changelog, held, "0.2.0 (2026-12-01)") == (
        "# Changelog\n\nNewest first.\n\n## 0.2.0 (2026-12-01)\n\n"
        "### Added\n\n- `check` was added.\n\n"
        "### Fixed\n\n- RSS wrote one author.\n  It now writes all.\n\n"
        "## 0.1.0 (2026-01-01)\n\n### Added\n\n- All.\n"
    )


def test_a_release_sets_the_version_and_takes_the_fragments_away(tmp_path: Path) -> None:
    for name in ("CHANGELOG.md", "docs/changes", "src/nutgraf/_version.py"):
        here, there = ROOT / name, tmp_path / name
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(here, there) if here.is_dir() else shutil.copy(here, there)
    kept = len(list((tmp_path / "docs/changes").iterdir()))
    RELEASE["main"](["9.8.7", "2026-12-01"], tmp_path)
    changelog = (tmp_path / "CHANGELOG.md").read_text("utf-8")

    assert '__version__ = "9.8.7"' in (tmp_path / "src/nutgraf/_version.py").read_text("utf-8")
    assert list((tmp_path / "docs/changes").iterdir()) == []
    assert changelog.count("\n- ") == kept
    assert "## 9.8.7 (2026-12-01)" in changelog


@pytest.mark.parametrize("arguments", [["1.0", "2026-12-01"], ["1.0.0", "today"]])
def test_a_release_that_is_spelled_wrong_changes_nothing(
    arguments: list[str], tmp_path: Path
) -> None:
    with pytest.raises(SystemExit):
        RELEASE["main"](arguments, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_every_dependency_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    asked = text[text.index("\ndependencies = [") :].partition("\n]\n")[0].splitlines()[2:]

    assert asked
    assert [line for line in asked if ">=" not in line or "#" not in line] == []


@pytest.mark.process
def test_what_is_built_is_whole_and_installs(tmp_path: Path) -> None:
    for name in ("build", "hatchling", "twine"):
        pytest.importorskip(name)
    run("-m", "build", "--no-isolation", "--outdir", str(tmp_path), str(ROOT))
    [wheel], [archive] = tmp_path.glob("*.whl"), tmp_path.glob("*.tar.gz")
    run("-m", "twine", "check", "--strict", str(wheel), str(archive))

    assert set(TYPED) <= set(zipfile.ZipFile(wheel).namelist())
    with tarfile.open(archive) as held:
        names = {name.partition("/")[2] for name in held.getnames()}
    assert {"README.md", "LICENSE", "NOTICE", "tests/test_release.py"} <= names
    assert started(tmp_path, wheel) == f"nutgraf, version {nutgraf.__version__}\n"


def started(folder: Path, wheel: Path) -> str:
    """Install a wheel outside the tree, beside what is here already, and ask for its version."""
    home = folder / "elsewhere"
    run(
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(home),
        str(wheel),
    )
    done = subprocess.run(
        [sys.executable, "-P", "-m", "nutgraf", "--version"],
        check=True, capture_output=True, text=True, cwd=folder, env={"PYTHONPATH": str(home)},
    )  # fmt: skip
    where = subprocess.run(
        [sys.executable, "-P", "-c", "import nutgraf; print(nutgraf.__file__)"],
        check=True, capture_output=True, text=True, cwd=folder, env={"PYTHONPATH": str(home)},
    )  # fmt: skip
    assert where.stdout.startswith(str(home))
    return done.stdout


def run(*arguments: str) -> None:
    """Run a module of this Python; fails with what it said."""
    done = subprocess.run([sys.executable, *arguments], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
