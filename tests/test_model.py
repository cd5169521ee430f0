"""The classes of the model: fields as pydantic has them, frozen, copied, pickled, shared."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from referencing import Registry

import nutgraf
from nutgraf import Feed, NewsArticle, Person, Reference
from nutgraf.errors import RenderError
from nutgraf.formats.jsonld import document_of
from nutgraf.markup.json_text import dump
from nutgraf.model import Thing, properties
from nutgraf.model._layout import _OFTEN, _code, write_thing
from nutgraf.model._property import Shape
from nutgraf.model._registry import MODULES, class_named
from nutgraf.model._written import Writing
from nutgraf.safety.limits import DEFAULT_LIMITS
from nutgraf.safety.urls import Url
from nutgraf.testing import articles, canonical, feeds


@pytest.fixture
def article() -> NewsArticle:
    return NewsArticle(headline="Council opens the bridge", author=[Person(name="Ann Lee")])


# Fields


@pytest.mark.parametrize("name", MODULES)
def test_class_has_its_fields_as_pydantic_has_them(name: str) -> None:
    cls: Any = class_named(name)
    fields: dict[str, FieldInfo] = cls.model_fields

    assert list(fields)[:3] == ["types", "id", "residue"]
    assert all(isinstance(info, FieldInfo) for info in fields.values())
    for of in properties(cls).values():
        info = fields[of.field]
        assert (info.alias, info.metadata) == (of.wire, [Shape(of.ranges, of.many)])
        assert info.default == (() if of.many else None)


def test_class_of_another_may_add_fields_of_its_own() -> None:
    class Column(NewsArticle):
        """A class outside of the model, made with the same means."""

    made = Column(headline="Why we built it")

    assert list(Column.model_fields) == list(NewsArticle.model_fields)
    assert (made.headline, made.author) == ("Why we built it", ())


def test_model_of_another_may_hold_an_article(article: NewsArticle) -> None:
    class Issue(BaseModel):
        lead: NewsArticle
        more: list[NewsArticle] = []

    issue = Issue.model_validate({"lead": {"headline": "A"}, "more": [article]})

    assert issue.lead == NewsArticle(headline="A")
    assert issue.more == [article]
    assert TypeAdapter(list[NewsArticle]).validate_python([article]) == [article]
    judge = Draft202012Validator(Issue.model_json_schema(), registry=Registry())
    assert judge.is_valid({"lead": {"headline": "A"}, "more": [{"headline": "B"}]})
    assert not judge.is_valid({"lead": {"headlien": "A"}})
    assert not judge.is_valid({"lead": {}, "more": [{"headline": 7}]})


# Frozen


def test_field_cannot_be_set_nor_deleted(article: Any) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        article.headline = "Another"
    with pytest.raises(ValidationError, match="frozen"):
        del article.headline


def test_change_is_a_copy_that_is_validated(article: NewsArticle) -> None:
    changed = article.replace(headline="Another", author=None)

    assert (changed.headline, changed.author) == ("Another", ())
    assert article.headline == "Council opens the bridge"
    for wrong in ({"headline": 7}, {"headlien": "Another"}):
        with pytest.raises(ValidationError, match=next(iter(wrong))):
            article.replace(**wrong)
        with pytest.raises(ValidationError, match=next(iter(wrong))):
            article.model_copy(update=wrong)


# Copies


@given(articles())
def test_article_outlives_pickle_and_copies(article: Any) -> None:
    for made in (
        pickle.loads(pickle.dumps(article)), copy.copy(article), copy.deepcopy(article),
        article.replace(), article.model_copy(),
    ):  # fmt: skip
        assert made == article
        assert hash(made) == hash(article)
        assert canonical(made) == canonical(article)


@given(articles())
def test_article_is_written_and_read_as_it_was(article: Any) -> None:
    """The identity that the rest stands on; lexical forms included."""
    written = nutgraf.write(article, "jsonld")
    back = nutgraf.read(written, "jsonld").value

    assert canonical(back) == canonical(nutgraf.project(article, "jsonld"))
    assert nutgraf.write(back, "jsonld") == written  # type: ignore[arg-type] # an article is there
    assert written == dump(document_of(article)).encode()  # whatever makes the JSON


@given(articles())
def test_code_of_a_layout_writes_what_its_rows_do(article: Any) -> None:
    for thing in _things_in(article):
        by_rows, by_code = Writing(), Writing()
        written = write_thing(thing, by_rows, 0)
        layout = thing._layout
        coded = _code(layout)(thing, by_code, 1) if layout.is_usual else written

        assert dump(coded) == dump(written)
        assert all(type(one) is not Url for one in coded.values())
        if layout.is_usual:
            assert by_code.references == by_rows.references
            assert by_code.may_be_exact == by_rows.may_be_exact


def test_thing_too_deep_is_refused_by_the_code_of_a_layout() -> None:
    deepest = Person(name="Ann Lee")
    for _ in range(DEFAULT_LIMITS.json_depth):
        deepest = Person.assembled({"knows": (deepest,)})
    nutgraf.write(deepest, "jsonld")
    for thing in _things_in(deepest):
        thing._layout.write = _code(thing._layout)

    assert nutgraf.write(deepest, "jsonld").count(b"Person") == DEFAULT_LIMITS.json_depth + 1
    with pytest.raises(RenderError, match="nested deeper than 64"):
        nutgraf.write(Person.assembled({"knows": (deepest,)}), "jsonld")


def _things_in(thing: Any) -> Iterator[Any]:
    yield thing
    for held in thing.__dict__.values():
        for one in held if isinstance(held, tuple) else (held,):
            if isinstance(one, Thing):
                yield from _things_in(one)


def test_code_that_is_made_of_use_writes_the_same_bytes(article: NewsArticle) -> None:
    first = nutgraf.write(article, "jsonld")

    assert {nutgraf.write(article, "jsonld") for _ in range(_OFTEN)} == {first}
    assert article._layout.write.__name__ == "write"  # type: ignore[attr-defined] # of no type checker's business


@given(feeds())
def test_feed_outlives_pickle(feed: Feed) -> None:
    assert canonical(pickle.loads(pickle.dumps(feed))) == canonical(feed)


def test_reference_is_pickled_without_the_way_to_its_target() -> None:
    document = (
        b'{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", "publisher":'
        b' {"@id": "#us", "@type": "Organization"}}, {"@id": "#us", "name": "Town Herald"}]}'
    )
    reference: Any = nutgraf.read(document).require_article().publisher
    back = pickle.loads(pickle.dumps(reference))

    assert reference.name == "Town Herald"
    assert (back, back.target, back.stated_types) == (reference, None, ("Organization",))
    assert copy.deepcopy(reference) is reference
    assert back == Reference("#us")


# First use

_ALL_AT_ONCE = """
import threading, nutgraf
from nutgraf.model._registry import MODULES
start, made = threading.Barrier(32), []
def first_use(number):
    start.wait()
    names = sorted(MODULES)
    for name in names[number:] + names[:number]:
        node = '{"@context":"https://schema.org","@type":["%s","Event"],"name":"A"}' % name
        thing = nutgraf.read(node, "jsonld").things[0]
        made.append((name, type(thing), thing.name, len(type(thing).model_fields)))
threads = [threading.Thread(target=first_use, args=(number,)) for number in range(32)]
[thread.start() for thread in threads]; [thread.join() for thread in threads]
print(len(made), len(set(made)), len(MODULES))
"""


@pytest.mark.process
def test_threads_that_use_every_class_first_agree() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ALL_AT_ONCE],
        check=False, capture_output=True, text=True, timeout=120,
    )  # fmt: skip

    count = len(MODULES)
    assert done.stdout.split() == [str(32 * count), str(count), str(count)], done.stderr


@pytest.mark.process
def test_import_of_a_class_looks_into_no_fields() -> None:
    code = (
        "from nutgraf import NewsArticle; import sys\n"
        "from nutgraf.model import _fields\n"
        "print(_fields._collected.cache_info().currsize, 'nutgraf.model.body' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60
    )

    assert done.stdout.split() == ["0", "False"], done.stderr
