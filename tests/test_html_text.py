"""The text that HTML shows comes out of any HTML, at once."""

from __future__ import annotations

import time
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.safety.html_text import text_of

PIECES = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<br>", "<script>", "</script >", "<svg>", "</svg>", "<!--", "-->", "<![",
         "<!", "<?", "</", "<a b='", "'", ">", "<", "&", "&lt;", "a", " ", "\n",
         "<title>", "</TITLE>"]
    )
).map("".join)  # fmt: skip


@given(PIECES | st.text())
def test_any_html_has_a_text_of_one_space_between_words(html: str) -> None:
    text = text_of(html)

    assert all(line == " ".join(line.split()) for line in text.split("\n"))
    assert "\n\n\n" not in text
    assert text == text.strip()


@given(st.text())
def test_escaped_text_is_the_text(text: str) -> None:
    lines = [" ".join(line.split()) for line in text.split("\n")]

    assert text_of("<br>".join(escape(line) for line in lines)) == "\n".join(lines).strip()


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One<p>two<br>three</p>", "One\n\ntwo\nthree"),
        ("a<script>b<p>c</script>d", "ad"),
        ("a<script>b", "a"),
        ("a<svg><svg>b</svg>c</svg>d", "ad"),
        ("a</svg>b", "ab"),
        ("a<style>b</STYLE >c", "ac"),
        ("a<!-- <p> -->b<!c>d<?e>f", "abdf"),
        ("a<!--b", "a"),
        ("a &amp; b &lt;p>", "a & b <p>"),
        ("1 < 2 <3", "1 < 2 <3"),
        ("A <B", "A <B"),
        ("A <B c", "A <B c"),
        ("a<![ b", "a"),
        ("<svg>a<br>b</svg>", ""),
        ("a <math><mi>x</mi><annotation>TeX<b>t</b></annotation></math> b", "a x b"),
        ("a <object data=u><embed src=u>b</object> c", "a b c"),
        ("", ""),
    ],
)
def test_html_shows_its_text(html: str, text: str) -> None:
    assert text_of(html) == text


@pytest.mark.parametrize(
    "run", ["<!--", "<![", "<a ", "<a/", "<a b='", "</a ", "<script>", "<svg>", "&"]
)
def test_no_html_takes_long_to_give_its_text(run: str) -> None:
    before = time.process_time()
    text_of(run * 200_000)

    assert time.process_time() - before < 5
