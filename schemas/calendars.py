"""Writes the calendars of languages under `nutgraf/houses`: names of months, weekdays, half days.

Run `python schemas/calendars.py` with Babel installed when Unicode CLDR has a new release.
The facts are CLDR's; the words by which a text shows its language are the commonest of each.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

HOUSES = Path(__file__).parents[1] / "src/nutgraf/houses"

# Language: its commonest words, none of them common in another language of the table.
COMMON = {
    "ar": "في من على إلى أن هذا التي الذي عن مع",
    "cs": "že který které jsou jako také podle když byl jeho",
    "da": "og ikke det til af som jeg efter blev også",
    "de": "der die und das ist nicht mit auch dem den ein eine sich auf für wird nach bei",
    "el": "και το να του της για που είναι από με",
    "en": "the and of is was were with that his has have from by will this are been it they its",
    "es": "el los las del que con una por para como pero más ha sus este también",
    "fa": "در که به از این است را می با های",
    "fi": "että joka hän mutta myös olla kun oli jo",
    "fr": "les des une est dans pour sur qui pas avec plus par cette sont ont aux été",
    "he": "של את על הוא לא עם כי גם זה היא",
    "hi": "के में की है से को का ने और पर",
    "hu": "hogy nem egy és az is meg csak volt már",
    "id": "yang dan untuk dengan dari tidak ini itu pada dalam akan",
    "is": "og að ekki sem við fyrir það með hefur þess",
    "it": "il che di per della con non una sono anche gli nel dei",
    "ja": "の に は を が で た し と",
    "ko": "을 를 은 는 이 가 에서 있다 했다 하는",
    "nb": "og ikke det til av som jeg etter ble også har på",
    "nl": "het een van niet dat ook zijn voor maar wordt naar werd deze",
    "pl": "nie się jest że przez oraz jak jego był dla które po",
    "pt": "não uma com para são mais foi ao pela seu também em dos das",
    "ro": "și din care pentru este mai această fost prin sunt",
    "ru": "и не что на он как это был для по его из что от был было также",
    "sv": "och att inte det som för med den har till är på av",
    "tr": "bir ve bu için ile olarak daha olan çok gibi",
    "uk": "і не що на він як це був для до його із від було також та але під",
    "vi": "và của các là được cho không người trong với",
    "zh": "的 了 在 是 和 有 不 这 为 中",
}
# Language: the words in front of an author, between two, before a date and before an update.
BESIDE = {
    "cs": ("Autor:", "a", "Publikováno, Vydáno, Zveřejněno", "Aktualizováno"),
    "da": ("Af", "og", "Offentliggjort, Publiceret, Udgivet", "Opdateret, Sidst opdateret"),
    "el": ("Του, Της", "και", "Δημοσίευση, Δημοσιεύθηκε", "Ενημέρωση, Ενημερώθηκε"),
    "fi": ("", "ja", "Julkaistu", "Päivitetty"),
    "hu": ("Szerző:", "és", "Közzétéve, Megjelent", "Frissítve"),
    "id": ("Oleh, Penulis:", "dan", "Diterbitkan, Tayang, Dipublikasikan", "Diperbarui"),
    "is": ("Eftir", "og", "Birt", "Uppfært"),
    "it": (
        "Di, A cura di",
        "e",
        "Pubblicato, Pubblicato il, Pubblicata il",
        "Aggiornato, Aggiornato il, Ultimo aggiornamento",
    ),
    "nb": ("Av, Tekst", "og", "Publisert", "Oppdatert, Sist oppdatert"),
    "nl": (
        "Door, Van onze redactie",
        "en",
        "Gepubliceerd, Gepubliceerd op, Geplaatst",
        "Bijgewerkt, Gewijzigd, Laatst bijgewerkt",
    ),
    "pl": (
        "Autor:, Autorzy:, Oprac., Opracowanie:",
        "i, oraz",
        "Opublikowano, Publikacja, Data publikacji, Dodano",
        "Aktualizacja, Zaktualizowano",
    ),
    "pt": (
        "Por, Texto de",
        "e",
        "Publicado, Publicado em, Publicada em",
        "Atualizado, Atualizado em, Última atualização",
    ),
    "ro": (
        "De, Autor:",
        "și",
        "Publicat, Publicat la, Data publicării",
        "Actualizat, Actualizat la",
    ),
    "sv": (
        "Av, Text",
        "och",
        "Publicerad, Publicerat, Publicerades",
        "Uppdaterad, Uppdaterat, Senast uppdaterad",
    ),
    "tr": (
        "Yazan:, Haber:",
        "ve",
        "Yayınlanma, Yayın tarihi, Giriş",
        "Güncelleme, Güncellenme, Son güncelleme",
    ),
    "vi": ("Tác giả:, Theo", "và", "Xuất bản, Đăng", "Cập nhật"),
}
# CLDR has no month names of these that a newspaper would use: dates in figures, or in English.
WITHOUT_NAMES = frozenset({"ja", "ko", "zh"})


def main() -> None:
    """Write a calendar for each language."""
    for language, words in COMMON.items():
        (HOUSES / f"calendar-{language}.toml").write_text(_house(language, words), "utf-8")


def _house(language: str, words: str) -> str:
    lines = [
        "# Written by schemas/calendars.py. Names of months and weekdays: Unicode CLDR.",
        f'id = "calendar-{language}"',
        'extends = "generic"',
        f'name = "any publication whose language is {language}"',
        f'language = "{language}"',
        f"common = {_list(dict.fromkeys(words.split()))}",
        "",
    ]
    by, between, published, modified = (
        [word for word in words.split(", ") if word] for words in BESIDE.get(language, [""] * 4)
    )
    if between:
        lines += ["[byline]", f"by = {_list(by)}", f"between = {_list(between)}", ""]
    lines.append("[dates]")
    if published:
        lines += [f"published = {_list(published)}", f"modified = {_list(modified)}"]
    if language not in WITHOUT_NAMES:
        lines += _table("months", _months(language))
    lines += _table("weekdays", _weekdays(language))
    before, after = _halves(language)
    lines += [f"before_noon = {_list(before)}", f"after_noon = {_list(after)}"]
    return "\n".join(lines) + "\n"


def _locales(language: str) -> list[object]:
    from babel import Locale, localedata

    names = [name for name in localedata.locale_identifiers() if name.split("_")[0] == language]
    plain = [name for name in names if len(name.partition("_")[2]) < 4]  # a country, no script
    return [Locale.parse(name) for name in sorted(plain)]


def _distinct(names: Iterable[str]) -> list[str]:
    """Give the names once each, without those of another script than the first."""
    kept: dict[str, str] = {}
    names = list(names)
    script = unicodedata.name(names[0].lstrip("·")[0]).split()[0]
    for name in names:
        plain = name.rstrip(".")
        if unicodedata.name(plain[0]).split()[0] == script:
            kept.setdefault(plain.casefold(), plain)
    return list(kept.values())


def _months(language: str) -> list[list[str]]:
    found: list[dict[str, None]] = [{} for _ in range(12)]
    for locale in _locales(language):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    if not name.isdigit():
                        found[number - 1][name] = None
    return [_distinct(names) for names in found]


def _weekdays(language: str) -> list[list[str]]:
    found: list[dict[str, None]] = [{} for _ in range(7)]
    for locale in _locales(language):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.days[context][width].items():
                    found[number][name] = None
    return [_distinct(names) for names in found]


def _halves(language: str) -> tuple[list[str], list[str]]:
    found: tuple[dict[str, None], dict[str, None]] = ({}, {})
    for locale in _locales(language):
        for width in ("abbreviated", "wide"):
            for half, name in zip(found, ("am", "pm"), strict=True):
                word = locale.day_periods["format"][width].get(name, "")
                if word:
                    half[" ".join(word.split())] = None
    return _distinct(found[0]), _distinct(found[1])


def _table(name: str, rows: list[list[str]]) -> list[str]:
    return [f"{name} = [", *(f"  {_list(row)}," for row in rows), "]"]


def _list(words: Iterable[str]) -> str:
    quoted = ", ".join('"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"' for word in words)
    return f"[{quoted}]"


if __name__ == "__main__":
    main()
