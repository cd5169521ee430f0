"""The page against its markup: what is planted is found at its place, in ten languages."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from nutgraf.checking import examine
from nutgraf.findings import Finding
from nutgraf.rules import all_rules, ruleset

RULES = ruleset(("page", "google-article", "google-paywall", "live-blog"))
# In each language: a headline, a byline, another author, a day as papers have it, the word before.
LANGUAGES: dict[str, tuple[str, str, str, str, str]] = {
    "en": ("Council opens the bridge", "By Ann Lee", "Bo Ek", "Published 20 November 2026", "By "),
    "de": (
        "Stadtrat öffnet die neue Brücke",
        "Von Ann Lee",
        "Jan Groß",
        "20. November 2026, 8:00 Uhr",
        "Von ",
    ),
    "fr": (
        "Le conseil ouvre le pont",
        "Par Ann Lee",
        "Zoé Noël",
        "Publié le 20 novembre 2026",
        "Par ",
    ),
    "es": (
        "El consejo abre el puente",
        "Por Ann Lee",
        "José Peña",
        "20 de noviembre de 2026",
        "Por ",
    ),
    "pt": ("Câmara abre a ponte", "Por Ann Lee", "João Leão", "20 de novembro de 2026", "Por "),
    "it": ("Il consiglio apre il ponte", "di Ann Lee", "Nicolò Bù", "20 novembre 2026", "di "),
    "nl": ("Raad opent de brug", "Door Ann Lee", "Koen Boer", "20 november 2026", "Door "),
    "pl": ("Rada otwiera most", "Autor: Ann Lee", "Łucja Żak", "20 listopada 2026", "Autor: "),
    "uk": ("Рада відкриває міст", "Автор: Ann Lee", "Леся Гай", "20 листопада 2026", "Автор: "),
    "ru": ("Совет открывает мост", "Автор: Ann Lee", "Юрий Лис", "20 ноября 2026", "Автор: "),
}
AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "pt": "e", "it": "e", "nl": "en", "pl": "i",
       "uk": "та", "ru": "и"}  # fmt: skip
JOBS = {
    "en": "Ann Lee, political editor", "de": "Ann Lee, Redakteurin", "fr": "Ann Lee, journaliste",
    "es": "Ann Lee, periodista", "pt": "Ann Lee, repórter", "it": "Ann Lee, giornalista",
    "nl": "Ann Lee, verslaggever", "pl": "Ann Lee, dziennikarka", "uk": "Ann Lee, журналістка",
    "ru": "Ann Lee, корреспондент",
}  # fmt: skip
HONORIFICS = {
    "en": "Dr. Ann Lee", "de": "Prof. Ann Lee", "fr": "Mme Ann Lee", "es": "Sra. Ann Lee",
    "pt": "Dra. Ann Lee", "it": "Dott. Ann Lee", "nl": "Drs. Ann Lee", "pl": "Pani Ann Lee",
    "uk": "Пані Ann Lee", "ru": "Г-жа Ann Lee",
}  # fmt: skip


# What is not the name of a person, or is more, in ten languages.
EMPLOYED = """
Ann Lee, Senior Political Correspondent | Ann Lee, Staff Writer | Ann Lee, Washington Bureau
Chief | Ann Lee, Chief Reporter | Ann Lee, Managing Editor | Ann Lee (Sports Editor) | Ann
Lee, Wirtschaftsredakteurin | Anna Lee, Korrespondentin | Ann Lee, Ressortleiter Politik |
Ann Lee, freie Journalistin | Ann Lee, Chefredakteurin | Ann Lee, Volontärin | Ann Lee,
envoyée spéciale | Ann Lee, rédactrice en chef | Ann Lee, grand reporter | Ann Lee,
correspondant à Berlin | Ann Lee, journaliste | Ann Lee, redactora | Ana Lee, corresponsal
en París | Ana Lee, periodista | Ana Lee, jefa de sección | Ana Lee, columnista | Ana Lee,
repórter | Ana Lee, editora-chefe | Ana Lee, jornalista | Ana Lee, correspondente | Ana Lee,
colunista | Ana Lee, estagiária | Anna Lee, giornalista | Anna Lee, caporedattrice | Anna
Lee, inviata | Anna Lee, direttore | Anna Lee, corrispondente da Londra | Anna Lee,
verslaggever | Anna Lee, politiek redacteur | Anna Lee, correspondent | Anna Lee,
sportverslaggeefster | Anna Lee, hoofdredacteur | Anna Lee, dziennikarka | Anna Lee,
redaktorka | Anna Lee, redaktor naczelny | Anna Lee, korespondent | Anna Lee, publicystka |
Anna Lee, fotoreporterka | Анна Лі, журналістка | Анна Лі, кореспондентка | Анна Лі, головна
редакторка | Анна Лі, оглядачка | Анна Лі, фотокореспондент | Анна Ли, корреспондент | Анна
Ли, журналист | Анна Ли, главный редактор | Анна Ли, обозреватель | Анна Ли, специальный
корреспондент
"""
HONOURED = """
Dr Ann Lee | Dr. Ann Lee | Prof. Ann Lee | Professor Ann Lee | Sir Bo Lee | Mrs Ann Lee |
Ms. Ann Lee | Rev. Bo Lee | Ann Lee, PhD | Ann Lee PhD | Ann Lee, M.D. | Prof. Dr. Ann Lee |
Dipl.-Ing. Bo Lee | Herr Bo Lee | Frau Ann Lee | Dr. med. Ann Lee | Mme Ann Lee | Maître Ann
Lee | Sra. Ana Lee | Dra. Ana Lee | Doña Ana Lee | Lic. Ana Lee | Ing. Bo Lee | Sr. Bo Lee |
Dott.ssa Anna Lee | Dott. Bo Lee | Avv. Bo Lee | Sig.ra Anna Lee | Drs. Anna Lee | Mevr.
Anna Lee | Dhr. Bo Lee | Mr. Bo Lee | Pani Anna Lee | dr hab. Anna Lee | prof. Anna Lee |
mgr Anna Lee | ks. Bo Lee | Пані Анна Лі | Пан Бо Лі | д-р Анна Лі | проф. Анна Лі |
професор Анна Лі | Г-жа Анна Ли | г-н Бо Ли | Доктор Анна Ли | Проф. Анна Ли
"""
INTRODUCED = """
By Ann Lee | by Ann Lee | BY ANN LEE | Written by Ann Lee | Posted by Ann Lee | Story by Ann
Lee | Reporting by Ann Lee | Published by Ann Lee | Author: Ann Lee | Von Ann Lee | von Ann
Lee | Text: Ann Lee | Ein Gastbeitrag von Ann Lee | Autor: Ann Lee | Verfasst von Ann Lee |
Par Ann Lee | par Ann Lee | Écrit par Ann Lee | Publié par Ann Lee | Propos recueillis par
Ann Lee | Rédigé par Ann Lee | Por Ana Lee | por Ana Lee | Escrito por Ana Lee | Publicado
por Ana Lee | Texto: Ana Lee | Texto de Ana Lee | Redacción: Ana Lee | Por: Ana Lee |
Reportagem de Ana Lee | di Anna Lee | Di Anna Lee | a cura di Anna Lee | A cura di Anna Lee
| Scritto da Anna Lee | Pubblicato da Anna Lee | Door Anna Lee | door Anna Lee | Geschreven
door Anna Lee | Tekst: Anna Lee | Autor: Anna Lee | Autorka: Anna Lee | Opracowała Anna Lee
| Opracowanie: Anna Lee | oprac. Anna Lee | Napisała Anna Lee | Tekst Anna Lee | Автор: Анна
Лі | Авторка: Анна Лі | Текст: Анна Лі | Підготувала Анна Лі | Підготувала: Анна Лі | Автор
Анна Ли | Подготовила Анна Ли | Текст: Анна Ли | Автор текста: Анна Ли | Автор статті: Анна
Лі | Материал подготовила Анна Ли
"""


def article(language: str) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": LANGUAGES[language][0],
        "url": "https://herald.example/bridge",
        "mainEntityOfPage": {"@type": "WebPage", "@id": "https://www.herald.example/bridge/"},
        "datePublished": "2026-11-20T08:00:00+01:00",
        "dateModified": "2026-11-20T09:00:00+01:00",
        "image": ["https://cdn.herald.example/a/bridge-1200x630.jpg"],
        "author": [
            {"@type": "Person", "name": "Ann Lee", "url": "https://herald.example/by/ann"},
            {"@type": "Person", "name": LANGUAGES[language][2], "url": "https://herald.example/b"},
        ],
        "publisher": {"@type": "Organization", "name": "Town Herald"},
        "isAccessibleForFree": True,
    }


def page(language: str, node: dict[str, Any], **lines: str) -> str:
    headline, byline, other, day, _ = LANGUAGES[language]
    parts = {
        "canonical": '<link rel="canonical" href="https://herald.example/bridge">',
        "title": f"<title>{headline} | Town Herald</title>",
        "og": f'<meta property="og:title" content="{headline}">',
        "og_url": '<meta property="og:url" content="https://herald.example/bridge?a=1">',
        "tier": '<meta property="article:content_tier" content="free">',
        "head": f'<script type="application/ld+json">\n{json.dumps(node, indent=1)}\n</script>',
        "h1": f"<header><h1><span>{headline}</span></h1>",
        "byline": f"<p>{byline} {AND[language]} {other}</p>",
        "day": f"<p>{day}</p></header>",
        "image": '<img srcset="https://cdn.herald.example/b/bridge-300x200.webp 300w">',
        "text": f"<p>{headline}: " + "Lorem ipsum dolor sit amet. " * 9 + "</p>",
    }
    return "\n".join(["<!doctype html>", f'<html lang="{language}">', *{**parts, **lines}.values()])


def put(name: str, value: Any) -> Callable[[dict[str, Any], str], dict[str, Any]]:
    def plant(node: dict[str, Any], language: str) -> dict[str, Any]:
        return {**node, name: value(node, language) if callable(value) else value}

    return plant


def same(node: dict[str, Any], language: str) -> dict[str, Any]:
    return node


def named(name: Callable[[str], str]) -> Callable[[dict[str, Any], str], dict[str, Any]]:
    def plant(node: dict[str, Any], language: str) -> dict[str, Any]:
        changed = copy.deepcopy(node)
        changed["author"][0]["name"] = name(language)
        return changed

    return plant


# Each fault: the rule, what it does to the node and to the lines of the page, and the pointer.
FAULTS: dict[str, tuple[Callable[[dict[str, Any], str], dict[str, Any]], dict[str, str], str]] = {
    "headline_not_on_page": (put("headline", "Bridge opening: all you need"), {}, "/headline"),
    "headline_is_not_heading": (same, {"h1": "<header><h1>Town Herald</h1>"}, "/headline"),
    "headline_shares_no_word_with_title": (same, {"title": "<title>TH 4711</title>"}, "/headline"),
    "author_not_on_page": (
        put("author", lambda node, _: [*node["author"], {"@type": "Person", "name": "Cy Orr"}]),
        {},
        "/author/2/name",
    ),
    "author_not_in_markup": (put("author", lambda node, _: node["author"][:1]), {}, "/author"),
    "date_differs_from_page": (
        lambda node, _: {
            **node,
            "datePublished": "2026-09-01T08:00:00+01:00",
            "dateModified": "2026-09-02T08:00:00+01:00",
        },
        {},
        "/datePublished",
    ),
    "date_not_on_page": (same, {"day": "</header>"}, "/datePublished"),
    "address_differs_from_canonical": (
        put("url", "https://herald.example/other"), {}, "/url",
    ),
    "image_not_on_page": (same, {"image": '<img src="/logo.png">'}, "/image/0"),
    "content_tier_contradicts_markup": (
        same,
        {"tier": '<meta property="article:content_tier" content="locked">'},
        "/isAccessibleForFree",
    ),
    "og_title_differs_from_headline": (
        same, {"og": '<meta property="og:title" content="Seven things to know">'}, "/headline",
    ),
    "og_url_differs_from_canonical": (
        same, {"og_url": '<meta property="og:url" content="https://herald.example/x">'}, "",
    ),
    "og_date_differs_from_markup": (
        same,
        {"tier": '<meta property="article:published_time" content="2026-11-01T08:00:00Z">'},
        "/datePublished",
    ),
    "x_card_title_differs_from_og_title": (
        same, {"tier": '<meta name="twitter:title" content="Seven things to know">'}, "",
    ),
    "author_name_has_introduction": (
        named(lambda language: LANGUAGES[language][4] + "Ann Lee"), {}, "/author/0/name",
    ),
    "author_name_has_job_title": (named(JOBS.__getitem__), {}, "/author/0/name"),
    "author_name_has_honorific": (named(HONORIFICS.__getitem__), {}, "/author/0/name"),
    "author_name_joined": (
        named(lambda language: f"Ann Lee {AND[language]} {LANGUAGES[language][2]}"),
        {}, "/author/0/name",
    ),
    "author_name_has_publisher": (
        named(lambda _: "Ann Lee, Town Herald"), {}, "/author/0/name",
    ),
}  # fmt: skip


def live(findings: tuple[Finding, ...]) -> list[Finding]:
    """Leave out what retired rules say."""
    retired = {rule.name for rule in all_rules() if rule.retired}
    return [one for one in findings if one.rule not in retired]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_agrees_with_its_markup_is_clean(language: str) -> None:
    found = examine(page(language, article(language)), RULES, url="https://herald.example/bridge")

    assert [(one.rule, one.message) for one in live(found.findings)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", FAULTS)
def test_a_planted_contradiction_is_found_at_its_place(rule: str, language: str) -> None:
    plant, lines, pointer = FAULTS[rule]
    text = page(language, plant(article(language), language), **lines)

    found = [one for one in examine(text, RULES).findings if one.rule == rule]

    assert [one.place.pointer for one in found] == [pointer]
    assert found[0].place.line
    if pointer:
        last = [step for step in pointer.split("/") if not step.isdigit()][-1]
        at = text.split("\n")[: found[0].place.line]
        assert any(f'"{last}"' in line for line in at[-2:])


@pytest.mark.parametrize(
    ("classes", "rule"),
    [
        ('<div class="wall">Text</div>', "paywall_selector_unmatched"),
        ('<div class="paywall x"><p class="paywall">Text</div>', "paywall_sections_nested"),
        ('<div class="paywall"> <script>1</script></div>', "paywall_section_empty"),
    ],
)
def test_a_paywall_is_held_against_the_page(classes: str, rule: str) -> None:
    section = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paywall"}
    node = {**article("en"), "isAccessibleForFree": False, "hasPart": [section]}
    locked = '<meta property="article:content_tier" content="locked">'
    good = page("en", node, image='<img src="bridge.jpg"><p class="a paywall">Text', tier=locked)
    bad = page("en", node, image=f'<img src="bridge.jpg">{classes}', tier=locked)

    assert live(examine(good, RULES).findings) == []
    (found,) = live(examine(bad, RULES).findings)
    assert (found.rule, found.place.pointer) == (rule, "/hasPart/0/cssSelector")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "byline",
    [
        "<p>{ann} {joint} {other}</p>",
        "<p>{ann}, {day}</p><p>{by}{ann} {joint} {other}</p>",
        "<ul><li><a rel=author>{ann}</a></li><li><a rel=author>{other}</a></li></ul>",
        '<div><div class="author-name">{ann}</div><div class="author-name">{other}</div></div>',
    ],
)
def test_an_author_beside_one_who_is_marked_up_is_missed(byline: str, language: str) -> None:
    _, _, other, day, by = LANGUAGES[language]
    node = {**article(language), "author": {"@type": "Person", "name": "Ann Lee"}}
    line = byline.format(ann="Ann Lee", other=other, day=day, by=by, joint=AND[language])
    text = page(language, node, byline="<p>Lorem ipsum.</p>" * 30 + line)

    found = [one for one in examine(text, RULES).findings if one.rule == "author_not_in_markup"]

    assert [one.message for one in found] == [f'the byline names "{other}", the markup does not']


def test_an_article_stated_again_in_microdata_is_held_against_the_page_too() -> None:
    marked = (
        '<div itemscope itemtype="https://schema.org/NewsArticle">'
        '<meta itemprop="headline" content="Council opens the bridge">'
        '<meta itemprop="author" content="Cy Orr"></div>'
    )
    text = page("en", article("en"), image=f'<img src="bridge.jpg">{marked}')

    (found,) = live(examine(text, ruleset(("page",))).findings)

    assert (found.rule, found.place.line) == ("author_not_on_page", len(text.splitlines()) - 1)


def test_teasers_in_microdata_do_not_hide_the_article() -> None:
    teaser = (
        '<div itemscope itemtype="https://schema.org/NewsArticle">'
        '<meta itemprop="headline" content="A walk over the river"></div>'
    )
    node = {**article("en"), "headline": "All about bridges"}
    text = page("en", node, image=f'<img src="bridge.jpg">{teaser}')

    rules = {found.rule for found in live(examine(text, ruleset(("page",))).findings)}

    assert "headline_not_on_page" in rules


def test_a_page_that_names_another_site_as_its_origin_may_name_itself() -> None:
    origin = '<link rel="canonical" href="https://agency.example/bridge">'
    text = page("en", article("en"), canonical=origin)
    rules = {"address_differs_from_canonical", "og_url_differs_from_canonical"}

    there = examine(text, RULES, url="https://www.herald.example/bridge").findings
    unknown = examine(text, RULES).findings

    assert not rules & {one.rule for one in there}
    assert rules <= {one.rule for one in unknown}


@pytest.mark.parametrize(
    ("rule", "names"),
    [
        ("author_name_has_job_title", EMPLOYED),
        ("author_name_has_honorific", HONOURED),
        ("author_name_has_introduction", INTRODUCED),
    ],
)
def test_words_beside_names_are_known_in_ten_languages(rule: str, names: str) -> None:
    every = " ".join(names.split()).split(" | ")
    node = {**article("en"), "author": [{"@type": "Person", "name": name} for name in every]}

    found = examine(json.dumps(node), ruleset(("google-article",))).findings

    at = {one.place.pointer.split("/")[2] for one in found if one.rule == rule}
    assert [name for number, name in enumerate(every) if str(number) not in at] == []


@pytest.mark.parametrize(
    "name",
    ["Von Miller", "von der Leyen, Ursula", "Santiago Ramón y Cajal", "Ann Lee, CNN Business",
     "Abby Road", "Drew Prof", "Maria Silva e Costa", "Di Marco", "Msgr Lee", "Editha Maier",
     "Byron Lee", "Textor Müller", "Portia Lee", "Don Johnson", "Pan Jianwei", "Ingrid Lee",
     "Mike Pressman", "Tim Post", "Sandra Wright", "Doorn Kees"],
)  # fmt: skip
def test_a_name_that_holds_such_a_word_is_a_name(name: str) -> None:
    node = named(lambda _: name)(article("en"), "en")

    found = examine(json.dumps(node), ruleset(("google-article",))).findings

    assert [one.message for one in found if one.rule.startswith("author_name")] == []


def test_a_page_with_several_articles_is_not_held_against_one() -> None:
    one = {**article("en"), "headline": "Another day"}
    text = page("en", {"@context": "https://schema.org", "@graph": [one, article("en")]})

    rules = {found.rule for found in examine(text, ruleset(("page",))).findings}

    assert rules <= {"og_url_differs_from_canonical"}
