"""What an entry of a feed says, apart from its wire format: made of an article, and made a node."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple, Self, TypeAlias

from ..model import Body
from ..safety.urls import Url
from ._addresses import own_addresses
from ._feed_dates import web_date
from ._feed_literal import Literal, by_name, literals_in
from ._feed_media import Medium, media_of, medium_node
from ._feed_text import (
    MOST_COUNT,
    address_of,
    body_html,
    held_by,
    identity_of,
    language_of,
    name_of,
    plain,
    plain_word,
)
from ._format import Node, Options

__all__ = [
    "OF_THINGS",
    "SECTION",
    "Byline",
    "Entry",
    "byline_named",
    "entry_of",
    "node_of",
    "nodes_of",
    "people",
]

_NAMES = 1_024  # of authors that are kept
_FIELDS = 256  # sets of them whose names in a node are kept
SECTION = "https://schema.org/articleSection"  # the domain of a category that is a section


_Spell: TypeAlias = Callable[[Any], Any]


class Byline(NamedTuple):
    """One author: a name, and where the format has a place for it, how to find the author."""

    name: str = ""
    url: str = ""
    email: str = ""
    image: str = ""


@dataclass(frozen=True)
class Entry:
    """The values of one entry, each as it stands in the feed after all escapes are undone.

    Shape: dates are in the form of the web; `description` and `title` are plain text, `body` is
    HTML; `categories` are pairs of domain and word. An entry holds what it says and nothing else;
    what it lacks is read from the class.
    """

    title: str = ""
    link: str = ""
    description: str = ""
    body: str = ""
    guid: str = ""
    published: str = ""
    categories: tuple[tuple[str, str], ...] = ()
    authors: tuple[Byline, ...] = ()
    contributors: tuple[Byline, ...] = ()
    language: str = ""
    publisher: str = ""
    rights: str = ""
    identifiers: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""
    expires: str = ""
    alternatives: tuple[str, ...] = ()
    abstract: str = ""
    places: tuple[str, ...] = ()
    licenses: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    comments: str = ""
    comment_count: int = -1
    media: tuple[Medium, ...] = ()
    thumbnails: tuple[str, ...] = ()
    rests: tuple[Literal, ...] = ()

    @classmethod
    def of(cls, said: dict[str, Any]) -> Self:
        """Make an entry that says this."""
        self = object.__new__(cls)
        object.__setattr__(self, "__dict__", said)
        return self

    def changed(self, **said: Any) -> Self:
        """Give the entry saying this instead."""
        return self.of({**self.__dict__, **said})

    @property
    def says_something(self) -> bool:
        """Whether it may stand in a feed: an entry has a title or a description."""
        return bool(self.title or self.description)


def entry_of(article: Any, options: Options) -> Entry:
    """Give what a feed says of an article.

    Loss: what `Entry` has no field for; of people all but name and address; local times, unless
    `options.default_zone` says where they are. Without headline and description the body's first
    paragraph is the description, since an entry needs one of the two.
    """
    held = article.__dict__
    said: dict[str, Any] = {}
    for name, value in held.items():
        take = _TAKES.get(name)
        if take is not None:
            said[take[0]] = take[1](value)
    for name, field in _DATES.items():
        if name in held:
            said[field] = web_date(held[name], options.default_zone)
    if "creator" in held and "author" not in held:  # schema.org: the same as the author
        said["authors"] = _bylines(held["creator"])
    link = said["link"] = address_of(*own_addresses(held))
    said["guid"] = identity_of(held.get("id"), link) or _identifier_in(said)
    if "article_section" in held or "keywords" in held:
        said["categories"] = _categories(held)
    if "image" in held or "video" in held or "audio" in held:
        said["media"] = media_of(article)
    if "body" in held or "article_body" in held:
        said["body"] = body_html(article, link or options.url, options.limits)
        if said["body"] and not (said.get("title") or said.get("description")):
            lead = Body(html=said["body"]).as_text().split("\n\n")[0]
            said["description"] = plain(lead)
    return Entry.of(said)


def node_of(entry: Entry) -> Node:
    """Give the node that an entry states."""
    said = entry.__dict__
    node: Node = {"@type": "NewsArticle"}
    for field, name, spell in _spellings(tuple(said)):
        value = said[field]
        if value:
            node[name] = value if spell is None else spell(value)
    for field, add in _ADDED:
        if field in said:
            add(node, said[field])
    return node


def nodes_of(said: Mapping[str, Sequence[Any]], count: int) -> list[Node]:
    """Give the nodes that so many entries state, whose fields are columns with a value of each."""
    names = ["@type"]
    columns: list[Sequence[Any]] = [["NewsArticle"] * count]
    for field, name, spell in _spellings(tuple(said)):
        column = said[field]
        names.append(name)
        columns.append(column if spell is None else [value and spell(value) for value in column])
    told = zip(*columns, strict=True)
    if all(map(all, columns)):
        nodes = [dict(zip(names, values, strict=True)) for values in told]
    else:
        nodes = [
            {name: value for name, value in zip(names, values, strict=True) if value}
            for values in told
        ]
    for field, add in _ADDED:
        if field in said:
            for node, value in zip(nodes, said[field], strict=True):
                add(node, value)
    return nodes


def _add_terms(node: Node, categories: Iterable[tuple[str, str]]) -> None:
    for domain, word in categories:
        is_section = domain == SECTION
        name = "articleSection" if is_section else "keywords"
        term = word if is_section or not domain else _term_of(domain, word)
        if name in node:
            node[name].append(term)
        else:
            node[name] = [term]


def _add_media(node: Node, media: Iterable[Medium]) -> None:
    for medium in media:
        kind = medium[0]
        if kind in node:
            node[kind].append(medium_node(medium))
        else:
            node[kind] = [medium_node(medium)]


def _add_count(node: Node, count: int) -> None:
    if count >= 0:
        node["commentCount"] = count


def _add_rests(node: Node, rests: Iterable[Literal]) -> None:
    node |= by_name(rests)


@lru_cache(maxsize=_FIELDS)
def _spellings(fields: tuple[str, ...]) -> tuple[tuple[str, str, _Spell | None], ...]:
    """Give the fields that a node has, each with its name there and what spells its value."""
    return tuple([(field, *_NODE[field]) for field in fields if field in _NODE])


def _identifier_in(said: Mapping[str, Any]) -> str:
    """Give the first identifier: what has neither `@id` nor address is known by it.

    What has none of them has no identity in a feed: one made of its words would change with them.
    """
    identifier: str = next(iter(said.get("identifiers", ())), "")
    return identifier


def _categories(held: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    sections = [(SECTION, plain_word(one)) for one in held.get("article_section", ())]
    terms = [_term(one) for one in held.get("keywords", ())]
    return tuple([one for one in sections + terms if one[1]])


def _bylines(people: Any) -> tuple[Byline, ...]:
    """Give the people by name, and by address where they have no name."""
    ones = [_byline(person) for person in people]
    return tuple([one for one in ones if one[0] or one[2]])


def _byline(person: Any) -> Byline:
    held = held_by(person)
    if not held:  # it is text
        return byline_named(name_of(person))
    if len(held) == 1:
        return byline_named(plain_word(held.get("name")))
    return Byline(
        name_of(person),
        address_of(held.get("url"), *held.get("same_as", ())[:1]),
        plain(held.get("email")).removeprefix("mailto:"),
        address_of(*held.get("image", ())[:1]),
    )


@lru_cache(maxsize=_NAMES)
def byline_named(name: str) -> Byline:
    """Give an author of whom there is the name alone."""
    return Byline(name)


def people(bylines: tuple[Byline, ...]) -> list[Node]:
    """Give the nodes of authors; whether one is a person or an agency no feed says."""
    return [
        _person((name, url, email, image)) if url or email or image
        else {"@type": "Person", "name": name}
        for name, url, email, image in bylines
    ]  # fmt: skip


def _person(said: tuple[str, ...]) -> Node:
    node: Node = {"@type": "Person"}
    for name, value in zip(Byline._fields, said, strict=True):
        if value:
            node[name] = value
    return node


def _publisher(name: str) -> Node:
    return {"@type": "Organization", "name": name}


def _places(names: tuple[str, ...]) -> list[Node]:
    return [{"@type": "Place", "name": name} for name in names]


def _first_url(things: Any) -> str:
    return address_of(*things[:1])


def _names(things: Any) -> tuple[str, ...]:
    return tuple(name for name in map(name_of, things) if name)


def _words(values: Any) -> tuple[str, ...]:
    return tuple([word for word in map(plain_word, values) if word])


def _urls(things: Any) -> tuple[str, ...]:
    return tuple(url for url in map(address_of, things) if url)


def _term(keyword: Any) -> tuple[str, str]:
    """Give the vocabulary of a keyword, where it is a term of one, and its word."""
    if isinstance(keyword, str):
        return "", plain_word(keyword)
    vocabularies = getattr(keyword, "in_defined_term_set", ())
    domains = (address_of(one) or name_of(one) for one in vocabularies)
    return next((domain for domain in domains if domain), ""), name_of(keyword)


def _term_of(domain: str, word: str) -> Node:
    """Give a keyword as the term of its vocabulary."""
    try:
        vocabulary: Node | str = Url(domain)
    except ValueError:
        vocabulary = {"@type": "DefinedTermSet", "name": domain}
    return {"@type": "DefinedTerm", "name": word, "inDefinedTermSet": vocabulary}


def _count(value: object) -> int:
    return value if type(value) is int and 0 <= value < MOST_COUNT else -1


# How the value of a field of an article is said in an entry.
_TAKES: Final[Mapping[str, tuple[str, Callable[[Any], Any]]]] = {
    "abstract": ("abstract", plain),
    "alternative_headline": ("alternatives", _words),
    "author": ("authors", _bylines),
    "comment_count": ("comment_count", _count),
    "content_location": ("places", _names),
    "contributor": ("contributors", _bylines),
    "copyright_notice": ("rights", plain),
    "description": ("description", plain),
    "discussion_url": ("comments", _first_url),
    "headline": ("title", plain),
    "identifier": ("identifiers", _words),
    "in_language": ("language", language_of),
    "is_based_on": ("origins", _urls),
    "license": ("licenses", _urls),
    "publisher": ("publisher", name_of),
    "residue": ("rests", literals_in),
    "thumbnail_url": ("thumbnails", _urls),
}
_DATES: Final = {
    "date_created": "created",
    "date_modified": "modified",
    "date_published": "published",
    "expires": "expires",
}
# The fields whose things may be named by references.
OF_THINGS: Final = frozenset(
    {*_TAKES, "audio", "creator", "image", "keywords", "main_entity_of_page", "video"}
)
# How the value of an entry is said in a node; categories and media are told apart there.
_NODE: Final[Mapping[str, tuple[str, _Spell | None]]] = {
    "guid": ("@id", None),
    "link": ("url", None),
    "title": ("headline", None),
    "alternatives": ("alternativeHeadline", list),
    "authors": ("author", people),
    "contributors": ("contributor", people),
    "published": ("datePublished", None),
    "modified": ("dateModified", None),
    "created": ("dateCreated", None),
    "expires": ("expires", None),
    "language": ("inLanguage", None),
    "description": ("description", None),
    "abstract": ("abstract", None),
    "thumbnails": ("thumbnailUrl", list),
    "publisher": ("publisher", _publisher),
    "rights": ("copyrightNotice", None),
    "identifiers": ("identifier", list),
    "places": ("contentLocation", _places),
    "licenses": ("license", list),
    "origins": ("isBasedOn", list),
    "comments": ("discussionUrl", None),
}
# What else adds to a node, in this order.
_ADDED: Final[tuple[tuple[str, Callable[[Node, Any], None]], ...]] = (
    ("categories", _add_terms),
    ("media", _add_media),
    ("comment_count", _add_count),
    ("rests", _add_rests),
)
