"""The bench of the rules on names: what stands in bylines beside the names of persons.

Words in ten languages: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish,
Ukrainian, Russian; and some of Scandinavia.
"""

from __future__ import annotations

import re

__all__ = ["honorific_in", "introduction_of", "is_personal", "job_in", "names_in"]

_INTRODUCTION = re.compile(
    r"(?:(?:written|posted|published|reported|produced|compiled|edited|text|words|story|stories|"
    r"report|reporting|analysis|opinion|review|interview|commentary|column|photos?|pictures) by|"
    r"by|(?:text|geschrieben|verfasst|ein (?:gast)?(?:beitrag|kommentar)|interview) von|"
    r"(?:écrit|publié|rédigé|texte|propos recueillis) par|"
    r"(?:escrito|publicado|redactado|redigido|elaborado|texto) por|(?:texto|reportagem) de|"
    r"(?:scritto|pubblicato|testo|articolo) da|(?:redazione|testo|articolo|servizio|a cura) di|"
    r"(?:geschreven|tekst) door|door|tekst|autor(?:ka)?|authors?(?=:)|"
    r"(?:texto|redacción|opracowanie|reportage)(?=:)|"
    r"(?:napisała?|opracowała?|przygotowała?|oprac\.)|автор(?:ка)?|текст|"
    r"(?:(?:матеріал|материал) )?(?:підготува(?:в|ла)|написа(?:в|ла|л)|подготовила?)|"
    r"text|tekst av|skriven av)"
    r"[\s:]\s{0,9}(?=\S)", re.IGNORECASE
)  # fmt: skip
# Any few words with a colon, as in `Foto: Ann Lee`, before what looks like a name.
_LABEL = re.compile(r"[^\W\d_][\w-]{1,30}(?:\s[\w-]{1,30}){0,2}:\s{1,9}(?=\S)")
# Words that begin names as well, as in Von Miller: two words in capitals have to follow.
_PARTICLE = re.compile(
    r"(?:[Vv]on|[Pp]ar|[Pp]or|[Dd][ei]|[Aa][fv])[\s:]\s{0,9}"
    r"(?!(?:Den|Der|La|Las|Le|Los)\s)(?=[^\W\d_a-z]\S*\s+\S)"  # as in De La Cruz
)
_TITLES = (
    r"dr|dra|prof|profa|prof\.?ª|prof\.?ssa|mr|mrs|ms|mx|rev|hon|sen|rep|gov|lt|capt|sgt|col|gen|"
    r"dipl|dipl\.-ing|mag|dott|dott\.ssa|avv|sig|sig\.ra|drs|dhr|mevr|mw|mgr|проф|акад|доц"
)
_DOTTED = re.compile(
    rf"(?:^|\s)(?:{_TITLES})\.\s|^(?:sr|sra|srta|ing|inż|ir|lic|dña|on|ks|hab)\.\s"
    r"|^(?:dott\.ssa|prof\.ssa|sig\.ra|sig\.na)\s",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"^(?:dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame|reverend|rev|herr|frau|mme|mlle|monsieur|"
    r"madame|maître|docteur|professeur|señor|señora|señorita|doña|doctora?|profesora?|senhor|senhora|"
    r"doutora?|dottor|dottoressa|dottore|signor|signora|professore|professoressa|lord|baroness|meneer|mevrouw|"
    r"pani|mgr|profesor|пан|пані|д-р|г-н|г-жа|доктор|профес+ор|господин|госпожа|академ[іи]к)\s",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r",\s{0,3}(?:ph\.?\s?d|m\.?d|d\.?o|esq|m\.?b\.?a|m\.?s|m\.?a|m\.?sc|m\.?p\.?h|j\.?d|ll\.?[bmd]|"
    r"psy\.?d|ed\.?d|d\.?d\.?s|d\.?v\.?m|r\.?n|rdn?|lcsw|cpa|cf[ap]|[omck]be|kc|qc|frs)\.?(?=\s|,|$)"
    r"|\s(?-i:Ph\.?D|M\.?D|[MO]BE|Esq)\.?$", re.IGNORECASE
)  # fmt: skip
_JOB = re.compile(
    r"\b(?:editor(?:a|[- ]in[- ]chief|-at-large)?|correspondent|writer|columnist|journalist(?:in)?|"
    r"photo(?:grapher|journalist)|contributor|producer|bureau chief|freelancer|blogger|critic|"
    r"(?:news )?anchor|presenter|director|chief executive|ceo|head of(?= \w)|professor of(?= \w)|"
    r"\w{0,24}(?:redakteur|reporter|korrespondent|journalist|kolumnist|fotograf)(?:[:*_]?in)?|"
    r"volontär(?:in)?|(?:ressort|redaktions)leiter(?:in)?|rédacteur|rédactrice|journaliste|correspondante?|chroniqueu(?:r|se)|"
    r"éditorialiste|photographe|envoyée? spéciale?|redactora?|periodista|corresponsal|"
    r"reporter[oa]|columnista|fotógraf[oa]|enviad[oa] especial|jef[ea] de (?:sección|redacción)|"
    r"repórter|estagiári[oa]|jornalista|redatora?|"
    r"colunista|correspondente|giornalista|(?:capo)?redat(?:tore|trice)|direttore|direttrice|corrispondente|"
    r"inviat[oa]|editorialista|opinionista|fotografo|\w{0,24}(?:verslaggever|verslaggeefster|redacteur)|"
    r"redactrice|fotograaf|redaktor(?:ka)?|(?:foto)?reporterka|korespondent(?:ka)?|dziennikar(?:z|ka)|"
    r"publicyst(?:a|ka)|felietonist(?:a|ka)|(?:фото)?(?:редактор(?:ка)?|репорт[её]р(?:ка)?|"
    r"кор+еспондент(?:ка)?)|журнал[іи]ст(?:ка)?|колумн[іи]ст(?:ка)?|оглядач(?:ка)?|"
    r"обозреватель(?:ница)?|фотограф(?:иня)?|спецкор|редактриса|redaktör|redaktør|krönikör)\b",
    re.IGNORECASE,
)  # fmt: skip
# What names of newspapers, desks and bodies hold, and those of persons do not.
_BODY = re.compile(
    r"^the\s|\b(?:news(?:room|wire)?|press|times|post|herald|daily|media|network|magazine|journal|tribune|"
    r"gazette|bulletin|chronicle|courier|dispatch|examiner|inquirer|observer|sentinel|telegraph|today|agency|radio|tv|television|online|business|sports?|team|staff|desk|group|"
    r"editors|editorial|institute|university|reuters|bloomberg|\w{0,24}redaktion|\w{0,24}zeitung|"
    r"\w{0,24}verband|verlag|\w{0,24}agentur|agence|rédaction|agencia|redacción|agência|redação|"
    r"agenzia|redazione|redactie|persbureau|agencja|redakcja|"
    r"агент?ство|редакц[іи]я|новини|новости)\b", re.IGNORECASE
)  # fmt: skip
_JOINT = re.compile(
    r"\s(?:and|with|und|mit|et|avec|y|con|e|en|och|og|med|ja|i|та|и|і|й|oraz)\s|"
    r"\s?[&;|/+•·]\s?|,\s", re.IGNORECASE
)  # fmt: skip
_NAME = re.compile(r"[^\W\d_][\w.'’ʼ-]{0,40}(?:\s[\w.'’ʼ-]{1,40}){1,3}")
_NAME_WORDS = range(2, 5)
_CAPITALS = 2  # letters of an abbreviation, which is no part of a name
_DENSE = "\u2e80"  # from here on names have no capitals, and no blanks


def introduction_of(name: str) -> str:
    """Give the word such as `By` that leads to a name, with the blank behind it."""
    match = _INTRODUCTION.match(name) or _PARTICLE.match(name)
    if match is None:
        match = _LABEL.match(name)
        return match[0] if match and is_personal(name[match.end() :].strip()) else ""
    return match[0]


def honorific_in(name: str) -> str:
    """Give what of a name honours: a title before it, a degree behind it."""
    match = _DOTTED.search(name) or _WHOLE.match(name) or _SUFFIX.search(name)
    return match[0].strip(" ,") if match else ""


def job_in(name: str) -> str:
    """Give the job title in a name."""
    match = _JOB.search(name)
    return match[0] if match else ""


def is_personal(name: str) -> bool:
    """Tell whether a text has the shape of the name of a person, and of nothing else."""
    if name[:1] >= _DENSE:
        return True
    words = name.split()
    shouts = any(len(word) >= _CAPITALS and word.isupper() for word in words)
    return (
        len(words) in _NAME_WORDS
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and (not shouts or name.isupper())
        and not (_BODY.search(name) or _JOB.search(name))
    )


def names_in(name: str) -> list[str]:
    """Give the names of several persons, nothing where it is one or not certain."""
    parts = [part.strip() for part in _JOINT.split(name)]
    if len(parts) < 2 or _SUFFIX.search(name):
        return []
    return parts if all(_NAME.fullmatch(part) and is_personal(part) for part in parts) else []
