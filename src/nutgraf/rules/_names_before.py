"""What the rules on names found by 2026-11-22, which a day before their words grew freezes."""

from __future__ import annotations

import re

__all__ = ["SINCE", "holds_address", "holds_honorific", "holds_introduction", "holds_job",
           "holds_names"]  # fmt: skip

SINCE = "2026-11-30"  # from which day the rules know the words of `_names`

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
_WHOLE = re.compile(
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


def holds_introduction(name: str) -> bool:
    """Tell whether a name was found to begin with a word such as By."""
    return _INTRODUCTION.match(name) is not None


def holds_honorific(name: str) -> bool:
    """Tell whether a name was found to hold a title or a degree."""
    return any((_DOTTED.search(name), _WHOLE.match(name), _SUFFIX.search(name)))


def holds_job(name: str) -> bool:
    """Tell whether a name was found to hold a job title."""
    return _JOB.search(name) is not None


def holds_address(name: str) -> bool:
    """Tell whether a name was found to hold an address."""
    return _ADDRESS.search(name) is not None


def holds_names(name: str) -> bool:
    """Tell whether a name was found to be those of several persons."""
    parts = [part.strip() for part in _JOINT.split(name)]
    if len(parts) < 2 or _JOB.search(name) or _SUFFIX.search(name):
        return False
    return all(_NAME.fullmatch(part) and part[0].isupper() for part in parts)
