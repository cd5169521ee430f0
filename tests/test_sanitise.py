"""Foreign HTML comes out safe, bounded and the same when cleaned again."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import time
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nutgraf.safety._html_allowed import TAGS, URLS, attributes_of, is_good_url
from nutgraf.safety._html_text import to_paragraphs
from nutgraf.safety._html_tidy import SEAM, break_runs, tidy
from nutgraf.safety.limits import DEFAULT_LIMITS, Limits
from nutgraf.safety.sanitise import Sanitised, reduced, sanitise

CORPUS = Path(os.environ.get("NUTGRAF_CORPUS", Path(__file__).parents[1] / "../shared/corpus"))
HOSTILE = CORPUS / "hostile"
PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            ["<a>", "<a href=https://x.example/>", "<a href='javascript:1'>", "</a>", "<b>", "</b>",
             "<p>", "</p>", "<p onclick=1>", "<table>", "</table>", "<tr>", "<td>", "</td>",
             "<pre>",
             "\n", "<div>", "</div>", "<li>", "<ul>", "</ul>", "<img src=x alt='>'>", "<script>",
             "</script>", "<style>", "</style>", "<svg>", "</svg>", "<math>", "<title>", "<!--",
             "-->",
             "<!", "<?", "</", "<", ">", '"', "'", "&", "&lt;", "&#x6a;avascript:", "\xa0", "\0",
             "\r",
             "<textarea>", "<select>", "<option>", "<form>", "<noscript>", "<template>", "<iframe",
             " src=//x.example", "<plaintext>", "<![CDATA[", "]]>", "<br/>", "<caption>",
             "<ruby><rt>",
             "</br>", "<x-y>", "<striKe>", "</strike>", "\ud800", "word", " ", "="]
        ),
        st.text(max_size=3),
    ),
    max_size=30,
).map("".join)  # fmt: skip


class Reader(HTMLParser):
    """Another reader of HTML, which collects what is not allowed."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag."""
        if tag not in TAGS:
            self.wrong.append(tag)
        for name, value in attrs:
            scheme = re.match(r"[\x00-\x20]*([a-z0-9+.\t\n\r-]*):", value or "", re.IGNORECASE)
            if name not in attributes_of(tag):
                self.wrong.append(name)
            elif name in URLS and scheme and scheme[1].lower() not in {"http", "https", "mailto"}:
                self.wrong.append(str(value))

    def handle_comment(self, data: str) -> None:
        """Look at a comment."""
        self.wrong.append(data)


def wrong_in(html: str) -> list[str]:
    """Give what is in HTML and should not be."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.wrong


@given(PIECES)
@example("<scr<script></script>ipt>alert(1)</script>")
@example("<<script></script>b>")
@example("<a title='</a><img src=x onerror=1>'>")
@example("<pre>\n\n\nx</pre>")
@example("<a><table><a>x</a></table>")
def test_every_html_comes_out_safe_and_stays_as_it_is(html: str) -> None:
    result = sanitise(html)

    assert not wrong_in(result.html)
    assert result.html.encode().decode() == result.html
    again = sanitise(result.html)
    assert again.html == result.html
    assert not again.dropped


@given(
    st.lists(
        st.one_of(
            PIECES,
            st.sampled_from(
                ['<a href="/b">', "<a href='?x=\"&amp;y'>", '<img src="a b.png">', "<q cite=#é>",
                 '<img src="x" srcset="a 1x, b">', '<a href="//h:x/">', '<a href="">', "</a>"]
            ),
        ),
        max_size=8,
    ).map("".join),
    st.sampled_from(
        ["https://n.example/a/1", "http://n.example", "ftp://n.example/", "https://é.example/ /x"]
    ),
)  # fmt: skip
def test_html_whose_urls_are_resolved_stays_as_it_is(html: str, base: str) -> None:
    found = sanitise(html, base=base).html

    assert not wrong_in(found)
    assert sanitise(found, base=base).html == found
    assert sanitise(found).html == found


@given(PIECES, st.integers(1, 6), st.integers(1, 6), st.integers(1, 60), st.integers(1, 20))
def test_html_beyond_any_limit_comes_out_safe(
    html: str, tree: int, formatting: int, size: int, tags: int
) -> None:
    limits = Limits(
        tree_depth=tree, formatting_tags=formatting, sanitise_bytes=size, sanitise_tags=tags
    )
    result = sanitise(html, limits=limits)

    assert not wrong_in(result.html)
    assert sanitise(result.html, limits=limits).html == result.html


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_plain_text_is_carried(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")

    assert unescape(sanitise(escaped).html) == text


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ('<p class="x">A <b>bold</b> <a href="https://x.example/">link</a>.</p>',
         '<p>A <b>bold</b> <a href="https://x.example/">link</a>.</p>'),
        ("<img src=/a.jpg alt='A \"b\"' width=1 onerror=x>",
         '<img src="/a.jpg" alt="A &quot;b&quot;" width="1">'),
        ("<a href=mailto:a@b.example>m</a><img src=mailto:a@b.example>",
         '<a href="mailto:a@b.example">m</a><img>'),
        ("<img srcset='a.jpg 1x, https://x.example/b,c.jpg 2x'>",
         '<img srcset="a.jpg 1x, https://x.example/b,c.jpg 2x">'),
        ("<img srcset='a.jpg 1x, data:image/png,x 2x'>", "<img>"),
        ("<a href='https://x.example/' rel=nofollow target=_blank>x</a>",
         '<a href="https://x.example/">x</a>'),
        ("a<script>b</script><style>c</style>d<svg><text>e</text></svg>f", "adf"),
        ("a<script>b", "a"),
        ("<iframe src=https://x.example/>after", "after"),
        ("<form>a<input name=b>c</form>", " ac "),
        ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
        ("<pre>\n\nx</pre>", "<pre>\n\nx</pre>"),
        ("<pre>x</pre>", "<pre>x</pre>"),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<h2>x</h2><ul><li>y</ul>", "<h2>x</h2><ul><li>y</li></ul>"),
        ("<table><tr><td colspan=2>z</table>",
         '<table><tbody><tr><td colspan="2">z</td></tr></tbody></table>'),
        ("<math><mi>x</mi></math>", "x"),
        ("<a href=/x/>y</a>", '<a href="/x/">y</a>'),
        ('<img alt="x:y" srcset="a.png 1x,b.png 2x">',
         '<img alt="x:y" srcset="a.png 1x,b.png 2x">'),  # only a base makes it anew
        ("a<!-->b<!--->c<!->d<!---->e", "abcde"),
    ],
)  # fmt: skip
def test_html_is_reduced(html: str, clean: str) -> None:
    assert sanitise(html).html == clean
    assert sanitise(html, base="/a/1").html == clean  # which is no base


@pytest.mark.parametrize(
    ("html", "dropped"),
    [
        ("<p>x</p>", ()),
        ("<p onclick=a CLASS=b>x<script>y</script><blink>z</blink>", ("<blink>", "<script>",
        "class=", "onclick=")),
        ("<a href='java&#115;cript:1'>x</a>", ("href='javascript:1'",)),
        ("<img src='" + "a" * 20_000 + "'>", ("src=",)),
        ("<b>" * 501 + "x", ("formatting_tags",)),
        ("<div>" * 2_001 + "x", ("tree_depth",)),
        ("<br>" * 100_001 + "x", ("sanitise_tags",)),
        ("x" * 2_097_153, ("sanitise_bytes",)),
        ("<p\x1b>x", ("<p\\x1b>",)),
    ],
)  # fmt: skip
def test_what_had_to_go_is_told(html: str, dropped: tuple[str, ...]) -> None:
    assert sanitise(html).dropped == dropped


def test_html_beyond_a_limit_keeps_its_text_in_paragraphs() -> None:
    html = (
        "<div>" * 2_001
        + "<h1>One &amp; <i>two</i></h1><script>no</script><!-- no --><p>three < four"
    )

    assert sanitise(html).html == "<p>One &amp; two</p><p>three &lt; four</p>"


def test_a_scheme_that_is_hidden_far_inside_is_refused_as_well() -> None:
    far = "&#x" + "0" * 300 + "6d;ailto:a@b.example"

    assert sanitise(f"<img src='{far}' alt=x>").html == '<img alt="x">'
    assert sanitise(f"<img src='{far}' alt=x>").dropped == ("src=mailto:a@b.example",)
    script = far.replace("6d;ailto", "6a;avascript")
    assert sanitise(f"<a href='{script}'>x</a>").html == "<a>x</a>"


def test_text_after_what_is_never_closed_is_kept_in_paragraphs() -> None:
    assert sanitise("<div>" * 2_001 + "a<!-- b").html == "<p>a</p>"
    assert sanitise("<div>" * 2_001 + "a<p>b<script>c").html == "<p>a</p><p>b</p>"


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ('<a href="/x?a=1&amp;b=2">a</a>', '<a href="https://n.example/x?a=1&amp;b=2">a</a>'),
        ('<a href="#note">a</a>', '<a href="https://n.example/a/1#note">a</a>'),
        ('<a href=" ">a</a>', '<a href="https://n.example/a/1">a</a>'),
        ('<img alt="x" src="">', '<img alt="x">'),
        ('<img src="c d.png">', '<img src="https://n.example/a/c%20d.png">'),
        ('<img srcset="aX 1x,/b.jpg 2x">',
         '<img srcset="https://n.example/a/aX 1x, https://n.example/b.jpg 2x">'),
        ('<a href="/wiki/Talk:Bridge">a</a>',
         '<a href="https://n.example/wiki/Talk:Bridge">a</a>'),
        ('<a href="mailto:a@b.example">a</a>', '<a href="mailto:a@b.example">a</a>'),
        ('<a href="//[x">what leads nowhere stays</a>',
         '<a href="//[x">what leads nowhere stays</a>'),
        ("<a href='https://x.example/'>a</a>", '<a href="https://x.example/">a</a>'),
    ],
)  # fmt: skip
def test_relative_urls_are_resolved_against_the_base(html: str, clean: str) -> None:
    assert sanitise(html, base="https://n.example/a/1").html == clean
    assert sanitise(clean, base="https://n.example/a/1").html == clean
    assert sanitise(clean, base="/a/1").html == clean


@pytest.mark.parametrize(
    ("attribute", "value", "is_good"),
    [
        ("href", "ht\ntps://a.example/", True),
        ("href", "mailto:a@a.example", True),
        ("src", "mailto:a@a.example", False),
        ("href", "java\tscript:a", False),
        ("href", "a/b:c", True),
        ("href", "a?b:c", True),
        ("href", "1:a", False),
        ("srcset", "a.png 1x, https://a.example/b.png 2x", True),
        ("srcset", "a.png 1x, data:x 2x", False),
    ],
)
def test_a_url_has_a_scheme_of_the_web_or_none(
    attribute: str, value: str, *, is_good: bool
) -> None:
    assert is_good_url(attribute, value) is is_good


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("a\0b<!-- c\0 -->d<i>e</i><p>f", "<p>abde</p><p>f</p>"),
        ("1 < 2 > 1 &amp; 0", "<p>1 &lt; 2 &gt; 1 &amp; 0</p>"),
        ("a<style>b</style>c<script>d</script >e<!--f", "<p>ace</p>"),
        (" <br>\n", ""),
        ("<p>a" * 10_000, "<p>a</p>" * 10_000),
        ("<p>a" * 10_001, "<p>" + "a\n" * 10_000 + "a</p>"),
    ],
)
def test_the_text_of_html_stands_in_paragraphs(html: str, paragraphs: str) -> None:
    assert to_paragraphs(html) == paragraphs


@pytest.mark.parametrize(
    ("html", "is_too_big"),
    [
        ("a" * 200, False),
        ("a" * 500, False),
        ("a" * 501, True),
        ("ä" * 250, False),
        ("ä" * 251, True),
        (f"<script>{'x' * 500}</script>a", True),
        ("\xa0" * 100, True),  # each becomes six characters
    ],
)
def test_html_may_have_so_many_bytes_before_and_after(html: str, *, is_too_big: bool) -> None:
    found = sanitise(html, limits=Limits(sanitise_bytes=500))

    assert found.dropped == (("sanitise_bytes",) if is_too_big else ())


def test_html_is_reduced_to_the_elements_that_are_named() -> None:
    assert reduced("<p>a <b>b</b></p>", frozenset({"p"})) == Sanitised("<p>a b</p>", ("<b>",))
    assert reduced("<p id=a>b</p>", frozenset({"i", "p"})) == sanitise("<p id=a>b</p>")
    assert reduced("<p id=a>b<i>c</i>", frozenset({"p"})).dropped == ("<i>", "id=")


@pytest.mark.parametrize(
    ("html", "tidied"),
    [
        ("a<!-- <b> -->c<!>d>e", f"a{SEAM}c{SEAM}d>e"),
        ("a</ b>c<?d>e<!f", f"a{SEAM}c{SEAM}e{SEAM}"),
        ("a<p b='c", f"a{SEAM}"),
        ("<p title='a'><p title=b><p title='\"'>", '<p title="a"><p title=b><p title=\'"\'>'),
        (f"<p title={'a' * 19_994}>", f"<p title={'a' * 19_994}>"),
    ],
)
def test_html_is_tidied_and_nothing_of_it_told(html: str, tidied: str) -> None:
    assert tidy(html, DEFAULT_LIMITS) == (tidied, (), "")


@pytest.mark.parametrize(
    ("html", "dropped"),
    [
        (f"<p title={'a' * 19_995}>", ("title=",)),
        ("<a href=Xhttps://a.example/>", ("href=Xhttps://a.example/",)),
        ("".join(f"<x{number}>" for number in range(10, 50)),
         tuple(f"<x{number}>" for number in range(10, 40))),
    ],
)  # fmt: skip
def test_what_tidying_drops_is_told(html: str, dropped: tuple[str, ...]) -> None:
    assert tidy(html, DEFAULT_LIMITS).dropped == dropped


@pytest.mark.parametrize(
    ("html", "guard"),
    [
        ("<b><i>", ""),
        ("<b><i><b>", "formatting_tags"),
        ("<b></b>" * 9 + "<div></div>" * 9 + "<b><i>", ""),
        ("<b></b><div></div><b><i><b>", "formatting_tags"),
        ("<b><i></b><b>", "formatting_tags"),
        ("<div><p><div>", ""),
        ("<div><p><div><p>", "tree_depth"),
        ("<div></div>" * 9 + "<p>" * 9 + "<br>" * 9, ""),
    ],
)
def test_elements_are_counted_as_a_parser_has_them_open(html: str, guard: str) -> None:
    assert tidy(html, Limits(formatting_tags=2, tree_depth=3)).guard == guard


@pytest.mark.parametrize(
    ("html", "guard"),
    [
        ("<b>" * 250, ""),
        ("<b>" * 400, "formatting_tags"),
        (f"{'a' * 1_000_000}{'<b>' * 400}", ""),  # so much may be written for so much that is read
        ("<b></b>" * 3_000, ""),
        (f"{'<div>' * 2_000}{'<br>' * 40_000}", ""),
        (f"{'<div>' * 2_000}{'<br>' * 60_000}", "tree_depth"),
    ],
)
def test_what_a_parser_would_have_to_do_is_bounded(html: str, guard: str) -> None:
    assert tidy(html, DEFAULT_LIMITS).guard == guard


def test_text_of_many_references_is_broken_up() -> None:
    assert break_runs("a" + "&b" * 500) == "a" + "&b" * 500
    assert break_runs("a" + "&b" * 501) == "a" + "&b" * 500 + f"{SEAM}&b"


def test_names_that_are_told_are_few_and_short() -> None:
    many = (
        "".join(f"<x{'y' * 99}{i}>" for i in range(500))
        + "<p "
        + " ".join(f"a{i}" for i in range(9_999))
        + ">"
    )
    dropped = sanitise(many).dropped

    assert len(dropped) <= 60
    assert max(map(len, dropped)) <= 40


UNITS = [
    "&", "&a", "&amp;", "&#", "\xa0", "<", "<!", "</", "\r", "\0", "<p>", "<b>", "<p>x", "</p>",
    "<svg>",
    "<script>", "<iframe>", "<!--", '<a href="', "<a x ", "<p/", "<table><tr>", "<div>", "<b></b>",
    "<i><p></i>", "<li>x", "<?", "<a =", "<x>", "<pre>\n", "<p title='",
    "<b><table></b></table><p>",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_no_html_takes_long(unit: str) -> None:
    html = unit * (1_000_000 // len(unit))
    before = time.process_time()
    result = sanitise(html)

    assert time.process_time() - before < 2
    assert len(result.html) <= 6 * len(html) + 10_000


def test_formatting_that_is_never_closed_does_not_multiply() -> None:
    for html in (
        "".join(f"<b id=b{i}><p>" for i in range(3_000)),
        "".join(f"<b title={i}>" for i in range(400)) + "<p>x" * 20_000,
        "".join(f"<b title={i}><table></b></table>" for i in range(900)) + "<p>x" * 900,
        "".join(f'<b title="</b>{i}">' for i in range(900)) + "<p>x" * 900,
        "".join(f'<b "><i title={i}>' for i in range(900)) + "<p>x" * 900,
        "<svg><style>" + "".join(f"<b title={i}>" for i in range(900)) + "<p>x" * 900,
        "<select><script>" + "".join(f"<b title={i}>" for i in range(900)) + "<p>x" * 900,
    ):
        assert len(sanitise(html).html) < 100_000 + len(html)


def test_html_that_a_parser_makes_too_much_of_keeps_its_text() -> None:
    grown = "<p>" + "".join(f"<b title={i}>" for i in range(200)) + "<p>x" * 60

    assert sanitise(grown).dropped == ("nesting",)
    assert sanitise(grown).html == "<p>x</p>" * 60
    assert sanitise("<p>a<p>b<p>c", limits=Limits(sanitise_tags=3)).dropped == ("nesting",)


def test_html_that_does_not_settle_keeps_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nutgraf.safety.sanitise._PASSES", 0)

    assert sanitise("<p>a<p>b") == Sanitised("<p>a</p><p>b</p>", ("nesting",))


def torture() -> object:
    """Load the judge that comes with the corpus."""
    spec = importlib.util.spec_from_file_location("torture_judge", HOSTILE / "torture.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def texts_of(case: object) -> list[str]:
    """Give every string in a JSON value."""
    if isinstance(case, dict):
        return [text for value in case.values() for text in texts_of(value)]
    if isinstance(case, list):
        return [text for value in case for text in texts_of(value)]
    return [case] if isinstance(case, str) else []


@pytest.mark.skipif(not HOSTILE.exists(), reason="the hostile corpus is not here (NUTGRAF_CORPUS)")
@pytest.mark.parametrize(
    "kind", ["rss-values", "rss-text", "xss", "xss-owasp", "one-bad", "code-points"]
)
def test_every_hostile_html_comes_out_safe(kind: str) -> None:
    judge = torture()
    for line in (HOSTILE / f"cases-{kind}.jsonl").read_text(encoding="utf-8").splitlines():
        for text in texts_of(json.loads(line)["in"]):
            result = sanitise(text)

            assert not judge.unsafe_html(result.html)  # type: ignore[attr-defined] # of the judge
            assert not wrong_in(result.html)
            assert sanitise(result.html).html == result.html
