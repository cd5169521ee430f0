"""The page around an article: page, site, breadcrumbs, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._property import URL, CssSelectorType, Date, Integer, Many, One, Text, XPathType
from .creative_work import CreativeWork
from .thing import Intangible

if TYPE_CHECKING:
    from ._enumerations import (
        ItemListOrderType,
        Specialty,
    )
    from .agents import Organization, Person
    from .media import ImageObject
    from .thing import Thing

__all__ = [
    "BreadcrumbList",
    "ItemList",
    "ListItem",
    "SpeakableSpecification",
    "WebPage",
    "WebPageElement",
    "WebSite",
]


class WebPage(CreativeWork):
    """A page of a site."""

    breadcrumb: Many["BreadcrumbList | Text"] = ()
    """The way to the page through the site, best as a BreadcrumbList."""
    last_reviewed: Many["Date"] = ()
    """The day on which the page was last checked for accuracy."""
    main_content_of_page: Many["WebPageElement"] = ()
    """The part of the page that is the matter itself."""
    primary_image_of_page: Many["ImageObject"] = ()
    """The picture that stands for the page."""
    related_link: Many["URL"] = ()
    """An address that readers may go on to."""
    reviewed_by: Many["Organization | Person"] = ()
    """Who checked the page for accuracy."""
    significant_link: Many["URL"] = ()
    """An address on the page that matters more than the others."""
    significant_links: Many["URL"] = ()
    """The old name of `significant_link`; read, but write the new one."""
    speakable: Many["SpeakableSpecification | URL"] = ()
    """Which parts of the page a voice assistant may read aloud."""
    specialty: Many["Specialty"] = ()
    """The field that the page is devoted to."""


class WebPageElement(CreativeWork):
    """A part of a page, found by a selector: the part behind the paywall."""

    css_selector: Many["CssSelectorType"] = ()
    """The CSS selector of the part; for a paywall, a class such as `.paywall`."""
    xpath: Many["XPathType"] = ()
    """The XPath of the part."""


class WebSite(CreativeWork):
    """A site: what the pages are part of."""

    issn: Many["Text"] = ()
    """The ISSN of the site as a serial: `2049-3630`."""


class ItemList(Intangible):
    """A list in an order or in none."""

    aggregate_element: Many["Thing"] = ()
    """What any entry of the list is like, described once for all."""
    item_list_element: Many["ListItem | Text | Thing"] = ()
    """An entry, best a ListItem with its position."""
    item_list_order: Many["ItemListOrderType | Text"] = ()
    """The order: `ItemListOrderAscending`, `ItemListOrderDescending`, `ItemListUnordered`."""
    number_of_items: Many["Integer"] = ()
    """How many entries the whole list has, also those not given here."""


class BreadcrumbList(ItemList):
    """The way from the home page to this one, outermost first."""


class ListItem(Intangible):
    """An entry of a list, with its place."""

    item: Many["Thing"] = ()
    """What the entry stands for; in a breadcrumb, the page."""
    next_item: Many["ListItem"] = ()
    """The entry after this one."""
    position: One["Integer | Text"] = None
    """The place in the list, from 1."""
    previous_item: Many["ListItem"] = ()
    """The entry before this one."""


class SpeakableSpecification(Intangible):
    """Which parts of a page are fit to be read aloud, by selector."""

    css_selector: Many["CssSelectorType"] = ()
    """The CSS selector of what may be read aloud, such as the headline's."""
    xpath: Many["XPathType"] = ()
    """The XPath of what may be read aloud."""
