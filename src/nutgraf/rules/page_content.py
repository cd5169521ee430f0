"""What Google asks of markup and the page it stands on: that they say the same.

"Don't mark up content that is not visible to readers of the page."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from html import unescape
from urllib.parse import unquote, urlsplit

from ..findings import Severity
from ..safety.show import show
from ..safety.urls import is_absolute
from ._document import Spot, letters_of, text_of
from ._own_page import (
    ARTICLE,
    address,
    canonical_of,
    example,
    headings_of,
    headline_of,
    is_part,
    is_same_address,
    is_syndicated,
    own_page,
)
from ._rule import Page, Rule, with_

__all__ = ["RULES"]

_PROFILES = ("page",)
_POLICY = Page(
    "https://developers.google.com/search/docs/appearance/structured-data/sd-policies", "2026-07-10"
)
_CANONICAL = Page(
    "https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls"
)
_OF = ("Article",)
_FEW = 3  # words of a headline that say something
_START = 40  # letters of a headline that is cut, which stand on the page
_CUT = ("…", "...")
_SIZE = re.compile(
    r"[-_]?\d{2,4}x\d{2,4}|[-_](?:scaled|large|medium|small|thumb|full)", re.IGNORECASE
)
_SCRIPT = re.compile(r"<script[^>]{0,300}ld\+json.*?</script", re.IGNORECASE | re.DOTALL)
_MARK = re.compile(r"(?=[A-Za-z-]{0,40}\d)[A-Za-z0-9-]{6,80}")
_PIXELS = re.compile(r"[a-zA-Z]?\d{2,4}[xX]?\d{0,4}$")
_NAME_LETTERS = 4  # of a file name that names one image
_LONG_NAME = 16  # letters of a file name whose beginning names one image


def _headline_not_shown(spot: Spot) -> Iterator[tuple[str, str]]:
    page = own_page(spot)
    pointer, headline = headline_of(spot)
    key = letters_of(headline)
    if page is None or not key:
        return
    heads = headings_of(page)
    if any(_is_alike(key, letters_of(head)) for head in heads):
        return
    start = key[:_START] if headline.endswith(_CUT) else key
    if not page.shown or start in spot.document.shown:
        return
    told = f'; its h1 is "{show(heads[0], 80)}"' if heads else ""
    yield pointer, f'the headline "{show(headline, 80)}" stands nowhere on the page{told}'


def _is_alike(one: str, other: str) -> bool:
    return one == other or is_part(one, other)


def _headline_is_not_heading(spot: Spot) -> Iterator[tuple[str, str]]:
    page = own_page(spot)
    pointer, headline = headline_of(spot)
    heads = headings_of(page) if page is not None else []
    key = letters_of(headline)
    if page is None or not key or not heads:
        return
    if not any(_is_alike(key, letters_of(head)) for head in heads) and key in spot.document.shown:
        yield pointer, f'the headline is "{show(headline, 80)}", the h1 "{show(heads[0], 80)}"'


def _title_differs(spot: Spot) -> Iterator[tuple[str, str]]:
    page = own_page(spot)
    pointer, headline = headline_of(spot)
    if page is None or not page.survey.titles or not headline:
        return
    title = unescape(page.survey.titles[0]).strip()
    words = set(re.findall(r"\w{4,}", headline.casefold()))
    if len(words) >= _FEW and title and not words & set(re.findall(r"\w{4,}", title.casefold())):
        yield pointer, f'the title "{show(title, 80)}" shares no word with the headline'


def _address_differs(spot: Spot) -> Iterator[tuple[str, str]]:
    page = own_page(spot)
    canonical = canonical_of(page) if page is not None else ""
    if not is_absolute(canonical) or is_syndicated(spot.document):
        return
    for name in ("url", "mainEntityOfPage"):
        for pointer, url in address(spot, name):
            if is_absolute(url) and not is_same_address(url, canonical):
                yield pointer, f"{name} is {show(url, 120)}, the canonical {show(canonical, 120)}"


def _image_not_shown(spot: Spot) -> Iterator[tuple[str, str]]:
    page = own_page(spot)
    if page is None:
        return
    names = [(pointer, url, _file_of(url)) for pointer, url in _images(spot)]
    if not names or any(len(name) < _NAME_LETTERS for *_, name in names):
        return
    shown = unquote(_outside_scripts(page.text))
    marks = [mark for _, url, _ in names for mark in _marks_of(url)]
    if not any(_is_named(name, shown) for *_, name in names) and not any(
        mark in shown for mark in marks
    ):
        pointer, url, _ = names[0]
        yield pointer, f"the image {show(url, 120)} stands nowhere on the page"


def _is_named(name: str, text: str) -> bool:
    """Tell whether a file of that name, of any size and format, is named in a text.

    Where copies differ in more than their size, they do so at the end of a long name.
    """
    start = name[: len(name) * 2 // 3] if len(name) >= _LONG_NAME else ""
    return any(f"{name}{mark}" in text for mark in "-_.@%") or (bool(start) and start in text)


def _marks_of(url: str) -> list[str]:
    """Give what of an address tells one image from others, whatever its size: ids and numbers."""
    path = unquote(urlsplit(url).path)
    found = [*_MARK.findall(path), *_MARK.findall(_SIZE.sub("/", path))]
    return [one for one in found if not _PIXELS.match(one)]


def _outside_scripts(text: str) -> str:
    return _SCRIPT.sub(" ", text)


def _images(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, value in spot.values("image"):
        node = spot.document_whole(value) if isinstance(value, dict) else {}
        for held in (value, *(node.get(key) for key in ("url", "contentUrl"))):
            text = text_of(held)
            if text and is_absolute(text.strip()):
                yield pointer, text.strip()
                break


def _file_of(url: str) -> str:
    """Give the name of an image without ending and size, which differ between its copies."""
    path = unquote(urlsplit(url).path)
    return _SIZE.sub("", path.rpartition("/")[2].rpartition(".")[0] or path.rpartition("/")[2])


_rule = partial(Rule, profiles=_PROFILES, types=_OF, good=example())
_INFO, _WARNING = Severity.INFO, Severity.WARNING

RULES = (
    _rule(
        name="headline_not_on_page", ref="SD002", severity=_WARNING, page=_POLICY,
        title="The headline in the markup is one that readers of the page see.",
        advice="Write the headline as it stands on the page.",
        judged=(25, 25),
        look=_headline_not_shown,
        bad=example(with_(ARTICLE, headline="Council closes the old bridge"), og_title=""),
        good=example(og_title=""),
    ),
    _rule(
        name="headline_is_not_heading", ref="SD002", severity=_INFO, page=_POLICY,
        title="The headline in the markup is the first heading of the page.",
        advice="Write the same headline in both, or mark up the one that readers see first.",
        judged=(6, 6),
        look=_headline_is_not_heading,
        bad=example(h1="<h1>Town news</h1><h2>Council opens the bridge</h2>"),
    ),
    _rule(
        name="headline_shares_no_word_with_title", ref="SD002", severity=_INFO, page=_POLICY,
        title="The headline and the title of a page speak of the same thing.",
        advice="Write the headline into the title.",
        judged=(2, 2), look=_title_differs,
        bad=example(title="<title>Town Herald</title>"),
    ),
    _rule(
        name="address_differs_from_canonical", ref="SD006", severity=_WARNING, page=_CANONICAL,
        title="The url and mainEntityOfPage of an article are the canonical address of its page.",
        advice="Write the canonical address in all of them.",
        judged=(16, 16),
        look=_address_differs,
        bad=example(canonical='<link rel="canonical" href="https://herald.example/council">',
                    og_url=""),
        good=example(og_url=""),
    ),
    _rule(
        name="image_not_on_page", ref="SD005", severity=_INFO, page=_POLICY,
        title="An image in the markup is one of the page.",
        advice="Name an image that stands on the page.",
        judged=(2, 2),
        look=_image_not_shown,
        bad=example(image='<img src="/img/logo.png" alt="Town Herald">'),
    ),
)  # fmt: skip
