"""The main job: a folder of content becomes a folder of files, each whole or untouched."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from ..api import Reading, json_schemas, read, write
from ..config import Config, Publication, read_config
from ..errors import ConfigError, NutgrafError
from ..findings import Finding, Place, Severity
from ..formats._feed_live import withheld
from ..model import Article
from ..safety.files import inside, output_name, sweep, write_atomic
from ..safety.show import show
from ._feeds import Feeds
from ._prepare import prepared

__all__ = ["File", "Published", "Publishing", "publish"]

CONFIG = "nutgraf.toml"
_FORMATS = {
    ".htm": "html",
    ".html": "html",
    ".json": "jsonld",
    ".jsonld": "jsonld",
    ".txt": "text",
}
PARTS = ("articles", "feeds", "schemas")  # of what is published
_HEAD = ".head.html"
_NAMED = 5  # articles in one message
_MAX_BYTES = 64 * 1_048_576  # of one file of content; what reads it has its own limits


@dataclass(frozen=True, slots=True)
class File:
    """A file that was published: its name below the output folder, and whether it changed."""

    name: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Published:
    """What was published.

    Shape: `files` in the order in which they were written, `articles` counts those that are live,
    `held_back` those that are not, `findings` have the file in their place.
    """

    files: tuple[File, ...] = ()
    articles: int = 0
    held_back: int = 0
    findings: tuple[Finding, ...] = ()


def publish(
    source: Path | str,
    out: Path | str,
    *,
    config: Config | None = None,
    now: datetime | None = None,
) -> Published:
    """Publish a folder of articles: JSON-LD and head of each, the feeds, the JSON Schemas.

    Shape: `config` is the `nutgraf.toml` of the source unless it is given; `now` decides what is
    live and is the present unless it is given. The same source, configuration and moment give the
    same bytes, and a file that would not change is not touched.
    Raises ConfigError when the configuration cannot be read, the source is no folder, or nothing
    can be written to the output; whatever else is wrong is a finding, and the rest is published.
    """
    publishing = Publishing(Path(source), Path(out), config=config, now=now)
    for _ in publishing.steps():
        pass
    return publishing.result()


class Publishing:
    """One run of `publish`, step by step, for who wants to show how far it is."""

    def __init__(
        self,
        source: Path,
        out: Path,
        *,
        config: Config | None = None,
        now: datetime | None = None,
        parts: Collection[str] = PARTS,
    ) -> None:
        """Read the configuration and look for the content; raises ConfigError.

        Shape: `parts` says what is written, of `PARTS`.
        """
        self._source, self._out, self._parts = source, out, parts
        self._now = now or datetime.now(UTC)
        if self._now.tzinfo is None:
            raise ConfigError("now needs a time zone, as in 2026-11-22T08:00:00+02:00")
        self._config = config or _config_of(source)
        self._feeds = Feeds(self._config, self._now)
        self._files: list[File] = []
        self._findings: list[Finding] = []
        self._names: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._folders: set[Path] = set()
        self._live = self._held_back = 0
        self._is_listed = True
        self._content = list(self._found())
        if not self._content:
            self._note("source_empty", Severity.ERROR, "no article to publish", str(source))
        try:
            self._prepare(out)
        except OSError as fault:
            raise ConfigError(f"{out}: cannot be written: {fault.strerror}") from fault

    @property
    def count(self) -> int:
        """How many steps there are."""
        return len(self._content) + 1

    @property
    def feeds(self) -> tuple[str, ...]:
        """The names of the feeds that the configuration asks for."""
        return tuple(plan.file for plan in self._config.feed)

    def steps(self) -> Iterator[str]:
        """Publish file by file; gives the name of each that is done."""
        for file, publication in self._content:
            self._take(file, publication)
            yield self._shown(file)
        if "articles" in self._parts:
            self._tell_of_orphans()
        if "feeds" in self._parts:
            for name, chunks in self._feeds.rendered(self._findings, self._ids):
                self._write(name, chunks)
            self._withdraw(self._feeds.left_behind(self._out, {one.name for one in self._files}))
        if "schemas" in self._parts:
            for name, data in sorted(json_schemas().items()):
                self._write(f"schemas/{name}", data)
        yield "feeds"

    def result(self) -> Published:
        """Say what was published."""
        findings = tuple(self._findings)
        return Published(tuple(self._files), self._live, self._held_back, findings)

    def _found(self) -> Iterator[tuple[Path, Publication | None]]:
        """Find the content of each publication, sorted, so that the order is always the same."""
        if not self._config.publication:
            yield from ((file, None) for file in self._content_in(self._source, ""))
        taken: set[Path] = set()
        for publication in self._config.publication:
            folder = self._config.folder / publication.folder
            if not folder.is_dir():
                said = f"the folder {publication.folder} of {publication.id} is not there"
                self._note("folder_missing", Severity.ERROR, said, self._config.file)
                self._is_listed = False
                self._feeds.leave(publication.id)
            for file in self._content_in(folder, publication.id):
                if file not in taken:
                    taken.add(file)
                    yield file, publication

    def _content_in(self, folder: Path, publication: str) -> Iterator[Path]:
        """Find the files of content below a folder, sorted; what is hidden or published is passed.

        The feeds of a publication that cannot be listed whole stay as they are.
        """

        def unlisted(fault: OSError) -> None:
            said = f"cannot be listed: {fault.strerror}"
            self._note("folder_unreadable", Severity.ERROR, said, str(fault.filename or folder))
            self._is_listed = False
            self._feeds.leave(publication)

        published = self._out.absolute()
        for path, folders, files in os.walk(folder, onerror=unlisted):
            inner = sorted(name for name in folders if not name.startswith("."))
            folders[:] = [name for name in inner if (Path(path) / name).absolute() != published]
            for name in sorted(files):
                if not name.startswith(".") and Path(name).suffix.lower() in _FORMATS:
                    yield Path(path) / name

    def _take(self, file: Path, publication: Publication | None) -> None:
        """Publish one file; what is wrong with it stops nothing else."""
        try:
            with file.open("rb") as content:
                data = content.read(_MAX_BYTES)
            reading = self._read(data, file, publication)
        except OSError as fault:
            said = f"cannot be read: {fault.strerror}"
            self._note("file_unreadable", Severity.ERROR, said, self._shown(file))
            return
        except NutgrafError as fault:
            self._keep(fault.findings or (_unread(fault),), file)
            return
        self._keep(reading.findings, file)
        for article in reading.articles[:1] if reading.article else ():
            self._publish(article, file, publication)
        if reading.article is None:
            self._note("no_article_found", Severity.ERROR, "holds no article", self._shown(file))

    def _read(self, data: bytes, file: Path, publication: Publication | None) -> Reading:
        house = publication.house if publication else None
        if house and house.endswith(".toml"):
            house = str(self._config.folder / house)
        return read(data, _FORMATS[file.suffix.lower()], house=house)

    def _publish(self, article: Article, file: Path, publication: Publication | None) -> None:
        slug = output_name(file.stem)
        whole = prepared(article, slug, publication, self._config.authors)
        names = {kind: f"{slug}.{kind}" for kind in ("jsonld", "head.html")}
        reason = withheld(whole, self._now, publication.timezone if publication else None)
        if reason:
            self._held_back += 1
            self._note("article_held_back", Severity.INFO, reason, self._shown(file))
            self._feeds.take_down(whole, publication)
            if "articles" in self._parts and names["jsonld"] not in self._names:
                self._withdraw(names.values())
            return
        if not self._is_first(whole, names["jsonld"], file):
            return
        self._live += 1
        for kind, name in names.items() if "articles" in self._parts else ():
            try:
                self._write(name, write(whole, kind.removesuffix(".html")))
            except NutgrafError as fault:
                self._keep(fault.findings or (_unread(fault),), file)
        self._feeds.add(whole, publication)

    def _is_first(self, article: Article, name: str, file: Path) -> bool:
        """Tell whether neither the name of the output nor the `@id` is another article's."""
        shown = self._shown(file)
        other = self._names.get(name)
        if other is not None:
            said = f"would be written to {name}, as {other} is; it is left out"
            self._note("output_name_taken", Severity.ERROR, said, shown)
            return False
        other = self._ids.get(article.id or "")
        if other is not None:
            said = f"has the @id {show(article.id, 120)}, as {other} has; it is left out"
            self._note("id_taken", Severity.ERROR, said, shown)
            return False
        self._names[name] = shown
        if article.id and ":" in article.id:
            self._ids[article.id] = shown
        return True

    def _write(self, name: str, chunks: bytes | Iterable[bytes]) -> None:
        try:
            path = inside(self._out, name)
            self._prepare(path.parent)
            self._files.append(File(name, write_atomic(path, chunks)))
        except NutgrafError as fault:
            self._note("feed_unwritable", Severity.ERROR, f"{name}: {fault}", self._config.file)
        except ValueError as fault:
            self._note("output_outside", Severity.ERROR, f"{name}: {fault}", self._config.file)
        except OSError as fault:
            path = self._out / name
            said = f"cannot be written: {fault.strerror or fault}"
            self._note("output_unwritable", Severity.ERROR, said, str(path))

    def _prepare(self, folder: Path) -> None:
        """Make a folder of the output, and clear it of what killed runs left; raises OSError."""
        if folder not in self._folders:
            folder.mkdir(parents=True, exist_ok=True)
            sweep(folder)
            self._folders.add(folder)

    def _withdraw(self, names: Iterable[str]) -> None:
        """Remove what an earlier run published of an article that is not live any more."""
        for name in names:
            path = self._out / name
            try:
                path.unlink()
            except FileNotFoundError:
                continue
            except OSError as fault:
                said = f"cannot be removed: {fault.strerror}"
                self._note("output_unwritable", Severity.ERROR, said, str(path))
            else:
                said = "was published before and is taken down"
                self._note("article_taken_down", Severity.INFO, said, str(path))

    def _tell_of_orphans(self) -> None:
        """Name what stands in the output for articles whose source is not there any more.

        It is not removed: another run may have written it, and nothing is told of the article.
        """
        slugs = {output_name(file.stem) for file, _ in self._content}
        with suppress(OSError):  # what cannot be listed cannot be written either, and is told of
            names = {one.name for one in self._out.iterdir()}
            heads = (name.removesuffix(_HEAD) for name in names if name.endswith(_HEAD))
            gone = sorted(one for one in heads if one not in slugs and f"{one}.jsonld" in names)
            if gone and self._is_listed:
                said = f"no source has {', '.join(gone[:_NAMED])}"
                said += f" and {len(gone) - _NAMED:,} more" if len(gone) > _NAMED else ""
                said += ": remove their .jsonld and .head.html, or say that they are killed"
                self._note("output_without_source", Severity.WARNING, said, str(self._out))

    def _note(self, rule: str, severity: Severity, said: str, file: str) -> None:
        self._findings.append(Finding(rule, severity, show(said, 500), Place(file)))

    def _keep(self, findings: tuple[Finding, ...], file: Path) -> None:
        """Keep the findings of a file, with its name in their places."""
        shown = self._shown(file)
        for finding in findings:
            if finding.rule != "no_article_found":
                place = replace(finding.place, file=shown)
                self._findings.append(replace(finding, place=place))

    def _shown(self, file: Path) -> str:
        return show(file.as_posix(), 400)


def _config_of(source: Path) -> Config:
    if not source.is_dir():
        raise ConfigError(f"{source}: no such folder")
    file = source / CONFIG
    return read_config(file) if file.exists() else Config(file=str(file))


def _unread(fault: NutgrafError) -> Finding:
    return Finding("file_unreadable", Severity.ERROR, str(fault))
