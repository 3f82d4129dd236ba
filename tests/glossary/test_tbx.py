"""TBX in every dialect and style, and what is wrong with a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.errors import GlossaryError
from qa.glossary.model import Status
from qa.glossary.problems import Reading
from qa.glossary.tbx import read_tbx

SAMPLES = Path(__file__).parent.parent / "data" / "glossary"
ROOT = '<tbx style="dca" type="TBX-Basic" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>\n{}</body></text></tbx>'
LANGUAGE = '<langSec xml:lang="{}"><termSec><term>{}</term>{}</termSec></langSec>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">\n' for n in range(1, 10))


def read(folder: Path, text: str) -> Reading:
    """Everything that is wrong, instead of the first error."""
    path = folder / "x.tbx"
    path.write_text(text, encoding="utf-8")
    return read_tbx(path, report=lambda problem: None)


def concept(*parts: str, name: str = "c1") -> str:
    return f'<conceptEntry id="{name}">{"".join(parts)}</conceptEntry>\n'


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.tbx")))
def test_every_dialect_says_the_same(name: str) -> None:
    reading = read_tbx(SAMPLES / name)
    english, french = reading.entries
    assert (english.id, english.lang[:2], english.terms) == ("c1", "en", ("iron curtain",))
    assert (french.terms, french.right) == (("rideau de fer", "rideau d’acier"), ("rideau de fer",))
    assert french.avoided == ("rideau d’acier",)
    assert french.domain == ("" if name == "core.dca.tbx" else "diplomacy")


def test_both_styles_are_read_alike() -> None:
    dca, dct = (read_tbx(SAMPLES / f"basic.{style}.tbx") for style in ("dca", "dct"))
    assert dca.entries == dct.entries
    assert (dca.entries[1].pos, dca.entries[1].gender) == (("noun",), ("masculine",))
    assert dca.entries[1].note == "Stands with a capital in older texts."
    assert dca.ignored == dct.ignored == {"transactionType": 1, "date": 1, "source": 1}


def test_only_the_languages_asked_for() -> None:
    (entry,) = read_tbx(SAMPLES / "version-2.tbx", frozenset({"en"})).entries
    assert entry.lang == "en-US"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (ROOT.format("<conceptEntry>"), "x.tbx:2:17: not well-formed XML (mismatched tag)"),
        ("", "x.tbx:1:1: not well-formed XML (no element found)"),
        ("id,kind,term\n", "x.tbx:1:1: not well-formed XML (syntax error)"),
        ("<tmx/>", "x.tbx:1:1: <tmx> is a translation memory, no term base"),
        ("<note/>", "x.tbx:1:1: <note> is no term base; TBX begins with <tbx>"),
        ('<tbx style="dcx"/>', "x.tbx:1:1: style “dcx” is neither dca nor dct"),
        (f'<!DOCTYPE tbx [<!ENTITY l0 "ha">{LAUGHS}]><tbx>&l9;</tbx>', "declares the entity “l0”"),
        ('<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/hostname">]><tbx>&x;</tbx>', "declares the entity “x”"),
        ('<!DOCTYPE tbx [<!ENTITY % x SYSTEM "http://example.org/x"> %x;]><tbx/>', "declares the entity “x”"),
        ('<!DOCTYPE martif SYSTEM "x.dtd"><martif><p>&eacute;</p></martif>', "x.tbx:1:44: uses the entity “eacute”"),
        ("<tbx>" + "<text>" * 100, "x.tbx:1:384: more than 64 elements within each other"),
        ('<?xml version="1.0" encoding="klingon"?><tbx/>', "x.tbx:1"),
        (ROOT.format(LANGUAGE.format("fr", "x", "")), "x.tbx:2:1: <langSec> stands outside a concept"),
        (ROOT.format(concept("<termSec/>")), "x.tbx:2:23: <termSec> stands outside a language"),
        (ROOT.format(concept("<langSec><termSec/></langSec>")), "x.tbx:2:23: <langSec> has no xml:lang"),
        (ROOT.format(concept(LANGUAGE.format("xx", "a", ""))), "x.tbx:2:23: unknown language code “xx”"),
        (ROOT.format(concept() * 2), "x.tbx:3:1: id “c1” is already used in line 2"),
        (
            ROOT.format(concept(LANGUAGE.format("fr", "a", "") * 2)),
            "x.tbx:2:89: the language “fr” comes twice in “c1”",
        ),
        (
            ROOT.format(
                concept(
                    '<langSec xml:lang="fr"><termSec><term>a</term></termSec><termSec><term>a</term>'
                    '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec>'
                )
            ),
            "x.tbx:2:23: “a” is both to be used and to be avoided",
        ),
        (
            ROOT.format(concept(LANGUAGE.format("fr", "a", "<note>mtqa:bad=[b</note>"))),
            "x.tbx:2:23: a bracket is not closed in “[b”",
        ),
        (
            ROOT.format(concept(LANGUAGE.format("fr", "a", "<note>mtqa:kind=termm</note>"))),
            "x.tbx:2:23: “termm” is no kind",
        ),
    ],
)
def test_errors_are_one_sentence_with_their_place(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "x.tbx"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        read_tbx(path)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (LANGUAGE.format("fr", " ", ""), "a term without text; skipped"),
        (LANGUAGE.format("fr", "a" * 3000, ""), "a term of 3,000 characters; skipped"),
        (
            '<langSec xml:lang="fr"><termSec><term>a</term></termSec><termSec><term>a</term></termSec></langSec>',
            "twice",
        ),
        ('<langSec xml:lang="fr"/>', "no term in “fr”; skipped"),
        (LANGUAGE.format("fr", "a", '<termNote type="administrativeStatus">odd</termNote>'), "unknown status “odd”"),
    ],
)
def test_what_is_skipped_is_named(tmp_path: Path, parts: str, message: str) -> None:
    reading = read(tmp_path, ROOT.format(concept(parts) + concept(LANGUAGE.format("fr", "b", ""), name="c2")))
    assert message in reading.problems[0].message
    assert (reading.problems[0].line, reading.problems[0].key) == (2, "c1")
    assert not reading.errors
    assert reading.entries[-1].terms == ("b",)


def test_every_error_is_told(tmp_path: Path) -> None:
    reading = read(tmp_path, ROOT.format(concept(LANGUAGE.format("xx", "a", "")) * 3))
    assert [str(p).removeprefix(f"{tmp_path}/") for p in reading.errors] == [
        "x.tbx:2:23: unknown language code “xx”; give one such as fr or pt-BR",
        "x.tbx:3:23: unknown language code “xx”; give one such as fr or pt-BR",
        "x.tbx:3:1: id “c1” is already used in line 2",
        "x.tbx:4:23: unknown language code “xx”; give one such as fr or pt-BR",
        "x.tbx:4:1: id “c1” is already used in line 2",
    ]


def test_statuses_of_other_tools(tmp_path: Path) -> None:
    for written, status in (
        ("obsolete", Status.DEPRECATED),
        ("Forbidden", Status.FORBIDDEN),
        ("admitted", Status.ADMITTED),
    ):
        note = f'<termNote type="administrativeStatus">{written}</termNote>'
        (entry,) = read(tmp_path, ROOT.format(concept(LANGUAGE.format("fr", "a", note)))).entries
        assert entry.status is status


def test_terms_that_look_like_patterns_are_plain_text(tmp_path: Path) -> None:
    terms = [".*", "[a-z]+", "and/or", "C~", "(?P<x>", "{}", "a | b", "\\d"]
    body = "".join(
        concept(LANGUAGE.format("en", t.replace("<", "&lt;"), ""), name=f"c{n}") for n, t in enumerate(terms)
    )
    assert [entry.terms for entry in read(tmp_path, ROOT.format(body)).entries] == [(term,) for term in terms]
