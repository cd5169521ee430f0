"""`nutgraf check`, `rules` and `explain`, as a shell sees them."""

from __future__ import annotations

import errno
import io
import json
import os
import tarfile
from multiprocessing import active_children
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nutgraf.cli import main
from nutgraf.cli._site import DEFAULT_PROFILES
from nutgraf.config import Config

if TYPE_CHECKING:
    from faults import Tapping

GOOD = '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bridge"}'
BAD = GOOD.replace('"headline"', '"headlin"')


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    with pytest.raises(SystemExit) as left:
        main([str(one) for one in arguments])
    return int(left.value.code or 0), capsys.readouterr().out


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "good.jsonld").write_text(GOOD)
    (tmp_path / "site" / "bad.jsonld").write_text(BAD)
    return tmp_path


def test_a_fault_is_told_with_its_place_and_fails(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out = run(capsys, "check", "site")

    assert status == 1
    assert 'site/bad.jsonld:1:71: error: "headlin" is no property' in out
    assert "did you mean headline?" in out


def test_a_clean_folder_passes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "site" / "bad.jsonld").unlink()

    assert run(capsys, "check", "site", "--base-url", "https://a.example/") == (
        0, "1 document checked, nothing found\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("paths", "count"),
    [
        ("site site", 2),
        ("./site/ site/bad.jsonld site/good.jsonld", 2),
        ("site/good.jsonld site/bad.jsonld site/good.jsonld", 2),
        (". site", 2),
        ("site site/notes.txt", 3),
        ("site site/link.jsonld", 3),
    ],
)
def test_what_is_named_twice_is_checked_once(
    folder: Path, capsys: pytest.CaptureFixture[str], paths: str, count: int
) -> None:
    (folder / "site" / "notes.txt").write_text(GOOD)
    (folder / "site" / "link.jsonld").symlink_to("good.jsonld")

    assert f" of {count} documents" in run(capsys, "check", *paths.split())[1]


def test_a_table_of_rules_is_no_format(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", "site", "--statistics", "--format", "json") == (2, "")


def test_a_folder_without_documents_is_no_success(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty").mkdir()

    assert run(capsys, "check", "empty")[0] == 2


def test_what_is_named_and_missing_could_not_be_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["check", "site", "nowhere.html"])

    assert left.value.code == 2
    assert "nowhere.html" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("property_unknwon", "did you mean property_unknown?"),
        ("property_unknown", ""),
        ("headline_twice", ""),
        ("zzz", "`nutgraf rules` lists them"),
    ],
)
def test_a_name_to_ignore_that_nothing_has_is_told_of(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    (folder / "site" / "also.jsonld").write_text(GOOD.replace("Bridge", "Bridge is opened at last"))
    (folder / "site" / "more.jsonld").write_text(GOOD.replace("Bridge", "Bridge is opened at last"))
    with pytest.raises(SystemExit):
        main(["check", "site", "--across", "--ignore", name])

    said = capsys.readouterr().err

    assert told in said
    assert bool(said) == bool(told)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("property_unknwon", "property_unknwon: no rule has that name; did you mean"),
        ("claim_review_*", "claim_review_*: no rule has that name; did you mean"),
        ("property_unknown", ""),
        ("recipe_name_missing", ""),
        ("json_broken", ""),
        ("*", ""),
    ],
)
def test_a_name_in_the_configuration_that_no_rule_has_is_told_of(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    (folder / "nutgraf.toml").write_text(f'[check.ignore]\n"*" = ["{name}"]\n')

    with pytest.raises(SystemExit):
        main(["check", "site"])

    complaints = capsys.readouterr().err
    assert told in complaints if told else not complaints


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "site", "--base-url", "herald.example"),
        ("check", "site", "--rules", "today"),
        ("check", "site", "--rules", "2020-01-01"),
        ("check", "site", "--explain-upgrade", "2026-02-30"),
        ("rules", "--since", "yesterday"),
        ("rules", "diff", "2026-11-22", "now"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_day_or_an_address_that_is_none_is_refused(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run(capsys, *arguments) == (2, "")


def test_fixes_that_were_not_made_are_told_of(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = GOOD.replace(
        "Bridge", 'Bridge", "author": {"@type": "Person", "name": "By Ann Lee"}, "a": "'
    )
    (folder / "site" / "by.jsonld").write_text(text)
    said = []
    for option in ("--fix", "--unsafe-fixes"):
        with pytest.raises(SystemExit):
            main(["check", "site", "--profile", "google-article", option])
        said.append(capsys.readouterr().err)

    assert "1 further one could be mended with --unsafe-fixes" in said[0]
    assert "further" not in said[1]


def test_a_rule_may_be_ignored_below_a_path(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "nutgraf.toml").write_text('[check.ignore]\n"site/*" = ["property_unknown"]\n')

    assert run(capsys, "check", "site")[0] == 0


def test_a_folder_is_judged_under_its_address(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = {
        "@context": "https://schema.org", "@type": "ClaimReview", "claimReviewed": "It is so",
        "url": "https://elsewhere.example/", "reviewRating": {"alternateName": "No"},
    }  # fmt: skip
    (folder / "site" / "claim.jsonld").write_text(json.dumps(claim))
    (folder / "nutgraf.toml").write_text('[check]\nmap = { "site/" = "https://herald.example/" }\n')

    assert (
        "claim_review_url_elsewhere" in run(capsys, "check", "site", "--profile", "claim-review")[1]
    )


@pytest.mark.parametrize("report", ["json", "sarif", "gitlab"])
def test_a_report_is_written_to_a_file(
    folder: Path, capsys: pytest.CaptureFixture[str], report: str
) -> None:
    status, _ = run(capsys, "check", "site", "--format", report, "--out", "out.json")

    assert status == 1
    assert "property_unknown" in json.dumps(json.loads((folder / "out.json").read_text()))


def test_what_is_piped_in_is_shown_where_it_is_wrong(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = f"<script type='application/ld+json'>\n{BAD}\n</script>"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(page.encode())))

    told = run(capsys, "check", "-")[1].splitlines()

    assert told[0].startswith("<stdin>:2:71: error:")
    assert '"headlin": "Bridge"}' in told[1]


def test_an_unknown_profile_is_told_with_its_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "nutgraf.toml").write_text('[check]\nprofiles = ["google"]\n')

    with pytest.raises(SystemExit) as left:
        main(["check", "site"])

    assert left.value.code == 2
    assert "nutgraf.toml: check.profiles: no profile 'google'" in capsys.readouterr().err


def test_statistics_count_rules(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "1 file  error    property_unknown" in run(capsys, "check", "site", "--statistics")[1]


@pytest.mark.process
def test_two_processes_say_what_one_says(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(40):
        (folder / "site" / f"{number}.jsonld").write_text(BAD.replace("headlin", f"head{number}"))
    with tarfile.open(folder / "old.tar", "w") as archive:
        archive.add(folder / "site" / "3.jsonld")
    cut = (folder / "old.tar").read_bytes().rstrip(b"\0")
    (folder / "old.tar").write_bytes(cut)
    paths = ("old.tar", "site", "gone.tar")
    (folder / "gone.tar").mkdir()
    alone = run(capsys, "check", *paths)

    assert "old.tar: error: " in alone[1]
    assert "gone.tar: error: " in alone[1]
    assert run(capsys, "check", *paths, "--jobs", "2") == alone
    monkeypatch.setattr("nutgraf.sites._workers._judge", _end)
    assert run(capsys, "check", *paths, "-j", "2") == alone


@pytest.mark.process
@pytest.mark.parametrize("turn", [1, 2])
def test_processes_that_cannot_be_started_are_done_without(
    folder: Path, capsys: pytest.CaptureFixture[str], tapped: Tapping, turn: int
) -> None:
    alone = run(capsys, "check", "site")
    starts = iter(range(1, 9))

    def fail(event: str, _arguments: tuple[object, ...]) -> None:
        if event == "os.fork" and next(starts) == turn:
            raise OSError(errno.EAGAIN, "as planned")

    with tapped(fail):
        assert run(capsys, "check", "site", "-j", "2") == alone
    for one in active_children():
        one.join(5)
    assert not active_children()


def _end(*_: object) -> None:
    os._exit(1)  # as a process does that the system ends


def test_what_no_rule_looked_at_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "site" / "recipe.jsonld").write_text(GOOD.replace("NewsArticle", "Recipe"))

    (folder / "site" / "feed.rss").write_text(
        "<rss version='2.0'><channel><title>a</title></channel></rss>"
    )

    told = run(capsys, "check", "site", "--profile", "video")[1]

    assert "not checked: Recipe (1 page)\n" in told
    assert "not checked: rss (1 page); see --profile feeds\n" in told


def test_rules_are_listed_by_profile(capsys: pytest.CaptureFixture[str]) -> None:
    status, out = run(capsys, "rules", "--profile", "swg")

    assert status == 0
    assert all("[swg]" in line for line in out.splitlines())


def test_a_rule_is_explained_with_source_and_examples(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "explain", "PAY04")[1]

    assert "Source: https://developers.google.com/" in out
    assert "Bad:" in out


def test_a_rule_of_no_name_cannot_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "explain", "no_such_rule")[0] == 2


def test_without_a_configuration_the_profiles_are_its_own_defaults() -> None:
    assert Config().check.profiles == DEFAULT_PROFILES
