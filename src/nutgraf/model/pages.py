"""The page around an article: page, site, breadcrumbs, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._property import URL, CssSelectorType, Date, Integer, Many, One, Text, XPathType
from .creative_work import CreativeWork
from .thing import Intangible

if TYPE_CHECKING:
    from ._others import ItemListOrderType, Specialty
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
    """The schema.org type WebPage."""

    breadcrumb: Many["BreadcrumbList | Text"] = ()
    last_reviewed: Many["Date"] = ()
    main_content_of_page: Many["WebPageElement"] = ()
    primary_image_of_page: Many["ImageObject"] = ()
    related_link: Many["URL"] = ()
    reviewed_by: Many["Organization | Person"] = ()
    significant_link: Many["URL"] = ()
    significant_links: Many["URL"] = ()
    speakable: Many["SpeakableSpecification | URL"] = ()
    specialty: Many["Specialty"] = ()


class WebPageElement(CreativeWork):
    """The schema.org type WebPageElement."""

    css_selector: Many["CssSelectorType"] = ()
    xpath: Many["XPathType"] = ()


class WebSite(CreativeWork):
    """The schema.org type WebSite."""

    issn: Many["Text"] = ()


class ItemList(Intangible):
    """The schema.org type ItemList."""

    aggregate_element: Many["Thing"] = ()
    item_list_element: Many["ListItem | Text | Thing"] = ()
    item_list_order: Many["ItemListOrderType | Text"] = ()
    number_of_items: Many["Integer"] = ()


class BreadcrumbList(ItemList):
    """The schema.org type BreadcrumbList."""


class ListItem(Intangible):
    """The schema.org type ListItem."""

    item: Many["Thing"] = ()
    next_item: Many["ListItem"] = ()
    position: One["Integer | Text"] = None
    previous_item: Many["ListItem"] = ()


class SpeakableSpecification(Intangible):
    """The schema.org type SpeakableSpecification."""

    css_selector: Many["CssSelectorType"] = ()
    xpath: Many["XPathType"] = ()
