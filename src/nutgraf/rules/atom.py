"""What RFC 4287 asks of feeds in Atom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..findings import Severity
from ..safety.show import show
from ._feed_rules import ATOM, each, feed_rule, lacks, varied
from ._feed_shapes import fault_of
from ._feed_tree import FeedTree, Tag
from ._rule import Page

__all__ = ["RULES"]

_RFC = Page("https://www.rfc-editor.org/rfc/rfc4287", "2005-12-01")
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
# RFC 4287, section 4.2.6.1: small letters in scheme and host, no port that is usual, a path, and
# escapes in capitals of what needs them.
_URL = re.compile(r"(https?)://([^/?#:]+)(:\d*)?([^\s]*)", re.IGNORECASE)
_ODD_ESCAPE = re.compile(
    r"%(?:[0-9A-Fa-f]?[a-f]|[a-f][0-9A-Fa-f]|2[DE]|3[0-9]|[46][1-9A-F]|5[0-9AF]|7[0-9AE])"
)
_DOTS = re.compile(r"^[^?#]*/\.{1,2}(?:[/?#]|$)")


def _no_moment(tag: Tag, feed: FeedTree) -> str:
    fault = fault_of("instant", tag.text)
    return (
        f'<{tag.name}> is "{show(tag.text, 60)}", which is no date-time of RFC 3339'
        if fault
        else ""
    )


def _relative_id(tag: Tag, feed: FeedTree) -> str:
    scheme, colon, rest = tag.text.partition(":")
    if colon and rest and scheme[:1].isalpha() and scheme.replace("-", "a").isalnum():
        return ""
    return f'the id "{show(tag.text, 60)}" is no absolute IRI'


def _same_alternates(tag: Tag, feed: FeedTree) -> Iterator[str]:
    counts: Counter[tuple[str, str]] = Counter()
    for link in tag.all("atom:link"):
        held = link.attributes
        if held.get("rel", "alternate") == "alternate":
            counts[held.get("type", ""), held.get("hreflang", "")] += 1
    for count in counts.values():
        if count > 1:
            yield f"<{tag.name}> has {count} alternate links of one type and language"


def _no_author(tag: Tag, feed: FeedTree) -> str:
    if tag.first("atom:author") is not None or feed.root.first("atom:author") is not None:
        return ""
    source = tag.first("atom:source")
    if source is not None and source.first("atom:author") is not None:
        return ""
    return "neither the <atom:entry> nor its feed has an author"


def _no_content(tag: Tag, feed: FeedTree) -> str:
    if tag.first("atom:content") is not None:
        return ""
    rels = {link.attributes.get("rel", "alternate") for link in tag.all("atom:link")}
    return "" if "alternate" in rels else "<atom:entry> has neither content nor an alternate link"


def _no_self(tag: Tag, feed: FeedTree) -> str:
    rels = {link.attributes.get("rel", "alternate") for link in tag.all("atom:link")}
    return "" if "self" in rels else '<atom:feed> has no <link rel="self">'


def _no_name(tag: Tag, feed: FeedTree) -> str:
    is_named = tag.first("atom:name") is not None or tag.first("name") is not None
    return "" if is_named else f"<{tag.name}> has no <atom:name>"


def _no_summary(tag: Tag, feed: FeedTree) -> str:
    content = tag.first("atom:content")
    if tag.first("atom:summary") is not None:
        return ""
    is_shown = content is not None and "src" not in content.attributes and _is_text(content)
    return "" if is_shown else "<atom:entry> has neither a summary nor content that is text"


def _is_text(content: Tag) -> bool:
    kind = content.attributes.get("type", "text").lower()
    return "/" not in kind or kind.startswith("text/") or kind.endswith(("/xml", "+xml"))


def _odd_content(tag: Tag, feed: FeedTree) -> str:
    kind = tag.attributes.get("type", "text").strip()
    if kind in {"html", "text", "xhtml"} or not fault_of("media type", kind):
        return ""
    return (
        f'the type "{show(kind, 60)}" of <{tag.name}> is neither html, text, xhtml nor a media type'
    )


def _no_div(tag: Tag, feed: FeedTree) -> str:
    if tag.attributes.get("type") != "xhtml" or [one.name for one in tag.children] == ["xhtml:div"]:
        return ""
    return f"<{tag.name}> of type xhtml does not hold one <xhtml:div>"


def _behind_entries(tag: Tag, feed: FeedTree) -> str:
    names = [child.name for child in tag.children]
    if "atom:entry" not in names:
        return ""
    after = [name for name in names[names.index("atom:entry") :] if name.startswith("atom:")]
    others = [name for name in after if name != "atom:entry"]
    return f"<{show(others[0], 60)}> stands behind an entry" if others else ""


def _odd_form(tag: Tag, feed: FeedTree) -> str:
    found = _URL.fullmatch(tag.text)
    if found is None:
        return ""
    scheme, host, port, path = found.groups()
    is_usual = port in {None, ":80" if scheme.lower() == "http" else ":443"}
    if (
        scheme + host == (scheme + host).lower()
        and (port is None or (not is_usual and port != ":"))
        and path[:1] == "/"
        and not _ODD_ESCAPE.search(path)
        and not _DOTS.search(path)
    ):
        return ""
    return f'the id "{show(tag.text, 60)}" is not in the form in which ids are compared'


def _same_ids(tag: Tag, feed: FeedTree) -> Iterator[str]:
    stated = Counter(
        (entry.text_of("atom:id"), entry.text_of("atom:updated")) for entry in tag.all("atom:entry")
    )
    for (name, _), count in stated.items():
        if name and count > 1:
            yield f'{count} entries have the id "{show(name, 60)}" and one date'


_ENTRY = ATOM[ATOM.index("<entry>") : ATOM.index("</feed>")]
_LINK = '<link href="https://herald.example/bridge"/>'


def _without(line: str, *, of_entry: bool) -> str:
    if not of_entry:
        return varied(ATOM, line, "")
    return varied(ATOM, _ENTRY, varied(_ENTRY, line, ""))


def _content(kind: str) -> str:
    return varied(
        ATOM, "<summary>", f'<content type="{kind}">The bridge is open.</content><summary>'
    )


RULES = (
    *(
        feed_rule(
            f"atom_{kind}_{name}_missing", _ERROR, _RFC,
            f"Each {kind} has <{name}>.", f"Add <{name}>.",
            each(f"atom:{kind}", judge=lacks(f"atom:{name}")),
            bad=_without(line, of_entry=kind == "entry"), good=ATOM,
        )
        for kind, name, line in (
            ("feed", "id", "<id>https://herald.example/</id>"),
            ("feed", "title", "<title>Town Herald</title>"),
            ("feed", "updated", "<updated>2026-11-20T08:00:00Z</updated>"),
            ("entry", "id", "<id>https://herald.example/bridge</id>"),
            ("entry", "title", "<title>Council opens the bridge</title>"),
            ("entry", "updated", "<updated>2026-11-20T08:00:00Z</updated>"),
        )
    ),
    feed_rule(
        "atom_author_missing", _ERROR, _RFC,
        "An entry has an author, or its feed has one.", "Add <author> with <name>.",
        each("atom:entry", judge=_no_author),
        bad=varied(ATOM, "<author><name>Ann Lee</name></author>", ""), good=ATOM,
    ),
    feed_rule(
        "atom_date_unreadable", _ERROR, _RFC,
        "A date is written as RFC 3339 has it, with time and offset.",
        "Write 2026-11-20T08:00:00Z.",
        each("atom:updated", "atom:published", judge=_no_moment),
        bad=varied(ATOM, "2026-11-20T08:00:00Z", "2026-11-20"), good=ATOM,
    ),
    feed_rule(
        "atom_id_relative", _ERROR, _RFC,
        "An id is an absolute IRI.", "Write the whole address, or a tag: of your own.",
        each("atom:id", judge=_relative_id),
        bad=varied(ATOM, "<id>https://herald.example/bridge</id>", "<id>bridge</id>"), good=ATOM,
    ),
    feed_rule(
        "atom_id_repeated", _ERROR, _RFC,
        "No two entries of a feed have one id and one date.", "Give each entry its own id.",
        each("atom:feed", judge=_same_ids),
        bad=varied(ATOM, "</feed>", f"{_ENTRY.strip()}</feed>"), good=ATOM,
    ),
    feed_rule(
        "atom_alternates_repeated", _ERROR, _RFC,
        "Of one type and language there is one alternate link.",
        'Give the others another rel, such as "related".',
        each("atom:feed", "atom:entry", judge=_same_alternates),
        bad=varied(ATOM, _LINK, _LINK + _LINK), good=ATOM,
    ),
    feed_rule(
        "atom_entry_empty", _ERROR, _RFC,
        "An entry has content, or a link to where it stands.", "Add <link> or <content>.",
        each("atom:entry", judge=_no_content), bad=varied(ATOM, _LINK, ""), good=ATOM,
    ),
    feed_rule(
        "atom_self_link_missing", _WARNING, _RFC,
        "A feed names its own address.", 'Add <link rel="self" href="…"/>.',
        each("atom:feed", judge=_no_self),
        bad=varied(ATOM, 'rel="self"', 'rel="related"'), good=ATOM,
    ),
    feed_rule(
        "atom_person_without_name", _ERROR, _RFC,
        "An author or contributor has a name.", "Add <name>.",
        each("atom:author", "atom:contributor", judge=_no_name),
        bad=varied(ATOM, "<name>Ann Lee</name>", "<uri>https://herald.example/ann</uri>"),
        good=ATOM,
    ),
    feed_rule(
        "atom_summary_missing", _WARNING, _RFC,
        "An entry says something in text: a summary, or its content.", "Add <summary>.",
        each("atom:entry", judge=_no_summary),
        bad=varied(ATOM, "<summary>The bridge is open.</summary>", ""), good=ATOM,
    ),
    feed_rule(
        "atom_content_type_invalid", _ERROR, _RFC,
        "Content is html, text, xhtml or of a media type.", 'Write type="html".',
        each("atom:content", judge=_odd_content),
        bad=_content("HTML text"), good=_content("html"),
    ),
    feed_rule(
        "atom_div_missing", _ERROR, _RFC,
        "Text of type xhtml is one <div> of XHTML.",
        'Put it into <div xmlns="http://www.w3.org/1999/xhtml">.',
        each("atom:content", "atom:rights", "atom:subtitle", "atom:summary", "atom:title",
             judge=_no_div),
        bad=_content("xhtml"), good=_content("html"),
    ),
    feed_rule(
        "atom_metadata_misplaced", _ERROR, _RFC,
        "What a feed says of itself stands before its entries.", "Move it before the first entry.",
        each("atom:feed", judge=_behind_entries),
        bad=varied(ATOM, "</feed>", "<generator>Herald</generator></feed>"), good=ATOM,
    ),
    feed_rule(
        "atom_id_not_canonical", _WARNING, _RFC,
        "An id that is an address has the form in which ids are compared.",
        "Write scheme and host small, no usual port, a path, and escapes as %C3%BC.",
        each("atom:id", judge=_odd_form),
        bad=varied(ATOM, "<id>https://herald.example/<", "<id>https://Herald.example/<"), good=ATOM,
    ),
)  # fmt: skip
