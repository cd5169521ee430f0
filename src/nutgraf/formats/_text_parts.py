"""The parts of an article that refer to each other: quotations, background, people and events."""

from __future__ import annotations

from ._text_blocks import Block
from ._text_draft import Draft, Tree, joined, of_blocks, said
from ._text_lines import normalise
from ._text_people import Party
from ._text_sourced import Sourced, by_house, by_rule
from ._text_speakers import Quoted

__all__ = ["backgrounds", "corrections", "language", "mentions", "quotations"]


def language(draft: Draft) -> Sourced | None:
    """Give the language of the house."""
    language = draft.grammar.house.language
    return by_house(language, "language") if language else None


def quotations(draft: Draft) -> list[Tree]:
    """Give the quotations, in the order of the text."""
    return [_quotation(draft, number, one) for number, one in enumerate(draft.quotations, 1)]


def corrections(draft: Draft) -> list[Tree]:
    """Give the notes that correct the article; one of the editor does where it says so."""
    notes = [
        (start, end)
        for start, end in draft.contents("note")
        if draft.grammar.amends.search(draft.text, start, end)
    ]
    return [
        {
            "@type": by_rule("CorrectionComment", "correction_label", [span]),
            "text": said(draft, [span], rule="correction_label"),
        }
        for span in sorted([*draft.contents("correction"), *notes])
    ]


def backgrounds(draft: Draft) -> list[Tree]:
    """Give the passages that tell what happened before."""
    return [_background(draft, at) for at in draft.labelled("background")]


def _background(draft: Draft, at: int) -> Tree:
    block = draft.blocks[at]
    parts = _section(draft, at)
    label = (block.start, block.start + len(block.label))
    if parts:
        spans = [(part.start, part.end) for part in parts]
        text = of_blocks(draft, range(at + 1, at + 1 + len(parts)), spans, "")
    else:
        text = said(draft, [(block.content, block.end)])
    return {
        "@type": by_rule("WebPageElement", "background_label", [label]),
        "name": said(draft, [label]),
        "text": text if parts or not block.is_heading else None,
    }


def _section(draft: Draft, at: int) -> list[Block]:
    """Give the blocks below a label that stands alone: its list, or paragraphs up to a label."""
    if not draft.blocks[at].is_heading:
        return []
    parts: list[Block] = []
    for block in draft.blocks[at + 1 :]:
        if block.label or (parts and block.kind != parts[-1].kind):
            break
        parts.append(block)
    return parts


def _quotation(draft: Draft, number: int, one: Quoted) -> Tree:
    pieces = [normalise(draft.text[start:end]) for start, end in one.pieces]
    event = _event_of(draft, one.speaker)
    breaks = one.via == "inline" and _is_in_one_block(draft, one)
    return {
        "@type": by_rule("Quotation", "quotation_marks", one.pieces),
        "@id": by_rule(f"#q{number}", "fragment_id"),
        "text": joined(draft, one.pieces, pieces, " " if breaks else "\n\n"),
        "spokenByCharacter": _reference(draft, one),
        "inLanguage": language(draft),
        "recordedAt": {"@id": by_rule(f"#event{event}", "spoken_at_event")} if event else None,
    }


def _is_in_one_block(draft: Draft, one: Quoted) -> bool:
    return "\n" not in draft.text[one.pieces[0][0] : one.pieces[-1][1]]


def _reference(draft: Draft, one: Quoted) -> Tree | None:
    if one.speaker is None:
        return None
    return {"@id": by_rule(f"#{draft.people.slug_of(one.speaker)}", one.via, one.evidence)}


def _event_of(draft: Draft, speaker: Party | None) -> int:
    """Give the number, from 1, of the event at which a party spoke; 0 when there is none."""
    return draft.events.get(speaker, 0) if speaker is not None else 0


def mentions(draft: Draft) -> list[Tree]:
    """Give the people and events that rules found; `quotations` comes first, for the `@id`s."""
    events = [_event(draft, number) for number in range(1, len(draft.sources.events) + 1)]
    return [*(_mention(draft, party) for party in draft.people.parties), *events]


def _mention(draft: Draft, party: Party) -> Tree:
    return {
        "@type": by_rule(party.kind, party.rule, [party.span]),
        "@id": by_rule(f"#{party.slug}", "surname_slug") if party.slug else None,
        "name": said(draft, [party.span], rule=party.rule),
        "jobTitle": said(draft, [party.role]) if party.role and party.kind == "Person" else None,
    }


def _event(draft: Draft, number: int) -> Tree:
    event = draft.sources.events[number - 1]
    performers = [
        {"@id": by_rule(f"#{draft.people.slug_of(one)}", "source_party")}
        for one in event.performers
    ]
    return {
        "@type": by_rule("Event", "source_event", [(event.start, event.end)]),
        "@id": by_rule(f"#event{number}", "fragment_id"),
        "name": said(draft, [(event.start, event.end)]),
        "performer": performers[0] if len(performers) == 1 else performers,
    }
