"""URLs: only absolute http URLs leave, as they were written."""

from __future__ import annotations

import copy
import json
import os
import pickle
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.safety.text import HIDDEN
from nutgraf.safety.urls import Url, is_absolute, is_plain_uri, resolve, to_uri, url_at_once

CORPUS = Path(os.environ.get("NUTGRAF_CORPUS", Path(__file__).parents[1] / "../shared/corpus"))
CASES = CORPUS / "hostile" / "cases-urls.jsonl"
GOOD = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+", re.IGNORECASE)
URI = re.compile(r"https?://[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+", re.IGNORECASE | re.ASCII)
BASE = "https://news.example/a/1"

PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            ["http://", "https://", "HTTPS:", "//", "/", "?", "#", "%zz", "%20", "@", ":", ":80",
            ".",
             "..", "xn--", "[::1]", "приклад", "укр", "ß", "Σ", "ﬁ", "。", "news.example", "a b",
             "javascript:", "\\", "\t", "\u202e", "1", "0x7f", "-", "_", "é", "[", "]", "\ud800"]
        ),
        st.text(max_size=3),
    ),
    max_size=8,
).map("".join)  # fmt: skip
TEXTS = st.one_of(PIECES, PIECES.map("https://".__add__), PIECES.map("https://a.example/".__add__))


@given(TEXTS)
def test_a_url_is_as_written_or_refused(text: str) -> None:
    try:
        url = Url(text)
    except ValueError as fault:
        assert not HIDDEN.search(str(fault))  # noqa: PT017 (not raising is right as well)
        assert not is_absolute(text)
        return

    assert url == text.strip("\t\n\f\r ")
    assert is_absolute(text)
    assert GOOD.fullmatch(url)
    assert not HIDDEN.search(url)
    assert Url(url) is url


@given(TEXTS)
def test_what_is_said_of_a_url_at_once_is_so(text: str) -> None:
    kept = str(Url(text)) if is_absolute(text) else None

    assert url_at_once(text) == (kept if kept == text else None)
    assert not is_plain_uri(text) or to_uri(text) == text


@given(TEXTS.filter(is_absolute))
def test_a_uri_is_ascii_and_stays_as_it_is(text: str) -> None:
    uri = to_uri(text)

    assert URI.fullmatch(uri)
    if len(uri) <= 2_048:
        assert to_uri(uri) == uri


@given(TEXTS, st.one_of(st.just(BASE), TEXTS))
def test_resolving_gives_a_url_or_raises_value_error(text: str, base: str) -> None:
    try:
        url = resolve(text, base)
    except ValueError as fault:
        assert not HIDDEN.search(str(fault))  # noqa: PT017 (not raising is right as well)
        return

    assert GOOD.fullmatch(url)
    assert type(url) is Url


@given(TEXTS.filter(is_absolute))
def test_an_absolute_url_resolves_to_itself(text: str) -> None:
    assert resolve(text, BASE) == Url(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://news.example", "HTTP://EXAMPLE.com/A?b=c#d", "https://news.example:8080/",
        "https://news.example./", "https://приклад.укр/стаття?п=1", "https://[2001:db8::1]:80/a",
        "https://127.0.0.1/", "https://a_b.example/", "https://xn--j1amh.xn--j1amh/",
        "https://a。example/", "https://news.example/%zz", "https://news.example/a#javascript:1",
        "https://news.example:/", "https://localhost/x", "https://straße.example/[1]",
    ],
)  # fmt: skip
def test_an_http_url_is_kept(text: str) -> None:
    assert Url(f" {text}\n") == text


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "null", "#", "?", "/a", "//evil.example/x", "javascript:alert(1)",
        "\tjavascript:alert(1)", "javascript\0:alert(1)", "data:text/html,x", "file:///etc/passwd",
        "ftp://news.example/a", "mailto:a@b.example", "blob:https://news.example/x",
        "jar:https://x!/y", "https:evil.example", "https:/evil.example", "https:///evil.example",
        "https://?x", "https://", "https://@news.example/", "https://user:word@news.example/",
        "https://news.example:99999/", "https://news.example:x/", "https://news.example/a b",
        "https://news.example/\u202egpj.exe", "https://news.example/\u200b", "https://xn--/",
        "https://xn--\u0430/", "https://xn--a/", "https://news.example\u2044evil", "https://a..example/",
        "https://.example/", "https://news.example\\@evil/", "https://[::1", "https://[::g]/",
        "https://[1::2::3]/", "https://xn--_/",
        "https://1.2.3.999/", "https://2130706433/", "https://0x7f.1/", "https://ex%61mple.com/",
        "https://℀.example/", "https://a\uff0fb.example/", "https://" + "a" * 64 + ".example/",
        "https://" + "a." * 127 + "example/", "https://news.example/" + "a" * 2_048,
        "https://news.example/<b>", 'https://news.example/"', "https://news.example/\ud800",
    ],
)  # fmt: skip
def test_what_is_no_http_url_is_refused(text: str) -> None:
    for take in (Url, to_uri):
        with pytest.raises(ValueError, match="is no http URL"):
            take(text)


def test_what_is_no_text_is_no_url() -> None:
    for value in (None, 10**5_000, b"https://news.example/", ["https://news.example/"]):
        with pytest.raises(ValueError, match="is no URL"):
            Url(value)  # type: ignore[arg-type] # the point of the test


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("2", "https://news.example/a/2"),
        ("/2?x=y#z", "https://news.example/2?x=y#z"),
        ("../../2", "https://news.example/2"),
        ("?page=2", "https://news.example/a/1?page=2"),
        ("//img.example/2.jpg", "https://img.example/2.jpg"),
        ("/my photo.jpg ", "https://news.example/my%20photo.jpg"),
        ("https://other.example/2", "https://other.example/2"),
    ],
)
def test_a_reference_is_resolved(text: str, whole: str) -> None:
    assert resolve(text, BASE) == whole


@pytest.mark.parametrize(
    "text",
    ["", " ", "javascript:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)", "data:,x",
     "//", "///", "//[", "//user@evil.example/", "\\\\evil.example\\x", "https:evil.example", "a:b",
     "/" + "a" * 2_048],
)  # fmt: skip
def test_a_reference_that_leads_astray_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        resolve(text, BASE)
    with pytest.raises(ValueError, match=r"."):
        resolve("/a", text)


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("https://приклад.укр/стаття", "https://xn--80aikifvh.xn--j1amh/%D1%81%D1%82%D0%B0%D1%82%D1%82%D1%8F"),
        ("https://BÜCHER.example/A", "https://xn--bcher-kva.example/A"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://a。example:80/", "https://a.example:80/"),
        ("https://\uff45xample.com/?q=ü#ü", "https://example.com/?q=%C3%BC#%C3%BC"),
        ("https://EXAMPLE.com/%7Ea/%zz[1]#a#b", "https://EXAMPLE.com/%7Ea/%25zz%5B1%5D#a%23b"),
        ("https://[::1]/ä", "https://[::1]/%C3%A4"),
    ],
)  # fmt: skip
def test_a_url_is_written_as_a_uri(text: str, uri: str) -> None:
    assert to_uri(text) == uri


def test_a_url_survives_pickle_and_copies() -> None:
    url = Url("https://news.example/a")

    for other in (pickle.loads(pickle.dumps(url)), copy.copy(url), copy.deepcopy(url)):
        assert type(other) is Url
        assert other == url


def test_no_text_takes_long() -> None:
    before = time.process_time()
    for part in (
        "a",
        ".",
        "a.",
        ":",
        "@",
        "[",
        "xn--a.",
        "%",
        "é",
        "/",
        "?",
        " ",
        "。",
        "1.",
        "0x",
    ):
        for text in ("https://" + part * 1_000, "https://" + part * 1_000_000, part * 1_000_000):
            is_absolute(text)
            with pytest.raises(ValueError, match=r"."):
                resolve(text[:-1] + "\x1b", BASE)

    assert time.process_time() - before < 5


@pytest.mark.skipif(not CASES.exists(), reason="the hostile corpus is not here (NUTGRAF_CORPUS)")
def test_every_hostile_url_is_a_good_one_or_none() -> None:
    wrong = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        for fields in case["in"].get("f", []):
            for made in (Url, to_uri, lambda text: resolve(text, BASE)):
                try:
                    found = made(fields["url"])
                except ValueError:
                    continue
                if not GOOD.fullmatch(found):
                    wrong.append((case["id"], found))

    assert not wrong
