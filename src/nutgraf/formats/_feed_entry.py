"""What an entry of a feed says, apart from its wire format: made of an article, and made a node."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ..model import Body
from ..safety.urls import Url
from ._feed_dates import web_date
from ._feed_media import Medium, media_of, medium_node
from ._feed_text import MOST_COUNT, address_of, body_html, identity_of, language_of, name_of, plain
from ._format import Node, Options

__all__ = ["SECTION", "Byline", "Entry", "entry_of", "node_of"]

SECTION = "https://schema.org/articleSection"  # the domain of a category that is a section


@dataclass(frozen=True, slots=True)
class Byline:
    """One author: a name, and where the format has a place for it, how to find the author."""

    name: str = ""
    url: str = ""
    email: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """The values of one entry, each as it stands in the feed after all escapes are undone.

    Shape: dates are in the form of the web; `description` and `title` are plain text, `body` is
    HTML; `categories` are pairs of domain and word.
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
    link = address_of(article.url, article.main_entity_of_page)
    zone = options.default_zone
    entry = Entry(
        title=plain(article.headline),
        link=link,
        description=plain(article.description),
        body=body_html(article, link, options.limits),
        guid=identity_of(article.id, link),
        published=web_date(article.date_published, zone),
        categories=(
            *((SECTION, section) for section in _words(article.article_section)),
            *(_term(one) for one in article.keywords if name_of(one)),
        ),
        authors=_bylines(article.author),
        contributors=_bylines(article.contributor),
        language=language_of(article.in_language),
        publisher=name_of(article.publisher),
        rights=plain(article.copyright_notice),
        identifiers=_words(article.identifier),
        created=web_date(article.date_created, zone),
        modified=web_date(article.date_modified, zone),
        expires=web_date(article.expires, zone),
        alternatives=_words(article.alternative_headline),
        abstract=plain(article.abstract),
        places=_names(article.content_location),
        licenses=_urls(article.license),
        origins=_urls(article.is_based_on),
        comments=address_of(*article.discussion_url[:1]),
        comment_count=_count(article.comment_count),
        media=tuple(media_of(article)),
        thumbnails=_urls(article.thumbnail_url),
    )
    if not entry.says_something and entry.body:
        lead = plain(Body(html=entry.body).as_text().split("\n\n")[0])
        return replace(entry, description=lead)
    return entry


def node_of(entry: Entry) -> Node:
    """Give the node that an entry states."""
    keywords = [one for one in entry.categories if one[0] != SECTION]
    node: Node = {
        "@type": "NewsArticle",
        "@id": entry.guid,
        "url": entry.link,
        "headline": entry.title,
        "alternativeHeadline": list(entry.alternatives),
        "author": [_person(byline) for byline in entry.authors],
        "contributor": [_person(byline) for byline in entry.contributors],
        "datePublished": entry.published,
        "dateModified": entry.modified,
        "dateCreated": entry.created,
        "expires": entry.expires,
        "inLanguage": entry.language,
        "description": entry.description,
        "abstract": entry.abstract,
        "articleSection": [word for domain, word in entry.categories if domain == SECTION],
        "keywords": [_keyword(*one) for one in keywords],
        "thumbnailUrl": list(entry.thumbnails),
        "publisher": {"@type": "Organization", "name": entry.publisher} if entry.publisher else "",
        "copyrightNotice": entry.rights,
        "identifier": list(entry.identifiers),
        "contentLocation": [{"@type": "Place", "name": name} for name in entry.places],
        "license": list(entry.licenses),
        "isBasedOn": list(entry.origins),
        "discussionUrl": entry.comments,
        "commentCount": entry.comment_count if entry.comment_count >= 0 else "",
    }
    for kind in ("image", "video", "audio"):
        node[kind] = [medium_node(medium) for medium in entry.media if medium.kind == kind]
    return {name: value for name, value in node.items() if value not in ("", [])}


def _bylines(people: Any) -> tuple[Byline, ...]:
    """Give the people by name, and by address where they have no name."""
    ones = (
        Byline(
            name_of(person),
            _address_of_person(person),
            plain(getattr(person, "email", "")),
            address_of(*getattr(person, "image", ())[:1]),
        )
        for person in people
    )
    return tuple(one for one in ones if one.name or one.email)


def _address_of_person(person: Any) -> str:
    return address_of(getattr(person, "url", None), *getattr(person, "same_as", ())[:1])


def _person(byline: Byline) -> Node:
    """Give the node of an author; whether it is a person or an agency no feed says."""
    told = {
        "@type": "Person",
        "name": byline.name,
        "url": byline.url,
        "email": byline.email,
        "image": byline.image,
    }
    return {name: value for name, value in told.items() if value}


def _names(things: Any) -> tuple[str, ...]:
    return tuple(name for name in map(name_of, things) if name)


def _words(values: Any) -> tuple[str, ...]:
    return tuple(word for word in map(plain, values) if word)


def _urls(things: Any) -> tuple[str, ...]:
    return tuple(url for url in map(address_of, things) if url)


def _term(keyword: Any) -> tuple[str, str]:
    """Give the vocabulary of a keyword, where it is a term of one, and its word."""
    if isinstance(keyword, str):
        return "", plain(keyword)
    vocabularies = getattr(keyword, "in_defined_term_set", ())
    domains = (address_of(one) or name_of(one) for one in vocabularies)
    return next((domain for domain in domains if domain), ""), name_of(keyword)


def _keyword(domain: str, word: str) -> Node | str:
    """Give a keyword as text, or as the term of its vocabulary."""
    if not domain:
        return word
    try:
        vocabulary: Node | str = Url(domain)
    except ValueError:
        vocabulary = {"@type": "DefinedTermSet", "name": domain}
    return {"@type": "DefinedTerm", "name": word, "inDefinedTermSet": vocabulary}


def _count(value: object) -> int:
    return value if type(value) is int and 0 <= value < MOST_COUNT else -1
