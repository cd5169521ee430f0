"""The bench of the rules on feeds: what may stand in each element of RSS, Atom and their modules.

Source: RSS 2.0; RFC 4287; Dublin Core in XML; Media RSS 1.5; GeoRSS; the modules content, slash and
syndication of RSS 1.0; RFC 5005.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

__all__ = ["GRAMMARS", "Shape", "is_known"]

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Shape(NamedTuple):
    """What may stand in an element.

    Shape: `children` are those of the vocabularies known here, None where anything may stand;
    `once` those that stand once at most; `attributes` the ones without prefix, each with the kind
    of its value, of which there must be the `wanted`; `text` is the kind of the text; of children
    there must be those that it `needs`.
    """

    children: frozenset[str] | None = frozenset()
    once: frozenset[str] = frozenset()
    attributes: Mapping[str, str] = _NONE
    wanted: tuple[str, ...] = ()
    text: str = ""
    needs: tuple[str, ...] = ()


_FREE: Final = Shape(None)


def _named(prefix: str, names: str) -> frozenset[str]:
    return frozenset(f"{prefix}{name}" for name in names.split())


_DC_ONCE = _named("dc:", "title description type format source language rights")
_DC = _DC_ONCE | _named(
    "dc:", "contributor coverage creator date identifier publisher relation subject"
)
_TERMS_ONCE = _named(
    "dcterms:",
    "abstract created dateAccepted dateCopyrighted dateSubmitted extent issued mediator modified "
    "tableOfContents",
)
_TERMS = _TERMS_ONCE | _named(
    "dcterms:",
    "accessRights accrualMethod accrualPeriodicity accrualPolicy alternative audience available "
    "bibliographicCitation conformsTo contributor coverage creator date description educationLevel "
    "format hasFormat hasPart hasVersion identifier instructionalMethod isFormatOf isPartOf "
    "isReferencedBy isReplacedBy isRequiredBy isVersionOf language license medium provenance "
    "publisher references relation replaces requires rights rightsHolder source spatial subject "
    "temporal title type valid",
)
_GEO = _named(
    "georss:",
    "box circle elev featureName featureTypeTag featurename featuretypetag floor line point "
    "polygon radius relationshipTag relationshiptag where",
)
_OF_MEDIA = _named(
    "media:",
    "adult backLinks category comments community copyright credit description embed hash keywords "
    "license location peerLink player price rating responses restriction rights scenes status "
    "subTitle text thumbnail title",
)
_MEDIA_ONCE = _named("media:", "adult copyright description title")
_SYNDICATION = _named("sy:", "updateBase updateFrequency updatePeriod")
_EVERYWHERE = _DC | _TERMS | _GEO
_IN_ITEM = (
    _EVERYWHERE | _OF_MEDIA | {"content:encoded", "content:items", "media:content", "media:group"}
    | _named("slash:", "comments department hit_parade section")
)  # fmt: skip
_IN_CHANNEL = _EVERYWHERE | _OF_MEDIA | _SYNDICATION | {"fh:archive", "fh:complete"}
_EXTRA_ONCE = _DC_ONCE | _TERMS_ONCE | _MEDIA_ONCE | {"slash:comments", "slash:hit_parade"}
_VOCABULARIES = tuple(
    f"{prefix}:" for prefix in
    ("atom", "content", "dc", "dcterms", "fh", "georss", "image", "media", "news", "slash", "sy")
)  # fmt: skip

_CHANNEL = _named(
    "",
    "category cloud copyright description docs generator image item language lastBuildDate link "
    "managingEditor pubDate rating skipDays skipHours textInput title ttl webMaster",
)
_ITEM = _named("", "author category comments description enclosure guid link pubDate source title")
_ATOM_IN_CHANNEL = _named(
    "atom:", "author category contributor generator icon id link logo rights subtitle title updated"
)
# What of these has no settled meaning another rule tells.
_ATOM_IN_ITEM = _named(
    "atom:",
    "author category content contributor id link published rights subtitle summary title updated",
)
_META = _named(
    "atom:", "author category contributor generator icon id link logo rights subtitle title updated"
)
_ENTRY = _named(
    "atom:",
    "author category content contributor id link published rights source summary title updated",
)
_PERSON_IN_RSS = Shape(_named("", "email name uri") | _named("atom:", "name uri email"))
_PERSON = Shape(_named("atom:", "name uri email"), _named("atom:", "name uri email"))
_TEXT_TYPE: Final = {"type": "text html xhtml"}
_CONSTRUCT = Shape(attributes=_TEXT_TYPE)
_SIZED: Final = {"height": "number", "width": "number"}

_SHARED: Final[dict[str, Shape]] = {
    **{name: Shape() for name in _IN_ITEM | _IN_CHANNEL | {"atom:name"}},
    **dict.fromkeys(_TERMS - _TERMS_ONCE, _FREE),
    **{name: Shape(text="day or instant") for name in (
        "dc:date", "dcterms:created", "dcterms:issued", "dcterms:modified", "sy:updateBase")},
    "atom:author": _PERSON,
    "atom:category": Shape(attributes={"label": "", "scheme": "", "term": ""}, wanted=("term",)),
    "atom:content": Shape(None, attributes={"src": "", "type": ""}),
    "atom:contributor": _PERSON,
    "atom:email": Shape(text="mail address"),
    "atom:generator": Shape(attributes={"uri": "", "version": ""}),
    "atom:icon": Shape(),
    "atom:id": Shape(),
    "atom:link": Shape(
        None,
        attributes={"href": "", "hreflang": "language", "length": "count", "rel": "", "title": "",
                    "type": "media type"},
        wanted=("href",),
    ),
    "atom:logo": Shape(),
    "atom:published": Shape(),
    "atom:rights": _CONSTRUCT,
    "atom:subtitle": _CONSTRUCT,
    "atom:summary": _CONSTRUCT,
    "atom:title": _CONSTRUCT,
    "atom:updated": Shape(),
    "atom:uri": Shape(),
    "content:items": _FREE,
    "dcterms:extent": Shape(),
    "georss:line": Shape(text="line"),
    "georss:point": Shape(text="point"),
    "georss:polygon": Shape(text="line"),
    "georss:where": _FREE,
    "media:category": Shape(attributes={"label": "", "scheme": ""}),
    "media:content": Shape(
        _OF_MEDIA | _EVERYWHERE,
        _MEDIA_ONCE,
        {"bitrate": "decimal", "channels": "count", "duration": "decimal",
         "expression": "sample full nonstop", "fileSize": "number", "framerate": "decimal",
         "isDefault": "Boolean", "lang": "language",
         "medium": "image audio video document executable", "samplingrate": "decimal",
         "type": "media type", "url": "", **_SIZED},
    ),
    "media:copyright": Shape(attributes={"url": ""}),
    "media:credit": Shape(attributes={"role": "small letters", "scheme": ""}),
    "media:description": Shape(attributes={"type": "plain html"}),
    "media:group": Shape(_OF_MEDIA | _EVERYWHERE | {"media:content"}, _MEDIA_ONCE),
    "media:hash": Shape(attributes={"algo": "md5 sha-1"}),
    "media:player": Shape(attributes={"url": "", **_SIZED}, wanted=("url",)),
    "media:rating": Shape(attributes={"scheme": ""}),
    "media:restriction": Shape(
        attributes={"relationship": "allow deny", "type": "country uri sharing"},
        wanted=("relationship",),
    ),
    "media:text": Shape(attributes={"end": "time", "lang": "language", "start": "time",
                                    "type": "plain html"}),
    "media:thumbnail": Shape(attributes={"time": "time", "url": "", **_SIZED}, wanted=("url",)),
    "media:title": Shape(attributes={"type": "plain html"}),
    "slash:comments": Shape(text="count"),
    "slash:hit_parade": Shape(),
    "sy:updateFrequency": Shape(text="number"),
    "sy:updatePeriod": Shape(text="hourly daily weekly monthly yearly"),
    **dict.fromkeys(
        _named("media:", "backLinks comments community embed license location peerLink price "
                         "responses rights scenes status subTitle"),
        _FREE,
    ),
}  # fmt: skip
_RSS: Final[Mapping[str, Shape]] = _SHARED | {
    **{name: Shape() for name in _CHANNEL | _ITEM},
    "atom:author": _PERSON_IN_RSS,
    "atom:contributor": _PERSON_IN_RSS,
    "atom:published": Shape(text="instant"),
    "atom:updated": Shape(text="instant"),
    "category": Shape(attributes={"domain": ""}),
    "channel": Shape(
        _CHANNEL | _ATOM_IN_CHANNEL | _IN_CHANNEL,
        (_CHANNEL - {"category", "item"}) | (_EXTRA_ONCE & _IN_CHANNEL) | _SYNDICATION,
    ),
    "cloud": Shape(
        attributes={
            "domain": "",
            "path": "",
            "port": "number",
            "protocol": "",
            "registerProcedure": "",
        },
        wanted=("domain", "path", "port", "protocol", "registerProcedure"),
    ),
    "enclosure": Shape(attributes={"length": "", "type": "media type", "url": ""}),
    "guid": Shape(attributes={"isPermaLink": "true false"}),
    "image": Shape(
        _named("", "description height link title url width") | _EVERYWHERE,
        _named("", "description height link title url width"),
    ),
    "item": Shape(
        _ITEM | _ATOM_IN_ITEM | _IN_ITEM,
        (_ITEM - {"category", "enclosure"}) | _EXTRA_ONCE | {"atom:author", "content:encoded"},
    ),
    "rss": Shape(frozenset({"channel"}), frozenset({"channel"}), {"version": ""}, ("version",)),
    "skipDays": Shape(frozenset({"day"})),
    "skipHours": Shape(frozenset({"hour"})),
    "source": Shape(attributes={"url": ""}, wanted=("url",)),
    "textInput": Shape(
        _named("", "description link name title"), _named("", "description link name title")
    ),
    "day": Shape(text="Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    **{name: Shape() for name in ("height", "hour", "name", "url", "width")},
}
_FEED_ONCE = _META - _named("atom:", "author category contributor link")
_ATOM: Final[Mapping[str, Shape]] = _SHARED | {
    "atom:entry": Shape(
        _ENTRY | _IN_ITEM,
        (_ENTRY - _named("atom:", "author category contributor link")) | _EXTRA_ONCE,
    ),
    "atom:feed": Shape(_META | {"atom:entry"} | _IN_CHANNEL, _FEED_ONCE | _SYNDICATION),
    "atom:source": Shape(_META | _IN_CHANNEL, _FEED_ONCE),
}
# Source: sitemaps.org, Protocol; Google Search Central, News sitemaps and Image sitemaps.
_URL_ONCE = _named("", "changefreq lastmod loc priority") | {"news:news"}
_SITEMAP: Final[Mapping[str, Shape]] = {
    **dict.fromkeys(
        _named("", "loc") | _named("news:", "language name title")
        | _named("image:", "caption geo_location license loc title"),
        Shape(),
    ),
    **dict.fromkeys(_named("news:", "access genres keywords stock_tickers"), _FREE),
    "changefreq": Shape(text="always hourly daily weekly monthly yearly never"),
    "image:image": Shape(
        _named("image:", "caption geo_location license loc title"),
        _named("image:", "caption geo_location license loc title"),
        needs=("image:loc",),
    ),
    "lastmod": Shape(text="date"),
    "news:news": Shape(
        _named("news:", "access genres keywords publication publication_date stock_tickers title"),
        _named("news:", "access genres keywords publication publication_date stock_tickers title"),
    ),
    "news:publication": Shape(_named("news:", "language name"), _named("news:", "language name")),
    "news:publication_date": Shape(),
    "priority": Shape(text="share"),
    "sitemap": Shape(_named("", "lastmod loc"), _named("", "lastmod loc")),
    "sitemapindex": Shape(frozenset({"sitemap"})),
    "url": Shape(_URL_ONCE | {"image:image"}, _URL_ONCE),
    "urlset": Shape(frozenset({"url"})),
}  # fmt: skip
# By the root of the feed.
GRAMMARS: Final = {
    "atom:entry": _ATOM, "atom:feed": _ATOM, "rss": _RSS, "sitemapindex": _SITEMAP,
    "urlset": _SITEMAP,
}  # fmt: skip


def is_known(name: str) -> bool:
    """Tell whether an element is of a vocabulary of which every element is known."""
    return name.startswith(_VOCABULARIES) or not any(mark in name for mark in ":}")
