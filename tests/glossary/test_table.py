"""Reading glossaries, and their errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.errors import GlossaryError
from qa.glossary.shipped import folder, term_base
from qa.glossary.table import language_of, read_table

HEAD = "id,kind,term,bad,severity\n"


def write(folder: Path, text: str, name: str = "mine.fr.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_dialects(tmp_path: Path) -> None:
    for name, text in (
        ("a.fr.csv", HEAD + 'a,term,mot-clé | mot clé,"mot de clé",minor\n'),
        ("b.fr.csv", "\ufeff" + HEAD.replace(",", ";") + "a;term;mot-clé | mot clé;mot de clé;minor\n"),
        ("c.fr.tsv", HEAD.replace(",", "\t") + "a\tterm\tmot-clé | mot clé\tmot de clé\tminor\n"),
    ):
        (entry,) = read_table(write(tmp_path, text, name))
        assert (entry.terms, entry.bad, entry.lang) == (("mot-clé", "mot clé"), ("mot de clé",), "fr")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind,term\n", "mine.fr.csv:1: the column “id” is missing"),
        ("id,kind,term,baad\n", "unknown column “baad”; did you mean “bad”?"),
        (HEAD + "a,termm,x,y,minor\n", "mine.fr.csv:2: “termm” is no kind; did you mean “term”?"),
        (HEAD + "a,term,x,y,awful\n", "mine.fr.csv:2: “awful” is no severity"),
        (HEAD + 'a,term,x,"y,minor\n', "is a quotation mark not closed?"),
        (HEAD + "a,term,x\n", "mine.fr.csv:2: 3 cells where the header names 5 columns"),
        (HEAD + "a,term,x,y,minor\na,term,x,y,minor\n", "mine.fr.csv:3: id “a” is already used in line 2"),
        (HEAD + "a,term,x,[y,minor\n", "mine.fr.csv:2: a bracket is not closed"),
        (HEAD + ",term,x,y,minor\n", "mine.fr.csv:2: the cell “id” is empty"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        read_table(write(tmp_path, text))
    assert message in str(caught.value)


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "x.fr.csv"
    path.write_bytes(HEAD.encode() + b"a,term,caf\xe9,y,minor\n")
    with pytest.raises(GlossaryError, match="not UTF-8"):
        read_table(path)


def test_language_is_in_the_name() -> None:
    assert language_of(Path("idioms.fr.csv")) == "fr"
    assert language_of(Path("idioms.csv")) is None


@pytest.mark.parametrize("path", sorted(folder().glob("*.csv")), ids=lambda p: p.name)
def test_shipped_glossaries_are_sound(path: Path) -> None:
    entries = read_table(path)
    for entry in entries:
        assert entry.reason or entry.kind == "exonym", f"{entry.origin}: no reason"
        assert entry.bad or entry.slot, f"{entry.origin}: finds nothing"
        assert not set(entry.bad) & set(entry.terms), f"{entry.origin}: flags what it recommends"


@pytest.mark.parametrize("lang", ["fr", "en", "es", "de"])
def test_ids_are_unique_and_a_preferred_term_is_never_flagged(lang: str) -> None:
    ids = [e.id for p in folder().glob(f"*.{lang}.csv") for e in read_table(p)]
    assert len(ids) == len(set(ids)), sorted({i for i in ids if ids.count(i) > 1})
    from qa.language.tokens import tokenize

    base = term_base(lang)
    for entry in base.entries:
        for term in entry.terms:
            if "*" not in term and not entry.context:
                clash = [m for m in base.matches(tokenize(term, lang), term) if not m.entry.context]
                assert not clash, f"{entry.origin}: “{term}” is a bad rendering of {clash[0].entry.id}"
