"""An article as text, in the layout of a house: what `parse` reads back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from ..houses import House, house_named, sketches
from ..houses._shapes import pieces
from ..model import Article, Text
from ..safety.dates import Instant, LocalDateTime, at_zone
from ._text_grammar import Grammar, grammar_of
from ._text_lines import normalise
from ._text_names import is_organization, is_person

__all__ = ["house_for", "text_of"]

_DEFAULT = "generic"
_PARTS = {
    "dd": "{:%d}", "mm": "{:%m}", "yy": "{:%y}",
    "hour": "{:%H}", "minute": "{:%M}", "second": "{:%S}",
}  # fmt: skip


def house_for(name: str, article: Any) -> House:
    """Give the house of a name; for none, the one of the article's language.

    Raises UnknownFormatError for a house that does not exist.
    """
    if name not in {"", "auto"}:
        return house_named(name)
    language = article.in_language
    code = str(language).partition("-")[0].casefold() if isinstance(language, str) else ""
    return house_named(_of_languages().get(code, _DEFAULT))


@lru_cache(maxsize=1)
def _of_languages() -> dict[str, str]:
    known = (one for one in sketches() if one.common and not one.has_publisher)
    return {one.language: one.id for one in known}


def text_of(article: Any, house: House) -> str:
    """Write headline, byline and date, captions and body, each block apart from the next."""
    grammar = grammar_of(house)
    blocks = [*_header(article, grammar), *_body(article, house)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _header(article: Any, grammar: Grammar) -> Iterator[str]:
    yield "\n".join(line for line in (_section(article, grammar), _line(article.headline)) if line)
    if grammar.house.layout == "found" and _line(article.description) not in _first_block(article):
        yield _line(article.description)
    yield "\n".join(line for line in _meta(article, grammar) if line)


def _section(article: Any, grammar: Grammar) -> str:
    """Give the section, where reading knows it as one."""
    section = _line(article.article_section[0]) if article.article_section else ""
    is_read = grammar.house.layout == "found" and section.casefold() in grammar.sections
    return section if is_read else ""


def _meta(article: Any, grammar: Grammar) -> Iterator[str]:
    """Give byline and dates, glued or apart as the house has it, then what pictures show."""
    names = _names(article, grammar)
    date = _date(article.date_published, grammar.house)
    if grammar.house.byline.glued and names and date:
        yield names + date
    else:
        yield names
        yield date
    if changed := _date(article.date_modified, grammar.house):
        yield f"{grammar.house.dates.modified[0]} {changed}" if grammar.house.dates.modified else ""
    for image in article.image:
        yield _caption(image)


def _names(article: Any, grammar: Grammar) -> str:
    """Give the authors in one line; a word such as `By` leads to a name that has no sure shape."""
    byline = grammar.house.byline
    named = [one for one in article.author if _line(getattr(one, "name", None))]
    names = [_line(one.name) for one in named]
    if not names:
        return ""
    sure = all(is_person(name, grammar) or is_organization(name, grammar) for name in names)
    word = f"{byline.by[0]} " if byline.by and not (sure and byline.glued) else ""
    return word + ", ".join(map(_with_title, named))


def _with_title(author: Any) -> str:
    titles = getattr(author, "job_title", ())
    title = _line(titles[0]) if titles else ""
    return f"{_line(author.name)}, {title}" if title else _line(author.name)


def _date(value: Any, house: House) -> str:
    if value is None:
        return ""
    day = _shaped(value, house.dates.written_day, house)
    if not isinstance(value, datetime):
        return day
    zone = ""
    if isinstance(value, Instant):
        local = _local(value, house.timezone)
        if local is None:
            zone = f" {value:%z}" if value.utcoffset() else " UTC"
        else:
            value = local
            day = _shaped(value, house.dates.written_day, house)
    clock = _shaped(value, house.dates.written_time, house)
    seconds = f":{value:%S}" if value.second else ""
    return f"{day}{house.dates.written_join}{clock}{seconds}{zone}"


def _local(value: datetime, zone: str) -> datetime | None:
    """Give the wall clock of a house, if reading it in the house's zone gives the same moment."""
    if not zone:
        return None
    try:
        local = datetime.fromtimestamp(value.timestamp(), ZoneInfo(zone))
    except (OverflowError, ValueError):
        return None
    again, doubt = at_zone(LocalDateTime(*local.timetuple()[:6]), zone)
    return local if not doubt and again.utcoffset() == value.utcoffset() else None


def _shaped(value: Any, shape: str, house: House) -> str:
    dates = house.dates
    words = {
        "weekday": dates.weekdays[value.weekday()][0] if dates.weekdays else "",
        "month": dates.months[value.month - 1][0] if dates.months else "",
        "day": str(value.day),
        "year": f"{value.year:04}",
    }
    out = []
    for piece in pieces(shape):
        word = piece[1:-1] if len(piece) > 1 else ""
        known = words[word] if word in words else _PARTS[word].format(value) if word else piece
        out.append(known)
    return "".join(out)


def _caption(image: Any) -> str:
    caption, credit = (_line(getattr(image, name, None)) for name in ("caption", "credit_text"))
    keywords = getattr(image, "keywords", ())
    kind = _line(keywords[0]) if keywords else ""
    tail = f"{kind}: {credit}" if kind and credit else kind or (f"({credit})" if credit else "")
    if caption and tail and not tail.startswith("("):
        return f"{caption}{'' if caption[-1] in '.!?…' else '.'} {tail}"
    return f"{caption} {tail}".strip()


def _body(article: Any, house: House) -> Iterator[str]:
    text = _body_text(article)
    if not text:
        updates = getattr(article, "live_blog_update", ())
        text = "\n\n".join(_entry(one, house) for one in updates if isinstance(one, Article))
    blocks = [
        "\n".join(line for line in map(normalise, block.split("\n")) if line)
        for block in text.split("\n\n")
    ]
    if not any(blocks) and article.description:
        blocks = [_line(article.description)]
    place = _line(getattr(article, "dateline", None))
    if place and house.dateline.on and house.dateline.dashes and blocks:
        blocks[0] = f"{place} {house.dateline.dashes[0]} {blocks[0]}"
    yield from blocks


def _body_text(article: Any) -> str:
    if article.body is not None:
        return str(article.body.as_text())
    return str(article.article_body or "")


def _entry(update: Any, house: House) -> str:
    """Write an entry of a live blog: clock, headline, text."""
    moment = getattr(update, "date_published", None)
    if isinstance(moment, Instant):
        moment = _local(moment, house.timezone) or moment
    clock = _shaped(moment, house.dates.written_time, house) if isinstance(moment, datetime) else ""
    parts = (clock, _line(getattr(update, "headline", None)), _body_text(update))
    return "\n\n".join(part for part in parts if part)


def _first_block(article: Any) -> str:
    return _line(_body_text(article).partition("\n\n")[0]) or _line(article.description)


def _line(value: Any) -> str:
    return normalise(str(value)) if isinstance(value, str | Text) else ""
