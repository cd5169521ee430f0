"""What Google asks of markup and the page it stands on: that they say the same.

"Don't mark up content that is not visible to readers of the page."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from html import unescape
from urllib.parse import unquote, urlsplit

from ..findings import Severity
from ..safety.dates import When
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
    is_same_address,
    own_page,
)
from ._rule import Page, Rule, values_of, with_
from .schema_org_values import read_date

__all__ = ["RULES"]

_PROFILES = ("page",)
_POLICY = Page(
    "https://developers.google.com/search/docs/appearance/structured-data/sd-policies", "2026-07-10"
)
_AUTHORS = Page(
    "https://developers.google.com/search/docs/appearance/structured-data/article#author-bp",
    "2026-09-08",
)
_DATES = Page("https://developers.google.com/search/docs/appearance/publication-dates")
_CANONICAL = Page(
    "https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls"
)
_OF = ("Article",)
_FEW = 3  # words of a headline that say something
_SHORT = 12  # letters of a headline that may stand anywhere by chance
_START = 40  # letters of a headline that is cut, which stand on the page
_CUT = ("…", "...")
_SIZE = re.compile(
    r"[-_]?\d{2,4}x\d{2,4}|[-_](?:scaled|large|medium|small|thumb|full)", re.IGNORECASE
)
_SCRIPT = re.compile(r"<script[^>]{0,300}ld\+json.*?</script", re.IGNORECASE | re.DOTALL)
_MARK = re.compile(r"(?=[A-Za-z-]{0,40}\d)[A-Za-z0-9-]{6,80}")
_PIXELS = re.compile(r"[a-zA-Z]?\d{2,4}[xX]?\d{0,4}$")
_NAME_LETTERS = 4  # of a file name that names one image
_BETWEEN_WORDS = re.compile(r"[\s._@-]+")
_DATE_NAMES = ("datePublished", "dateModified", "dateCreated")
_ZONES = 1  # days by which a day differs between two time zones


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
    return one == other or (min(len(one), len(other)) >= _SHORT and (one in other or other in one))


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


def _author_not_shown(spot: Spot) -> Iterator[tuple[str, str]]:
    page = own_page(spot)
    if page is None or not page.shown:
        return
    for pointer, name in _persons(spot):
        words = _words(name)
        if words and not any(word in spot.document.shown for word in words if len(word) > 1):
            yield pointer, f'the author "{show(name, 80)}" stands nowhere on the page'


def _author_not_marked_up(spot: Spot) -> Iterator[tuple[str, str]]:
    page = own_page(spot)
    if page is None:
        return
    stated = "".join(letters_of(name) for name in _all_names(spot))
    for names in spot.document.see(headline_of(spot)[1]).bylines if stated else ():
        known = [name for name in names if _is_named_in(name, stated)]
        for name in names if known else ():
            if name not in known:
                yield "/author", f'the byline names "{show(name, 80)}", the markup does not'


def _is_named_in(name: str, stated: str) -> bool:
    """Tell whether a name, or a word of it that is no initial, is among those that are stated."""
    return any(len(word) > 1 and word in stated for word in _words(name))


def _words(name: str) -> list[str]:
    return [word for word in map(letters_of, _BETWEEN_WORDS.split(name)) if word]


def _persons(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, value in spot.values("author"):
        if isinstance(value, str):
            yield pointer, value
        elif isinstance(value, dict):
            node = spot.document_whole(value)
            if "Person" not in str(node.get("@type", "Person")):
                continue
            for at, name in values_of(node, "name"):
                text = text_of(name)
                if text and text.strip():
                    yield pointer + at if "name" in value else pointer, unescape(text)


def _all_names(spot: Spot) -> Iterator[str]:
    for name in ("author", "creator", "contributor", "editor"):
        for _, value in spot.values(name):
            node = spot.document_whole(value) if isinstance(value, dict) else {"name": value}
            for key in ("name", "givenName", "familyName", "alternateName", "@value"):
                for _, one in values_of(node, key):
                    text = text_of(one)
                    if text:
                        yield unescape(text)


def _date_differs(spot: Spot) -> Iterator[tuple[str, str]]:
    page = own_page(spot)
    if page is None:
        return
    stated = [moment for name in _DATE_NAMES for _, text in spot.texts(name)
              if (moment := read_date(text))]  # fmt: skip
    seen = spot.document.see(headline_of(spot)[1])
    if not stated or not seen.published or any(_is_near(day, stated) for day in seen.days):
        return
    for pointer, text in spot.texts("datePublished"):
        day = seen.published[0].isoformat()
        yield pointer, f"datePublished is {show(text.strip(), 60)}, the page shows {day}"
        return


def _is_near(day: date, stated: list[When]) -> bool:
    return any(abs(day.toordinal() - one.toordinal()) <= _ZONES for one in stated)


def _date_not_shown(spot: Spot) -> Iterator[tuple[str, str]]:
    page = own_page(spot)
    if page is None or not page.shown or page.survey.times:
        return
    for pointer, text in spot.texts("datePublished"):
        moment = read_date(text)
        if moment is None or any(one in page.shown for one in _forms(moment)):
            return
        if not spot.document.see(headline_of(spot)[1]).days:
            yield pointer, f"the page shows neither {moment.year} nor {_forms(moment)[1]}"
        return


def _forms(moment: When) -> tuple[str, ...]:
    """Give what stands in a text that shows a day, whatever its form: a year, or day and month."""
    day, month = moment.day, moment.month
    return (
        str(moment.year), f"{day}.{month}.", f"{day:02}.{month:02}.", f"{day}/{month}",
        f"{day:02}/{month:02}", f"{month}/{day}", f"{month:02}/{day:02}", f"{month}月{day}日",
        f"{month}월 {day}일",
    )  # fmt: skip


def _address_differs(spot: Spot) -> Iterator[tuple[str, str]]:
    page = own_page(spot)
    canonical = canonical_of(page) if page is not None else ""
    if not is_absolute(canonical):
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
    """Tell whether a file of that name, of any size and format, is named in a text."""
    return any(f"{name}{mark}" in text for mark in "-_.@%")


def _marks_of(url: str) -> list[str]:
    """Give what of an address tells one image from others, whatever its size: ids and numbers."""
    return [one for one in _MARK.findall(unquote(urlsplit(url).path)) if not _PIXELS.match(one)]


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
        judged=(24, 24),
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
        look=_title_differs,
        bad=example(title="<title>Town Herald</title>"),
    ),
    _rule(
        name="author_not_on_page", ref="SD002", severity=_WARNING, page=_POLICY,
        title="An author in the markup is named on the page.",
        advice="Show the author on the page, or leave the name out of the markup.",
        judged=(14, 14),
        look=_author_not_shown,
        bad=example(
            with_(ARTICLE, author=[*ARTICLE["author"], {"@type": "Person", "name": "Cy Orr"}])
        ),
    ),
    _rule(
        name="author_not_in_markup", ref="ART08", severity=_INFO, page=_AUTHORS,
        title="All authors that the page shows are in the markup.",
        advice="Add a node for each author.",
        judged=(2, 3),
        look=_author_not_marked_up,
        bad=example(with_(ARTICLE, author=ARTICLE["author"][:1])),
    ),
    _rule(
        name="date_differs_from_page", ref="DAT04", severity=_INFO, page=_DATES,
        title="The date in the markup is the date that the page shows.",
        advice="Write the day of the first publication in both.",
        judged=(0, 1),
        look=_date_differs,
        bad=example(with_(ARTICLE, datePublished="2026-11-14T08:00:00+02:00"), og_date=""),
        good=example(og_date=""),
    ),
    _rule(
        name="date_not_on_page", ref="DAT01", severity=_INFO, page=_DATES,
        title="A page shows the date of its article.",
        advice="Show when the article was published, with a word such as Published.",
        judged=(4, 4),
        look=_date_not_shown,
        bad=example(time=""),
    ),
    _rule(
        name="address_differs_from_canonical", ref="SD006", severity=_WARNING, page=_CANONICAL,
        title="The url and mainEntityOfPage of an article are the canonical address of its page.",
        advice="Write the canonical address in all of them.",
        judged=(14, 14),
        look=_address_differs,
        bad=example(canonical='<link rel="canonical" href="https://herald.example/council">',
                    og_url=""),
        good=example(og_url=""),
    ),
    _rule(
        name="image_not_on_page", ref="SD005", severity=_INFO, page=_POLICY,
        title="An image in the markup is one of the page.",
        advice="Name an image that stands on the page.",
        judged=(5, 5),
        look=_image_not_shown,
        bad=example(image='<img src="/img/logo.png" alt="Town Herald">'),
    ),
)  # fmt: skip
