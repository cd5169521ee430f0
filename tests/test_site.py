"""The site: it is built without a warning, and each of its pages can be reached."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_the_site_is_built_without_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pytest.importorskip("material")
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    file = str(ROOT / "docs" / "shelves" / "mkdocs.yml")
    with caplog.at_level(logging.WARNING, "mkdocs"):
        build(load_config(file, site_dir=str(tmp_path), strict=True))

    assert caplog.messages == []
    assert (tmp_path / "tutorial" / "index.html").is_file()
    assert "To come" in (tmp_path / "changes" / "index.html").read_text("utf-8")
    assert not list(tmp_path.rglob("*.py"))
    for name in ("pictures", "architecture"):  # drawn, for a script would come from elsewhere
        page = (tmp_path / "explanation" / name / "index.html").read_text("utf-8")
        assert '<svg class="diagram"' in page
        assert 'class="mermaid"' not in page
