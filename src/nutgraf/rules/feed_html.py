"""What is asked of the HTML in a feed, and of text that must be none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import name2codepoint

from ..findings import Severity
from ..markup._tags import tags_of
from ..markup.html_faults import fault_of_html
from ..safety.show import show
from ._feed_rules import ABSOLUTE, RSS, each, feed_rule, in_item, varied
from ._feed_tree import FeedTree, Tag
from .rss import PROFILE

__all__ = ["RULES"]

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,9})\b[^<>]{0,300}>")
_END_TAG = re.compile(r"</(\w{1,20})>", re.ASCII)
_REFERENCE = re.compile(r"&(#?\w{1,40})", re.ASCII)
_UNSAFE = frozenset(
    {"applet", "base", "basefont", "embed", "frame", "frameset", "iframe", "link", "meta",
     "noframes", "object", "param", "plaintext", "script", "slot", "style", "xmp"}
)  # fmt: skip
_HTML = frozenset(
    {"a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "bdi", "bdo",
     "big", "blockquote", "br", "button", "canvas", "caption", "center", "cite", "code", "col",
     "colgroup", "data", "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em",
     "fieldset", "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5",
     "h6", "header", "hgroup", "hr", "i", "img", "input", "ins", "kbd", "label", "legend", "li",
     "main", "map", "mark", "menu", "meter", "nav", "noscript", "ol", "optgroup",
     "option", "output", "p", "picture", "pre", "progress", "q", "rp", "rt", "ruby", "s",
     "samp", "section", "select", "small", "source", "span", "strike", "strong", "sub",
     "summary", "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th",
     "thead", "time", "title", "tr", "track", "tt", "u", "ul", "var", "video", "wbr"}
)  # fmt: skip
_ADDRESSES = ("href", "src", "poster", "cite")
_TITLED = frozenset({"channel", "image", "item", "textInput"})
_HTML_TYPES = frozenset({"html", "text/html"})
# Where there is HTML, always or if the type says so; and where there is plain text.
_HOLDERS = (
    "atom:content",
    "atom:rights",
    "atom:subtitle",
    "atom:summary",
    "atom:title",
    "content:encoded",
    "description",
    "media:description",
    "media:text",
    "media:title",
)
_PLAIN = (
    *(name for name in _HOLDERS if name != "content:encoded"),
    "atom:name",
    "category",
    "copyright",
    "dc:rights",
    "media:category",
    "media:copyright",
    "source",
    "title",
)
_STYLES = re.compile(
    r"(?:azimuth|background(?:-color)?|border(?:-(?:bottom|collapse|color|left|right|spacing|style|"
    r"top|width))?(?:-(?:color|style|width))?|clear|color|cursor|direction|display|float|"
    r"font(?:-(?:family|size|style|variant|weight))?|height|letter-spacing|line-height|"
    r"list-style-type|margin(?:-(?:bottom|left|right|top))?|overflow|"
    r"padding(?:-(?:bottom|left|right|top))?|text-(?:align|decoration|indent)|unicode-bidi|"
    r"vertical-align|white-space|width)"
)
_DECLARATION = re.compile(r"\s*([\w-]{1,40})\s*:\s*([^:;()\\@<>]{0,300})")


def _is_html(tag: Tag) -> bool:
    """Tell whether an element holds HTML; a channel's description does not."""
    if tag.name == "content:encoded":
        return True
    if tag.name == "description":
        return tag.parent is not None and tag.parent.name == "item"
    return tag.name in _HOLDERS and tag.attributes.get("type") in _HTML_TYPES


def _is_plain(tag: Tag) -> bool:
    """Tell whether an element of a feed holds plain text, of whatever it is."""
    if _is_html(tag) or tag.parent is None:
        return False
    return tag.attributes.get("type") in {None, "plain", "text"}


def _markup_in(tag: Tag, feed: FeedTree) -> str:
    """Give the HTML that stands in plain text, as far as it is certain that it is meant so."""
    ends = [one for one in _END_TAG.findall(tag.text) if one.lower() in _HTML | _UNSAFE]
    if ends or feed.writes_hex:
        return f"</{ends[0]}>" if ends else ""
    for one in _REFERENCE.findall(tag.text):
        if one in name2codepoint or one == "apos" or not one.isalpha():
            return f"&{one};"
    tags = _TAG.finditer(tag.text)
    return next((one[0] for one in tags if one[1].lower() in _HTML), "")


def _title_has_markup(tag: Tag, feed: FeedTree) -> str:
    if tag.parent is None or tag.parent.name not in _TITLED:
        return ""
    found = _markup_in(tag, feed)
    return f'the title holds the HTML "{show(found, 60)}"' if found else ""


def _text_has_markup(tag: Tag, feed: FeedTree) -> str:
    if not _is_plain(tag):
        return ""
    found = _markup_in(tag, feed)
    return f'<{tag.name}> is plain text, and holds the HTML "{show(found, 60)}"' if found else ""


def _unsafe(tag: Tag, feed: FeedTree) -> Iterator[str]:
    for name in dict.fromkeys(inner.name for inner in tags_of(tag.text) if _is_html(tag)):
        if name in _UNSAFE:
            yield f"the HTML of <{tag.name}> holds <{name}>"


def _unknown(tag: Tag, feed: FeedTree) -> Iterator[str]:
    for name in dict.fromkeys(inner.name for inner in tags_of(tag.text) if _is_html(tag)):
        if name not in _HTML and name not in _UNSAFE:
            yield f"the HTML of <{tag.name}> holds <{show(name, 60)}>, which is no element of HTML"


def _active(tag: Tag, feed: FeedTree) -> Iterator[str]:
    for inner in tags_of(tag.text) if _is_html(tag) else ():
        for name, value in inner.attributes.items():
            if name.startswith("on") or name in {"formaction", "srcdoc"}:
                yield f"the HTML of <{tag.name}> has the attribute {show(name, 60)}"
            elif name == "style" and not _is_harmless(value):
                yield f'the HTML of <{tag.name}> has the style "{show(value, 60)}"'


def _is_harmless(style: str) -> bool:
    """Tell whether a style has declarations of how text looks, and no others."""
    parts = [_DECLARATION.fullmatch(one) for one in style.split(";") if one.strip()]
    return all(one is not None and _STYLES.fullmatch(one[1].lower()) for one in parts)


def _relative_inside(tag: Tag, feed: FeedTree) -> Iterator[str]:
    if tag.name.startswith("atom:"):  # which says by xml:base what they are relative to
        return
    for inner in tags_of(tag.text) if _is_html(tag) else ():
        held = [inner.attributes.get(name, "").strip() for name in _ADDRESSES]
        held += [
            part.strip().split(" ")[0] for part in inner.attributes.get("srcset", "").split(",")
        ]
        for link in held:
            if link and not ABSOLUTE.match(link):
                yield f'the HTML of <{tag.name}> has the address "{show(link, 60)}"'


def _malformed(tag: Tag, feed: FeedTree) -> str:
    fault = fault_of_html(tag.text) if _is_html(tag) else ""
    return f"the HTML of <{tag.name}> is no proper HTML: {fault}" if fault else ""


def _html(markup: str) -> str:
    return in_item(f"<content:encoded><![CDATA[{markup}]]></content:encoded>")


RULES = (
    feed_rule(
        "feed_title_has_markup", _WARNING, PROFILE,
        "A title is plain text; a reader may show its HTML as it stands.",
        "Take the HTML out, or write & and < of plain text as &#x26; and &#x3C;.",
        each("title", judge=_title_has_markup),
        bad=varied(RSS, "Council opens", "Council &lt;i>opens&lt;/i>"), good=RSS,
    ),
    feed_rule(
        "feed_html_unsafe", _WARNING, PROFILE,
        "The HTML of an item holds nothing that runs; readers take it out.",
        "Take scripts and frames out.",
        each(*_HOLDERS, judge=_unsafe),
        bad=_html("<p>Open.</p><script>a()</script>"), good=_html("<p>Open.</p>"),
    ),
    feed_rule(
        "feed_html_element_unknown", _WARNING, PROFILE,
        "The HTML of an item holds elements of HTML.", "Use an element that every reader knows.",
        each(*_HOLDERS, judge=_unknown),
        bad=_html('<amp-img src="https://herald.example/a.jpg"></amp-img>'),
        good=_html('<img src="https://herald.example/a.jpg">'),
    ),
    feed_rule(
        "feed_html_address_relative", _WARNING, PROFILE,
        "The addresses in the HTML of an item are absolute: a reader shows it elsewhere.",
        "Write the whole address, beginning with https://.",
        each(*_HOLDERS, judge=_relative_inside),
        bad=_html('<img src="/a.jpg">'), good=_html('<img src="https://herald.example/a.jpg">'),
    ),
    feed_rule(
        "feed_text_has_markup", _WARNING, PROFILE,
        "Plain text of a feed holds no HTML; a reader may show it as it stands.",
        "Take the HTML out; in Atom, say that the text is HTML by its type.",
        each(*(name for name in _PLAIN if name != "title"), judge=_text_has_markup),
        bad=in_item("<category>&lt;b>Bridges&lt;/b></category>"),
        good=in_item("<category>Bridges</category>"),
    ),
    feed_rule(
        "feed_html_attribute_active", _WARNING, PROFILE,
        "The HTML of an item has no attribute that runs, and no style but of how text looks.",
        "Take the attribute out.",
        each(*_HOLDERS, judge=_active),
        bad=_html('<p onclick="a()">Open.</p>'), good=_html('<p style="color: red">Open.</p>'),
    ),
    feed_rule(
        "feed_html_malformed", _WARNING, PROFILE,
        "The HTML of an item ends what it begins: it is shown inside a page of others.",
        "Close what is open, and write & as &amp;.",
        each(*_HOLDERS, judge=_malformed),
        bad=_html("<p>The <b>bridge is open.</p>"), good=_html("<p>The <b>bridge</b> is open."),
    ),
)  # fmt: skip
