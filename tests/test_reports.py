"""Reports: complete, valid in their formats, and deaf to what documents try to say through them."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path
from unicodedata import combining, east_asian_width
from urllib.parse import unquote_to_bytes
from xml.parsers import expat

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.errors import UnknownFormatError
from nutgraf.findings import Finding, Place, Severity
from nutgraf.reports import REPORTS, About, Checked, report_named
from nutgraf.reports._report import named
from nutgraf.reports.text import statistics

HOSTILE = (
    "\x1b[31mred\x1b[0m", "\x1b]8;;https://evil.example\x1b\\", "\n::error file=a.py::pwned",
    "\r\n##[error]x", "::stop-commands::tok", "##vso[task.setvariable]", "%0A::warning::x",
    "x,line=99::pwned", "\u202eevil\u202c", "\u2028::error::x", "\x85::error::x", "\ud83d", "\0",
    "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", " =1", "＝1", "<script>alert(1)</script>",
    "]]>", "&lt;", "| a | b |", "`code` [x](javascript:alert(1))", "../../../etc/passwd",
    "javascript:alert(1)", "C:\\dir\\..\\x", "x" * 1_500, "e" + "\u0301" * 400, "{0} %s", "",
)  # fmt: skip
CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
COMMAND = re.compile(r"\s*(::|##)")
ANNOTATION = re.compile(r"::(error|warning|notice) [^\n]*::[^\n]*")

hostile = st.sampled_from(HOSTILE) | st.text(
    st.characters(categories=("L", "N", "P", "S", "Z", "Cc", "Cf", "Cs", "Cn"))
)
places = st.builds(
    Place, file=hostile, pointer=hostile, line=st.integers(0, 4), column=st.integers(0, 90)
)
findings = st.builds(
    Finding, rule=hostile, severity=st.sampled_from(Severity), message=hostile, place=places
)


@st.composite
def checks(draw: st.DrawFn) -> Checked:
    found = tuple(draw(st.lists(findings, max_size=8)))
    names = tuple(dict.fromkeys(finding.place.file for finding in found))
    return Checked(
        findings=found,
        files=(*names, *draw(st.lists(hostile, max_size=2))),
        texts={name: draw(hostile) + "\n" + draw(hostile) for name in names},
        about={
            f.rule: About(draw(hostile), draw(hostile), "https://rules.example/") for f in found
        },
        notes=tuple(draw(st.lists(hostile, max_size=2))),
        width=draw(st.sampled_from((0, 20, 80))),
        version="1.0",
    )


@given(checks())
def test_every_report_can_be_encoded_and_is_the_same_again(checked: Checked) -> None:
    for name in REPORTS:
        render = report_named(name)

        assert render(checked).encode() == render(checked).encode(), name


@given(checks())
def test_no_text_steers_a_terminal_or_a_build_log(checked: Checked) -> None:
    for render in (report_named("text"), statistics):
        text = render(checked)

        assert not CONTROLS.search(text)
        assert not [line for line in text.splitlines() if COMMAND.match(line)]


@given(checks())
def test_each_finding_is_one_annotation_on_one_line(checked: Checked) -> None:
    lines = report_named("github")(checked).split("\n")[:-1]

    assert len(lines) == len(checked.findings)
    assert all(ANNOTATION.fullmatch(line) for line in lines)
    assert not any(CONTROLS.search(line) for line in lines)


@given(checks())
def test_no_cell_is_a_formula_and_each_finding_is_a_row(checked: Checked) -> None:
    rows = list(csv.reader(io.StringIO(report_named("csv")(checked))))

    assert len(rows) == 1 + len(checked.findings)
    assert not [cell for row in rows for cell in row if cell.strip()[:1] in set("=+-@\t\r＝＋－＠")]


@pytest.mark.parametrize("name", ["gitlab", "json", "sarif"])
@given(checks())
def test_json_is_strict_and_each_finding_is_in_it(name: str, checked: Checked) -> None:
    document = json.loads(report_named(name)(checked), parse_constant=pytest.fail)
    count = {
        "gitlab": lambda: len(document),
        "json": lambda: len(issues_of(document)),
        "sarif": lambda: sum(
            result.get("occurrenceCount", 1) for result in document["runs"][0]["results"]
        ),
    }

    assert count[name]() == len(checked.findings)


@given(checks())
def test_junit_is_xml_without_surprises_and_counts_its_failures(checked: Checked) -> None:
    seen: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _attributes: seen.append(name)
    parser.Parse(report_named("junit")(checked).encode(), True)  # noqa: FBT003 (the last piece)

    assert set(seen) <= {"testsuites", "testsuite", "testcase", "failure", "system-out"}
    assert seen.count("failure") == sum(f.severity == "error" for f in checked.findings)
    assert seen.count("testcase") >= len(checked.findings)


@given(checks())
def test_sarif_names_files_by_relative_references(checked: Checked) -> None:
    document = json.loads(report_named("sarif")(checked))
    uris = [
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in document["runs"][0]["results"]
        for place in result["locations"]
    ]

    assert all(re.fullmatch(r"[A-Za-z0-9%._~/-]+", uri) for uri in uris)
    assert not any(".." in uri.split("/") or uri.startswith("//") for uri in uris)


@pytest.mark.parametrize(
    "name", ["a\nb", "a\\nb", "u\u2028", "\udcff\udcfe", "é", "x" * 900, "%41 ?#"]
)
def test_sarif_names_the_very_file(name: str) -> None:
    document = json.loads(report_named("sarif")(Checked(findings=(finding(f"s/{name}"),))))
    (place,) = document["runs"][0]["results"][0]["locations"]

    uri = place["physicalLocation"]["artifactLocation"]["uri"]
    assert os.fsdecode(unquote_to_bytes(uri)) == f"s/{name}"


@pytest.fixture(scope="module")
def sarif_schema(corpus: Path) -> jsonschema.Draft7Validator:
    judge = corpus.parent / "judges" / "sarif-2.1.0.schema.json"
    if not judge.exists():
        pytest.skip("the schema of SARIF is not here")
    return jsonschema.Draft7Validator(json.loads(judge.read_text(encoding="utf-8")))


def test_sarif_fits_its_schema(sarif_schema: jsonschema.Draft7Validator) -> None:
    many = [finding(f"page-{number}.html", message=text) for number, text in enumerate(HOSTILE)]
    about = {"date_unreadable": About("A date is a date.", "Write it.", "https://a.example/")}
    checked = Checked(
        findings=tuple(many), about=about, notes=("not checked: Recipe",), version="1"
    )

    faults = list(sarif_schema.iter_errors(json.loads(report_named("sarif")(checked))))

    assert [fault.message for fault in faults] == []


def test_a_sarif_rule_tells_its_source() -> None:
    about = {"date_unreadable": About("A date is a date.", "Write it.", "https://a.example/")}
    checked = Checked(findings=(finding("a.html"),), about=about)

    rule = json.loads(report_named("sarif")(checked))["runs"][0]["tool"]["driver"]["rules"][0]

    assert rule["helpUri"] == "https://a.example/"
    assert rule["shortDescription"]["text"] == "A date is a date."


def test_the_fault_of_a_template_is_told_once_with_its_count() -> None:
    checked = Checked(findings=tuple(finding(f"{number:03}.html") for number in range(312)))

    result = json.loads(report_named("sarif")(checked))["runs"][0]["results"]

    assert [one["occurrenceCount"] for one in result] == [312]
    assert report_named("text")(checked).startswith("312 pages: error: no date [date_unreadable]")


def test_two_faults_of_one_file_stay_two() -> None:
    checked = Checked(findings=tuple(finding("a.html", line=line) for line in range(1, 10)))

    result = json.loads(report_named("sarif")(checked))["runs"][0]["results"]

    assert len(result) == 9


def test_sarif_stays_within_the_limits_of_code_scanning() -> None:
    found = [
        replace(finding(f"{number}.html", message="m" * 900), rule=f"rule_{number}")
        for number in range(26_000)
    ]

    text = report_named("sarif")(Checked(findings=tuple(found)))
    run = json.loads(text)["runs"][0]

    assert len(run["results"]) <= 25_000
    assert "further results are not listed" in str(run["invocations"])


def test_text_shows_the_line_with_a_caret_under_the_place() -> None:
    checked = Checked(
        findings=(finding("a.json", line=2, column=3),), texts={"a.json": '{\n  "x"}'}
    )

    assert report_named("text")(checked) == (
        "a.json:2:3: error: no date [date_unreadable]\n"
        '     2 |   "x"}\n'
        "       |   ^\n\n"
        "1 error in 1 of 1 document\n"
    )


def test_text_shows_a_tab_as_blanks_and_the_caret_behind_them() -> None:
    texts = {"a.json": '{\n\t\t"x": 1\n}'}
    checked = Checked(findings=(finding("a.json", line=2, column=8),), texts=texts)

    source, caret = report_named("text")(checked).split("\n")[1:3]

    assert source == '     2 |         "x": 1'
    assert caret.index("^") == source.index("1")


def columns_of(row: str) -> int:
    return sum(0 if combining(one) else 1 + (east_asian_width(one) in "WF") for one in row)


@given(st.text("aД漢\u0301\t", max_size=300), st.integers(1, 300), st.integers(1, 9_999_999))
def test_no_line_of_source_is_wider_than_the_terminal(line: str, column: int, at: int) -> None:
    text = "\n" * (at % 3_000 - 1) + line
    found = finding("a.html", line=at % 3_000, column=column)

    shown = report_named("text")(Checked(findings=(found,), texts={"a.html": text}, width=80))

    assert max(map(columns_of, shown.split("\n"))) <= 80


@given(st.text("a/Д漢 ", min_size=1, max_size=200), st.text("aД漢 ", max_size=300))
def test_a_place_stays_in_one_piece_and_what_is_said_of_it_is_folded(file: str, said: str) -> None:
    found = finding(file, 2, 3, said)

    first, *rest = report_named("text")(Checked(findings=(found,), width=80)).split("\n")

    place = f"{named(file)}:2:3:"
    assert first == place or (first.startswith(f"{place} ") and columns_of(first) <= 80)
    assert max(map(columns_of, rest)) <= 80


@given(checks())
def test_colours_change_no_letter(checked: Checked) -> None:
    coloured = report_named("text")(replace(checked, colours=True))

    assert re.sub("\x1b\\[[0-9]+m", "", coloured) == report_named("text")(checked)


def test_findings_of_a_file_are_told_down_the_file() -> None:
    other = replace(finding("a.json", line=9), rule="type_unknown")
    found = (other, finding("b.json", line=9), replace(other, place=Place("b.json", "", 2, 1)))

    text = report_named("text")(Checked(findings=found, files=("a.json", "b.json")))

    assert re.findall(r"^[ab].json:\d", text, re.MULTILINE) == ["a.json:9", "b.json:2", "b.json:9"]


def test_a_note_that_is_said_again_is_told_once_but_a_fault_each_time() -> None:
    note = replace(finding("a.json", line=2), severity=Severity.INFO, message="pending")
    found = (
        note,
        replace(note, place=Place("a.json", "/x", 3, 1)),
        replace(note, place=Place("b.json", "", 1, 1)),
        replace(note, message="another", place=Place("b.json", "", 2, 1)),
        finding("a.json", line=5),
        finding("b.json", line=5),
    )

    text = report_named("text")(Checked(findings=found, files=("a.json", "b.json")))

    told = re.findall(r"^([ab].json:\d)|(and at .*)", text, re.MULTILINE)
    assert ["".join(one) for one in told] == [
        "a.json:2", "and at 2 other places", "a.json:5", "b.json:2", "b.json:5",
    ]  # fmt: skip
    assert "4 notes in 2 of 2 documents" in text


def test_text_says_what_was_not_checked() -> None:
    checked = Checked(
        findings=(), files=("a.html", "b.html"), notes=("not checked: Recipe (2 pages)",)
    )

    assert report_named("text")(checked) == (
        "* not checked: Recipe (2 pages)\n2 documents checked, nothing found\n"
    )


def test_checking_nothing_is_no_success_in_silence() -> None:
    assert report_named("text")(Checked(findings=())) == "nothing was checked\n"


def test_a_clean_file_is_a_passed_case_and_a_pass_verdict() -> None:
    checked = Checked(findings=(), files=("a.html",))

    assert '<testcase classname="a.html" name="nutgraf"/>' in report_named("junit")(checked)
    assert '"verdict": "PASS"' in report_named("json")(checked)


def test_a_finding_without_a_line_has_no_line_in_junit() -> None:
    finding = Finding("headline_twice", Severity.ERROR, "twice", Place("a.html", "/headline"))

    told = report_named("junit")(Checked(findings=(finding,)))

    assert 'name="headline_twice">' in told
    assert "error: a.html /headline<" in told


def test_a_report_of_no_name_is_refused() -> None:
    with pytest.raises(UnknownFormatError, match="there are csv, github"):
        report_named("html")


def finding(file: str, line: int = 1, column: int = 1, message: str = "no date") -> Finding:
    place = Place(file, "/datePublished", line, column)
    return Finding("date_unreadable", Severity.ERROR, message, place)


def issues_of(document: dict[str, list[dict[str, dict[str, dict]]]]) -> list[object]:
    return [
        issue
        for result in document["results"]
        for kind in result["inspectionResult"]["richResultsResult"]["detectedItems"]
        for item in kind["items"]
        for issue in item["issues"]
    ]
