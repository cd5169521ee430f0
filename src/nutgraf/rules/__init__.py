"""The rules of the consumers, one file per source page, and the profiles they make up."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from importlib import import_module

from ..errors import UnknownFormatError
from ..safety.show import show
from ._document import Document, Spot, Top
from ._engine import Noticed, Ruleset
from ._feed_tree import FeedTree, read_feed_tree
from ._json_feed import read_json_feed
from ._rule import Page, Rule
from ._telling import example_text, terms_of, why

__all__ = [
    "LATEST",
    "PROFILES",
    "Document",
    "FeedTree",
    "Noticed",
    "Page",
    "Rule",
    "Ruleset",
    "Spot",
    "Top",
    "all_rules",
    "example_text",
    "read_feed_tree",
    "read_json_feed",
    "rule_named",
    "ruleset",
    "terms_of",
    "why",
]

_LISTED = "; `nutgraf rules` lists them, and the reference what reading itself tells of"
LATEST = "9999-12-31"  # the rules as they stand, whenever they were made
# Each profile with the files whose rules it may hold.
PROFILES = {
    "schema.org": ("schema_org", "json_ld", "schema_org_ranges", "schema_org_values",
                   "schema_org_urls"),
    "google-article": (
        "google_article", "google_bylines", "google_dates", "google_structured_data", "retired",
    ),
    "google-paywall": ("google_paywall",),
    "google-discover": ("google_discover",),
    "swg": ("swg",),
    "live-blog": ("live_blog", "google_value_types"),
    "claim-review": ("google_fact_check", "google_value_types", "retired"),
    "video": ("google_video", "google_value_types"),
    "breadcrumb": ("google_breadcrumb", "google_value_types"),
    "image-licence": ("google_image_licence", "google_value_types"),
    "speakable": ("google_pages", "google_value_types"),
    "profile-page": ("google_pages", "google_value_types"),
    "organization": ("google_pages", "google_value_types"),
    "site-name": ("google_pages", "google_favicon", "retired"),
    "review": ("google_others", "google_value_types"),
    "recipe": ("google_others", "google_value_types"),
    "event": ("google_others", "google_value_types"),
    "opengraph": ("open_graph",),
    "x-card": ("x_card",),
    "page": (
        "page_content", "page_authors", "page_dates", "page_metas", "google_structured_data",
    ),
    "transparency": ("transparency",),
    "feeds": ("rss", "rss_values", "atom", "feed_addresses", "feed_grammar", "feed_history",
              "feed_html", "feed_xml", "json_feed", "sitemap"),
    "google-news": ("news_sitemap", "feed_xml", "sitemap"),
    "apple": ("partners",),
    "flipboard": ("partners",),
    "mailchimp": ("partners",),
    "msn": ("partners",),
    "newsbreak": ("partners",),
    "smartnews": ("partners",),
    "yahoo": ("partners",),
    "yandex": ("yandex",),
}  # fmt: skip

_NAME_CHARACTERS = 80  # of a name that no rule has


@cache
def all_rules() -> tuple[Rule, ...]:
    """Give every rule, file by file."""
    files = dict.fromkeys(file for files in PROFILES.values() for file in files)
    return tuple(rule for file in files for rule in _rules_in(file))


def rule_named(name: str) -> Rule:
    """Give the rule of that name or reference; raises UnknownFormatError."""
    for rule in all_rules():
        if name == rule.name or (rule.ref and name.upper() == rule.ref):
            return rule
    near = get_close_matches(name[:_NAME_CHARACTERS], [rule.name for rule in all_rules()], n=1)
    meant = f"; did you mean {near[0]}?" if near else _LISTED
    raise UnknownFormatError(f"no rule {show(name, _NAME_CHARACTERS)!r}{meant}")


@cache
def ruleset(profiles: tuple[str, ...], day: str = LATEST) -> Ruleset:
    """Give the rules of profiles as they stood on a day; raises UnknownFormatError."""
    found: dict[str, Rule] = {}
    for profile in profiles:
        if profile not in PROFILES:
            raise UnknownFormatError(
                f"no profile {profile!r}; there are {', '.join(sorted(PROFILES))}"
            )
        for file in PROFILES[profile]:
            found |= {rule.name: rule for rule in _rules_in(file) if profile in rule.profiles}
    return Ruleset(found.values(), day)


def _rules_in(file: str) -> tuple[Rule, ...]:
    rules: tuple[Rule, ...] = import_module(f"{__name__}.{file}").RULES
    return rules
