"""Documents with one known defect, by the name of the finding that tells of it."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from ..markup.json_text import dump
from ._values import dates, texts

__all__ = ["DEFECTS", "defective_documents"]


def _with(**values: Any) -> Callable[[str], str]:
    """Give what puts these properties in front of all others of a document."""
    inner = dump(values)[1:-1]
    return lambda text: f"{{{inner},{text[1:]}"


# What each does to the text of a JSON-LD object that has none of the properties touched here.
DEFECTS = MappingProxyType(
    {
        "boolean_is_text": _with(isAccessibleForFree="False"),
        "json_broken": lambda text: text[:-1],
        "json_control_character": lambda text: f'{{"alternativeHeadline":"a\tb",{text[1:]}',
        "json_key_twice": lambda text: f'{{"headline":"Another","headline":"One",{text[1:]}',
        "json_not_a_number": lambda text: f'{{"wordCount":NaN,{text[1:]}',
        "number_is_text": _with(wordCount="120"),
        "property_out_of_domain": _with(recipeYield="4"),
        "property_unknown": _with(headlien="Council opens the bridge"),
        "text_for_thing": _with(author="Ann Lee"),
        "text_is_number": _with(headline=7),
        "value_out_of_range": _with(dateModified="yesterday"),
        "value_repeated": _with(headline=["One", "Another"]),
    }
)
"""Mutators: from the text of a JSON-LD article without `headline`, `author`, `dateModified`,
`alternativeHeadline`, `isAccessibleForFree` and `wordCount` to the same with the defect, which
`check` reports under the name that the mutator has here."""


def defective_documents() -> st.SearchStrategy[tuple[str, str, str]]:
    """Draw the name of a defect, the text of a sound JSON-LD article, and the same with it."""
    sound = st.fixed_dictionaries(
        {"@context": st.just("https://schema.org"), "@type": st.just("NewsArticle")},
        optional={
            "datePublished": dates().map(lambda one: one.text),
            "description": texts(),
            "articleBody": texts(),
            "publisher": st.just({"@type": "NewsMediaOrganization", "name": "Town Herald"}),
        },
    ).map(dump)
    return st.tuples(st.sampled_from(sorted(DEFECTS)), sound).map(
        lambda drawn: (*drawn, DEFECTS[drawn[0]](drawn[1]))
    )
