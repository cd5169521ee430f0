"""What Google asks of paywalled content."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..findings import Severity
from ..markup import _html
from ..safety.show import show
from ._document import Spot, text_of
from ._literals import inner_of
from ._rule import Page, Rule, is_filled, stated_types, values_of, with_, without

__all__ = ["GOOD", "PAGE", "RULES", "is_walled"]

_PROFILES = ("google-paywall",)
PAGE = Page(
    "https://developers.google.com/search/docs/appearance/structured-data/paywalled-content",
    "2025-12-10",
)
_OF = ("CreativeWork",)
_SUPPORTED = frozenset(
    {"Article", "Blog", "Comment", "Course", "CreativeWork", "HowTo", "Message", "NewsArticle",
     "Review", "WebPage"}
)  # fmt: skip
_CLASS = re.compile(r"\.-?(?:[A-Za-z_]|[^\x00-\x7f])(?:[\w-]|[^\x00-\x7f]){0,200}")
_FEW_LETTERS = 200  # of a section that are looked at
_BOOLEANS = frozenset({"false", "true"})
_FALSE = frozenset({"false", "https://schema.org/false", "http://schema.org/false", "no", "0"})

GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council opens the bridge",
    "isAccessibleForFree": False,
    "hasPart": {
        "@type": "WebPageElement",
        "isAccessibleForFree": False,
        "cssSelector": ".paywall",
    },
}


def is_walled(node: Mapping[str, Any]) -> bool:
    """Tell whether a node says that it is not free, in whatever way."""
    for _, value in values_of(node, "isAccessibleForFree"):
        inner = inner_of(value)
        if inner is False or (isinstance(inner, str) and inner.strip().lower() in _FALSE):
            return True
    return False


def _sections(spot: Spot) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for pointer, part in spot.things("hasPart"):
        if "cssSelector" in part or "WebPageElement" in stated_types(part):
            yield pointer, part


def _not_said(spot: Spot) -> Iterator[tuple[str, str]]:
    is_free = not is_walled(spot.whole) and not any(_no_boolean(spot))
    if is_free and any(is_walled(part) for _, part in _sections(spot)):
        at = "/isAccessibleForFree" if "isAccessibleForFree" in spot.node else ""
        yield at, 'a section is not free, but "isAccessibleForFree" of the page is not false'


def _no_boolean(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, value in spot.values("isAccessibleForFree"):
        inner = inner_of(value)
        word = str(inner).strip().lower().rpartition("schema.org/")[2]
        if word and not isinstance(inner, bool) and word not in _BOOLEANS:
            said = "a node" if inner is None else f'"{show(str(inner), 60)}"'
            yield pointer, f"isAccessibleForFree is {said}, neither true nor false"


def _boolean_is_text(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, text in spot.texts("isAccessibleForFree"):
        if spot.top.syntax == "jsonld" and text.strip().lower() in _BOOLEANS:
            said = f'isAccessibleForFree is the text "{text.strip()}"'
            yield pointer, f"{said}; Google's page writes a Boolean today"


def _is_page(spot: Spot) -> bool:
    """Tell whether a node stands for a page; in a graph its sections stand beside it."""
    return spot.is_main and "WebPageElement" not in spot.kin


def _part_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    if _is_page(spot) and is_walled(spot.whole) and not any(_sections(spot)):
        yield "", 'the page is not free, but no "hasPart" says which section is not'


def _part_type(spot: Spot) -> Iterator[tuple[str, str]]:
    if not is_walled(spot.whole):
        return
    for pointer, part in spot.things("hasPart"):
        if "cssSelector" in part and "WebPageElement" not in stated_types(part):
            yield pointer, "the section is no WebPageElement"


def _part_not_said(spot: Spot) -> Iterator[tuple[str, str]]:
    if is_walled(spot.whole):
        for pointer, part in _sections(spot):
            if not is_walled(part):
                below = "/isAccessibleForFree" if "isAccessibleForFree" in part else ""
                yield pointer + below, 'the section does not say "isAccessibleForFree": false'


def _selector_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    if is_walled(spot.whole):
        for pointer, part in _sections(spot):
            if is_walled(part) and not is_filled(part.get("cssSelector")):
                at = "/cssSelector" if "cssSelector" in part else ""
                yield pointer + at, 'Missing field "cssSelector"'


def _selectors(spot: Spot) -> Iterator[tuple[str, str]]:
    if is_walled(spot.whole):
        for pointer, part in _sections(spot):
            for at, value in values_of(part, "cssSelector"):
                text = (text_of(value) or "").strip()
                if text:
                    yield pointer + at, text


def _selector_no_class(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, text in _selectors(spot):
        if not _CLASS.fullmatch(text) and not _is_list(text):
            yield pointer, f'cssSelector "{show(text, 60)}" is no class; only .class is read'


def _selector_list(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, text in _selectors(spot):
        if _is_list(text):
            yield pointer, f'cssSelector "{show(text, 60)}" names several classes in one text'
    for pointer, part in _sections(spot) if is_walled(spot.whole) else ():
        count = len(list(values_of(part, "cssSelector")))
        if count > 1:
            yield f"{pointer}/cssSelector", f"one section has {count} selectors"


def _is_list(text: str) -> bool:
    parts = text.split(",")
    return len(parts) > 1 and all(_CLASS.fullmatch(part.strip()) for part in parts)


def _on_page(spot: Spot) -> Iterator[tuple[str, str, list[tuple[Any, int]]]]:
    """Give each selector that is a class, with the elements that it leads to on the page."""
    page = spot.document.page
    if page is None or page.tree is None or not spot.is_main:
        return
    for pointer, text in _selectors(spot):
        if _CLASS.fullmatch(text):
            elements = _html.select(page.tree, f'[class~="{text[1:]}"]')
            yield pointer, text, list(_html.nested(elements))


def _unmatched(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, text, found in _on_page(spot):
        if not found:
            yield pointer, f'no element of the page has the class of cssSelector "{show(text, 60)}"'


def _nested(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, text, found in _on_page(spot):
        if any(above >= 0 for _, above in found):
            yield pointer, f'a section of cssSelector "{show(text, 60)}" stands inside another'


def _empty(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, text, found in _on_page(spot):
        if found and not any(_html.text_of(node, _FEW_LETTERS) for node, _ in found):
            yield pointer, f'the sections of cssSelector "{show(text, 60)}" hold no text'


def _type_unsupported(spot: Spot) -> Iterator[tuple[str, str]]:
    if _is_page(spot) and is_walled(spot.whole) and spot.types and not _SUPPORTED & {*spot.types}:
        name = show(spot.types[0], 60)
        yield "/@type", f"{name} is no type for which Google reads a paywall"


def _rule(name: str, ref: str, severity: Severity, title: str, advice: str, **rest: Any) -> Rule:
    return Rule(
        name=name, ref=ref, severity=severity, profiles=_PROFILES, page=PAGE, types=_OF,
        title=title, advice=advice, **{"good": GOOD, **rest},
    )  # fmt: skip


def _part(**changes: Any) -> dict[str, Any]:
    return with_(GOOD, hasPart={**GOOD["hasPart"], **changes})


def _walled_page(section: str) -> str:
    script = f'<script type="application/ld+json">{json.dumps(GOOD)}</script>'
    return f"<!doctype html>\n{script}\n<p>The first walkers\n{section}\n<p>End"


def _in_rdfa(spot: Spot) -> Iterator[tuple[str, str]]:
    if spot.top.syntax == "rdfa" and spot.is_main and is_walled(spot.node):
        yield "/isAccessibleForFree", "the paywall is stated in RDFa, which Google does not name"


def _in_markup(scope: str, name: str) -> str:
    held = {"isAccessibleForFree": "false", "headline": "Council opens the bridge"}
    metas = [f'<meta {name}="{key}" content="{value}">' for key, value in held.items()]
    part = "".join(
        f'<meta {name}="{key}" content="{value}">'
        for key, value in (("isAccessibleForFree", "false"), ("cssSelector", ".paywall"))
    )
    inner = f'<div {name}="hasPart" {scope.format("WebPageElement")}>{part}</div>'
    start = f'<!doctype html><body vocab="https://schema.org/"><div {scope.format("NewsArticle")}>'
    return f'{start}{"".join(metas)}{inner}<p class="paywall">Text</p></div>'


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_FREE = without(GOOD, "/hasPart")
_WALLED_PAGE = _walled_page('<div class="more paywall">cross the bridge.</div>')

RULES = (
    _rule(
        "paywall_in_rdfa", "PAY09", _INFO,
        "A paywall is stated in JSON-LD or microdata.",
        "State it in JSON-LD.",
        look=_in_rdfa, bad=_in_markup('typeof="{}"', "property"),
        good=_in_markup('itemscope itemtype="https://schema.org/{}"', "itemprop"),
    ),
    _rule(
        "paywall_not_said", "PAY01", _ERROR,
        "A page with a section that is not free says isAccessibleForFree: false itself.",
        "Add isAccessibleForFree: false to the article.",
        look=_not_said, bad=without(GOOD, "/isAccessibleForFree"),
    ),
    _rule(
        "paywall_value_unreadable", "PAY01", _ERROR,
        "isAccessibleForFree is true or false.",
        "Write true or false.",
        look=_no_boolean, since="2026-11-30",
        bad=with_(_FREE, isAccessibleForFree="members"),
        good=with_(_FREE, isAccessibleForFree=True),
    ),
    _rule(
        "paywall_value_is_text", "PAY01", _INFO,
        "isAccessibleForFree is a Boolean, without quotation marks.",
        "Write true or false.",
        look=_boolean_is_text, json_only=True, since="2026-11-30",
        bad=with_(GOOD, isAccessibleForFree="False"),
    ),
    _rule(
        "paywall_section_missing", "PAY02", _WARNING,
        "A page that is not free says which section is not.",
        "Add hasPart with a WebPageElement and its cssSelector.",
        look=_part_missing, bad=without(GOOD, "/hasPart"),
    ),
    _rule(
        "paywall_section_type_wrong", "PAY02", _WARNING,
        "A paywalled section is a WebPageElement.",
        "Write @type WebPageElement.",
        look=_part_type, bad=_part(**{"@type": "CreativeWork"}),
    ),
    _rule(
        "paywall_section_not_said", "PAY03", _WARNING,
        "A paywalled section says isAccessibleForFree: false itself.",
        "Add isAccessibleForFree: false to the section.",
        look=_part_not_said, bad=without(GOOD, "/hasPart/isAccessibleForFree"),
    ),
    _rule(
        "paywall_selector_missing", "PAY04", _WARNING,
        "A paywalled section names its class.",
        "Add cssSelector with the class around the section.",
        look=_selector_missing, bad=without(GOOD, "/hasPart/cssSelector"),
    ),
    _rule(
        "paywall_selector_no_class", "PAY04", _ERROR,
        "The selector of a paywalled section is one class.",
        "Write .class, and give the section that class.",
        look=_selector_no_class, bad=_part(cssSelector="#paywall"),
    ),
    _rule(
        "paywall_selectors_joined", "PAY06", _INFO,
        "Several sections are several parts, each with its class.",
        "Write a list in hasPart, one WebPageElement for each class.",
        look=_selector_list, bad=_part(cssSelector=".paywall,.more"),
    ),
    _rule(
        "paywall_type_unsupported", "PAY07", _WARNING,
        "Google reads a paywall on certain types, not on those below them.",
        'Add the type that Google names, as in ["NewsArticle", "LiveBlogPosting"].',
        look=_type_unsupported, bad=with_(GOOD, **{"@type": "BlogPosting"}),
    ),
    _rule(
        "paywall_selector_unmatched", "PAY11", _INFO,
        "The class of a paywalled section is that of an element on the page.",
        "Give the section the class, or name the class that it has.",
        look=_unmatched, judged=(4, 4), good=_WALLED_PAGE,
        bad=_walled_page('<div class="more">cross the bridge.</div>'),
    ),
    _rule(
        "paywall_sections_nested", "PAY05", _WARNING,
        "A paywalled section holds no other.",
        "Give the class to the outermost element alone.",
        look=_nested, judged=(1, 1), good=_WALLED_PAGE,
        bad=_walled_page('<div class="paywall"><p class="paywall">cross the bridge.</div>'),
    ),
    _rule(
        "paywall_section_empty", "PAY11", _INFO,
        "A paywalled section holds the text that is not free.",
        "Give the class to the element around the text.",
        look=_empty, judged=(1, 1), good=_WALLED_PAGE,
        bad=_walled_page('<div class="paywall"></div>cross the bridge.'),
    ),
)  # fmt: skip
