"""The bench of pages: whether a page without an article among its nodes is that of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from urllib.parse import urlsplit

from ..markup import _html
from ..model._admit import types_of
from ..model._registry import fits
from ._format import Node
from ._page_lines import lines_on
from ._page_others import is_of_others
from ._page_statements import Draft, Statements, key_of

__all__ = ["is_of_article"]

_LINE_LETTERS = 80  # of a line of running text; labels and teasers have fewer
_SENTENCE_LETTERS = 30  # the same of one that ends as a sentence does
_SENTENCE_END = re.compile(r"[.!?…。．！？।؟][\"'”’»›」）)\]]{0,2}$")
# Letters of which a word has a few: of Thai, Lao, Khmer, Burmese, and of the Far East.
_DENSE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_TEXT_LETTERS = 150  # of running text that an article has at least
_TEXT_OF_SITE = 1_000  # the same on a page that says it is none
_LINKS = 3  # of a page that belongs to a site
_TITLES = 5  # in links, of a page that lists articles
_LINKED_TITLES = "h2 a[href],h3 a[href],a[href] h2,a[href] h3"
_BOTH = 2  # who and when
_LINES = 3_000  # that are looked at
_ARTICLE_METAS = ("article:published_time", "article:author", "article:section", "article:tag")
# Pages of these kinds hold articles, or something else. Source: schema.org 30.0, WebPage and below.
_OTHER_PAGES = (
    "AboutPage", "CheckoutPage", "CollectionPage", "ContactPage", "FAQPage", "ProfilePage",
    "SearchResultsPage",
)  # fmt: skip
# What pages say that are not there, and of what they look for.
_FAULT = re.compile(
    r"^(?:(?:error|fehler|erreur) )?(?:40\d|410|50[0-4])"
    r"(?:\W+(?:error|forbidden|not|page|seite).*)?$"
    r"|\bpage\b.{0,25}(?:\bnot (?:be )?found|n.t (?:be )?found|not exist|n.t exist|not available)"
    r"|\bseite .{0,20}nicht (?:gefunden|verfügbar)|\bpage .{0,20}(?:introuvable|n.existe)"
    r"|\bpágina .{0,20}n(?:o|ão) .{0,12}encontrada|\bpagina .{0,20}non .{0,9}trovata"
    r"|\bpagina .{0,20}niet gevonden|\bстраниц\w .{0,12}не найдена|\bсторінк\w .{0,12}не знайден"
    r"|^(?:[j]ust a moment|search results|suchergebnis|zoekresultaten|log ?in to|sign ?in to)\b"
    r"|^(?:résultats?|resultados?|risultati) d\w+ (?:la )?"
    r"(?:recherche|búsqueda|busca|pesquisa|ricerca)"
    r"|^(?:tag|category|kategorie|schlagwort|etiqueta|catégorie|categoría|categoria): ",
    re.IGNORECASE,
)
# What pages are called that every site has beside its articles, and what servers say of none.
_NAMES = """
Error; Not found; Forbidden; Access denied; Home; Homepage; About; About us; Contact;
Contact us; Imprint; Legal notice; Privacy; Privacy policy; Cookie policy; Cookies; Terms; Terms of
use; Terms of service; Terms and conditions; Log in; Login; Sign in; Sign up; Register; Subscribe;
Search; Search results; Archive; Archives; Sitemap; Newsletter; Newsletters; Advertise; Our team;
Fehler 404; Seite nicht gefunden; Startseite; Über uns; Kontakt; Impressum; Datenschutz;
Datenschutzerklärung; AGB; Nutzungsbedingungen; Anmelden; Suche; Suchergebnisse; Archiv; Mediadaten;
Redaktion; Page introuvable; Page non trouvée; Erreur 404; Accueil; À propos; Contactez-nous;
Mentions légales; Politique de confidentialité; Connexion; Recherche; Página no encontrada; Error
404; Inicio; Quiénes somos; Contacto; Aviso legal; Política de privacidad; Iniciar sesión; Buscar;
Resultados de búsqueda; Pagina non trovata; Chi siamo; Contatti; Note legali; Informativa sulla
privacy; Cerca; Página não encontrada; Sobre; Quem somos; Fale conosco; Contato; Política de
privacidade; Pagina niet gevonden; Over ons; Privacyverklaring; Zoeken; Colofon; Nie znaleziono
strony; Strona nie została znaleziona; O nas; Polityka prywatności; Szukaj; Sidan hittades inte; Om
oss; Kontakta oss; Страница не найдена; Контакты; О нас; Сторінку не знайдено; Контакти; Про нас;
ページが見つかりません; お問い合わせ; 会社概要; 页面不存在; 联系我们; 关于我们
"""
_SERVICE = frozenset(map(key_of, _NAMES.split(";")))


def is_of_article(draft: Draft, page: Statements, nodes: Sequence[Node]) -> bool:
    """Tell whether a page is one of an article, by what it states and shows: who, when, and text.

    One that is called as those beside articles are has to say that it is an article, or who wrote
    it when; one that says that it is something else, or that leads elsewhere, has to show a text.
    """
    kind = page.first("og:type")
    if (kind and "article" in kind.value.lower()) or page.first(*_ARTICLE_METAS):
        return True
    told = bool(draft.node.get("author")) + ("datePublished" in draft.node)
    if told == _BOTH:
        return True
    if _is_called_otherwise(str(draft.node.get("headline", ""))):
        return False
    if told:
        return not _is_list(page) or _has_text(page, _TEXT_LETTERS)
    is_other = kind is not None or any(fits(types_of(node), _OTHER_PAGES) for node in nodes)
    if is_other or _is_first(page):
        return _has_text(page, _TEXT_OF_SITE)
    return not _has_links(page) or _has_text(page, _TEXT_LETTERS)


def _is_called_otherwise(headline: str) -> bool:
    return key_of(headline) in _SERVICE or _FAULT.search(headline) is not None


def _is_first(page: Statements) -> bool:
    """Tell whether a page is the first one of its site."""
    try:
        parts = urlsplit(page.canonical or page.url)
    except ValueError:
        return False
    return bool(parts.netloc) and parts.path in {"", "/"} and not parts.query


def _has_links(page: Statements) -> bool:
    """Tell whether a page leads elsewhere, as those of sites do."""
    tree = page.page.tree
    return tree is not None and len(_html.select(tree, "a[href]")) >= _LINKS


def _is_list(page: Statements) -> bool:
    """Tell whether a page leads to several articles by their titles."""
    tree = page.page.tree
    return tree is not None and len(_html.select(tree, _LINKED_TITLES)) >= _TITLES


def _has_text(page: Statements, least: int) -> bool:
    """Tell whether so much running text stands on a page, but for that of others and of links.

    One that shows nothing at all tells nothing: a script may write it.
    """
    found = 0
    is_empty = True
    for text, node in islice(lines_on(page), _LINES):
        is_empty = False
        if (letters := _running(text)) and not _html.link_around(node):
            found += 0 if is_of_others(node, page) else letters
        if found >= least:
            return True
    return is_empty


def _running(text: str) -> int:
    """Give how many letters of running text are in a line, dense ones counted twice."""
    letters = len(text) + (0 if text.isascii() else len(_DENSE.findall(text)))
    least = _SENTENCE_LETTERS if _SENTENCE_END.search(text) else _LINE_LETTERS
    return letters if letters >= least else 0
