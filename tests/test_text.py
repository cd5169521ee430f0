"""Article text: the pairs of each house, then what no pair can say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import nutgraf
from nutgraf.errors import UnknownFormatError
from nutgraf.formats._format import Options, Parsed
from nutgraf.formats.text import parse

PAIRS = Path(__file__).parent / "pairs" / "text"


def read(text: str, house: str = "pravda-eng") -> Parsed:
    return parse(text.encode("utf-8", "replace"), Options(house=house))


def test_unknown_house_is_refused() -> None:
    with pytest.raises(UnknownFormatError):
        read("A text.", "nobody")


def test_text_without_anything_is_no_article() -> None:
    assert read(" \n\u00a0\n").nodes == ()


def pairs() -> list[Path]:
    return sorted(PAIRS.glob("*/*.txt"))


@pytest.mark.parametrize("file", pairs(), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_pair_is_read_as_it_says(file: Path) -> None:
    """Hold every key of the pair's JSON; null says that the article lacks it."""
    wanted = json.loads(file.with_suffix(".json").read_text("utf-8"))
    findings = wanted.pop("findings", [])

    parsed = read(file.read_text("utf-8"), file.parent.name)

    assert {key: parsed.nodes[0].get(key) for key in wanted} == wanted
    assert [f.rule for f in parsed.findings if not f.rule.endswith("_missing")] == findings


def test_house_is_chosen_by_what_the_text_shows() -> None:
    text = (PAIRS / "pravda-eng" / "label-with-role.txt").read_text("utf-8")

    parsed = read(text, "auto")

    assert parsed.nodes[0]["publisher"]["name"] == "Ukrainska Pravda"
    assert next(f.message for f in parsed.findings if f.rule == "house_chosen").startswith(
        "the house pravda-eng"
    )


def test_no_publisher_is_claimed_when_no_house_is_named() -> None:
    text = (PAIRS / "pravda-eng" / "label-with-role.txt").read_text("utf-8")

    assert "publisher" not in read(text, "").nodes[0]


ENTRIES = """Live: ferry returns to Dolyna

Published 5 November 2024

01:10
Ferry docks in Dolyna
The ferry has docked in Dolyna with forty people on board, the harbour master said.

23:50
Ferry leaves Verkhniv
The ferry has left Verkhniv with forty people on board, and will arrive after two hours.

22:05
The fog has lifted over the river, and the ferry company says that it will run again today.
"""


def test_an_entry_past_midnight_is_of_the_next_day() -> None:
    node = read(ENTRIES, "generic-en").nodes[0]

    moments = [one["datePublished"] for one in node["liveBlogUpdate"]]
    assert moments == ["2024-11-06T01:10:00", "2024-11-05T23:50:00", "2024-11-05T22:05:00"]


def test_entries_of_a_text_without_a_day_have_no_moment() -> None:
    node = read(ENTRIES.replace("Published 5 November 2024", ""), "generic-en").nodes[0]

    assert not any("datePublished" in one for one in (node, *node["liveBlogUpdate"]))


def test_labels_that_run_together_are_parted_where_the_house_says_so(tmp_path: Path) -> None:
    house = tmp_path / "flat.toml"
    house.write_text('id = "flat"\nextends = "pravda-eng"\n[labels]\ninline = true\n', "utf-8")
    text = "The ferry will run all night. Source: the town council. Details: It costs the same."

    body = f"Ferry runs all night\n\nIryna BalashMonday, 1 September 2025, 07:30\n\n{text}"

    assert read(body, str(house)).nodes[0]["backstory"] == "the town council."
    assert "backstory" not in read(body).nodes[0]


def test_a_wire_is_known_by_its_dateline() -> None:
    text = (PAIRS / "agency-wire" / "dateline-with-region.txt").read_text("utf-8")

    found = read(text, "auto")

    assert found.nodes[0]["dateline"] == "DOLYNA, Ukraine (NW)"
    assert (
        found.findings[0].message == "the house agency-wire was chosen: a dateline with its agency"
    )


@pytest.mark.parametrize(
    ("code", "lead"),
    [
        ("af", "Die veerboot sal in Julie die hele nag vaar, het die stadsraad Maandag gesê."),
        ("nl", "De veerboot vaart in juli de hele nacht, zei de gemeenteraad op maandag."),
        (
            "lt",
            "Keltas liepos mėnesį plauks visą naktį, kaip pranešė miesto taryba, ir tai yra gera.",
        ),
        ("lv", "Prāmis jūlijā kursēs visu nakti, kā paziņoja pilsētas dome, un tas ir labi."),
        ("et", "Parvlaev sõidab juulis kogu öö, ütles linnavolikogu esmaspäeval, ja see on hea."),
        ("sr", "Трајект ће возити целе ноћи у јулу, саопштило је у понедељак градско веће."),
        ("bg", "Фериботът ще пътува цяла нощ през юли, съобщи в понеделник общинският съвет."),
        ("ur", "کشتی جولائی میں ساری رات چلے گی، سٹی کونسل نے پیر کو کہا ہے کہ یہ سب کے لیے ہے۔"),
        ("fa", "کشتی در ماه ژوئیه تمام شب حرکت می کند، شورای شهر اعلام کرد و این برای همه است."),
        ("ne", "फेरी साउनमा रातभर चल्ने भएको छ, नगर परिषद्ले सोमबार भनेको छ र यो पनि थप गरेको छ।"),
        ("hi", "नौका जुलाई में पूरी रात चलेगी, नगर परिषद ने सोमवार को कहा है और यह सब के लिए है।"),
        ("bn", "ফেরি জুলাই মাসে সারা রাত চলবে, সোমবার জানিয়েছে নগর পরিষদ এবং এই কথা বলেন তিনি।"),
        (
            "sq",
            "Trageti do të lundrojë gjatë gjithë natës në korrik, tha të hënën këshilli i qytetit.",
        ),
    ],
)
def test_a_language_is_told_from_its_neighbours(code: str, lead: str) -> None:
    found = read(lead, "").findings[0].message

    assert found.startswith(f"the house calendar-{code} was chosen")


@pytest.mark.parametrize(
    ("house", "lead"),
    [
        (
            "generic-en",
            "DOLYNA, Ukraine (Herald) - The ferry was stopped by the council on Tuesday.",
        ),
        ("generic-de", "Dolyna (dpa) - Die Fähre wurde am Montag von dem Rat der Stadt gestoppt."),
    ],
)
def test_a_dateline_below_other_lines_or_in_another_language_makes_no_wire(
    house: str, lead: str
) -> None:
    above = "Ferry stopped\n\nFerry at the pier.\n\nBy Ann Lee\n\n" if house == "generic-en" else ""

    found = read(above + lead, "auto")

    assert found.findings[0].message.startswith(f"the house {house} was chosen")


def test_who_says_a_headline_has_a_role_of_its_own() -> None:
    text = "Ferry will run all night – town council\n\nIt will run in July, the council said."

    spans = [(span.role, text[span.start : span.end]) for span in read(text).spans[:2]]

    assert spans == [
        ("headline", "Ferry will run all night"),
        ("headline_attribution", "– town council"),
    ]


BAD = {
    "nothing": b"",
    "spaces": " \u00a0\u200b\u200f\n\t".encode(),
    "one line": b"A line",
    "one sign": b"!",
    "controls": bytes(range(32)) + b"A line\x00\x07 with signs",
    "two encodings": "Пором ".encode() + "ходить".encode("cp1251") + b"\n\nA line.",
    "half of a letter": b"\xd0",
    "utf-16": "Ferry runs\n\nIt runs.".encode("utf-16"),
    "right to left": "\u202eFerry runs\u202c\n\n\u200fIt runs all night.\u200e".encode(),
    "no name, no date": b"Ferry runs\n\nIt runs.",
    "no such day": b"Ferry runs\n\nThursday, 31 February 2024, 25:61\n\nIt runs.",
    "today": b"Ferry runs\n\nPublished 15 hours ago\n\nIt runs.",
    "one long line": b"ferry " * 20_000,
}


@pytest.mark.parametrize("house", ["", "auto", "generic-en", "pravda-eng", "agency-wire"])
@pytest.mark.parametrize("name", BAD)
def test_bad_input_gives_what_there_is_and_invents_nothing(name: str, house: str) -> None:
    parsed = parse(BAD[name], Options(house=house))

    for node in parsed.nodes:
        assert not {"author", "datePublished", "dateModified"} & node.keys()
    said = {finding.rule for finding in parsed.findings}
    assert said & {"text_empty", "author_missing"}


@pytest.mark.parametrize("data", [
    b"\x89PNG\r\n\x1a\n\0IHDR", b"PK\x03\x04" + b"paper" * 9, bytes(range(11, 256)) * 4,
    "Паром стоит у пристани.\n\nСовет города решил так.".encode("cp1251"),
])  # fmt: skip
def test_what_is_binary_is_no_article(data: bytes) -> None:
    reading = nutgraf.read(data, "text")

    assert reading.article is None
    assert [one.rule for one in reading.findings] == ["text_binary", "no_article_found"]


def test_a_text_in_another_encoding_is_one_still() -> None:
    text = "Fähre fährt spät\n\nDie Fähre fährt spät für Gäste über den Fluss, hört man überall."

    assert nutgraf.read(text.encode("cp1252"), "text").article is not None


def test_what_leaves_no_letter_is_no_article() -> None:
    reading = nutgraf.read(b"\0\xff\xfe\x01", "text")

    assert reading.article is None
    assert {"no_article_found", "text_empty"} <= {one.rule for one in reading.findings}


def test_what_stands_in_a_line_above_says_nothing_of_a_name() -> None:
    text = "A headline of some words\n\nSource\n\n{}By Orsolya Kettleby\n\nThe ferry runs."

    within = read(text.format("Log in\n"), "agency-wire").nodes[0]["mentions"]

    assert within == read(text.format(""), "agency-wire").nodes[0]["mentions"]


@pytest.mark.parametrize("house", ["", "generic-en"])
def test_line_with_a_date_is_the_headline_of_a_text_that_has_no_other(house: str) -> None:
    headline = "2024-10-31a b c d"

    assert nutgraf.read(headline, "text", house=house).article.headline == headline
    assert nutgraf.read("31 May 2024\n", "text", house=house).value is None
