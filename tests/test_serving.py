"""Serving over HTTP: what a client is given, and when it is told that it has it already."""

from __future__ import annotations

import asyncio
import gzip
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf import Feed, NewsArticle
from nutgraf.integrations.serving import Asked, answer, last_modified, media_types
from nutgraf.testing import articles

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FORMATS = ("jsonld", "head", "rss")
ARTICLE = NewsArticle(
    headline="Council opens the bridge",
    url="https://herald.example/bridge",
    date_published="2026-11-22T08:00:00+02:00",
    date_modified="2026-11-22T09:30:00.5+02:00",
    article_body="The bridge is open. " * 60,
)
FEED = Feed(title="Herald", home_page_url="https://herald.example/", articles=[ARTICLE])
PACKING = Asked(accept_encoding="gzip")


@given(article=articles(), accepted=st.sampled_from(["", "gzip", "gzip;q=0, identity", "br"]))
def test_who_sends_the_etag_back_is_told_that_nothing_changed(article: Any, accepted: str) -> None:
    request = Asked(accept_encoding=accepted)
    first = answer(article, request, now=NOW)
    again = answer(article, replace(request, if_none_match=first.headers["ETag"]), now=NOW)

    assert (first.status, again.status, again.body) == (200, 304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Vary"] == first.headers["Vary"]


@given(one=articles(), other=articles())
def test_etags_are_equal_exactly_when_the_bytes_are(one: Any, other: Any) -> None:
    first, second = answer(one, Asked(), now=NOW), answer(other, Asked(), now=NOW)

    assert (first.headers["ETag"] == second.headers["ETag"]) is (first.body == second.body)


@given(article=articles())
def test_what_is_packed_is_the_same_when_unpacked(article: Any) -> None:
    plain, packed = answer(article, Asked(), now=NOW), answer(article, PACKING, now=NOW)
    is_packed = packed.headers.get("Content-Encoding") == "gzip"

    assert (gzip.decompress(packed.body) if is_packed else packed.body) == plain.body
    assert is_packed is (plain.headers["ETag"] != packed.headers["ETag"])
    assert packed == answer(article, PACKING, now=NOW)


@given(article=articles())
def test_head_has_the_headers_of_get_and_no_body(article: Any) -> None:
    got = answer(article, Asked(), now=NOW)
    asked_for = answer(article, Asked("HEAD"), now=NOW)

    assert asked_for == replace(got, body=b"")


HEADERS = st.one_of(st.text(max_size=30), st.text(alphabet='*/;=,.q01 abjlnost+"W', max_size=40))


@given(request=st.builds(Asked, st.sampled_from(["GET", "HEAD"]), *[HEADERS] * 4))
def test_any_headers_have_an_answer(request: Asked) -> None:
    assert answer(ARTICLE, request, ("jsonld", "head"), now=NOW).status in {200, 304, 406}


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(nutgraf.RenderError, match="time zone"):
        answer(ARTICLE, Asked(), now=NOW.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/ld+json"),
        ("*/*", "application/ld+json"),
        ("text/html", "text/html; charset=utf-8"),
        ("text/*;q=0.9, application/ld+json;q=0.1", "text/html; charset=utf-8"),
        ("application/ld+json, text/html", "application/ld+json"),
        ("*/*, application/ld+json;q=0", "text/html; charset=utf-8"),
        ("TEXT/HTML;Q=0.4, application/*;q=0.2", "text/html; charset=utf-8"),
    ],
)
def test_the_client_is_given_what_it_likes_best(accept: str, chosen: str) -> None:
    given_ = answer(ARTICLE, Asked(accept=accept), ("jsonld", "head"), now=NOW)

    assert (given_.status, given_.headers["Content-Type"]) == (200, chosen)
    assert given_.headers["Vary"] == "Accept, Accept-Encoding"


def test_a_client_that_takes_none_of_the_formats_is_told_which_there_are() -> None:
    refused = answer(ARTICLE, Asked(accept="image/png"), ("jsonld", "head"), now=NOW)

    assert (refused.status, refused.body) == (406, b"application/ld+json\ntext/html\n")
    assert refused.headers["Vary"] == "Accept"


def test_last_modified_is_the_latest_moment_that_the_content_states() -> None:
    told = answer(FEED, Asked(), ("rss",), now=NOW).headers

    assert told["Last-Modified"] == "Sun, 22 Nov 2026 07:30:00 GMT"


@pytest.mark.parametrize(
    ("stated", "zone", "moment"),
    [
        ("2026-11-20", None, None),
        ("2026-11-20T10:00:00", None, None),
        ("2026-11-20T10:00:00", "Europe/Kyiv", datetime(2026, 11, 20, 8, tzinfo=UTC)),
        ("2026-11-20T10:00:00", "Nowhere/Land", None),
        ("2027-01-01T00:00:00Z", None, None),
    ],
)
def test_a_date_without_an_instant_or_to_come_is_no_last_modified(
    stated: str, zone: str | None, moment: datetime | None
) -> None:
    article = NewsArticle(headline="A", date_modified=stated)

    assert last_modified(article, zone, NOW) == moment


def test_without_an_etag_the_same_date_is_enough_and_a_later_one_is_not() -> None:
    same, later = (
        answer(FEED, Asked(if_modified_since=f"Sun, 22 Nov 2026 {hour} GMT"), ("rss",), now=NOW)
        for hour in ("07:30:00", "09:00:00")
    )

    assert (same.status, later.status) == (304, 200)


def test_an_etag_counts_more_than_a_date() -> None:
    date = answer(FEED, Asked(), ("rss",), now=NOW).headers["Last-Modified"]
    request = Asked(if_none_match='"other"', if_modified_since=date)

    assert answer(FEED, request, ("rss",), now=NOW).status == 200


@pytest.mark.parametrize("tag", ["*", '"other", {}', "W/{}", '  "a",W/{} '])
def test_lists_and_weak_tags_are_understood(tag: str) -> None:
    known = answer(FEED, Asked(), ("rss",), now=NOW).headers["ETag"]

    assert answer(FEED, Asked(if_none_match=tag.format(known)), ("rss",), now=NOW).status == 304


def test_a_post_is_never_answered_with_304() -> None:
    assert answer(FEED, Asked("POST", if_none_match="*"), ("rss",), now=NOW).status == 200


def test_short_bodies_are_not_packed() -> None:
    short = answer(NewsArticle(headline="A"), PACKING, now=NOW)

    assert "Content-Encoding" not in short.headers


def test_headers_of_the_caller_are_sent_with_every_answer() -> None:
    held = {"Cache-Control": "max-age=60"}
    asks = [Asked(), Asked(if_none_match="*"), Asked(accept="image/png")]
    told = [answer(ARTICLE, one, now=NOW, headers=held).headers for one in asks]

    assert [one["Cache-Control"] for one in told] == ["max-age=60"] * 3


def test_the_first_format_of_a_media_type_is_the_one_that_is_served() -> None:
    assert media_types(("head", "html", "jsonld")) == {
        "text/html": "head", "application/ld+json": "jsonld"
    }  # fmt: skip


def test_starlette_answers_a_client_of_its_own_with_304() -> None:
    pytest.importorskip("starlette")
    httpx = pytest.importorskip("httpx")
    first, again, other = asyncio.run(talk(httpx, starlette_site()))

    assert (first.status_code, again.status_code) == (200, 304)
    assert first.headers["content-type"] == "application/ld+json"
    assert nutgraf.read(first.content).article == nutgraf.project(ARTICLE, "jsonld")
    assert other.headers["content-type"] == "text/html; charset=utf-8"


async def talk(httpx: Any, site: Any) -> list[Any]:
    """Ask a site for the article, again with its ETag, and for another format of it."""
    transport = httpx.ASGITransport(site)
    async with httpx.AsyncClient(transport=transport, base_url="https://herald.example") as client:
        first = await client.get("/bridge")
        again = await client.get("/bridge", headers={"If-None-Match": first.headers["etag"]})
        return [first, again, await client.get("/bridge", headers={"Accept": "text/html"})]


def test_flask_answers_a_client_of_its_own_with_304() -> None:
    pytest.importorskip("flask")
    client = flask_site().test_client()
    first = client.get("/bridge")
    again = client.get("/bridge", headers={"If-None-Match": first.headers["ETag"]})
    measured = client.head("/bridge")

    assert (first.status_code, again.status_code, again.data) == (200, 304, b"")
    assert nutgraf.read(first.data).article == nutgraf.project(ARTICLE, "jsonld")
    assert measured.headers["Content-Length"] == str(len(first.data))


def test_jinja_writes_a_head_that_no_text_can_end() -> None:
    jinja2 = pytest.importorskip("jinja2")
    site = jinja2.Environment(
        autoescape=True, extensions=["nutgraf.integrations.jinja.NutgrafExtension"]
    )
    article = ARTICLE.replace(headline="</script><script>alert(1)</script>")
    page = site.from_string("{{ a|nutgraf_head }}{{ a|nutgraf_jsonld }}").render(a=article)

    assert page.count("</script>") == 2
    assert nutgraf.read(page, "head").article == nutgraf.project(article, "head")


@pytest.mark.process
def test_curl_is_told_that_it_has_the_feed_already() -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not here")
    with serving() as address:
        first = said("curl", "-s", "--compressed", "-D", "-", address)
        head, _, body = first.partition("\r\n\r\n")
        told = dict(line.split(": ", 1) for line in head.splitlines()[1:])
        by_tag = said("curl", "-s", "-D", "-", "-H", "Accept-Encoding: deflate, gzip, br, zstd",
                      "-H", f"If-None-Match: {told['ETag']}", address)  # fmt: skip
        by_date = said("curl", "-s", "-D", "-", "-z", told["Last-Modified"], address)

    assert told["Content-Encoding"] == "gzip"
    assert body.encode() == nutgraf.write(FEED, "rss", now=NOW)
    assert [one.splitlines()[0].split()[1] for one in (by_tag, by_date)] == ["304", "304"]


@pytest.mark.process
def test_httpx_is_told_that_it_has_the_feed_already() -> None:
    pytest.importorskip("httpx")
    with serving() as address:
        done = said(sys.executable, "-c", CLIENT, address)

    assert done.split() == ["200", "gzip", "304", "0", str(len(nutgraf.write(FEED, "rss")))]


@pytest.mark.process
def test_hub_on_this_machine_is_told_of_a_feed(tmp_path: Path) -> None:
    pytest.importorskip("httpx")
    file = tmp_path / "feed.atom"
    with speaking(HUB) as (hub, port):
        feed = FEED.replace(
            hub_url=f"http://127.0.0.1:{port}/hub", feed_url="https://herald.example/feed.atom?a=1"
        )
        file.write_bytes(nutgraf.write(feed, "atom", now=NOW))
        command = [sys.executable, "-m", "nutgraf", "feed", "ping", str(file)]
        refused, told = (
            subprocess.run(one, check=False, capture_output=True, text=True, timeout=60)
            for one in (command, [*command, "--private"])
        )
        heard = hub.readline().split()

    assert (refused.returncode, told.returncode) == (1, 0)
    assert "no public address" in refused.stdout
    assert "the hub was told" in told.stdout
    assert heard == [
        "/hub", "application/x-www-form-urlencoded",
        "hub.mode=publish&hub.url=https%3A%2F%2Fherald.example%2Ffeed.atom%3Fa%3D1",
    ]  # fmt: skip


# A server of the standard library that answers with the feed of this file, and a client for it.
SERVER = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from test_serving import FEED, NOW
from nutgraf.integrations.serving import answer, asked

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        made = answer(FEED, asked(self.command, self.headers), ("rss",), now=NOW)
        self.send_response(made.status)
        for name, value in made.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(made.body)

server = HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""
HUB = """
from http.server import BaseHTTPRequestHandler, HTTPServer

class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        print(self.path, self.headers["Content-Type"], body, flush=True)
        self.send_response(204)
        self.end_headers()

server = HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""
CLIENT = """
import sys, httpx
with httpx.Client(trust_env=False) as client:
    first = client.get(sys.argv[1])
    again = client.get(sys.argv[1], headers={"If-None-Match": first.headers["etag"]})
print(first.status_code, first.headers["content-encoding"], again.status_code, len(again.content))
print(len(first.content))
"""


@contextmanager
def serving() -> Iterator[str]:
    """Serve the feed on this machine for as long as it is asked for."""
    with speaking(SERVER) as (_, port):
        yield f"http://127.0.0.1:{port}/feed.rss"


@contextmanager
def speaking(server: str) -> Iterator[tuple[IO[str], str]]:
    """Run a server on this machine, and give what it says and the port that it says first."""
    command = [sys.executable, "-c", server]
    here = Path(__file__).parent
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=here
    ) as process:
        try:
            assert process.stdout is not None
            yield process.stdout, process.stdout.readline().strip()
        finally:
            process.terminate()


def said(*command: str) -> str:
    """Run a command and give what it says, its line ends as they are."""
    done = subprocess.run(command, check=True, capture_output=True, timeout=60)
    return done.stdout.decode()


def test_openapi_names_the_media_types() -> None:
    pytest.importorskip("starlette")
    from nutgraf.integrations.starlette import responses

    assert [*responses(FORMATS)[200]["content"]] == [
        "application/ld+json", "text/html", "application/rss+xml"
    ]  # fmt: skip


def starlette_site() -> Any:
    """Make the smallest site of Starlette that serves the article."""
    from starlette.applications import Starlette
    from starlette.routing import Route

    from nutgraf.integrations.starlette import respond

    async def bridge(request: Any) -> Any:
        return respond(request, ARTICLE, ("jsonld", "head"), now=NOW)

    return Starlette(routes=[Route("/bridge", bridge)])


def flask_site() -> Any:
    """Make the smallest site of Flask that serves the article."""
    from flask import Flask

    from nutgraf.integrations.flask import respond

    site = Flask(__name__)
    site.add_url_rule("/bridge", view_func=lambda: respond(ARTICLE, now=NOW), endpoint="bridge")
    return site
