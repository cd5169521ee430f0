"""Checks of whole sites: what is chosen, remembered and known, wherever the pages come from."""

from __future__ import annotations

import gzip
import io
import os
import sqlite3
import subprocess
import tarfile
import time
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.cli import _fixes, main
from nutgraf.errors import ConfigError
from nutgraf.findings import Finding, Place, Severity
from nutgraf.markup.comments import ignored_in
from nutgraf.rules import ruleset
from nutgraf.sites import (
    Baseline,
    Cache,
    Choice,
    Document,
    Run,
    Shard,
    Way,
    documents_in,
    listed_in,
    read_baseline,
    shard_of,
)
from nutgraf.sites._leaves import TABLE, Leaves

GOOD = '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bridge"}'
BAD = GOOD.replace('"headline"', '"headlin"')
RULES = ruleset(("schema.org",))


def page(json_ld: str, before: str = "") -> str:
    return f'<!doctype html>{before}<script type="application/ld+json">{json_ld}</script>'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with a site of forty pages, every fourth of them bad, and stand in it."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "site"
    for number in range(40):
        name = folder / f"{number % 3}" / f"page-{number}.html"
        name.parent.mkdir(parents=True, exist_ok=True)
        name.write_text(page(GOOD if number % 4 else BAD, f"<title>{number**9}</title>"))
        os.utime(name, (1_700_000_000, 1_700_000_000))
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main([str(one) for one in arguments])
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def gone_over(paths: list[str], **options: Any) -> Run:
    done = Run(Way(RULES), **options)
    for document in documents_in(paths):
        done.take(document)
    return done


def found(done: Run) -> list[tuple[str, str]]:
    return [(one.place.file, one.rule) for one in done.gathered.findings]


# Order and archives


@given(st.lists(st.text("ab-.z", min_size=1, max_size=4), max_size=9))
def test_a_folder_is_walked_in_the_order_of_the_names(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("walk")
    for name in names:
        if name.strip("."):
            (folder / name).mkdir(exist_ok=True)
            (folder / name / f"{name}.html").touch()
            (folder / f"{name}x.html").touch()

    walked = [document.name for document in documents_in([str(folder)])]

    assert walked == sorted(one.as_posix() for one in folder.rglob("*.html"))


def archived(site: Path, kind: str) -> str:
    files = sorted(site.rglob("*.html"))
    name = site.parent / f"site.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                archive.write(file, file.relative_to(site))
    elif kind.startswith("warc"):
        records = [
            warc_record(file.relative_to(site).as_posix(), file.read_bytes()) for file in files
        ]
        pack = gzip.compress if kind.endswith("gz") else bytes
        name.write_bytes(b"".join(map(pack, records)))
    else:
        with tarfile.open(name, "w:gz" if kind.endswith("gz") else "w") as archive:
            for file in files:
                archive.add(file, file.relative_to(site))
    return name.name


def warc_record(path: str, data: bytes) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + data
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"WARC-Target-URI: https://herald.example/{path}\r\nWARC-Date: 2026-11-22T08:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


OTHERS = ['{"$schema": "a", "type": "object"}', "[1, 2]", "{}", '[{"headline": "A"}]', "7"]


@pytest.mark.parametrize("content", OTHERS)
def test_json_of_another_kind_is_named_and_not_judged(
    content: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "other.json").write_text(content)
    (site / "article.json").write_text(GOOD)
    (site / "broken.json").write_text(GOOD[:-1])
    with pytest.raises(SystemExit):
        main(["check", "site", "--format", "github"])
    told = capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["check", "site"])

    assert "other.json" not in told
    assert "article.json" not in told
    assert "broken.json" in told
    assert "not checked: JSON that is no JSON-LD (1 page)" in capsys.readouterr().out


KINDS = ("tar", "tar.gz", "zip", "warc", "warc.gz")


@pytest.mark.parametrize("kind", KINDS)
def test_an_archive_has_the_findings_of_its_folder(site: Path, kind: str) -> None:
    pytest.importorskip("fastwarc")
    name = archived(site, kind)
    inner = {file.removeprefix("site/") for file, _ in found(gone_over(["site"]))}

    files = {file for file, _ in found(gone_over([name]))}

    assert {
        one.removeprefix(f"{name}/").removeprefix("https://herald.example/") for one in files
    } == inner


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0, 0.53, 0.97])
def test_an_archive_that_is_cut_short_says_so(site: Path, kind: str, share: float) -> None:
    pytest.importorskip("fastwarc")
    name = archived(site, kind)
    data = Path(name).read_bytes()
    Path(name).write_bytes(data[: int(len(data) * share)] or b"nonsense")

    assert (name, "file_unreadable") in found(gone_over([name])) or share == 0.97


def test_hostile_names_in_an_archive_are_names_alone(site: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "evil.tar", "w") as archive:
        for name in ("../../up.html", "/etc/root.html", "a\x1b[31m.html", "con.html"):
            member = tarfile.TarInfo(name)
            member.size = len(page(BAD))
            archive.addfile(member, io.BytesIO(page(BAD).encode()))
        link = tarfile.TarInfo("link.html")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)

    done = gone_over([str(tmp_path / "evil.tar")])

    assert len(found(done)) == 4
    assert {one.name for one in tmp_path.iterdir()} == {"site", "evil.tar"}


def test_a_zip_that_grows_without_end_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.html", b" " * 30_000_000)

    (finding,) = gone_over([str(tmp_path / "bomb.zip")]).gathered.findings

    assert "grows to more than" in finding.message


# Choice


def test_shards_part_a_site() -> None:
    names = [f"page-{number}.html" for number in range(500)]
    parts = [[name for name in names if Shard(part, 16).holds(name)] for part in range(1, 17)]

    assert sorted(name for part in parts for name in part) == sorted(names)
    assert all(10 <= len(part) <= 60 for part in parts)


@pytest.mark.parametrize("text", ["0/3", "4/3", "a/b", "3", "1/0", "-1/3", "1/2/3", ""])
def test_a_part_of_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no part"):
        shard_of(text)


@pytest.mark.parametrize("report", ["json", "sarif", "text", "junit", "markdown"])
def test_the_union_of_the_shards_is_the_whole(
    site: Path, capsys: pytest.CaptureFixture[str], report: str
) -> None:
    page = min(site.rglob("*.html"))
    page.write_text(page.read_text("utf-8").replace("https://schema.org", "http://schema.org"))
    for part in range(1, 17):
        run(
            capsys,
            "check",
            "site",
            "--shard",
            f"{part}/16",
            "--format",
            "json",
            "--out",
            f"{part}.json",
        )
    parts = [f"{part}.json" for part in range(1, 17)]

    status, merged, _ = run(capsys, "report", "merge", *parts, "--format", report)

    whole = run(capsys, "check", "site", "--format", report)
    if report == "text":  # without the pages there are no lines to show
        lines = [
            line
            for line in whole[1].splitlines()
            if not line.lstrip(" 0123456789").startswith("|") or "first at" in line
        ]
        whole = whole[0], "\n".join(lines) + "\n", ""
    assert (status, merged) == whole[:2]


def test_a_report_that_is_none_is_refused(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("part.json").write_text('{"results": [{"file"')

    status, _, said = run(capsys, "report", "merge", "part.json")

    assert (status, "is no report" in said) == (2, True)


def test_a_sample_has_so_many_of_each_template(site: Path) -> None:
    done = gone_over(["site"], choice=Choice(sample=3))

    assert done.gathered.documents == 3
    assert "a sample: 3 of 40 documents, up to 3 of each of 1 templates" in list(done.notes())


def test_a_manifest_names_the_documents(site: Path) -> None:
    Path("list.txt").write_text("site/0/page-0.html\nhttps://herald.example/1/page-4.html\n")
    way = Way(RULES, base_url="https://herald.example/")
    done = Run(way, choice=Choice(names=listed_in(Path("list.txt"))))
    os.chdir("site")
    for document in documents_in(["."]):
        done.take(document)

    assert [file for file, _ in found(done)] == ["1/page-4.html"]


def test_a_sitemap_says_what_changed(tmp_path: Path) -> None:
    rows = {"a": "2026-11-22", "b": "2026-11-20", "c": "", "d": "2026-11-22T07:00:00+02:00"}
    urls = "".join(
        f"<url><loc>https://a.example/{name}</loc><lastmod>{day}</lastmod></url>"
        for name, day in rows.items()
    )
    file = tmp_path / "sitemap.xml"
    file.write_text(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>')
    chosen = listed_in(file, datetime(2026, 11, 22, 6, tzinfo=UTC))

    assert chosen == {"https://a.example/a", "https://a.example/c"}


@pytest.mark.parametrize("content", [b"<html>", b"[1]", b"["])
def test_a_list_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "list").write_bytes(content)

    with pytest.raises(ConfigError):
        listed_in(tmp_path / "list")


@pytest.mark.process
def test_only_what_changed_since_a_revision_is_checked(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("init -q", "add .", "-c user.name=a -c user.email=a@a.example commit -qm a"):
        subprocess.run(["git", *command.split()], check=True)  # noqa: S607
    (site / "0" / "page-3.html").write_text(page(BAD, "<p>"))
    (site / "new.html").write_text(page(BAD))

    _, out, _ = run(capsys, "check", "site", "--changed-since", "HEAD")

    assert "in 2 of 2 documents" in out
    assert run(capsys, "check", "site", "--changed-since", "no-such-rev")[0] == 2
    assert run(capsys, "check", "site", "--changed-since", "--output=x")[0] == 2


# Cache


def cached(file: Path, paths: list[str], way: Way | None = None) -> tuple[Run, Cache]:
    way = way or Way(RULES)
    cache = Cache(file, way.signature)
    done = Run(way, cache=cache, frames=False)
    for document in documents_in(paths):
        done.take(document)
    cache.close()
    return done, cache


def test_a_run_over_unchanged_pages_reads_nothing(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nutgraf.sites._cache._FRESH", -1)  # as if written long ago
    first, _ = cached(tmp_path / "cache", ["site"])
    reads: list[str] = []
    way = Way(RULES)
    cache = Cache(tmp_path / "cache", way.signature)
    second = Run(way, cache=cache, frames=False)
    for document in documents_in(["site"]):
        second.take(document._replace(read=lambda name=document.name: reads.append(name) or b""))

    cache.close()

    assert reads == []
    assert second.gathered.findings == first.gathered.findings
    assert (cache.hits, cache.misses) == (40, 0)


def test_a_changed_page_is_read_and_a_moved_one_is_known(site: Path, tmp_path: Path) -> None:
    cached(tmp_path / "cache", ["site"])
    (site / "0" / "page-0.html").write_text(page(GOOD, "<p>"))
    (site / "1" / "page-4.html").rename(site / "moved.html")

    done, cache = cached(tmp_path / "cache", ["site"])

    assert (cache.hits, cache.misses) == (39, 1)
    assert ("site/moved.html", "property_unknown") in found(done)
    assert "site/0/page-0.html" not in {file for file, _ in found(done)}


def test_a_page_under_another_ending_is_judged_anew(site: Path, tmp_path: Path) -> None:
    for name in ("a.json", "a.jsonld"):
        (site / name).write_text('{"name": "Bridge"}')

    whole, _ = cached(tmp_path / "cache", ["site"])

    assert {one.place.file for one in whole.gathered.findings} >= {"site/a.jsonld"}
    assert "site/a.json" not in {one.place.file for one in whole.gathered.findings}


@pytest.mark.parametrize(
    "way",
    [
        Way(ruleset(("schema.org", "google-article"))),
        Way(ruleset(("schema.org",), "2020-01-01")),
        Way(RULES, base_url="https://herald.example/"),
        Way(RULES, own="another"),
    ],
    ids=["profiles", "day", "address", "own"],
)
def test_a_verdict_of_other_rules_is_none(site: Path, tmp_path: Path, way: Way) -> None:
    cached(tmp_path / "cache", ["site"])

    assert cached(tmp_path / "cache", ["site"], way)[1].hits == 0


def test_a_page_that_changes_while_it_is_judged_is_read_again(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = f"5.0.{time.time_ns()}"  # it may change again within the tick of the disk
    document = next(documents_in([str(site)]))._replace(stamp=stamp)
    cache = Cache(tmp_path / "cache", Way(RULES).signature)
    judged = Way.verdict

    def slowly(*given: Any) -> Any:
        later = time.time_ns() + 5_000_000_000
        monkeypatch.setattr("nutgraf.sites._cache.time_ns", lambda: later)
        return judged(*given)

    monkeypatch.setattr(Way, "verdict", slowly)
    Run(Way(RULES), cache=cache).take(document)

    assert cache.known(document.name, stamp) is None
    cache.close()


@given(
    st.lists(st.tuples(st.text("ab\ud800\uffff\U0001f600", max_size=6), st.booleans()), max_size=60)
)
def test_what_is_known_of_files_is_that_which_was_noted_last(
    names: list[tuple[str, bool]],
) -> None:
    with pytest.MonkeyPatch.context() as patched, closing(sqlite3.connect(":memory:")) as database:
        patched.setattr("nutgraf.sites._leaves._MOST", 2)
        database.executescript(TABLE)
        leaves, expected = Leaves(database, b"judge"), dict[str, tuple[str, int]]()
        for number, (name, anew) in enumerate(names):
            if anew:
                leaves.save()
                leaves = Leaves(database, b"judge")
            leaves.note(name, f"stamp {number}", number)
            expected[name] = f"stamp {number}", number

        known = {name: tuple(leaves.known(name) or ()) for name, _ in names}
        leaves.save()
        count = leaves.count

    assert known == expected
    assert count == len(expected)


def test_a_run_over_one_page_does_not_shrink_the_cache_of_a_site(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nutgraf.sites._cache._LEAST", 1)
    cached(tmp_path / "cache", ["site"])
    for number in range(5):
        (site / "new.html").write_text(page(GOOD, f"<i>{number}"))
        cached(tmp_path / "cache", ["site/new.html"], Way(ruleset(("schema.org",), "2020-01-01")))

    _, cache = cached(tmp_path / "cache", ["site"])

    assert (cache.hits, cache.misses) == (40, 1)


@pytest.mark.parametrize("damage", ["cut", "cut in the head", "empty", "shape", "verdict", "leaf"])
def test_a_cache_that_is_damaged_is_begun_anew(
    site: Path, tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nutgraf.sites._cache._FRESH", -1)  # as if written long ago
    file = tmp_path / "cache"
    whole, _ = cached(file, ["site"])
    damaged(file, damage)

    done, cache = cached(file, ["site"])

    assert done.gathered.findings == whole.gathered.findings
    assert bool(cache.fault) == (damage != "empty")
    assert cached(file, ["site"])[1].hits == 40


_DAMAGES = {
    "leaf": "UPDATE leaves SET held = '[1, 2]'",
    "shape": "UPDATE about SET value = 'other'",
    "verdict": "UPDATE texts SET text = '[1' || id",
}


def damaged(file: Path, damage: str) -> None:
    data = file.read_bytes()
    if damage in _DAMAGES:
        with sqlite3.connect(file) as database:
            database.execute(_DAMAGES[damage])
        database.close()
    else:
        shares = {"cut": len(data) // 3, "cut in the head": 60, "empty": 0}
        file.write_bytes(data[: shares[damage]])


def test_a_file_that_is_no_cache_is_left_alone(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("notes.txt").write_text("dear diary")
    with sqlite3.connect("other.db") as database:
        database.execute("CREATE TABLE about(key, value)")
    database.close()
    for name in ("notes.txt", "other.db", "site"):
        held = Path(name).read_bytes() if name != "site" else b""

        status, _, said = run(capsys, "check", "site", "--cache", name)

        assert (status, "no cache" in said) == (1, True)
        assert name == "site" or Path(name).read_bytes() == held


def test_a_run_over_many_faults_keeps_some_and_counts_all(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = run(capsys, "check", "site")[1]

    assert "10 pages: error: " in out
    assert "left out" not in out
    (site / "zz.jsonld").write_text(BAD.replace("headlin", "hedline"))
    monkeypatch.setattr("nutgraf.sites._gathered.MAX_KEPT", 3)
    few = run(capsys, "check", "site")[1]
    assert "10 pages: error: " in few
    assert "11 errors in 11 of 41 documents" in few
    assert "left out: 1 finding" in few
    assert (
        "     11      11 files  error    property_unknown"
        in run(capsys, "check", "site", "--statistics")[1]
    )
    assert run(capsys, "check", "site", "--format", "csv")[1].count("property_unknown") == 11


@pytest.mark.parametrize("name", ["csv", "gitlab", "json", "junit"])
def test_a_report_is_the_same_where_its_findings_are_on_disk(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (site / "näme\n.jsonld").write_text(BAD.replace("headlin", "hedline"))
    asked = ("check", "site", "--format", name, "--across", "--quiet")
    held = run(capsys, *asked)

    monkeypatch.setattr("nutgraf.sites._spool._IN_MEMORY", 0)
    assert run(capsys, *asked) == held


# Baseline


@given(
    st.lists(
        st.builds(
            Finding,
            rule=st.sampled_from(("a_b", "c_d")),
            severity=st.sampled_from(Severity),
            message=st.text(max_size=5),
            place=st.builds(
                Place, pointer=st.sampled_from(("", "/a", "/a/0", "/a/1")), line=st.integers(0, 9)
            ),
        ),
        max_size=8,
    ),
    st.integers(0, 8),
)
def test_a_baseline_hides_what_it_knows_and_nothing_more(
    tmp_path_factory: pytest.TempPathFactory, findings: list[Finding], extra: int
) -> None:
    file = tmp_path_factory.mktemp("baseline") / "base.json"
    known = Baseline()
    known.new("a.html", findings)
    known.write(file)

    again = read_baseline(file)

    moved = [replace(one, place=replace(one.place, line=one.place.line + 7)) for one in findings]
    assert again.new("a.html", moved) == []
    assert read_baseline(file).new("b.html", moved) == moved
    more = [*findings, *findings[:extra]]
    assert len(read_baseline(file).new("a.html", more)) == len(more) - len(findings)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"version": 2, "findings": {}}', '{"version": 1, "findings": {"a": 1}}',
     '{"version": 1, "findings": {"a": {"b": "c"}}}', "[" * 5_000],
)  # fmt: skip
def test_a_baseline_that_is_none_is_refused(
    site: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    Path("base.json").write_text(text)

    status, out, said = run(capsys, "check", "site", "--baseline", "base.json")

    assert (status, out) == (2, "")
    assert "base.json" in said


def test_a_site_under_its_baseline_is_clean_until_a_page_is_not(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "baseline", "update", "site", "--baseline", "base.json")[0] == 0
    assert run(capsys, "check", "site", "--baseline", "base.json")[0] == 0
    (site / "0" / "page-3.html").write_text(page(BAD))

    status, out, _ = run(capsys, "check", "site", "--baseline", "base.json")

    assert status == 1
    assert "site/0/page-3.html" in out
    assert "left out: 10 findings of the baseline" in out


def test_a_baseline_of_a_part_keeps_what_is_known_of_the_rest(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "baseline", "update", "site", "--baseline", "base.json")
    whole = Path("base.json").read_text()
    Path("list.txt").write_text("site/0/page-0.html")
    (site / "0" / "page-0.html").write_text(page(GOOD))

    out = run(
        capsys, "baseline", "update", "site", "--baseline", "base.json", "--manifest", "list.txt"
    )[1]

    assert out.startswith("9 findings of 1 documents")
    assert whole != Path("base.json").read_text()


def test_a_file_that_is_no_baseline_is_not_written_over(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("notes.txt").write_text("dear diary")

    assert run(capsys, "baseline", "update", "site", "--baseline", "notes.txt")[0] == 2
    assert Path("notes.txt").read_text() == "dear diary"


def test_findings_that_are_gone_are_told_of(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "baseline", "update", "site", "--baseline", "base.json")
    (site / "0" / "page-0.html").write_text(page(GOOD))

    assert (
        "1 findings of the baseline are gone"
        in run(capsys, "check", "site", "--baseline", "base.json")[1]
    )


# Ignore, fix, upgrade


def test_a_page_asks_to_ignore_a_rule(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(BAD, "<!-- nutgraf: ignore property_unknown -->"))
    done = gone_over([str(tmp_path)])

    assert found(done) == []
    assert "left out: 1 findings that the documents ask to ignore" in list(done.notes())


@pytest.mark.parametrize(
    "text",
    ["<script>'<!-- nutgraf: ignore a_b -->'</script>", "<!-- nutgraf: ignore -->",
     "<a title='<!-- nutgraf: ignore a_b -->'>", "<!-- ignore a_b -->", "nutgraf: ignore a_b",
     "<!-- nutgraf: ignore * -->"],
)  # fmt: skip
def test_what_is_no_comment_of_ours_asks_for_nothing(text: str) -> None:
    assert ignored_in(text) == frozenset()


@given(st.text())
def test_comments_are_read_from_any_text(text: str) -> None:
    assert ignored_in(f"nutgraf:{text}<!-- nutgraf: ignore a_b, c_d -->") <= {"a_b", "c_d"}


FIXABLE = GOOD.replace('"headline"', '"Headline"')


def test_fixes_are_written_once(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "0" / "page-0.html").write_text(page(FIXABLE))

    _, _, said = run(capsys, "check", "site/0/page-0.html", "--fix")

    assert "1 findings in 1 files mended" in said
    assert (site / "0" / "page-0.html").read_text() == page(GOOD)
    assert "0 findings in 0 files" in run(capsys, "check", "site/0/page-0.html", "--fix")[2]


def test_a_difference_is_shown_and_nothing_is_written(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "0" / "page-0.html").write_text(page(FIXABLE))

    status, out, _ = run(capsys, "check", "site/0", "--diff")

    assert status == 1
    assert "\n+" in out
    assert (site / "0" / "page-0.html").read_text() == page(FIXABLE)


def test_a_page_that_changed_meanwhile_is_left_as_it_is(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = site / "0" / "page-0.html"
    file.write_text(page(FIXABLE))
    whole = _fixes.mend

    def late(*arguments: Any, **options: Any) -> Any:
        mended = whole(*arguments, **options)
        file.write_text("another")
        return mended

    monkeypatch.setattr(_fixes, "mend", late)

    status, out, _ = run(capsys, "check", "site/0/page-0.html", "--fix")

    assert (status, file.read_text()) == (1, "another")
    assert "changed while it was mended" in out


def test_an_upgrade_is_explained_before_it_happens(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = run(capsys, "check", "site", "--rules", "2020-01-01", "--explain-upgrade", "latest")[1]

    assert "from the rules of 2020-01-01 to today" in out
    assert "+10  error    property_unknown" in out


def test_rules_of_two_days_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "rules", "diff", "latest", "latest")[1] == "no rule differs\n"
    assert (
        "new      property_unknown: error"
        in run(capsys, "rules", "diff", "2020-01-01", "latest")[1]
    )


def test_files_that_cannot_be_read_lose_nothing_else(site: Path) -> None:
    (site / "folder.html").mkdir()
    (site / "dangling.html").symlink_to("nowhere")
    done = gone_over(["site", "nowhere.html", "nowhere.zip", "nowhere.warc"])

    unread = [file for file, rule in found(done) if rule == "file_unreadable"]
    assert unread == ["nowhere.html", "nowhere.zip", "nowhere.warc"]
    assert len(found(done)) == 13


@pytest.mark.parametrize(
    ("folder", "base", "name", "url"),
    [
        ("dist/", "https://a.example/", "dist/b/index.html", "https://a.example/b/"),
        ("dist", "https://a.example", "dist/b.html", "https://a.example/b.html"),
        ("./dist", "https://a.example/en", "dist/b.html", "https://a.example/en/b.html"),
        (".", "https://a.example/", "dist/b.html", "https://a.example/dist/b.html"),
        ("dist", "https://a.example/", "distro/b.html", ""),
        ("dist/b.html", "https://a.example/b", "dist/b.html", "https://a.example/b"),
        ("dist", "https://a.example/", "dist/reindex.html", "https://a.example/reindex.html"),
        ("dist", "https://a.example/", "dist/a ?#ü.html", "https://a.example/a%20%3F%23ü.html"),
    ],
)
def test_a_file_is_served_below_the_address_of_its_folder(
    folder: str, base: str, name: str, url: str
) -> None:
    assert Way(RULES, map={folder: base}).url_of(Document(name, bytes)) == url


def test_a_folder_that_is_named_is_served_at_the_base(site: Path) -> None:
    way = Way(RULES, base_url="https://a.example")

    urls = [way.url_of(one) for one in documents_in(["site/0", "site/1/page-4.html"])]

    assert (urls[0], urls[-1]) == (
        "https://a.example/page-0.html", "https://a.example/site/1/page-4.html",
    )  # fmt: skip
