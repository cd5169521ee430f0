"""Files are the old ones or the new ones, whole, and stand where they should."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import random
import re
import resource
import signal
import stat
import time
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.safety import files
from nutgraf.safety.files import inside, output_name, sweep, write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = Path(os.environ.get("NUTGRAF_CORPUS", Path(__file__).parents[1] / "../shared/corpus"))
CASES = CORPUS / "hostile" / "cases-file-names.jsonl"
NAMES = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            ["..", "/", "\\", "-", ".", "con", "nul", "COM1", "a", "A", " ", "é", "ﬁ", "%2e",
            "~", "\0",
             "$HOME", ":", "\u202e", "\ud800", "headline", "x" * 70, "1", "п"]
        )
    ).map("".join),
)  # fmt: skip
PORTABLE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}\.jsonld")
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def left_in(folder: Path) -> list[str]:
    """Give the names of what is in a folder."""
    return sorted(entry.name for entry in folder.iterdir())


def test_new_content_is_written_and_the_same_is_not(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"

    assert write_atomic(path, b"old")
    os.utime(path, (1, 1))
    assert not write_atomic(path, [b"o", b"", b"ld"])
    assert path.stat().st_mtime == 1
    for other in (b"new", b"ol", b"older", b""):
        assert write_atomic(path, iter([other]))
        assert path.read_bytes() == other
    assert not write_atomic(path, b"")
    assert left_in(tmp_path) == ["feed.rss"]


def test_an_empty_file_is_written_where_there_is_none(tmp_path: Path) -> None:
    assert write_atomic(tmp_path / "empty", b"")
    assert (tmp_path / "empty").read_bytes() == b""


@given(old=st.lists(st.binary(max_size=9)), new=st.lists(st.binary(max_size=9)))
def test_the_file_is_what_the_chunks_say(
    tmp_path_factory: pytest.TempPathFactory, old: list[bytes], new: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("law") / "file"
    write_atomic(path, old)

    assert write_atomic(path, new) is (b"".join(old) != b"".join(new))
    assert path.read_bytes() == b"".join(new)


@pytest.mark.parametrize(("mask", "mode"), [(0o027, 0o640), (0, 0o666)])
def test_a_file_keeps_its_mode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mask: int, mode: int
) -> None:
    path = tmp_path / "feed.rss"
    monkeypatch.setattr("platform.node", lambda: "\ud800")  # whatever the machine is called
    before = os.umask(mask)
    try:
        write_atomic(path, b"old")
    finally:
        os.umask(before)
    fresh = stat.S_IMODE(path.stat().st_mode)
    path.chmod(0o605)
    opened, begun = os.open, list[int]()

    def watched(*given: Any) -> int:
        begun.extend(given[2:])
        return opened(*given)

    monkeypatch.setattr(os, "open", watched)
    write_atomic(path, b"new")

    assert fresh == mode
    assert begun == [0o600]  # as long as it is not whole, nobody else reads it
    assert stat.S_IMODE(path.stat().st_mode) == 0o605


def test_the_target_of_a_link_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "feed.rss"
    link = tmp_path / "link.rss"
    link.symlink_to(target)

    assert write_atomic(link, b"one")
    assert write_atomic(link, b"two")
    assert link.is_symlink()
    assert target.read_bytes() == b"two"
    assert left_in(tmp_path) == ["link.rss", "real"]


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    for name in ("folder", "loop", "pipe", "missing/feed.rss"):
        with pytest.raises(OSError, match=r".") as caught:
            write_atomic(tmp_path / name, b"x")
        assert caught.value.errno in {errno.EINVAL, errno.ENOENT, errno.ELOOP}

    assert left_in(tmp_path) == ["folder", "loop", "pipe"]


def test_a_fault_while_rendering_leaves_the_old_file(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"new"
        raise LookupError("no article")

    path = tmp_path / "feed.rss"
    write_atomic(path, b"old")
    with pytest.raises(LookupError, match="no article"):
        write_atomic(path, chunks())

    assert path.read_bytes() == b"old"
    assert left_in(tmp_path) == ["feed.rss"]


@pytest.mark.parametrize("name", ["open", "fchmod", "fsync", "replace", "unlink"])
@pytest.mark.parametrize("turn", [1, 2])
@pytest.mark.parametrize("code", [errno.EIO, errno.EINVAL])
def test_a_system_call_that_fails_leaves_a_whole_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, turn: int, code: int
) -> None:
    path = tmp_path / "feed.rss"
    write_atomic(path, b"old")
    real, calls = getattr(os, name), iter(range(1, 99))

    failed = []

    def fail(*given: object, **named: object) -> object:
        if next(calls) == turn:
            failed.append(name)
            raise OSError(code, "as planned")
        return real(*given, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, name, fail)
        try:
            told = not write_atomic(path, b"new")
        except OSError:
            told = True

    whole = path.read_bytes()
    is_passed_over = name == "unlink" or (code == errno.EINVAL and turn == 2)  # of the folder
    assert told is (bool(failed) and not is_passed_over)
    assert whole == b"new" or (told and whole == b"old")
    if name != "unlink":
        assert left_in(tmp_path) == ["feed.rss"]


def test_a_file_that_may_not_be_read_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> object:
        raise PermissionError(errno.EACCES, "as planned")

    path = tmp_path / "feed.rss"
    write_atomic(path, b"same")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        written = write_atomic(path, b"same")

    assert written
    assert path.read_bytes() == b"same"


@pytest.mark.process
def test_a_writer_that_cannot_be_asked_is_alive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> object:
        raise PermissionError(errno.EPERM, "as planned")

    run_apart(die_writing, tmp_path).join()
    with monkeypatch.context() as patch:
        patch.setattr(os, "kill", refuse)
        assert sweep(tmp_path) == 0
    with monkeypatch.context() as patch:
        patch.setattr(files, "_CAN_ASK", False)
        assert sweep(tmp_path) == 0

    assert sweep(tmp_path) == 1


def die_writing(folder: Path) -> None:
    """Be killed in the middle of writing."""

    def chunks() -> Iterator[bytes]:
        yield b"x"
        os.kill(os.getpid(), signal.SIGKILL)

    write_atomic(folder / "feed.rss", chunks())


def run_apart(work: object, *given: object) -> multiprocessing.process.BaseProcess:
    """Start a function in a process of its own."""
    process = multiprocessing.get_context("fork").Process(target=work, args=given)  # type: ignore[arg-type] # a function
    process.start()
    return process


def fill_disk(path: Path, size: int) -> None:
    """Write where files may not grow beyond a size; exit 0 when that is told."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        write_atomic(path, [b"new" * 1_000] * 100)
    except OSError:
        os._exit(0)
    os._exit(3)


@pytest.mark.process
@pytest.mark.parametrize("size", [0, 1, 4_096, 100_000])
def test_a_full_disk_is_told_and_leaves_the_old_file(tmp_path: Path, size: int) -> None:
    path = tmp_path / "feed.rss"
    write_atomic(path, b"old")
    process = run_apart(fill_disk, path, size)
    process.join()

    assert process.exitcode == 0
    assert path.read_bytes() == b"old"
    assert left_in(tmp_path) == ["feed.rss"]


OLD, NEW = [b"old\n" * 1_000] * 50, [b"new\n" * 1_000] * 60


def write_for_ever(path: Path) -> None:
    """Write the one and the other in turn."""
    while True:
        write_atomic(path, NEW)
        write_atomic(path, OLD)


@pytest.mark.process
def test_a_killed_writer_leaves_a_whole_file_and_nothing_after_the_sweep(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    write_atomic(path, OLD)
    chance = random.Random(7)
    for _ in range(12):
        process = run_apart(write_for_ever, path)
        time.sleep(chance.uniform(0.005, 0.05))
        process.kill()
        process.join()
        assert path.read_bytes() in {b"".join(OLD), b"".join(NEW)}
    sweep(tmp_path)

    assert left_in(tmp_path) == ["feed.rss"]


@pytest.mark.process
def test_several_writers_never_tear_a_file(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    write_atomic(path, OLD)
    writers = [run_apart(write_for_ever, path) for _ in range(4)]
    end = time.monotonic() + 0.5
    torn = 0
    while time.monotonic() < end:
        torn += path.read_bytes() not in {b"".join(OLD), b"".join(NEW)}
    for writer in writers:
        writer.kill()
        writer.join()

    assert not torn


def test_a_large_file_takes_no_memory(tmp_path: Path) -> None:
    chunk = bytes(1_000_000)
    write_atomic(tmp_path / "big", (chunk for _ in range(30)))
    tracemalloc.start()
    changed = write_atomic(tmp_path / "big", (chunk for _ in range(30)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert not changed
    assert peak < 1_000_000


@pytest.mark.process
def test_the_sweep_takes_only_what_dead_writers_left(tmp_path: Path) -> None:
    run_apart(die_writing, tmp_path).join()
    dead = left_in(tmp_path)
    assert len(dead) == 1
    host = dead[0].split("-")[1]
    mine = f".nutgraf-{host}-{os.getpid()}-{'0' * 16}"
    strange = f".nutgraf-{'0' * 8}-1-{'0' * 16}"
    stale = f".nutgraf-{'0' * 8}-1-{'1' * 16}"
    for name in (mine, strange, stale, ".nutgraf-notes", "feed.rss", f"{mine}.txt"):
        (tmp_path / name).write_bytes(b"x")
    os.utime(tmp_path / stale, (1, 1))
    (tmp_path / f".nutgraf-{host}-999999999-{'2' * 16}").symlink_to(tmp_path / "feed.rss")

    assert sweep(tmp_path) == 2
    assert {dead[0], stale}.isdisjoint(left_in(tmp_path))
    assert len(left_in(tmp_path)) == 6
    assert sweep(tmp_path / "missing") == 0


@given(NAMES)
def test_every_text_has_a_portable_name(text: str) -> None:
    name = output_name(text, ".jsonld")

    assert PORTABLE.fullmatch(name)
    assert not DEVICE.fullmatch(name)
    assert name == output_name(text, ".jsonld")
    assert output_name(name.removesuffix(".jsonld"), ".jsonld") == name


@given(st.lists(NAMES, max_size=20))
def test_different_texts_have_different_names(texts: list[str]) -> None:
    assert len({output_name(text) for text in texts}) == len(set(texts))


def test_a_name_is_its_text_where_it_can_be() -> None:
    assert (
        output_name("council-opens-the-bridge", ".head.html")
        == "council-opens-the-bridge.head.html"
    )
    assert re.fullmatch(
        r"council-opens-the-bridge-[0-9a-f]{8}", output_name("Council opens the bridge")
    )
    assert re.fullmatch(r"nul-[0-9a-f]{8}\.jsonld", output_name("nul", ".jsonld"))
    assert re.fullmatch(r"[0-9a-f]{16}", output_name("Міст"))
    assert re.fullmatch(r"[0-9a-f]{16}", output_name(f"{' ' * 1_000}a"))


@pytest.mark.parametrize("suffix", ["jsonld", ".", "./x", ".x/..", ".JSON", ".a.b.c.d", "..x"])
def test_an_odd_suffix_is_refused(suffix: str) -> None:
    with pytest.raises(ValueError, match="suffix"):
        output_name("x", suffix)


def test_a_name_stays_inside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "out" / "sub").mkdir(parents=True)
    (tmp_path / "out" / "away").symlink_to(tmp_path)
    folder = tmp_path / "out"

    assert inside(folder, "a.rss") == folder.resolve() / "a.rss"
    assert inside(folder, "sub/../sub/b") == folder.resolve() / "sub" / "b"
    for name in ("..", ".", "", "../out2/x", "/etc/passwd", "sub/../../x", "away/x", "a\0b"):
        with pytest.raises(ValueError, match="leads"):
            inside(folder, name)


def test_a_link_to_itself_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")

    try:
        path = inside(tmp_path, "loop/x")
    except ValueError:
        return
    assert tmp_path.resolve() in path.parents


@given(NAMES)
def test_every_name_is_inside_or_refused(text: str) -> None:
    folder = Path("/srv/out")
    try:
        path = inside(folder, text)
    except ValueError:
        return

    assert folder in path.parents
    assert inside(folder, output_name(text, ".jsonld")).parent == folder


def test_no_text_takes_long() -> None:
    before = time.process_time()
    for part in ("a", "-", "é", " ", "\ufdfa", "п", "\ud800"):
        output_name(part * 1_000_000)

    assert time.process_time() - before < 2


@pytest.mark.skipif(not CASES.exists(), reason="the hostile corpus is not here (NUTGRAF_CORPUS)")
def test_every_hostile_text_has_a_portable_name() -> None:
    for line in CASES.read_text(encoding="utf-8").splitlines():
        for text in json.loads(line)["in"]["f"][0].values():
            assert PORTABLE.fullmatch(output_name(text, ".jsonld"))


def test_a_file_is_on_the_disk_before_it_takes_the_name_and_the_name_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "feed.rss"
    write_atomic(path, b"old")
    done: list[object] = []
    sync, replace = os.fsync, os.replace

    def synced(number: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(number).st_mode)
        done.append("folder" if is_folder else os.fstat(number).st_size)
        sync(number)

    def replaced(*given: object) -> None:
        done.append("name")
        replace(*given)  # type: ignore[arg-type] # as pathlib calls it

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 (numbers, not files)
    write_atomic(path, b"newer")

    assert done == [5, "name", "folder"]
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208 (as above)


@pytest.mark.parametrize(("length", "is_kept"), [(60, True), (61, False)])
def test_a_name_of_sixty_characters_is_kept(length: int, *, is_kept: bool) -> None:
    text = "a" * length

    assert (output_name(text) == text) is is_kept
    assert len(output_name(text)) == 60
    assert output_name(f"{'a' * 50}-{'b' * 20}").startswith(f"{'a' * 50}-")
