"""What a type checker makes of the public names: right code passes, wrong names are found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mypy import api

# Strict, without a plug-in of pydantic: what a user has who installs nothing for it.
ACCEPTED = """
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import nutgraf
from nutgraf import (
    Feed, Finding, ImageObject, Loss, NewsArticle, NewsMediaOrganization, NutgrafError, Person,
    Reading, Reference, Severity,
)
from nutgraf.config import Config
from nutgraf.formats import Format
from nutgraf.integrations.serving import Answer, Asked, answer
from nutgraf.model import CorrectionComment, WebPageElement
from nutgraf.safety.limits import Limits

article = NewsArticle(
    id="https://herald.example/bridge#article",
    headline="Council opens the bridge",
    author=[Person(name="Ann Lee", url="https://herald.example/by/ann-lee")],
    date_published="2026-11-22T08:00:00+02:00",
    date_modified=datetime(2026, 11, 22, tzinfo=UTC),
    expires=date(2027, 1, 1),
    image=["https://herald.example/img/bridge.jpg", ImageObject(width=1_600)],
    keywords=("bridge", "council"),
    publisher=NewsMediaOrganization(name="Town Herald"),
    is_accessible_for_free=False,
    has_part=[WebPageElement(css_selector=[".paywall"])],
    is_part_of=[Reference(id="https://herald.example/#site")],
)
headline: str | None = article.headline
names: list[object] = [author for author in article.author]
changed: NewsArticle = article.replace(headline="Council opens both bridges")
corrected = article.replace(correction=[CorrectionComment(text="It was one bridge.")])
feed = Feed(title="Herald", home_page_url="https://herald.example/", articles=[article])


def published(x: NewsArticle) -> str:
    return "" if x.date_published is None else x.date_published.text


def headlines(data: bytes) -> Iterator[str]:
    reading: Reading = nutgraf.read(data, url="https://herald.example/", limits=Limits(scripts=9))
    for one in reading.articles:
        yield one.headline or ""
    found: tuple[Finding, ...] = reading.findings
    if any(finding.severity is Severity.ERROR for finding in found):
        raise NutgrafError("faults")


def lost(x: Feed, wire: Format) -> tuple[Loss, ...]:
    return nutgraf.losses(x, wire) + nutgraf.losses(x, "rss", level="embedded")


def serve(x: NewsArticle) -> Answer:
    return answer(x, Asked("GET", accept="text/html"), ("jsonld", "head"))


written: bytes = nutgraf.write(feed, "rss", default_zone="Europe/Kyiv", now=datetime.now(UTC))
text: str = nutgraf.write_text(article, "head")
findings: list[Finding] = nutgraf.check(text, profiles=("schema.org",), config=Config())
count: int = nutgraf.publish(Path("news"), "public").articles
"""
# Each line is wrong by itself; the code of the error stands behind it.
REFUSED = """
from nutgraf import Feed, NewsArticle, Person, read, write
NewsArticle(headlin="Bridge")  # call-arg
NewsArticle(datePublished="2026-11-22")  # call-arg
NewsArticle(headline=7)  # arg-type
NewsArticle(is_accessible_for_free="no")  # arg-type
NewsArticle(author=Person(name="Ann Lee"))  # arg-type
NewsArticle(date_published=7)  # arg-type
NewsArticle(headline="A").headlin  # attr-defined
Feed(home_page_url="https://herald.example/")  # call-arg
read(7)  # arg-type
read(b"").article.headline  # union-attr
write(NewsArticle(headline="A"), "rss", level="all")  # arg-type
"""
LINE = re.compile(r"^(\S+?):(\d+): error: .*\[([\w-]+)\]$", re.MULTILINE)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[int, str]]:
    """Give the errors of both files, by file and line, from one run."""
    folder = tmp_path_factory.mktemp("typed")
    (folder / "accepted.py").write_text(ACCEPTED, "utf-8")
    (folder / "refused.py").write_text(REFUSED, "utf-8")
    cache = Path(__file__).parents[1] / ".mypy_cache"
    said, complaints, _ = api.run(
        ["--strict", "--config-file=", f"--cache-dir={cache}", "--no-error-summary",
         str(folder / "accepted.py"), str(folder / "refused.py")]
    )  # fmt: skip
    assert not complaints
    found: dict[str, dict[int, str]] = {"accepted": {}, "refused": {}}
    for file, line, code in LINE.findall(said):
        found.setdefault(Path(file).stem, {})[int(line)] = code
    return found


def test_right_code_passes_strictly_without_a_plug_in(told: dict[str, dict[int, str]]) -> None:
    lines = ACCEPTED.splitlines()

    assert {lines[line - 1]: code for line, code in told["accepted"].items()} == {}


def test_each_wrong_name_or_value_is_found(told: dict[str, dict[int, str]]) -> None:
    wrong = {
        number: line.partition("# ")[2]
        for number, line in enumerate(REFUSED.splitlines(), 1)
        if "# " in line
    }

    assert told["refused"] == wrong
