"""The bench of pages: the language of the article, by all that is stated and by its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ..markup import _html
from ._page_statements import Draft, Said, Statements, plain, strings_in
from ._page_tongues import ALIKE, SCRIPTS, WORDS

__all__ = ["choose_language"]

# How much each statement counts. Templates set all of them, and a node's is set least often right:
# of 35 pages one said `kr` for Korean, where the root element was right.
_WEIGHTS = {
    "html lang": 1.1, "meta:og:locale": 0.6, "meta:content-language": 0.6, "meta:dc.language": 0.5,
    "meta:dcterms.language": 0.5, "meta:language": 0.5, "link:alternate": 0.5,
}  # fmt: skip
_METAS = ("og:locale", "content-language", "dc.language", "dcterms.language", "language")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8}){0,3}", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_PARAGRAPHS, _PARAGRAPH_CHARACTERS = 60, 600
_BODY_CHARACTERS = 3_000
_LEAST_WORDS = 60  # from which a language can be told
_COMMON = 0.08  # share of its small words from which a text is in a language
_RARE = 0.025  # share up to which it is not
_NAMED = 0.04  # the same where headline and description have none; names such as `Bank of Town` do
_LEAST_HITS = 4
_AFTER_LATIN = "\u0370"
_CLEAR = 4  # times the small words of the next language, at which fewer are common enough
# What is written in Arabic letters, and those that not all of it has.
_ARABIC = re.compile(r"[\u0620-\u06d3]")
_IN_ARABIC = frozenset({"ar", "az", "ckb", "fa", "ks", "ku", "pnb", "ps", "sd", "ug", "ur"})
_OF_URDU, _OF_PERSIAN = re.compile("[ٹڈںے]"), re.compile("[پچژگ]")


def choose_language(draft: Draft, page: Statements) -> None:
    """Give the draft its language, as a tag of BCP 47.

    What most of the page states holds, unless the text is clearly written in another; so does what
    the text is clearly written in where the page states none.
    """
    votes: dict[str, list[tuple[float, Said]]] = {}
    for weight, said in _stated(draft, page):
        votes.setdefault(_primary(said.value), []).append((weight, said))
    if not votes:
        if written := _plainly_in(draft, page):
            _put(draft, Said(written, "text"))
        return
    claimed = max(votes, key=lambda code: sum(weight for weight, _ in votes[code]))
    chosen = votes[claimed][0][1]
    written = _written_in(draft, page, claimed)
    if written not in {"", claimed}:
        differs = f"the language is stated as {chosen.value!r}, but the text is in {written!r}"
        draft.note("language_differs", differs, "/inLanguage")
        chosen = votes[written][0][1] if written in votes else Said(written, "text")
    _put(draft, chosen)


def _put(draft: Draft, said: Said) -> None:
    if said.value in strings_in(draft.node.get("inLanguage")):
        draft.keep("inLanguage", "in_language")
    else:
        draft.put("inLanguage", "in_language", said.value, said.source)


def _stated(draft: Draft, page: Statements) -> Iterator[tuple[float, Said]]:
    """Give the languages that are stated, that of the node first, each with its weight."""
    source = f"{draft.syntax}:inLanguage"
    for text in strings_in(draft.node.get("inLanguage")):
        if _LANGUAGE.fullmatch(text):
            yield 1.0, Said(text.replace("_", "-"), source)
            break
    for said in (Said(page.page.survey.language, "html lang"), *page.said(_METAS)):
        if match := _LANGUAGE.fullmatch(said.value.strip()):
            yield _WEIGHTS[said.source], Said(match[0].replace("_", "-"), said.source)


def _primary(tag: str) -> str:
    return tag.lower().replace("_", "-").partition("-")[0]


def _written_in(draft: Draft, page: Statements, claimed: str) -> str:
    """Give the language that the text is clearly written in, or nothing."""
    headline = str(draft.node.get("headline", ""))
    if script := _script_of(headline, claimed):
        return script
    if claimed not in WORDS or not headline:
        return ""
    short = _words(f"{headline} {_description(draft, page)}")
    if _share(short, claimed) >= _COMMON:
        return claimed
    words = _words(_text(draft, page))
    rare = _RARE if _share(short, claimed) else _NAMED
    if len(words) < _LEAST_WORDS or _share(words, claimed) > rare:
        return ""
    return _likeliest(words)


def _plainly_in(draft: Draft, page: Statements) -> str:
    """Give the language that a page shows where it states none, or nothing."""
    headline = str(draft.node.get("headline", ""))
    if script := _script_of(headline):
        return script
    words = _words(f"{headline} {_text(draft, page)}")
    if len(words) < _LEAST_WORDS or not (code := _likeliest(words)):
        return ""
    share = _share(words, code)
    is_clear = share >= _NAMED and code == _likeliest(words, _CLEAR)
    return code if share >= _COMMON or is_clear else ""


def _script_of(text: str, claimed: str = "") -> str:
    """Give the language that is written in the letters of a text, or nothing.

    Of several it is the one that is claimed, or the first.
    """
    if max(text, default="") < _AFTER_LATIN:
        return ""
    fitting = (codes for letters, codes in SCRIPTS if len(letters.findall(text)) * 3 > len(text))
    codes = next(fitting, (_in_arabic(text, claimed),))
    return claimed if claimed in codes else codes[0]


def _in_arabic(text: str, claimed: str) -> str:
    """Give the language of a text in Arabic letters, or nothing."""
    if len(_ARABIC.findall(text)) * 3 <= len(text):
        return ""
    if claimed in _IN_ARABIC:
        return claimed
    return "ur" if _OF_URDU.search(text) else "fa" if _OF_PERSIAN.search(text) else "ar"


def _likeliest(words: list[str], times: int = 1) -> str:
    """Give the one language whose small words a text has most of, so many times those of others."""
    counts = Counter(words)
    known = ((code, of) for code, of in WORDS.items() if code not in ALIKE)
    hits = sorted((sum(map(counts.__getitem__, of)), code) for code, of in known)
    (second, _), (most, code) = hits[-2:]
    return code if most >= _LEAST_HITS and most > second * times else ""


def _share(words: list[str], code: str) -> float:
    return sum(map(WORDS[code].__contains__, words)) / max(1, len(words))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _description(draft: Draft, page: Statements) -> str:
    own = next(strings_in(draft.node.get("description")), "")
    if own:
        return plain(own)
    said = page.first("og:description", "description")
    return said.value if said else ""


def _text(draft: Draft, page: Statements) -> str:
    """Give some text of the article: its own, or that of the paragraphs of the page."""
    own = next(strings_in(draft.node.get("articleBody")), "")
    if own or page.page.tree is None:
        return plain(own[:_BODY_CHARACTERS])
    paragraphs = islice(_html.select(page.page.tree, "p"), _PARAGRAPHS)
    return " ".join(_html.text_of(one, _PARAGRAPH_CHARACTERS) for one in paragraphs)
