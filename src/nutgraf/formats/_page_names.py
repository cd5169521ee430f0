"""The bench of pages: bylines as markup has them, parted into names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ._page_statements import plain
from ._page_visible import grammar_for
from ._text_names import is_person
from ._text_places import is_place

__all__ = ["is_dense", "names_in", "turned"]

_CHARACTERS = 500  # of one byline, as safety/limits.py has it
_NAME_CHARACTERS = 100  # of one name
_FEW = 2  # names of one word in a row; more are no persons
# What parts names in every language, and the words for "and" that mean nothing else in any.
_WORDS = "agus|and|avec|e|et|eta|mit|og|och|und|ve|və|with|y|и|және|და|և|و|और|และ"
_TITLED = "And|Avec|Et|Mit|Og|Och|Und|Ve|With"
_SIGNS = (
    r"[;|•·\n、，،]|,(?!\s?(?:jr|sr|Jr|Sr|JR|SR)\b)|\s[/+–—-]\s|/(?=[^\W\d_]+ [^\W\d_])|&"
    r"|(?<=[\u3400-\u9fff])・(?=[\u3400-\u9fff])"
)
_BETWEEN = re.compile(rf",?\s+(?:{_WORDS}|{_TITLED}|en|i)\s+|\s*(?:{_SIGNS})\s*")
# The same where `en` or `i` means `in`, so that it stands before places.
_IN_PLACES = frozenset({"ca", "da", "es", "fo", "fr", "gl", "nb", "nn", "no", "sv"})
_BETWEEN_OR_PLACE = re.compile(rf",?\s+(?:{_WORDS}|{_TITLED})\s+|\s*(?:{_SIGNS})\s*")
_BETWEEN_CAPITALS = re.compile(rf",?\s+(?:{_WORDS})\s+|\s*(?:{_SIGNS})\s*", re.IGNORECASE)
# What links to all articles of a person are called: `View all posts by Ann Lee`.
_ALL_BY = re.compile(
    r"(?:(?:view|see|show|zeige|voir|ver|alle|all|tous|mehr|more)\s|post author|beiträge|posts)"
    r".{0,25}?\b(?:by|von|from|par|por|de)\s+",
    re.IGNORECASE,
)
# What was done by a person: `Reviewed by Ann Lee`, `Geschrieben von Ann Lee`.
_DONE_BY = re.compile(
    r"(?:[^\W\d_]+\s){0,2}"
    r"(?:contributed|written|edited|posted|published|reported|reviewed|geschrieben|verfasst|veröffentlicht"
    r"|écrit|publié|rédigé|escrito|publicado|redactado|scritto|pubblicato|geschreven|gepubliceerd"
    r"|skriven|publicerad|skrevet|publisert|publiceret|scris|publicat)"
    r"\s(?:by|von|par|por|da|door|av|af|de)\s+",
    re.IGNORECASE,
)
# What such a word is in any language; those of pictures and films name others.
_LABEL = re.compile(
    r"(?:au(?:c?t|th)[eo]u?r\w*|penulis|redac\w*|redakt\w*|reporter|story|te[kx]st\w*|testo|words"
    r"|作者|撰文|文|[記记]者|نویسنده|लेखक|ผู้เขียน)\s?(?:[:：]|(?<=\w)[・/／])\s*"
    r"|(?:بقلم|كتبت?)\s?[: ]\s*|מאת:?\s+|(?:本[報报])?[記记]者\s*(?=[\u3400-\u9fff]{2,4}(?!\w))",
    re.IGNORECASE,
)
# What kind of text it is, and by whom: `Analyse von Ann Lee`.
_KIND_BY = re.compile(
    r"(?:(?:eine?|una?|une)\s)?(?:analys[ei]s?|análisis|article|artículo|column|comment|essay"
    r"|gastbeitrag|interview|kolumne|kommentar|nota|opinion|reportage|reportaje|review|rezension)"
    r"\s(?:by|von|par|por|di|de)\s+",
    re.IGNORECASE,
)
# What others have done: `Photographs by Bo Ray`, `Editing by Bo Ray`.
_OF_OTHERS = re.compile(
    r"(?:photo\w*|fotos?|bild(?:er)?|video|illustrations?|editing)\s?(?::|(?:by|von)\s)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\d+ (?:autres?|min|minutes?|more|others?|otros|weitere)\b", re.IGNORECASE)
_DEGREES = re.compile(
    r",\s?(?:Ph\.?D|M\.?D|M\.?A|B\.?A|M\.?Sc?|B\.?Sc|R\.?D|R\.?N|M\.?P\.?H|M\.?B\.?A|J\.?D|D\.?V\.?M"
    r"|Esq|Dr\.?P\.?H)\.?(?=$|[\s,;])"
)
_BEHIND = re.compile(  # employers, and the marks of editors: `Ann Lee /bo`
    r"(?<=\w\w)\s+(?:(?:im Gespräch|[Ff]or (?:The|the))\b.*|/[A-Za-z]{1,4}$|//.*"
    r"|(?:on|am|le|el|em|il|[Pp]ublished|[Uu]pdated|[Pp]osted) .*\d{4}.*|\S*@\S*)"
)
# Where a person is, or for whom: `Ann Lee in London`; names of bodies have such words in them.
_WHERE = re.compile(r"\s(?:at|aus|desde|em|en|for|from|für|i|in|para|pour|à)\s[A-Z]")
_AT_PLACE = re.compile(_WHERE.pattern.removeprefix(r"\s"))
_NO_NAME = re.compile(
    r"^#|https?:|www\.|@|\.(?:com|org|net|html|php)\b|\d{3}|[<>{}\[\]=]", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s*\([^()]{0,80}\)|\s*\[[^\[\]]{0,80}\]")
# A name in letters of the Far East, which has no space between its parts.
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3々]{2,6}")
# Behind a name in Korean, Chinese or Japanese; a place may stand before one: `서울=김민수 기자`.
_REPORTER = re.compile(
    r"\s+(?:기자|특파원|선임기자)(?=$|[\s,;·])|(?<=\w\w)[記记]者$|^[가-힣]{2,6}="
)
_NOBODY = frozenset(
    {"admin", "administrator", "anonym", "anonyme", "anonymous", "anonymus", "anónimo", "anônimo",
     "author", "by", "editor", "guest", "n/a", "na", "no author", "nobody", "none", "null", "root",
     "staff writer", "test", "undefined", "unknown", "user", "webmaster"}
)  # fmt: skip
_CODES = ("en", "de", "es", "fr", "uk", "ru")  # tried where a page states no language
_LOOSE_END = re.compile(rf"\s(?:{_WORDS})$|(?<=[^\W\d_]{{3}})(?<!\W[JS]r)\.$")  # `Ann Lee and`
_NOTE = re.compile(r"(?<=[^\W\d_]{2})\d{1,2}$")  # the number of a footnote: `Ann Lee1`
_EDGES = " ,;|/–—-:→»›"


def names_in(text: str, language: str = "", *, is_body: bool = False) -> list[str]:
    """Give the names of a byline: the word before them, marks, roles and addresses dropped."""
    text = plain(text[:_CHARACTERS])
    text = text if " " not in text and text.isascii() else _after_by(text, language)
    if "(" in text or "[" in text:
        text = _BRACKETS.sub("", text)
    text = text.removesuffix(" et al.")
    if "," in text:
        text = _DEGREES.sub("", text)
    if not text.isascii():
        text = _REPORTER.sub("", text)
    text = text.strip(_EDGES)
    parts = [text] if is_body else _parted(text, language)
    if len(parts) > _FEW and not any(map(_may_be_whole, parts)):
        return []  # words, not persons
    names = [name for part in parts if (name := _name_of(part, language)) and _is_name(name)]
    return [*names[:1], *_others(names[1:], language)]


def _may_be_whole(part: str) -> bool:
    """Tell whether a part may be the whole name of a person."""
    return " " in part.strip() or is_dense(part)


def is_dense(text: str) -> bool:
    """Tell whether a text may be a name in letters of the Far East, which is one word."""
    return _DENSE.fullmatch(text) is not None


def turned(text: str) -> str:
    """Turn a name that is stated family first: `Lee, Ann`; one of agencies is left."""
    family, comma, given = (part.strip() for part in text.partition(","))
    is_name = comma and given and "," not in given and " " not in family
    known = grammar_for("en").organizations
    if not is_name or known.intersection((family.casefold(), given.casefold())):
        return text
    return f"{given} {family}"


def _after_by(text: str, language: str) -> str:
    """Cut the word that leads to names, in the language of the page or in English."""
    if leads := _ALL_BY.match(text) or _DONE_BY.match(text) or _KIND_BY.match(text):
        return text[leads.end() :]
    for code in (language, "en") if language else _CODES:
        if word := grammar_for(code).by.match(text):
            return text[word.end() :]
    label = _LABEL.match(text)
    return text[label.end() :] if label else text


def _parted(text: str, language: str) -> list[str]:
    """Part a byline at what stands between names; `Staff and news services` is one."""
    between = _BETWEEN_OR_PLACE if language[:2] in _IN_PLACES else _BETWEEN
    between = _BETWEEN_CAPITALS if text.isupper() else between
    own = grammar_for(language).between_words.split(text) if language else [text]
    parts = [part for one in own for part in between.split(one)]
    if len(parts) == _FEW and " " not in parts[0] and " " in parts[1] and parts[1][0].islower():
        return [text]
    return parts


def _name_of(part: str, language: str) -> str:
    name = _LOOSE_END.sub("", _BEHIND.sub("", part).strip(_EDGES))
    if (
        " " in name
        and (where := _WHERE.search(name))
        and is_person(name[: where.start()], grammar_for(language or "en"))
    ):
        name = name[: where.start()]
    return _NOTE.sub("", name) if " " in name else name


def _others(names: list[str], language: str) -> Iterator[str]:
    """Give the further names; behind a place its country is none: `Kuala Lumpur, Malaysia`."""
    behind_place = False
    for name in names:
        if not _is_beside(name, language) and not (behind_place and " " not in name):
            yield name
        behind_place = is_place(name)


def _is_beside(text: str, language: str) -> bool:
    """Tell whether a part says what the person before it is, or where: `London`, `à Londres`."""
    return is_place(text) or _AT_PLACE.match(text) is not None or _is_role(text, language)


def _is_role(text: str, language: str) -> bool:
    """Tell whether a part is what the person before it is: `Senior Reporter`, `corresponsal`."""
    words = text.casefold().split()
    told = words if text[0].islower() else (words[0], words[-1])
    return any(
        word in grammar_for(code).roles for code in (language or "en", "en") for word in told
    )


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= _NAME_CHARACTERS
        and not _NO_NAME.search(text)
        and not _OF_OTHERS.match(text)
        and not _COUNTED.match(text)
        and text.casefold() not in _NOBODY
        and any(letter.isalpha() for letter in text)
    )
