"""Fixes: each silences its finding, no other byte changes, and a second run changes nothing."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nutgraf.checking import examine
from nutgraf.fixing import mend
from nutgraf.markup.json_edit import Edit, splices
from nutgraf.rules import ruleset

RULES = ruleset(("schema.org", "google-article"))
GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council opens the bridge",
    "datePublished": "2026-11-20T08:00:00+02:00",
    "dateModified": "2026-11-20T08:00:00+02:00",
    "isAccessibleForFree": True,
    "wordCount": 412,
    "author": {"@type": "Person", "name": "Ann Lee", "url": "https://herald.example/by/ann"},
    "publisher": {"@type": "Organization", "name": "Town Herald"},
    "image": {"@type": "ImageObject", "contentUrl": "https://herald.example/a.jpg"},
    "isBasedOn": "https://herald.example/report",
}
STRIDE = 1 if settings().max_examples > 300 else 8  # of the pages that are mended
PEOPLE = [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}]


def renamed(*steps: Any) -> Callable[[Any], Any]:
    """Give a fault: the last step but one is written as the last."""

    def plant(node: Any) -> Any:
        if len(steps) == 2:
            return {steps[1] if key == steps[0] else key: held for key, held in node.items()}
        return {**node, steps[0]: renamed(*steps[1:])(node[steps[0]])}

    return plant


def put(name: str, value: Any) -> Callable[[Any], Any]:
    return lambda node: {**node, name: value}


# Each fault with its rule, and what shall stand there where that is not as it was.
FAULTS: dict[str, tuple[str, Callable[[Any], Any], dict[str, Any]]] = {
    "case of a property": ("property_unknown", renamed("image", "contentUrl", "contentURL"), {}),
    "case of a top property": ("property_unknown", renamed("headline", "Headline"), {}),
    "case of a type": ("type_unknown", put("@type", "newsarticle"), {}),
    "superseded": ("property_superseded", renamed("isBasedOn", "isBasedOnUrl"), {}),
    "boolean": ("boolean_is_text", put("isAccessibleForFree", "True"), {}),
    "number": ("number_is_text", put("wordCount", "412"), {}),
    "http": ("context_is_http", put("@context", "http://schema.org/"), {}),
    "bare context": ("context_unknown", put("@context", "schema.org"), {}),
    "deep context": ("context_unknown", put("@context", "https://schema.org/NewsArticle"), {}),
    "context in a list": (
        "context_is_http",
        put("@context", ["http://schema.org", {"x": "https://x.example/"}]),
        {"@context": ["https://schema.org", {"x": "https://x.example/"}]},
    ),
    "joined text": ("author_name_joined", put("author", "Ann Lee and Bo Ek"), {"author": PEOPLE}),
    "joined node": (
        "author_name_joined",
        put("author", {"@type": "Person", "name": "Ann Lee, Bo Ek"}),
        {"author": PEOPLE},
    ),
    "joined in a list": (
        "author_name_joined",
        put("author", [{"@type": "Person", "name": "Ann Lee, Bo Ek"}, {"@id": "#c"}]),
        {"author": [*PEOPLE, {"@id": "#c"}]},
    ),
}
ENCODINGS = {
    "utf-8": (b"", b'<meta charset="utf-8">'),
    "cp1252": (b"", b'<meta charset="windows-1252">'),
    "utf-16-le": (b"\xff\xfe", b""),
    "shift_jis": (b"", b'<meta charset="shift_jis">'),
}
PIECES = ("é", "\r\n", "\n", "\r", "<p>", "x", "&amp;", "日", "<!-- a -->", "😀")
LAYOUTS = (
    {"indent": 2}, {"indent": "\t"}, {"separators": (",", ":")}, {}, {"ensure_ascii": False},
)  # fmt: skip


@st.composite
def pages(draw: st.DrawFn) -> tuple[bytes, str, dict[str, Any], bytes, bytes]:
    """Draw a page with a fault: bytes, rule, what shall stand there, bytes before and behind."""
    rule, plant, changed = FAULTS[draw(st.sampled_from(sorted(FAULTS)))]
    good = {**GOOD, "description": draw(st.text(max_size=9)), **draw(EXTRA)}
    encoding = draw(st.sampled_from(sorted(ENCODINGS)))
    mark, meta = ENCODINGS[encoding]
    text = json.dumps(plant(good), **{**draw(st.sampled_from(LAYOUTS)), "ensure_ascii": True})
    text = text.replace("\n", draw(st.sampled_from(("\n", "\r\n")))).replace("<", "\\u003c")
    around = "".join(draw(st.lists(st.sampled_from(PIECES), max_size=9)))
    odd = draw(st.sampled_from((b"", b"\xff\x81", b"\xe9\r\n"))) if not mark else b""
    start = f"<!doctype html>{around}\r\n".encode(encoding, "ignore") + odd
    opened = '<script type="application/ld+json">\r\n'.encode(encoding)
    closed = f"\n</script>{around}".encode(encoding, "ignore") + odd
    before, behind = mark + meta + start + opened, closed
    return before + text.encode(encoding) + behind, rule, {**good, **changed}, before, behind


EXTRA = st.fixed_dictionaries({}, optional={"keywords": st.lists(st.text(max_size=4), max_size=3)})


@given(pages())
def test_a_fix_silences_its_finding_and_changes_no_other_byte(
    page: tuple[bytes, str, dict[str, Any], bytes, bytes],
) -> None:
    data, rule, wanted, before, behind = page
    mended = mend(data, RULES)

    assert rule in {one.rule for one in mended.fixed}
    assert rule not in {one.rule for one in examine(mended.data, RULES).findings}
    assert mended.data.startswith(before)
    assert mended.data.endswith(behind)
    inner = mended.data[len(before) : len(mended.data) - len(behind)]
    encoding = next(name for name in ENCODINGS if is_in(name, data))
    assert json.loads(inner.decode(encoding)) == wanted
    assert mend(mended.data, RULES).data == mended.data


def is_in(encoding: str, data: bytes) -> bool:
    mark, meta = ENCODINGS[encoding]
    return data.startswith(mark + meta)


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_the_layout_of_a_document_stays(layout: dict[str, Any]) -> None:
    bad = json.dumps(renamed("headline", "Headline")(GOOD), **layout)

    assert mend(bad.encode(), RULES).data.decode() == json.dumps(GOOD, **layout)


@given(st.binary(max_size=200))
@example(b"\xff" * 5_000)
def test_bytes_without_json_ld_are_left_alone(data: bytes) -> None:
    assert mend(data, RULES, format="html").data == data


@given(st.text(max_size=40), st.lists(st.sampled_from(("", "/a", "/a/0", "/b", "/@context"))))
def test_an_edit_of_any_text_returns(text: str, pointers: list[str]) -> None:
    assert len(splices(text, [Edit(one, 1) for one in pointers])) == len(pointers)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_document_that_is_no_page_is_utf_8_whatever_it_speaks_of(mark: str) -> None:
    note = {"description": 'She wrote "charset=iso-8859-1" — é', "author": "Zoë Noël and Łucja Żak"}
    good = {**GOOD, **note, "author": [{"@type": "Person", "name": one} for one in NAMES]}
    bad = mark + json.dumps({**GOOD, **note}, ensure_ascii=False)

    assert json.loads(mend(bad.encode(), RULES).data.decode("utf-8-sig")) == good


NAMES = ("Zoë Noël", "Łucja Żak")


def test_fixes_follow_one_another_to_the_end() -> None:
    bad = {**GOOD, "isAccessibleForFree": 0}
    del bad["isAccessibleForFree"]
    mended = mend(json.dumps({**bad, "isaccessibleforfree": "False"}).encode(), RULES)

    assert json.loads(mended.data)["isAccessibleForFree"] is False
    assert [one.rule for one in mended.fixed] == ["property_unknown", "boolean_is_text"]


def test_what_somebody_could_object_to_is_fixed_only_when_asked_for() -> None:
    data = json.dumps({**GOOD, "author": "By Ann Lee"}).encode()

    assert mend(data, RULES).data == data
    assert json.loads(mend(data, RULES, unsafe=True).data)["author"] == PEOPLE[0]


@pytest.mark.parametrize(
    "text",
    [
        '{"@context":"https://schema.org","@type":"NewsArticle","Headline":"A","headline":"B"}',
        '{"@context":"https://schema.org","@type":"NewsArticle","Headline":"A","Headline":"B"}',
        '{"@context":{"s":"https://schema.org/"},"@type":"s:NewsArticle","s:author":"By Ann Lee"}',
    ],
)
def test_what_is_not_certain_is_refused(text: str) -> None:
    mended = mend(text.encode(), RULES)

    assert mended.data == text.encode()


def test_json_that_old_pages_wrap_is_mended() -> None:
    bad = json.dumps({**GOOD, "isAccessibleForFree": "True"})
    start, end = '<script type="application/ld+json">\n//<![CDATA[\n', "\n//]]>\n</script>"
    mended = mend(f"{start}{bad}{end}".encode(), RULES).data.decode()

    assert json.loads(mended.removeprefix(start).removesuffix(end)) == GOOD


def test_an_author_who_is_said_more_of_is_not_split() -> None:
    node = {"@type": "Person", "name": "Ann Lee, Bo Ek", "url": "https://herald.example/by/both"}
    data = json.dumps({**GOOD, "author": node}).encode()

    assert mend(data, RULES).data == data


def test_a_context_is_mended_once_for_the_nodes_below_it() -> None:
    inner = {key: value for key, value in GOOD.items() if key != "@context"}
    document = {"@context": "http://schema.org", "@graph": [inner, {**inner, "@id": "#b"}]}
    mended = mend(json.dumps(document).encode(), RULES)

    assert json.loads(mended.data) == {**document, "@context": "https://schema.org"}


def test_fixes_of_real_pages_silence_and_stay(corpus: Path) -> None:
    folder = corpus / "news-pages"
    for line in (folder / "manifest.jsonl").read_text("utf-8").splitlines()[::STRIDE]:
        record = json.loads(line)
        data = gzip.decompress((folder / record["html"]).read_bytes())
        mended = mend(data, RULES, url=record["url"])
        if mended.data == data:
            assert mended.fixed == (), record["id"]
            continue

        before, after = (told(one, record["url"]) for one in (data, mended.data))
        assert after == before - Counter(one.rule for one in mended.fixed), record["id"]
        assert mend(mended.data, RULES, url=record["url"]).data == mended.data, record["id"]
        assert outside(data) == outside(mended.data), record["id"]


def told(data: bytes, url: str) -> Counter[str]:
    """Count what is found that a safe fix is offered for."""
    found = examine(data, RULES, url=url).findings
    return Counter(one.rule for one in found if one.fix is not None and one.fix.is_safe)


def outside(data: bytes) -> list[bytes]:
    """Give what of a page is no JSON-LD, by a look at the bytes alone."""
    parts = re.split(rb"ld(?:\+|&#x2B;)json", data)
    return [parts[0], *(part.partition(b"</script")[2] for part in parts[1:])]
