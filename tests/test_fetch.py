"""The fetcher: polite, bounded, and never led to where nobody outside may go; without a network."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from nutgraf import sites
from nutgraf.cli import main
from nutgraf.rules import ruleset
from nutgraf.sites import Fetcher, Run, Way, documents_at
from nutgraf.sites._addresses import is_public

httpcore = pytest.importorskip("httpcore")

PUBLIC = "93.184.216.34"
PAGE = b'<script type="application/ld+json">{"@context":"https://schema.org"}</script>'


def answer(status: str = "200 OK", body: bytes = PAGE, **headers: str) -> bytes:
    told = {"Content-Length": str(len(body)), "Connection": "close", **headers}
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {told[name]}" for name in told)]
    return "\r\n".join([*lines, "", ""]).encode() + body


class Net(httpcore.NetworkBackend):
    """A network of answers by host, in their order, that notes what was asked."""

    def __init__(self, **hosts: list[bytes | Exception]) -> None:
        self.hosts = hosts
        self.asked: list[bytes] = []
        self.connected: list[str] = []

    def resolve(self, host: str, _: int) -> list[str]:
        if host.startswith("private"):
            return [PUBLIC, "10.0.0.7"]
        if host.endswith(".example"):
            self._next = host.partition(".")[0]
            return [PUBLIC]
        raise OSError("no such host")

    def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> Any:
        self.connected.append(f"{host}:{port}")
        given = self.hosts[self._next].pop(0)
        if isinstance(given, Exception):
            raise given
        return Stream(given, self.asked)


class Stream(httpcore.MockStream):
    def __init__(self, data: bytes, asked: list[bytes]) -> None:
        super().__init__([data])
        self._asked = asked

    def write(self, buffer: bytes, *_: Any, **__: Any) -> None:
        self._asked += [buffer] if buffer else []


def fetched(net: Net, *urls: str, **options: Any) -> list[bytes | str]:
    fetcher = Fetcher(backend=net, resolve=net.resolve, pause=0.0, **options)
    found: list[bytes | str] = []
    for document in documents_at(urls, fetcher):
        try:
            found.append(document.read())
        except OSError as fault:
            found.append(str(fault.strerror))
    return found


def test_a_page_is_fetched_from_the_address_that_was_looked_at() -> None:
    net = Net(herald=[answer()])

    assert fetched(net, "https://herald.example/a?b=c#d", user_agent="desk/1") == [PAGE]
    assert net.connected == [f"{PUBLIC}:443"]
    assert net.asked[0].startswith(b"GET /a?b=c HTTP/1.1\r\n")
    assert b"User-Agent: desk/1\r\n" in net.asked[0]
    assert b"Host: herald.example\r\n" in net.asked[0]


@pytest.mark.parametrize(
    "url",
    ["http://private.example/", "http://nowhere.test/", "ftp://herald.example/", "file:///etc/passwd",
     "http://user:secret@herald.example/", "http://[::1/", "", "http://", "javascript:alert(1)"],
)  # fmt: skip
def test_what_may_not_be_fetched_is_refused(url: str) -> None:
    net = Net()
    (said,) = fetched(net, url)

    assert isinstance(said, str)
    assert net.connected == []


def test_a_redirect_to_a_private_address_is_refused() -> None:
    net = Net(herald=[answer("302 Found", b"", Location="http://private.example/admin")])
    (said,) = fetched(net, "http://herald.example/a")

    assert said == "private.example leads to 10.0.0.7, which is no public address: refused"
    assert len(net.connected) == 1


def test_a_private_address_is_fetched_when_that_is_allowed() -> None:
    net = Net(private=[answer()])
    net._next = "private"

    assert fetched(net, "http://private.example/", private=True) == [PAGE]


def test_redirects_are_followed_and_counted() -> None:
    moved = answer("301 Moved", b"", Location="/b")

    assert fetched(Net(herald=[moved, answer()]), "http://herald.example/a") == [PAGE]
    assert fetched(Net(herald=[moved] * 9), "http://herald.example/a") == [
        "is redirected more than 5 times"
    ]
    away = answer("301 Moved", b"", Location="file:///etc/passwd")
    assert "is no address" in fetched(Net(herald=[away]), "http://herald.example/a")[0]


@pytest.mark.parametrize("fault", [httpcore.ConnectError("x"), httpcore.ReadTimeout("x")])
def test_what_fails_is_tried_again(fault: Exception) -> None:
    assert fetched(Net(herald=[fault, fault, answer()]), "http://herald.example/") == [PAGE]
    (said,) = fetched(Net(herald=[fault] * 3), "http://herald.example/")
    assert "cannot be fetched" in said


def test_a_server_that_is_busy_is_asked_again_and_then_told_of(
    caplog: pytest.LogCaptureFixture,
) -> None:
    busy = answer("503 Busy", b"", Retry_After="0")
    caplog.set_level("INFO", "nutgraf")

    assert fetched(Net(herald=[busy, answer()]), "http://herald.example/") == [PAGE]
    assert fetched(Net(herald=[busy] * 3), "http://herald.example/") == ["the server answers 503"]
    assert fetched(Net(herald=[answer("404 No")]), "http://herald.example/") == [
        "the server answers 404"
    ]
    said = "http://herald.example/: the server answers 503; tried again in 0.0 s"
    assert caplog.record_tuples == [("nutgraf", 20, said)] * 3


def test_one_that_fails_loses_no_other() -> None:
    net = Net(herald=[answer(), answer("500 No"), answer("500 No"), answer("500 No"), answer()])
    urls = [f"http://herald.example/{number}" for number in range(1, 4)]

    assert sorted(map(str, fetched(net, *urls, per_host=1))) == sorted(
        [str(PAGE), str(PAGE), "the server answers 500"]
    )


@pytest.mark.parametrize(
    "packed",
    [gzip.compress(PAGE, mtime=0), gzip.compress(b" " * 90_000, mtime=0)],
    ids=["page", "blanks"],
)
def test_a_packed_answer_is_unpacked(packed: bytes) -> None:
    net = Net(herald=[answer(body=packed, Content_Encoding="gzip")])

    assert fetched(net, "http://herald.example/") == [gzip.decompress(packed)]


def test_a_packed_answer_that_grows_without_end_is_cut() -> None:
    bomb = gzip.compress(b" " * 30_000_000)
    (found,) = fetched(
        Net(herald=[answer(body=bomb, Content_Encoding="gzip")]), "http://herald.example/"
    )

    assert len(found) <= max(len(bomb) * 100, 1_000_000)


def test_an_answer_is_kept_and_asked_for_again_only_if_it_changed(tmp_path: Path) -> None:
    net = Net(herald=[answer(ETag='"a"'), answer("304 Same", b""), answer(body=b"new", ETag='"b"')])
    found = [fetched(net, "http://herald.example/", cache=tmp_path)[0] for _ in range(3)]

    assert found == [PAGE, PAGE, b"new"]
    assert b'If-None-Match: "a"\r\n' in net.asked[1]


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-3], lambda _: b"", lambda _: b"{}\nx", lambda data: data + b"x"]
)
def test_a_kept_answer_that_is_damaged_is_fetched_again(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    net = Net(herald=[answer(ETag='"a"'), answer(ETag='"a"')])
    fetched(net, "http://herald.example/", cache=tmp_path)
    (file,) = (one for one in tmp_path.rglob("*") if one.is_file())
    file.write_bytes(damage(file.read_bytes()))
    left = file.with_name(f".nutgraf-{'0' * 8}-1-{'0' * 16}")  # by a run that was killed
    left.touch()
    os.utime(left, (1, 1))

    assert fetched(net, "http://herald.example/", cache=tmp_path) == [PAGE]
    assert b"If-None-Match" not in net.asked[1]
    assert not left.exists()


def test_a_fetched_page_is_judged_under_its_address() -> None:
    claim = {"@context": "https://schema.org", "@type": "ClaimReview", "url": "https://b.example/"}
    body = f'<script type="application/ld+json">{json.dumps(claim)}</script>'.encode()
    net = Net(herald=[answer(body=body)])
    run = Run(Way(ruleset(("claim-review",))))
    for document in documents_at(
        ["https://herald.example/a"], Fetcher(backend=net, resolve=net.resolve)
    ):
        run.take(document)

    assert "claim_review_url_elsewhere" in {one.rule for one in run.gathered.findings}
    assert {one.place.file for one in run.gathered.findings} == {"https://herald.example/a"}


@pytest.mark.parametrize(
    "text",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.1",
     "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1",
     "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1", "ff02::1",
     "240.0.0.1", "x", "198.18.0.1", "2001:0:4136:e378:8000:63bf:f5ff:fffe"],
)  # fmt: skip
def test_an_address_of_a_private_network_is_not_public(text: str) -> None:
    assert not is_public(text)


@pytest.mark.parametrize("text", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8"])
def test_an_address_of_the_public_network_is_public(text: str) -> None:
    assert is_public(text)


HUBBED = """<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>T</title>
<link>https://herald.example/</link><atom:link rel="self" href="https://herald.example/f?a=1&amp;b"/>
<atom:link rel="hub" href="http://hub.example/ping"/></channel></rss>"""


@pytest.mark.parametrize(
    ("status", "feed", "code", "said"),
    [
        ("204 No Content", HUBBED, 0, "the hub was told"),
        ("400 Bad Request", HUBBED, 1, "the hub http://hub.example/ping answers 400"),
        ("", HUBBED.replace("hub.example", "private.example"), 1, "no public address: refused"),
        ("", HUBBED.replace('rel="hub"', 'rel="up"'), 1, "names no hub_url"),
    ],
)
def test_hub_of_a_feed_is_told_once(  # noqa: PLR0913, PLR0917 (fixtures and cases)
    status: str,
    feed: str,
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    net = Net(hub=[answer(status, b"")])
    here = partial(Fetcher, resolve=net.resolve, backend=net)
    monkeypatch.setattr(sites, "Fetcher", here, raising=False)
    file = tmp_path / "feed.rss"
    file.write_text(feed, encoding="utf-8")
    with pytest.raises(SystemExit, match=str(code)):
        main(["feed", "ping", str(file)])

    sent = b"hub.mode=publish&hub.url=https%3A%2F%2Fherald.example%2Ff%3Fa%3D1%26b"
    assert said in capsys.readouterr().out
    assert len(net.connected) == bool(status)
    assert b"".join(net.asked).endswith(sent if status else b"")
