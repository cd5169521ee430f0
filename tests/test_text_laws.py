"""The laws of article text, on articles drawn in the layout of every house.

`HYPOTHESIS_PROFILE=full HYPOTHESIS_EXAMPLES=2000` tries each house 2,000 times; in CI the houses
share the examples.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, partial
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nutgraf import NewsArticle, Person
from nutgraf.api import project, read, write
from nutgraf.errors import RenderError
from nutgraf.formats._format import Evidence, Options, Parsed
from nutgraf.formats._text_lines import normalise
from nutgraf.formats.text import parse
from nutgraf.houses import House, house_named, known_houses
from nutgraf.model import Body, ImageObject
from nutgraf.model._property import field_name
from nutgraf.testing import articles, canonical

HOUSES = [name for name in known_houses() if not name.startswith("calendar-")]
IS_FULL = os.environ.get("HYPOTHESIS_PROFILE") == "full"
EXAMPLES = settings().max_examples
of_each_house = settings(max_examples=EXAMPLES if IS_FULL else max(10, EXAMPLES // len(HOUSES)))
CALENDARS = [name for name in known_houses() if name.startswith("calendar-")]
EDGES = (
    " \u200b\ufeff\u2060\u00ad\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069"
)
FIRST = ["Orsolya", "Tamsin", "Ewald", "Ребекка", "Łucja", "Ines", "Jean-Paul", "Соломія"]
LAST = ["Kettleby", "Nyström", "Вовчук", "Abenteuer", "Quispe", "O'Hara", "Фрезер", "Dupontel"]
WORDS = [
    "ferry", "brücke", "місто", "mercado", "rivière", "город", "lantern", "umbrella", "harbour",
    "jetty", "granite", "timber", "orchard", "pasture", "лампа", "sendero", "escalier", "gezeiten",
]  # fmt: skip
ODD = [
    "",
    "\u00a0",
    "\u200f",
    "  •  ",
    "—",
    "12:30",
    "2024",
    "«",
    "“Ja",
    "\x00\x07",
    "😀",
    "a" * 400,
]


# What article texts are made of, whole and broken.
SHAPES = [
    " date 2024-10-31 All Sections", "date 2024-10-31 The lead.", "All Sections",
    "Advertisement:", "A headline – someone", "Iryna BalashThursday, 31 October 2024, 11:40",
    "By Ann Lee and John Roe", "31.10.2024, 11:40 Uhr", "Updated: 14:40. A comment was added.",
    "Published: 31 October 2024", "A bridge. Stock photo: Northern Wire", "Photo",
    "A plain sentence that says something.",
    "Source: Mayor Zoia Marchuk during the opening; Northern Wire, citing Radio Prolisok",
    'Quote from Marchuk: "It is so.', 'It goes on."', '"Opened again.',
    '"It is," she said. "And so."', 'It is "a gift", she said.', "Quote: no marks", "  • One",
    "Background",
    "  • CNN reports that two.", "- three", "Background: it was.", "Correction: it was not.",
    "Read also: more", "„Ja“, sagte sie. «Да». “No.”", "",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.one_of(st.sampled_from(SHAPES), st.text(max_size=30))).map("\n".join),
    st.lists(st.sampled_from(SHAPES)).map("\n\n".join),
    st.text(),
)


def sentence(least: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), min_size=least, max_size=least + 12).map(
        lambda words: " ".join(words).capitalize()
    )


NAMES = st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST)).map(" ".join)
HEADLINES = sentence(5)
PARAGRAPHS = sentence(12).map(lambda text: f"{text}.")
BODIES = st.lists(PARAGRAPHS, min_size=2, max_size=6, unique=True).map(
    lambda some: "\n\n".join(f"{number}th {text}" for number, text in enumerate(some, 4))
)
AUTHORS = st.lists(NAMES, max_size=3, unique_by=str.casefold)
CAPTIONS = st.none() | st.tuples(sentence(3), NAMES)


@cache
def dates(house: House) -> st.SearchStrategy[str]:
    """Draw ISO dates that the house's clock has once and no other offset of."""
    month = st.sampled_from(["01", "02", "06", "07", "12"])
    day = st.integers(1, 28).map(lambda n: f"{n:02}")
    clock = st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda t: f"{t[0]:02}:{t[1]:02}")
    whole = st.tuples(st.integers(2000, 2030), month, day).map(lambda t: f"{t[0]}-{t[1]}-{t[2]}")
    if not house.timezone:
        return st.one_of(whole, st.tuples(whole, clock).map(lambda t: f"{t[0]}T{t[1]}:00"))
    offset = {"01": "+02:00", "02": "+02:00", "06": "+03:00", "07": "+03:00", "12": "+02:00"}
    return st.tuples(whole, clock).map(lambda t: f"{t[0]}T{t[1]}:00{offset[t[0][5:7]]}")


@cache
def plain_articles(house: House) -> st.SearchStrategy[NewsArticle]:
    """Draw what every house has a place for: headline, authors, date, a picture, paragraphs."""
    parts = st.tuples(HEADLINES, AUTHORS, dates(house), CAPTIONS, BODIES)
    return parts.map(partial(article_of, house))


def article_of(house: House, drawn: tuple[Any, ...]) -> NewsArticle:
    headline, names, date, shown, body = drawn
    kinds = house.caption.kinds if shown else ()
    images = (
        [ImageObject(caption=shown[0], credit_text=shown[1], keywords=[kinds[0]])] if kinds else []
    )
    return NewsArticle(
        headline=headline,
        author=[Person(name=name) for name in names],
        date_published=date,
        image=images,
        article_body=body,
    )


def own_lines(house: House) -> list[str]:
    """Give lines that the house knows as no part of the article."""
    tail = house.tail
    lines = [*house.preamble.navigation, *tail.advert, *tail.related, *tail.footer]
    return [line.replace("*", "something") for line in lines] or ["© The Herald"]


def labels(house: House) -> list[str]:
    known = house.labels
    words = [*known.source, *known.details, *known.background, *known.quote, *known.correction]
    words += known.note
    return [word.replace("{speaker}", "Tamsin Kettleby") for word in words] or ["Details"]


@cache
def extras(house: House) -> st.SearchStrategy[list[tuple[int, str | None]]]:
    """Draw lines that may stand in any text, each with its place; None is the first line again."""
    line = st.one_of(
        st.sampled_from(own_lines(house)),
        st.sampled_from(ODD),
        st.tuples(st.sampled_from(labels(house)), PARAGRAPHS).map(": ".join),
        st.sampled_from(labels(house)),
        st.tuples(st.sampled_from(["•", "-", "—", "1."]), sentence(3)).map(" ".join),
        PARAGRAPHS.map(lambda text: f'"{text}" said {LAST[0]}.'),
        st.text(max_size=20),
        st.just("date 2024-10-31 "),
        st.none(),
    )
    return st.lists(st.tuples(st.integers(0, 40), line), max_size=8)


@cache
def texts(house: House) -> st.SearchStrategy[str]:
    """Draw a text in the layout of the house, with all that may stand in one, in any order."""
    prefix = st.sampled_from(["", " date 2024-10-31 "])
    parts = st.tuples(plain_articles(house), extras(house), prefix)
    return parts.map(partial(text_with, house))


def text_with(house: House, drawn: tuple[Any, ...]) -> str:
    article, extra, prefix = drawn
    lines = write(article, "text", house=house.id).decode().split("\n")
    for place, line in extra:
        lines.insert(place % (len(lines) + 1), lines[0] if line is None else line)
    return str(prefix) + "\n".join(lines)


def parsed(text: str, house: str) -> Parsed:
    return parse(text.encode("utf-8", "replace"), Options(house=house))


def read_text(text: str) -> str:
    """Give the text that offsets count in: as decoded."""
    return text.encode("utf-8", "replace").decode().removeprefix("\ufeff")


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Give every plain value of a node by its path; an index is left out where it is 0."""
    if isinstance(value, dict):
        for key, held in value.items():
            yield from leaves(held, f"{path}.{field_name(key)}" if path else field_name(key))
    elif isinstance(value, list):
        for at, held in enumerate(value):
            yield from leaves(held, f"{path}[{at}]" if at else path)
    else:
        yield path, value


def by_leaf(evidence: dict[str, Evidence]) -> dict[str, Evidence]:
    return {path.replace("[0]", ""): held for path, held in evidence.items()}


def check_coverage(text: str, found: Parsed) -> None:
    ends = [0, *(span.end for span in found.spans)]
    assert all(end <= span.start < span.end for end, span in zip(ends, found.spans, strict=False))
    bare = set(range(len(text))).difference(*(range(s.start, s.end) for s in found.spans))
    assert not normalise("".join(text[at] for at in bare)).strip(EDGES)


def partial_of(found: Parsed) -> list[str]:
    """Give what stands in quotation marks within a sentence."""
    body = found.beside[0].body if found.beside else None
    return list(body.partial_quotations) if isinstance(body, Body) else []


def check_truth(text: str, found: Parsed) -> None:
    evidence = by_leaf(dict(found.evidence))
    told = [leaf for node in found.nodes for leaf in leaves(node)]
    told += leaves({"body": {"partial_quotations": partial_of(found)}})
    for path, value in told:
        held = evidence[path]
        assert held.spans or held.key
        if held.kind == "text":
            said = " ".join(text[span.start : span.end] for span in held.spans)
            assert normalise(said) == normalise(value)
    assert set(evidence) == {path for path, _ in told}


@pytest.mark.parametrize("house", HOUSES)
@of_each_house
@given(data=st.data())
def test_every_character_has_one_role_every_value_its_evidence_and_boilerplate_no_say(
    house: str, data: st.DataObject
) -> None:
    text = data.draw(texts(house_named(house)))

    found = parsed(text, house)

    check_coverage(read_text(text), found)
    check_truth(read_text(text), found)
    for span in (span for span in found.spans if span.role == "boilerplate"):
        left = read_text(text)[: span.start] + read_text(text)[span.end :].removeprefix("\n")
        assert parsed(left, house).nodes == found.nodes


@given(TEXTS, st.sampled_from(known_houses()))
@example(" reports", "agency-wire")  # a verb of saying, and no block
def test_the_same_holds_of_any_lines_in_any_house(text: str, house: str) -> None:
    found = parsed(text, house)

    check_coverage(read_text(text), found)
    check_truth(read_text(text), found)


@given(st.lists(st.sampled_from(SHAPES), max_size=12), st.data())
def test_advertisement_changes_no_field(lines: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(lines)))
    sold = [*lines[:at], "Advertisement:", *lines[at:]]

    found, wanted = (parsed("\n\n".join(one), "pravda-eng").nodes for one in (sold, lines))
    assert found == wanted


@pytest.mark.parametrize("house", HOUSES)
@of_each_house
@given(data=st.data())
def test_a_plain_article_comes_back_whole_and_stays_what_it_is(
    house: str, data: st.DataObject
) -> None:
    article = data.draw(plain_articles(house_named(house)))

    back = read(write(article, "text", house=house), "text", house=house).article

    assert back is not None
    assert back.headline == article.headline
    assert [one.name for one in back.author] == [one.name for one in article.author]
    assert back.date_published == article.date_published
    assert [one.caption for one in back.image] == [one.caption for one in article.image]
    assert [one.credit_text for one in back.image] == [one.credit_text for one in article.image]
    assert back.article_body == article.article_body
    once = project(article, "text", house=house)
    assert canonical(project(once, "text", house=house)) == canonical(once)


@pytest.mark.parametrize("house", ["", *HOUSES])
@of_each_house
@given(articles("NewsArticle"))
def test_what_is_read_back_is_what_text_keeps(house: str, article: NewsArticle) -> None:
    try:
        data = write(article, "text", house=house)
    except RenderError:
        return

    back = read(data, "text", house=house).article

    assert canonical(back) == canonical(project(article, "text", house=house))


@given(st.sampled_from(CALENDARS), st.data())
def test_every_calendar_reads_the_dates_of_its_months(house: str, data: st.DataObject) -> None:
    dates_of = house_named(house).dates
    number = data.draw(st.integers(1, 12))
    month = data.draw(st.sampled_from(dates_of.months[number - 1]))
    line = f"12 {month} 2024, 11:40"

    found = parsed(f"Umbrella lantern harbour jetty\n\n{line}\n\n{'Ferry jetty. ' * 20}", house)

    assert found.nodes[0]["datePublished"] == f"2024-{number:02}-12T11:40:00"


@given(st.one_of(TEXTS, st.text()))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.binary(), st.sampled_from(["", "auto", *known_houses()]))
def test_no_bytes_raise(data: bytes, house: str) -> None:
    assert isinstance(parse(data, Options(house=house)), Parsed)
