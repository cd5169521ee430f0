"""What it costs to read article text, beside finding its dates alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import nutgraf

from ._harness import Candidate, Comparison, Work, work

__all__ = ["comparisons"]

_HEADER = """ date 2024-07-03 All Sections
Dolyna ferry will run all night in July and August – ferry operator

Oksana LiubchukWednesday, 3 July 2024, 10:40
The ferry in Dolyna. Photo: Prolisok Media
"""
_PARAGRAPHS = (
    (
        "The ferry in Dolyna will run round the clock for the whole of July and August, "
        "because the bridge upstream stays closed."
    ),
    (
        "Source: Stepan Hryts, director of the ferry company, at a press conference, as "
        "reported by Radio Prolisok"
    ),
    ('Details: Hryts said that he and the mayor of Dolyna had discussed a "hot season" for boats.'),
    (
        'Quote from Hryts: "People asked us for one more boat, and we found two; the second '
        "of them will come from Verkhniv and carry forty people, ten bicycles and, on market "
        'days, the sheep."'
    ),
    (
        "More details: Hryts said the tickets would cost the same at night as by day, and "
        "that children under six would travel for nothing."
    ),
    (
        '"I am glad that the moon is free of charge, because on this river nothing else is," '
        "he added."
    ),
    (
        "He stressed that the boats would stop in fog, and that the company would tell "
        "passengers of it on its website an hour before each crossing."
    ),
    (
        "Hryts noted that the landing on the left bank had been repaired, and that the lamps "
        "were new."
    ),
    (
        "The mayor of Dolyna, who crossed the river on the first night with her two children "
        "and a thermos of tea, called the ferry a good neighbour; she had grown up on the "
        "right bank, where nobody ever thought that a boat would come at three in the "
        "morning."
    ),
    (
        '"We will not stop at midnight any more, but everybody should know that the last boat'
        ' before dawn leaves at four, and that it waits for nobody, not even for a director,"'
        " he pointed out."
    ),
    "Background",
    (
        "  • In 2023 the ferry stopped at 22:00, and those who came late walked eleven "
        "kilometres\n"
        "  • The bridge upstream was closed in March after a barge had run into one of its "
        "pillars.\n"
        "  • Radio Prolisok reports that night buses will run to the landing on both banks."
    ),
)
_BODY = "\n" + "\n\n".join(_PARAGRAPHS) + "\n"
TEXT = _HEADER + _BODY
_LONG = 100  # texts in one, to show that the time is in proportion
_CHARACTERS = f"{len(TEXT):,}"


def comparisons(scale: float) -> Iterator[Comparison]:
    """Give the comparisons; a scale makes the long text shorter."""
    yield Comparison(
        f"article text of {_CHARACTERS} characters",
        "text",
        (
            _read("nutgraf, house pravda-eng", "pravda-eng"),
            _read("nutgraf, house generic-en", "generic-en"),
            _read("nutgraf, house found by itself", ""),
            work("dateparser.search, the four lines above the body", _search),
            work("htmldate, the whole text as a page", _find_date),
            work("newspaper4k, the whole text as a page", _parse_article),
        ),
        goal="at least 1,000 texts a second on one core",
        note="ours reads every field, its evidence not yet drawn up; "
        "the others find one date, or one of each",
    )
    many = max(2, int(_LONG * scale))
    long = _HEADER + _BODY * many
    yield Comparison(
        f"article text of {len(long):,} characters",
        f"{_CHARACTERS} characters",
        (
            work("one long text", partial(_reading, long, "pravda-eng"), many),
            work("one of these", partial(_reading, TEXT, "pravda-eng")),
        ),
        goal="in proportion: the ratio is about 1",
        is_growth=True,
    )


def _read(name: str, house: str) -> Candidate:
    return work(name, partial(_reading, TEXT, house))


def _reading(text: str, house: str) -> Work:
    raw = text.encode()
    return lambda: nutgraf.read(raw, "text", house=house)


def _search() -> Callable[[], object]:
    from dateparser.search import search_dates  # a peer, in the extra `bench`

    return lambda: search_dates(_HEADER, languages=["en"])


def _find_date() -> Callable[[], object]:
    from htmldate import find_date

    page = _page()
    return lambda: find_date(page)


def _parse_article() -> Callable[[], object]:
    import newspaper  # in no extra: it asks for other releases of what we ask for

    def parse() -> object:
        found = newspaper.Article("https://herald.example/ferry", language="en", fetch_images=False)
        found.download(input_html=page)
        found.parse()
        return found

    page = _page()
    return parse


def _page() -> str:
    lines = "".join(f"<p>{line}</p>" for line in TEXT.split("\n") if line.strip())
    return f"<html><body>{lines}</body></html>"
