"""What Google asks of authors' names: one author each, and nothing but the name.

The rules are heuristics; on the bylines of 596 saved news pages their words were tuned until what
they said was right every time. Where a name is all that is known they stay silent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, TypeAlias

from ..findings import Severity
from ..safety.limits import DEFAULT_LIMITS
from ..safety.show import show
from ._document import Spot, text_of
from ._rule import Page, Rule, values_of, with_
from .google_article import GOOD

__all__ = ["RULES"]

_PROFILES = ("google-article",)
_PAGE = Page(
    "https://developers.google.com/search/docs/appearance/structured-data/article#author-bp",
    "2026-09-08",
)
_OF = ("Article",)
_MOST = DEFAULT_LIMITS.author_characters

# Words in ten languages: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish,
# Ukrainian, Russian; and some of Scandinavia.
_INTRODUCTION = re.compile(
    r"(?:(?:written|posted|published|reported|text|words|story) by|by|(?:text |geschrieben )?von|"
    r"(?:écrit |publié |rédigé |propos recueillis )?par|(?:escrito |publicado |texto )?por|"
    r"texto de|(?:scritto|testo) da|(?:redazione|testo|a cura) di|(?-i:di)|"
    r"(?:geschreven |tekst )?door|tekst(?=:)|autor(?:ka)?|napisała?|opracowała?|"
    r"автор(?:ка)?|текст|підготува(?:в|ла)|написа(?:в|ла|л)|подготовила?|text|av)"
    r"[\s:]\s{0,9}(?=\S)", re.IGNORECASE
)  # fmt: skip
_DOTTED = re.compile(
    r"(?:^|\s)(?:dr|dra|prof|profa|mr|mrs|ms|rev|hon|sen|rep|gov|lt|capt|sgt|col|gen|dipl|mag|"
    r"dott|dott\.ssa|avv|sig|drs|dhr|mevr|mgr|проф|акад)\.\s|^(?:sr|sra|srta|ing|inż|ir)\.\s",
    re.IGNORECASE,
)
_WHOLE_HONORIFIC = re.compile(
    r"^(?:dr|prof|mr|mrs|ms|sir|dame|herr|frau|mme|mlle|monsieur|madame|señor|señora|senhor|"
    r"senhora|dottor|dottoressa|signora|meneer|mevrouw|pani|пан|пані|д-р|г-н|г-жа)\s",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r",\s{0,3}(?:ph\.?\s?d|m\.?d|esq|mba|obe|cbe|mbe|kc|qc)\.?(?=\s|,|$)", re.IGNORECASE
)
_JOB = re.compile(
    r"\b(?:editor(?:a|[- ]in[- ]chief|-at-large)?|correspondent|reporter(?:in|ka)?|columnist|"
    r"staff writer|journalist(?:in)?|photographer|contributor|producer|redakteur(?:in)?|"
    r"korrespondent(?:in|ka)?|chefredakteur(?:in)?|redacteur|rédacteur|rédactrice|journaliste|"
    r"correspondante?|chroniqueu(?:r|se)|redactora?|periodista|corresponsal|reporter[oa]|columnista|"
    r"repórter|jornalista|redatora?|colunista|correspondente|giornalista|redattore|redattrice|"
    r"corrispondente|inviat[oa]|verslaggever|verslaggeefster|redaktor(?:ka)?|dziennikar(?:z|ka)|"
    r"publicyst(?:a|ka)|редактор(?:ка)?|кореспондент(?:ка)?|корреспондент(?:ка)?|журналіст(?:ка)?|"
    r"журналист(?:ка)?|оглядач(?:ка)?|обозреватель(?:ница)?|репортер(?:ка)?|репортёр|redaktör|"
    r"redaktør|journalistin|krönikör)\b", re.IGNORECASE
)  # fmt: skip
_ADDRESS = re.compile(r"\S@\S|https?://|www\.", re.IGNORECASE)
_JOINT = re.compile(
    r"\s(?:and|und|et|y|e|en|och|og|ja|i|та|и|і|oraz)\s|\s?[&;|/]\s?|,\s", re.IGNORECASE
)
_NAME = re.compile(r"[^\W\d_][\w.'’ʼ-]{0,40}(?:\s[\w.'’ʼ-]{1,40}){1,3}")
_LONGEST = 60  # characters of a name that may be plain
_LETTERS = 4  # of a name in capitals, below which it may be an agency or initials
_Judge: TypeAlias = Callable[[str, Spot], str]


def _look(judge: _Judge) -> Any:
    def look(spot: Spot) -> Iterator[tuple[str, str]]:
        for pointer, name in spot.once(_names):
            said = judge(name.strip()[:_MOST], spot)
            if said:
                yield pointer, f'author name "{show(name, 80)}" {said}'

    return look


def _names(spot: Spot) -> Iterator[tuple[str, str]]:
    """Give the names of authors who are persons, or said to be nothing else."""
    for pointer, value in spot.values("author"):
        if isinstance(value, str):
            yield pointer, value
        elif isinstance(value, dict) and _may_be_person(value):
            for at, name in values_of(value, "name"):
                text = text_of(name)
                if text is not None:
                    yield pointer + at, text


def _are_plain(spot: Spot) -> bool:
    """Tell whether each name is one of which no rule here says anything."""
    for _, name in spot.once(_names):
        if len(name) > _LONGEST or not _is_plain(name):
            return False
    return not any(_publisher_in(name, spot) for _, name in spot.once(_names))


@lru_cache(1_024)
def _is_plain(name: str) -> bool:
    """Tell whether a name is plain, whoever publishes it."""
    name = name.strip()
    seen = (_JOINT.search, _INTRODUCTION.match, _ADDRESS.search, _DOTTED.search)
    more = (_WHOLE_HONORIFIC.match, _SUFFIX.search, _JOB.search)
    return not (_is_shouted(name) or any(look(name) for look in (*seen, *more)))


def _may_be_person(node: dict[str, Any]) -> bool:
    types = node.get("@type", "Person")
    return types == "Person" or (isinstance(types, list) and "Person" in types)


def _joined(name: str, spot: Spot) -> str:
    parts = _names_in(name, spot)
    return f"holds {len(parts)} names; each author is a node of its own" if parts else ""


def _names_in(name: str, spot: Spot) -> list[str]:
    """Give the names of several authors, nothing where it is one or not certain."""
    parts = [part.strip() for part in _JOINT.split(name)]
    if len(parts) < 2 or _JOB.search(name) or _SUFFIX.search(name) or _publisher_in(name, spot, 2):
        return []
    if not all(_NAME.fullmatch(part) and part[0].isupper() for part in parts):
        return []
    return parts


def _split(spot: Spot, pointer: str) -> tuple[str, list[dict[str, str]]] | None:
    """Give a node for each name, where the node that holds them says nothing else."""
    for at, value in spot.values("author"):
        bare = isinstance(value, dict) and value.keys() <= {"@type", "name"}
        name = value["name"] if bare and "name" in value else value
        if pointer in {at, f"{at}/name"} and isinstance(name, str):
            parts = _names_in(name.strip()[:_MOST], spot)
            return at, [{"@type": "Person", "name": part} for part in parts]
    return None


def _introduced(name: str, spot: Spot) -> str:
    match = _INTRODUCTION.match(name)
    return f'begins with "{match[0].strip()}"' if match else ""


def _named_alone(spot: Spot, pointer: str) -> tuple[str, str] | None:
    name = dict(_names(spot)).get(pointer, "").strip()
    match = _INTRODUCTION.match(name)
    return (pointer, name[match.end() :].strip()) if match else None


def _honoured(name: str, spot: Spot) -> str:
    match = _DOTTED.search(name) or _WHOLE_HONORIFIC.match(name) or _SUFFIX.search(name)
    return f'holds the honorific "{match[0].strip(" ,")}"' if match else ""


def _employed(name: str, spot: Spot) -> str:
    match = _JOB.search(name)
    return f'holds the job title "{match[0]}"' if match else ""


def _publisher_in(name: str, spot: Spot, letters: int = _LETTERS) -> str:
    """Give the name of the publisher that a name holds."""
    folded = name.casefold()
    for outlet in spot.once(_outlets):
        if len(outlet) >= letters and _holds(folded, outlet):
            return outlet
    return ""


def _outlets(spot: Spot) -> Iterator[str]:
    """Give the names of the publisher in one case; one who publishes himself is no outlet."""
    for _, publisher in spot.things("publisher"):
        if "Person" not in str(publisher.get("@type", "")):
            for key in ("name", "alternateName"):
                for _, value in values_of(publisher, key):
                    yield (text_of(value) or "").strip().casefold()


def _holds(name: str, outlet: str) -> bool:
    """Tell whether a name holds an outlet's as whole words."""
    at = name.find(outlet)
    if at < 0:
        return False
    before, after = name[at - 1 : at], name[at + len(outlet) : at + len(outlet) + 1]
    return not (before.isalnum() or after.isalnum())


def _published(name: str, spot: Spot) -> str:
    outlet = _publisher_in(name, spot)
    return f'holds the name of the publisher, "{show(outlet, 60)}"' if outlet else ""


def _addressed(name: str, spot: Spot) -> str:
    return "holds an address" if _ADDRESS.search(name) else ""


def _capital(name: str, spot: Spot) -> str:
    return "is in capitals" if _is_shouted(name) else ""


def _is_shouted(name: str) -> bool:
    letters = [letter for letter in name if letter.isalpha()]
    return len(letters) > _LETTERS and len(name.split()) > 1 and all(map(str.isupper, letters))


def _rule(name: str, ref: str, severity: Severity, title: str, advice: str, **rest: Any) -> Rule:
    return Rule(
        name=name, ref=ref, severity=severity, profiles=_PROFILES, page=_PAGE, types=_OF,
        title=title, advice=advice, good=GOOD, silent=_are_plain, **rest,
    )  # fmt: skip


def _named(name: str) -> dict[str, Any]:
    return with_(GOOD, author={**GOOD["author"], "name": name})


_WARNING = Severity.WARNING

RULES = (
    _rule(
        "author_name_joined", "ART09", _WARNING,
        "One author is one node; a name is never that of several.",
        "Write a list of nodes, one for each author.",
        judged=(5, 5), look=_look(_joined), mend=_split, bad=_named("Willow Lane, Regula Felix"),
    ),
    _rule(
        "author_name_has_introduction", "ART10", _WARNING,
        "The name of an author begins with the name.",
        "Leave out words such as By or Posted by.",
        judged=(7, 7), look=_look(_introduced), mend=_named_alone, is_safe=False,
        bad=_named("By Ann Lee"),
    ),
    _rule(
        "author_name_has_honorific", "ART10", _WARNING,
        "The name of an author has no honorific.",
        "Move it to honorificPrefix or honorificSuffix.",
        look=_look(_honoured), bad=_named("Dr. Ann Lee"),
    ),
    _rule(
        "author_name_has_job_title", "ART10", _WARNING,
        "The name of an author has no job title.",
        "Move it to jobTitle.",
        judged=(3, 3), look=_look(_employed), bad=_named("Ann Lee Editor"),
    ),
    _rule(
        "author_name_has_publisher", "ART10", _WARNING,
        "The name of an author is not that of the publisher.",
        "Name the publisher in publisher; an outlet as author is an Organization.",
        judged=(14, 14), look=_look(_published), bad=_named("Ann Lee Town Herald"),
    ),
    _rule(
        "author_name_has_address", "ART10", _WARNING,
        "The name of an author holds no mail or web address.",
        "Move it to email or url.",
        judged=(8, 8), look=_look(_addressed), bad=_named("Ann Lee ann@herald.example"),
    ),
    _rule(
        "author_name_in_capitals", "ART10", Severity.INFO,
        "The name of an author is written as names are.",
        "Write capitals for the first letters alone.",
        judged=(3, 3), look=_look(_capital), bad=_named("ANN LEE"),
    ),
)  # fmt: skip
