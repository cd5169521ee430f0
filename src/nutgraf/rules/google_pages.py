"""What Google asks of what stands for a site: profile pages, organizations, names, speakable parts.

Each rule names its own page of Search Central.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from ..findings import Severity
from ..safety.languages import is_country
from ..safety.show import show
from ..safety.urls import is_absolute
from ._document import Spot, text_of
from ._images import format_fault, pixels_of
from ._interactions import incomplete_in, miscounted_in, unread_in
from ._literals import text_in
from ._own_page import is_home, is_same_path
from ._rule import (
    Page,
    Rule,
    asks,
    asks_of,
    empty_at,
    is_filled,
    stated_types,
    values_of,
    with_,
    without,
)
from .google_article import is_agent

__all__ = ["ORGANIZATION", "PROFILE", "RULES", "SPOKEN"]

_HOME = "https://developers.google.com/search/docs/appearance"
_PROFILE = Page(f"{_HOME}/structured-data/profile-page")
_ORGANIZATION = Page(f"{_HOME}/structured-data/organization", "2026-09-08")
_SITE = Page(f"{_HOME}/site-names", "2025-12-10")
_SPEAKABLE = Page(f"{_HOME}/structured-data/speakable")
_LEAST_LOGO = 112  # px, width and height; the page on Organization, "logo"
_STEPS = frozenset({"item"})  # of a trail, which name a site by the way
_PATHS = ("xPath", "xpath")  # as the page has it, and schema.org
_ACTIONS = {  # of which the counters on a profile are read
    "agentInteractionStatistic": frozenset(
        {"FollowAction", "LikeAction", "ShareAction", "WriteAction"}
    ),
    "interactionStatistic": frozenset({"BefriendAction", "FollowAction", "LikeAction"}),
}
_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

PROFILE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ProfilePage",
    "dateCreated": "2025-11-20T08:00:00+02:00",
    "dateModified": "2026-11-20T08:00:00+02:00",
    "mainEntity": {
        "@type": "Person",
        "name": "Ann Lee",
        "alternateName": "annlee",
        "identifier": "ann-lee",
        "description": "Writes on bridges.",
        "image": "https://herald.example/ann.jpg",
        "sameAs": "https://social.example/@ann",
        "interactionStatistic": {
            "@type": "InteractionCounter",
            "interactionType": "https://schema.org/FollowAction",
            "userInteractionCount": 7,
        },
        "agentInteractionStatistic": {
            "@type": "InteractionCounter",
            "interactionType": "https://schema.org/WriteAction",
            "userInteractionCount": 70,
        },
    },
}
ORGANIZATION: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsMediaOrganization",
    "name": "Town Herald",
    "url": "https://herald.example/",
    "logo": {
        "@type": "ImageObject",
        "url": "https://herald.example/logo.png",
        "width": 600,
        "height": 600,
    },
    "sameAs": "https://social.example/@herald",
    "address": {"@type": "PostalAddress", "addressCountry": "GB", "addressLocality": "Town"},
    "contactPoint": {"@type": "ContactPoint", "email": "desk@herald.example"},
    "legalName": "Town Herald Ltd",
    "foundingDate": "1851-01-01",
}
SITE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "WebSite",
    "name": "Town Herald",
    "alternateName": "The Herald",
    "url": "https://herald.example/",
}
SPOKEN: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council opens the bridge",
    "speakable": {"@type": "SpeakableSpecification", "cssSelector": [".summary"]},
}


def _entity_type(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, entity in spot.things("mainEntity"):
        if "@type" in entity and not is_agent(entity):
            told = show(", ".join(stated_types(entity)) or "of no type", 60)
            yield pointer, f"mainEntity is {told}, but Organization or Person is expected"


def _entities(spot: Spot) -> Iterator[tuple[str, str]]:
    several = [pointer for pointer, _ in spot.things("mainEntity")]
    if len(several) > 1:
        yield "/mainEntity", f"the profile page is about {len(several)} entities, not about one"


def _alternate_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, entity in spot.things("mainEntity"):
        if is_filled(entity.get("name")) and not is_filled(entity.get("alternateName")):
            said = 'Missing field "alternateName" in mainEntity'
            yield pointer + empty_at(entity, "alternateName"), said


def _unread(spot: Spot, entity: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
    return unread_in(spot, entity, name, _ACTIONS[name])


def _counted(
    find: Callable[[Spot, Mapping[str, Any], str], Iterator[tuple[str, str]]], spot: Spot
) -> Iterator[tuple[str, str]]:
    for pointer, entity in spot.things("mainEntity"):
        for name in _ACTIONS:
            for at, said in find(spot, entity, name):
                yield pointer + at, said


def _profile_counting(**changes: Any) -> dict[str, Any]:
    """Give the example of a profile with another counter."""
    counter = {**PROFILE["mainEntity"]["interactionStatistic"], **changes}
    return with_(PROFILE, mainEntity={**PROFILE["mainEntity"], "interactionStatistic": counter})


def _logos(spot: Spot) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for pointer, value in spot.values("logo"):
        text = text_of(value)
        if text is not None:
            yield pointer, text, {}
        elif isinstance(value, dict) and not spot.document.is_elsewhere(value):
            node = dict(spot.document_whole(value))
            yield pointer, text_in(node, "contentUrl") or text_in(node, "url"), node


def _logo_small(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, _, node in _logos(spot):
        width, height = pixels_of(node)
        if width and height and min(width, height) < _LEAST_LOGO:
            yield pointer, f"the logo has {width} x {height} px; Google asks for 112 x 112"


def _logo_unusable(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, url, _ in _logos(spot):
        if url.strip() and not is_absolute(url):
            if not any(spot.is_resolved(pointer + at, url) for at in ("", "/contentUrl", "/url")):
                yield pointer, f'Invalid URL in field "logo": "{show(url, 60)}"'
        elif not url.strip():
            yield pointer, "the logo has neither contentUrl nor url"
        elif fault := format_fault(url):
            yield pointer, fault


def _country(spot: Spot) -> Iterator[tuple[str, str]]:
    for pointer, address in spot.things("address"):
        for at, value in values_of(address, "addressCountry"):
            text = text_of(value)
            if text is not None and not is_country(text.strip()):
                said = "is no code of ISO 3166-1 alpha-2"
                yield pointer + at, f'addressCountry "{show(text, 60)}" {said}'


def _deep(spot: Spot) -> Iterator[tuple[str, str]]:
    home = spot.document.url
    for pointer, text in spot.texts("url"):
        parts = urlsplit(text.strip()) if is_absolute(text) else None
        if parts is not None and (parts.path.strip("/") or parts.query):
            yield pointer, f'the url "{show(text, 60)}" is no home page of a host'
        elif parts is not None and home and not is_same_path(text, home):
            yield pointer, f"the url of the WebSite is on {show(parts.netloc, 60)}, the page is not"


def _sites(spot: Spot) -> Iterator[tuple[str, str]]:
    first = next((one for one in spot.document.of_type("WebSite") if one.key not in _STEPS), spot)
    names = {text for _, text in first.texts("name")} ^ {text for _, text in spot.texts("name")}
    if spot is not first and not spot.is_reference and names and spot.key not in _STEPS:
        yield "", "the page has a second WebSite; one names the site"


def _site_name_missing(spot: Spot) -> Iterator[tuple[str, str]]:
    if spot.is_main and not spot.is_reference and not is_filled(spot.whole.get("name")):
        yield empty_at(spot.node, "name"), 'Missing field "name"'


def _at_home(rule: Rule) -> Rule:
    """Give a rule on site names, which are read on home pages alone: elsewhere it says nothing."""
    everywhere = rule.look

    def look(spot: Spot) -> Iterator[tuple[str, str]]:
        if everywhere is not None and is_home(spot.document):
            yield from everywhere(spot)

    return replace(rule, look=look)


def _speakable_both(spot: Spot) -> Iterator[tuple[str, str]]:
    if "cssSelector" in spot.node and any(name in spot.node for name in _PATHS):
        yield "", "the speakable part has cssSelector and xPath; one of the two is read"


def _speakable_none(spot: Spot) -> Iterator[tuple[str, str]]:
    names = ("cssSelector", *_PATHS)
    if not any(is_filled(spot.whole.get(name)) for name in names) and not spot.is_reference:
        yield empty_at(spot.node, *names), 'Either "cssSelector" or "xPath" should be specified'


def _speakable_elsewhere(spot: Spot) -> Iterator[tuple[str, str]]:
    if "speakable" in spot.node and not {"Article", "Role", "WebPage"} & spot.kin:
        told = show(", ".join(spot.types) or "no type", 60)
        yield "/speakable", f"speakable stands on {told}, but Article or WebPage is expected"


_profile = partial(
    asks, "profile_page", of=("ProfilePage",), profiles=("profile-page",), page=_PROFILE,
    good=PROFILE,
)  # fmt: skip
_entity = partial(
    asks_of, "profile", "mainEntity", of=("ProfilePage",), profiles=("profile-page",),
    page=_PROFILE, good=PROFILE,
)  # fmt: skip
_on_profile = partial(
    Rule, profiles=("profile-page",), page=_PROFILE, types=("ProfilePage",), good=PROFILE,
    severity=_WARNING, ref="PRO03",
)  # fmt: skip
_organization = partial(
    asks, "organization", of=("Organization",), profiles=("organization",), page=_ORGANIZATION,
    good=ORGANIZATION, main=True, ref="ORG01",
)  # fmt: skip
_site = partial(
    Rule, profiles=("site-name",), page=_SITE, types=("WebSite",), good=SITE, severity=_ERROR
)
_spoken = partial(
    Rule, profiles=("speakable",), page=_SPEAKABLE, types=("SpeakableSpecification",), good=SPOKEN,
    severity=_ERROR, ref="SPK01",
)  # fmt: skip

_SITE_RULES = (
    _site(
        name="site_name_missing", ref="SIT01",
        title="A WebSite has a name.",
        advice="Add the name of the site.",
        look=_site_name_missing, bad=without(SITE, "/name"),
    ),
    asks(
        "site", "url", of=("WebSite",), profiles=("site-name",), page=_SITE, good=SITE,
        severity=_ERROR, ref="SIT01", main=True,
    ),
    asks(
        "site", "alternateName", of=("WebSite",), profiles=("site-name",), page=_SITE, good=SITE,
        ref="SIT02", main=True,
    ),
    _site(
        name="site_url_is_no_home_page", ref="SIT01",
        title="The url of a WebSite is a home page, not a folder below it.",
        advice="Write the address of the host.",
        look=_deep, bad=with_(SITE, url="https://herald.example/en/"),
    ),
    _site(
        name="site_named_twice", ref="SIT03", severity=_WARNING,
        title="A home page names its site once.",
        advice="Keep one WebSite; other names go to alternateName.",
        look=_sites,
        bad={"@context": "https://schema.org", "@graph": [
            without(SITE, "/@context"), with_(without(SITE, "/@context"), name="Herald")]},
        good={"@context": "https://schema.org", "@graph": [
            without(SITE, "/@context"), without(SITE, "/@context")]},
    ),
)  # fmt: skip

RULES = (
    _profile("mainEntity", ref="PRO01", severity=_ERROR),
    _profile("dateCreated", ref="PRO03"),
    _profile("dateModified", ref="PRO03"),
    _on_profile(
        name="profile_of_neither_person_nor_organization", ref="PRO01", severity=_ERROR,
        title="A profile page is about a Person or an Organization.",
        advice="Give mainEntity the type it has.",
        look=_entity_type,
        bad=with_(PROFILE, mainEntity={**PROFILE["mainEntity"], "@type": "Product"}),
    ),
    _on_profile(
        name="profile_of_several", ref="PRO04",
        title="A profile page is about one entity.",
        advice="Keep the one that the page is about.",
        look=_entities, bad=with_(PROFILE, mainEntity=[PROFILE["mainEntity"]] * 2),
    ),
    asks_of(
        "profile", "mainEntity", "name|alternateName", ref="PRO02", of=("ProfilePage",),
        profiles=("profile-page",), page=_PROFILE, severity=_ERROR, good=PROFILE,
    ),
    _on_profile(
        name="profile_alternate_name_missing",
        title="mainEntity of ProfilePage should have alternateName beside its name.",
        advice="Add the name under which the entity is known on the site.",
        look=_alternate_missing, bad=without(PROFILE, "/mainEntity/alternateName"),
    ),
    _on_profile(
        name="profile_interaction_unread", since="2026-11-30",
        title="Of a profile it is read how often some actions happened.",
        advice="Count what others did in interactionStatistic: FollowAction, LikeAction; what the "
        "entity did in agentInteractionStatistic: also WriteAction and ShareAction.",
        look=partial(_counted, _unread),
        bad=_profile_counting(interactionType="https://schema.org/ShareAction"),
    ),
    _on_profile(
        name="profile_interaction_incomplete", since="2026-11-30",
        title="A counter says what it counts, and how often that happened.",
        advice="Write interactionType and userInteractionCount.",
        look=partial(_counted, incomplete_in),
        bad=without(PROFILE, "/mainEntity/interactionStatistic/userInteractionCount"),
    ),
    _on_profile(
        name="profile_interaction_miscounted", since="2026-11-30",
        title="What is counted on a profile happened a number of times.",
        advice="Write userInteractionCount as a whole number, of digits alone.",
        look=partial(_counted, miscounted_in),
        bad=_profile_counting(userInteractionCount=-7),
    ),
    *(
        _entity(name, ref="PRO03")
        for name in ("agentInteractionStatistic", "interactionStatistic", "description",
                     "identifier", "image", "sameAs")
    ),
    asks(
        "organization", "name|alternateName", of=("Organization",), profiles=("organization",),
        page=_ORGANIZATION, good=ORGANIZATION, main=True, ref="ORG01",
    ),
    *(
        _organization(name)
        for name in ("url", "logo", "sameAs", "address", "contactPoint", "legalName",
                     "foundingDate")
    ),
    Rule(
        name="organization_logo_too_small", ref="ORG02", severity=_WARNING,
        profiles=("organization",), page=_ORGANIZATION, types=("Organization",), good=ORGANIZATION,
        title="The logo of an organization has 112 x 112 pixels or more.",
        advice="Give a larger logo.",
        look=_logo_small, bad=with_(ORGANIZATION, logo={**ORGANIZATION["logo"], "height": 60}),
    ),
    Rule(
        name="organization_logo_unusable", ref="ORG02", severity=_WARNING,
        profiles=("organization",), page=_ORGANIZATION, types=("Organization",), good=ORGANIZATION,
        title="The logo of an organization is an image that Google can fetch and read.",
        advice="Write the whole address of a PNG, SVG or JPEG image.",
        look=_logo_unusable, bad=with_(ORGANIZATION, logo="logo.png"),
    ),
    Rule(
        name="organization_country_unknown", ref="ORG03", severity=_WARNING,
        profiles=("organization",), page=_ORGANIZATION, types=("Organization",), good=ORGANIZATION,
        title="A country in an address is a code of two letters.",
        advice="Write GB, DE or UA.",
        look=_country,
        bad=with_(ORGANIZATION, address={**ORGANIZATION["address"], "addressCountry": "Britain"}),
    ),
    *map(_at_home, _SITE_RULES),
    _spoken(
        name="speakable_selectors_both",
        title="A speakable part is named by cssSelector or by xPath.",
        advice="Keep one of the two.",
        look=_speakable_both,
        bad=with_(SPOKEN, speakable={**SPOKEN["speakable"], "xPath": "/html/head/title"}),
    ),
    _spoken(
        name="speakable_selector_missing",
        title="A speakable part is named by cssSelector or by xPath.",
        advice="Add cssSelector with the part that is read aloud.",
        look=_speakable_none, bad=without(SPOKEN, "/speakable/cssSelector"),
    ),
    _spoken(
        name="speakable_on_other_type", types=("Thing",), severity=_WARNING,
        title="speakable stands on an Article or a WebPage.",
        advice="Move it to the article.",
        look=_speakable_elsewhere, bad=with_(SPOKEN, **{"@type": "VideoObject"}),
    ),
)  # fmt: skip
