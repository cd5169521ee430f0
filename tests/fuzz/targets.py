"""What must hold for any bytes: one function a way in; whatever it raises is a fault."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import nutgraf
from nutgraf import ConfigError, Finding, NutgrafError, ParseError, RenderError
from nutgraf.api import Reading
from nutgraf.config import read_config
from nutgraf.houses import house_from
from nutgraf.markup.compressed import expanded
from nutgraf.reports import REPORTS, Checked, report_named
from nutgraf.safety import dates, urls
from nutgraf.safety.embed import script
from nutgraf.safety.sanitise import sanitise
from nutgraf.safety.show import show

ADDRESS = "https://news.example/a/1"
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
HOUSES = ("generic-en", "pravda-eng", "generic-de")
FEEDS = ("rss", "atom", "jsonfeed", "sitemap", "news-sitemap")
_config_file = Path(tempfile.gettempdir()) / "nutgraf-fuzz.toml"


def html(data: bytes) -> None:
    """Read and check a page; what is read can be written."""
    reading = nutgraf.read(data, "html", url=ADDRESS)
    _is_sound(reading)
    for article in reading.articles[:3]:
        _is_written(article, ("head", "jsonld", "rss"))
    _is_told(nutgraf.check(data, url=ADDRESS, profiles=("schema.org", "google-article")))


def feed(data: bytes) -> None:
    """Read a feed as what it seems to be and as what it is not; write it in every format."""
    _is_sound(nutgraf.read(data, url=ADDRESS))
    for name in FEEDS:
        with suppress(ParseError):
            reading = nutgraf.read(data, name, url=ADDRESS)
            _is_sound(reading)
            if reading.value is not None:
                _is_written(reading.value, FEEDS)


def text(data: bytes) -> None:
    """Read an article text by several houses; every character has one role."""
    for house in HOUSES:
        reading = nutgraf.read(data, "text", house=house)
        _is_sound(reading)
        ends = [0, *(span.end for span in reading.spans)]
        if any(span.start < end for span, end in zip(reading.spans, ends, strict=False)):
            raise AssertionError("two roles for one character")


def jsonld(data: bytes) -> None:
    """Read a document; written again it means the same, and so does its article."""
    try:
        reading = nutgraf.read(data, "jsonld", url=ADDRESS)
    except ParseError as fault:
        _is_told(fault.findings)
        return
    _is_sound(reading)
    if reading.documents:
        written = nutgraf.write(reading, "jsonld")
        if nutgraf.write(nutgraf.read(written, "jsonld", url=ADDRESS), "jsonld") != written:
            raise AssertionError("reading and writing again changes the document")
    for article in reading.articles[:3]:
        _is_written(article, ("jsonld", "head", "rss", "atom"))
    _is_told(nutgraf.check(data, url=ADDRESS, now=NOW))


def config(data: bytes) -> None:
    """Read a configuration: it is right, or the error says where it is wrong."""
    _config_file.write_bytes(data)
    with suppress(ConfigError):
        read_config(_config_file)


def house(data: bytes) -> None:
    """Read a house: it is right, or the error says where it is wrong; a right one reads texts."""
    with suppress(NutgrafError):
        house_from(data.decode("utf-8", "replace"), "fuzz.toml")


def date(data: bytes) -> None:
    """Read a date in every form; what is read is written and read as the same."""
    said = data.decode("utf-8", "replace")
    for read in (dates.from_iso, dates.from_rfc822, dates.from_feed):
        with suppress(ValueError):
            value = read(said)
            again = dates.from_iso(dates.to_iso(value))
            if type(again) is not type(value) or again != value:
                raise AssertionError(f"{value!r} is read back as {again!r}")
            if isinstance(value, dates.Instant):
                mail = dates.from_rfc822(dates.to_rfc822(value))
                if mail != value.replace(microsecond=0):
                    raise AssertionError(f"{value!r} is read back as {mail!r}")


def url(data: bytes) -> None:
    """Take a URL; in ASCII it is one still, and stays the same."""
    said = data.decode("utf-8", "replace")
    for take in (urls.Url, lambda text: urls.resolve(text, ADDRESS)):
        with suppress(ValueError):
            uri = urls.to_uri(take(said))
            if not uri.isascii():
                raise AssertionError(f"{uri!r} is no URI")
            with suppress(ValueError):  # escapes may have made it too long
                if urls.to_uri(uri) != uri:
                    raise AssertionError(f"{uri!r} changes again")


def clean(data: bytes) -> None:
    """Clean HTML; cleaned again it stays the same."""
    once = sanitise(data.decode("utf-8", "replace"), base=ADDRESS).html
    if sanitise(once, base=ADDRESS).html != once:
        raise AssertionError("cleaning again changes it")


def compressed(data: bytes) -> None:
    """Open what seems to be gzip."""
    _is_told(expanded(b"\x1f\x8b\x08" + data)[1])


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one
    for one in (clean, compressed, config, date, feed, house, html, jsonld, text, url)
}


def _is_sound(reading: Reading) -> None:
    """Hold what was read: it can be encoded, shown, and its findings reported."""
    for article in reading.articles:
        repr(article).encode()
    _is_told(reading.findings)


def _is_told(findings: Iterable[Finding]) -> None:
    findings = tuple(findings)
    if len(findings) > 1_000:
        raise AssertionError("too many findings")
    checked = Checked(findings=findings, files=("page.html",))
    for name in REPORTS:
        report_named(name)(checked).encode()
    for finding in findings:
        if show(finding.message) != finding.message:
            raise AssertionError(f"{finding.rule} does not show its message")


def _is_written(value: object, formats: Iterable[str]) -> None:
    for name in formats:
        with suppress(RenderError):
            written = nutgraf.write(value, name, default_zone="Europe/Kyiv", now=NOW)  # type: ignore[arg-type] # an article or a feed
            nutgraf.read(written, None if name == "head" else name)
    script(repr(value))
