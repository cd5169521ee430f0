"""What Subscribe with Google reads of a page, as its program is written.

Source: subscriptions-project/swg-js, `src/model/page-config-resolver.ts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from ..findings import Severity
from ..safety.show import show
from ._document import Document, Spot, text_of, types_of
from ._rule import Page, Rule, asks, is_filled, stated_types, values_of, with_
from .google_paywall import is_walled
from .open_graph import metas

__all__ = ["RULES"]

_PROFILES = ("swg",)
_PAGE = Page(
    "https://github.com/subscriptions-project/swg-js/blob/main/src/model/page-config-resolver.ts"
)
_TYPES = frozenset(
    {"Article", "Blog", "Comment", "Course", "CreativeWork", "HowTo", "Message", "NewsArticle",
     "Review", "WebPage"}
)  # fmt: skip
_OF = ("CreativeWork",)
_META_PRODUCT, _META_FREE = "subscriptions-product-id", "subscriptions-accessible-for-free"
_HTTP = "http://schema.org/"
_HTTPS = "https://schema.org/"
_SELLS = re.compile(r"\bitemprop\s*=\s*[\"']?\s*(?:isAccessibleForFree|productID)\b", re.IGNORECASE)
_PRODUCT = re.compile(r"[^\s:]{1,200}\.[^\s:]{1,100}:[^\s:]{1,200}")

GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": ["NewsArticle", "ReportageNewsArticle"],
    "headline": "Council opens the bridge",
    "isAccessibleForFree": False,
    "isPartOf": {
        "@type": ["CreativeWork", "Product"],
        "name": "Town Herald Plus",
        "productID": "herald.example:plus",
    },
    "publisher": {"@type": "Organization", "name": "Town Herald"},
}


def _is_asked(spot: Spot) -> bool:
    """Tell whether the node is one that a paywall would be read from."""
    return (
        spot.is_main
        and not spot.is_reference
        and bool({"Article", "Blog", "WebPage"} & spot.kin)
        and (is_walled(spot.node) or any(_is_product(one) for _, one in spot.things("isPartOf")))
    )


def _is_product(whole: Mapping[str, Any]) -> bool:
    """Tell whether what a page is part of is meant to be sold; most pages are part of a site."""
    return "Product" in types_of(whole) or "productID" in whole


def _type_unseen(spot: Spot) -> Iterator[tuple[str, str]]:
    if _is_asked(spot) and spot.types and not _TYPES & {*spot.types}:
        yield "/@type", f"{show(spot.types[0], 60)} alone is not seen by Subscribe with Google"
    elif _is_asked(spot) and spot.parent is None and spot.types:
        stated = spot.top.stated_types()
        held = stated if isinstance(stated, list) else [stated]
        names = [one for one in held if isinstance(one, str)]
        if names and not _TYPES & {name.removeprefix(_HTTP) for name in names}:
            said = f"{show(names[0], 60)} is not seen by Subscribe with Google, nor is any https"
            yield "/@type", said


def _products(spot: Spot) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for pointer, value in spot.values("isPartOf"):
        if isinstance(value, dict) and "Product" in stated_types(value):
            yield pointer, value


def _product_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    if not _is_asked(spot) or any(_products(spot)):
        return
    if not any(_elsewhere(spot)):
        yield ("/isPartOf" if "isPartOf" in spot.node else ""), "isPartOf holds no Product"


def _product_elsewhere(spot: Spot) -> Iterator[tuple[str, str]]:
    if not _is_asked(spot) or any(_products(spot)):
        return
    for pointer in _elsewhere(spot):
        yield pointer, "isPartOf is a reference, which Subscribe with Google does not follow"


def _elsewhere(spot: Spot) -> Iterator[str]:
    """Give where a page refers to what may be its product: to one, or to what is not described."""
    for pointer, value in spot.values("isPartOf"):
        if not isinstance(value, dict) or "@id" not in value:
            continue
        if spot.document.is_elsewhere(value) or _is_product(spot.document_whole(value)):
            yield pointer


def _id_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    if _is_asked(spot):
        for pointer, product in _products(spot):
            if not is_filled(product.get("productID")):
                at = "/productID" if "productID" in product else ""
                yield pointer + at, 'Missing field "productID"'


def _id_malformed(spot: Spot) -> Iterator[tuple[str, str]]:
    if _is_asked(spot):
        for pointer, product in _products(spot):
            for at, value in values_of(product, "productID"):
                text = text_of(value) or ""
                if is_filled(value) and not _PRODUCT.fullmatch(text.strip()):
                    said = 'is not of the form "publication.com:label"'
                    yield pointer + at, f'productID "{show(text, 60)}" {said}'


def _several(spot: Spot) -> Iterator[tuple[str, str]]:
    if len(spot.values("isAccessibleForFree")) > 1:
        yield "/isAccessibleForFree", "only the first of several values is read"


def _metas_apart(document: Document) -> Iterator[tuple[int, str]]:
    found = {name: next(metas(document, name), None) for name in (_META_PRODUCT, _META_FREE)}
    product, free = found.values()
    if product is not None and product[1] and free is None:
        said = f"without {_META_FREE} the page is taken for free, whatever its JSON-LD says"
        yield product[0].offset, said
    elif free is not None and (product is None or not product[1]):
        yield free[0].offset, f"{_META_FREE} is not read without {_META_PRODUCT}"


def _metas_wrong(document: Document) -> Iterator[tuple[int, str]]:
    for meta, content in metas(document, _META_PRODUCT):
        if content and not _PRODUCT.fullmatch(content):
            said = 'is not of the form "publication.com:label"'
            yield meta.offset, f'{_META_PRODUCT} "{show(content, 60)}" {said}'
    for meta, content in metas(document, _META_FREE):
        if content.lower() not in {"false", "true"}:
            said = "is neither true nor false, and taken for false"
            yield meta.offset, f'{_META_FREE} "{show(content, 60)}" {said}'


def _https_items(document: Document) -> Iterator[tuple[int, str]]:
    page = document.page
    if page is None or "itemscope" not in page.marks or not _SELLS.search(page.text):
        return
    outline = page.marked(("itemscope", "itemtype"))
    for element in outline:
        for name in element.attributes.get("itemtype", "").split():
            if name.startswith(_HTTPS) and name.removeprefix(_HTTPS) in _TYPES:
                said = f'the itemtype "{show(name, 60)}" is read with http: alone'
                yield outline.offsets[element.number], said


def _item(scheme: str) -> str:
    article = f'itemscope itemtype="{scheme}://schema.org/NewsArticle"'
    publisher = f'itemprop="publisher" itemscope itemtype="{scheme}://schema.org/Organization"'
    free = '<meta itemprop="isAccessibleForFree" content="true">'
    return f"<!doctype html><div {article}>{free}<div {publisher}></div></div>"


def _head(*names: str) -> str:
    values = {_META_PRODUCT: "herald.example:plus", _META_FREE: "false"}
    rows = (f'<meta name="{name}" content="{values[name]}">' for name in names)
    return "\n".join(["<!doctype html>", "<title>Bridge</title>", *rows])


_rule = partial(Rule, profiles=_PROFILES, page=_PAGE, types=_OF, good=GOOD)
_PUBLISHER = asks(
    "swg", "publisher", ref="SWG05", of=("Article",), profiles=_PROFILES, page=_PAGE, good=GOOD,
    main=True,
)  # fmt: skip


def _publisher_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    if _is_asked(spot) and _PUBLISHER.look is not None:
        yield from _PUBLISHER.look(spot)


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

RULES = (
    Rule(
        name="swg_metas_apart", ref="SWG01", severity=_WARNING, profiles=_PROFILES, page=_PAGE,
        survey=_metas_apart, since="2026-11-29",
        title="The metas of Subscribe with Google are read before JSON-LD, and stand together.",
        advice="Write both metas, or neither.",
        bad=_head(_META_PRODUCT), good=_head(_META_PRODUCT, _META_FREE),
    ),
    Rule(
        name="swg_metas_invalid", ref="SWG01", severity=_WARNING, profiles=_PROFILES, page=_PAGE,
        survey=_metas_wrong, since="2026-11-30",
        title="The metas of Subscribe with Google hold a productID, and true or false.",
        advice="Write publication.com:label, and true or false.",
        bad=_head(_META_PRODUCT, _META_FREE).replace(":plus", ""),
        good=_head(_META_PRODUCT, _META_FREE),
    ),
    Rule(
        name="swg_itemtype_is_https", ref="SWG08", severity=_WARNING, profiles=_PROFILES,
        page=_PAGE, survey=_https_items,
        title="Subscribe with Google reads an itemtype that begins with http://schema.org/.",
        advice="State the product in JSON-LD, or write the itemtype with http.",
        bad=_item("https"), good=_item("http"),
    ),
    _rule(
        name="swg_type_unseen", ref="SWG02", severity=_ERROR,
        title="Subscribe with Google sees certain types, not those below them.",
        advice='Add the wider type, as in ["NewsArticle", "ReportageNewsArticle"].',
        look=_type_unseen, bad=with_(GOOD, **{"@type": "ReportageNewsArticle"}),
    ),
    _rule(
        name="swg_product_missing", ref="SWG03", severity=_ERROR,
        title="A page names its product in isPartOf.",
        advice='Add isPartOf with {"@type": ["CreativeWork", "Product"], "productID": …}.',
        look=_product_missing,
        bad=with_(GOOD, isPartOf={**GOOD["isPartOf"], "@type": "CreativeWork"}),
    ),
    _rule(
        name="swg_product_id_missing", ref="SWG03", severity=_ERROR,
        title="A product has a productID.",
        advice="Add productID.",
        look=_id_missing,
        bad=with_(GOOD, isPartOf={k: v for k, v in GOOD["isPartOf"].items() if k != "productID"}),
    ),
    _rule(
        name="swg_product_id_malformed", ref="SWG03", severity=_WARNING,
        title="A productID is the publication's host, a colon and a label.",
        advice="Write publication.com:label.",
        look=_id_malformed, bad=with_(GOOD, isPartOf={**GOOD["isPartOf"], "productID": "plus"}),
    ),
    _rule(
        name="swg_free_several", ref="SWG04", severity=_WARNING,
        title="isAccessibleForFree is one value.",
        advice="Keep one value.",
        look=_several, bad=with_(GOOD, isAccessibleForFree=[False, True]),
    ),
    replace(_PUBLISHER, look=_publisher_missing),
    _rule(
        name="swg_product_is_reference", ref="SWG07", severity=_ERROR,
        title="The product stands in the article itself.",
        advice="Write the product where it is referred to.",
        look=_product_elsewhere, of_references=True,
        bad=with_(GOOD, isPartOf={"@id": "#plus"}),
    ),
)  # fmt: skip
