"""JSON in a script: a browser ends the script where we end it, and reads what we wrote."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nutgraf.safety.embed import embed, script
from nutgraf.safety.text import clean

CORPUS = Path(os.environ.get("NUTGRAF_CORPUS", Path(__file__).parents[1] / "../shared/corpus"))
CASES = CORPUS / "hostile" / "cases-script-break.jsonl"
OPEN = '<script type="application/ld+json">'
TEXTS = st.one_of(
    st.text(),
    st.text(st.sampled_from("<>/!-scriptSCRIPT \t\n&;]\u2028\u2029\\\"'\ud800\0{}x"), max_size=60),
    st.lists(st.sampled_from(["<!--", "-->", "<script", "</script", ">", " ", "/", "-"])).map(
        "".join
    ),
)
MARK = re.compile(r"<!--|-->|<(/?)script[\t\n\f\r />]", re.IGNORECASE)


def text_of_script(page: str) -> str:
    """Give the text of the script that opens a page, as the states of a browser end it.

    Source: WHATWG HTML, sections 13.2.5.4 and 13.2.5.15 to 13.2.5.31.
    """
    start = at = page.index(OPEN) + len(OPEN)
    escaped = doubly = False
    while mark := MARK.search(page, at):
        at = mark.end()
        if mark.group() == "<!--":
            at -= 0 if escaped else 2  # its dashes may be those of the end as well
            escaped = True
        elif mark.group() == "-->":
            escaped = doubly = False
        elif mark[1] and not doubly:
            return page[start : mark.start()]
        else:
            doubly = escaped and not mark[1]
    raise AssertionError("the script never ends")


@given(TEXTS)
@example("</script><script>alert(1)</script>")
@example("<!--<script>")
@example("\u2028&lt;/script&gt;")
def test_a_browser_reads_the_text_that_went_in(text: str) -> None:
    for ascii_only in (True, False):
        page = script(json.dumps({text: [text]}, ensure_ascii=ascii_only)) + "<p>after"

        found = text_of_script(page)
        assert page.endswith(f"{found}</script><p>after")
        assert set(json.loads(found)) == {text if ascii_only else clean(text)}


@given(TEXTS)
@example("<&>\u2028\u2029")
def test_nothing_that_is_markup_is_left(text: str) -> None:
    embedded = embed(json.dumps(text, ensure_ascii=False))

    assert not set(embedded) & set("<>&\u2028\u2029")
    assert embedded.encode().decode() == embedded
    assert embed(embedded) == embedded
    assert json.loads(embedded) == clean(text)


@pytest.mark.skipif(not CASES.exists(), reason="the hostile corpus is not here (NUTGRAF_CORPUS)")
def test_every_hostile_text_stays_inside_its_script() -> None:
    for line in CASES.read_text(encoding="utf-8").splitlines():
        fields = json.loads(line)["in"]["f"][0]
        page = script(json.dumps(fields, ensure_ascii=False)) + "<p>after"

        assert json.loads(text_of_script(page)) == json.loads(
            clean(json.dumps(fields, ensure_ascii=False))
        )
