"""What fuzzing found stays mended, and its targets hold for what is drawn here."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.targets import TARGETS
from hypothesis import given
from hypothesis import strategies as st

FOUND = sorted((Path(__file__).parent / "fuzz" / "found").glob("*/*"))
# Pieces of what each target reads, to be put together at will.
PIECES = {
    "clean": "<b> <p> </b> <a_href='javascript:x'> <svg> <math> <mi> <table> <pre>\n <!-- --> <x_y="
    " &#0; \xa0 &lt;",
    "compressed": "\0 \xff abc",
    "config": '[[publication]]\n id="a"\n name="A"\n url="https://a.example/"\n [authors.x]\n'
    ' [[feed]]\n a.b=1\n {{ }} [ ] """ \\u0000',
    "date": "2026 - 11 22 T 08 : 00 .5 + 02 Z Sun, Nov GMT EET ( ) 24 0000 , 9999 0001 69",
    "feed": "<rss> <channel> <item> </item> <title>A</title> <link>https://a.example/</link>"
    ' <pubDate> <feed_xmlns="http://www.w3.org/2005/Atom"> <entry> <![CDATA[ ]]> &#xD800;'
    ' <!DOCTYPE {"version":"https://jsonfeed.org/version/1.1","items":[ {"id":1} ]} <urlset>'
    " <url> <loc> &lt;! &lt;![ &lt;p&gt;",
    "house": '[house]\n id="a"\n extends="generic-en"\n [labels]\n zone="Europe/Kyiv" [[ ]] = 1',
    "html": '<script_type="application/ld+json"> </script> {"@type":"NewsArticle","headline":"A"}'
    " <meta_name=author_content=A> <title> <div_itemscope_itemtype=https://schema.org/Person>"
    " <span_itemprop=name> <!-- <table> </b> <b> <p_vocab=schema:_typeof=",
    "jsonld": '{ } [ ] , : "@type" "NewsArticle" "@graph" "@id" "#a" "@context" "author" "@set"'
    ' "https://schema.org" "\\ud800" 1e999 -0 null "@value" "@list" "@reverse" "datePublished"'
    ' "2026"',
    "text": "Council_opens_the_bridge\n By_Ann_Lee , 22_November_2026 10:40 Photo: « » “ ” - \n\n"
    " he_said. Source: \t Read_also:",
    "url": "https:// http: // a.example : 80 / ? # % xn-- [::1] @ . .. é 。 \\ 0x7f",
}


@pytest.mark.parametrize("target", TARGETS)
@given(data=st.data())
def test_target_holds_for_what_is_put_together(target: str, data: st.DataObject) -> None:
    pieces = [piece.replace("_", " ") for piece in PIECES[target].split(" ")]
    drawn = data.draw(st.lists(st.sampled_from(pieces) | st.text(max_size=3), max_size=30))

    TARGETS[target]("".join(drawn).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("target", TARGETS)
@given(data=st.binary(max_size=200))
def test_target_holds_for_any_bytes(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("file", FOUND, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_what_was_found_stays_mended(file: Path) -> None:
    TARGETS[file.parent.name](file.read_bytes())
