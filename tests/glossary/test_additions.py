"""Rows that a user adds to a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.errors import GlossaryError
from qa.glossary.additions import with_row
from qa.glossary.table import read_table
from qa.mqm import Severity


def added(old: str, bad: str = "mot de clé", term: str = "mot-clé") -> str:
    return with_row(old, "own.fr.csv", bad=bad, term=term, severity=Severity.MAJOR)


@pytest.mark.parametrize(
    "old",
    [
        "",
        "id,kind,term,bad\n",
        "id;kind;bad;term;note\r\nx;term;a;b;c\r\n",
        "id\tkind\tterm\tbad\na\tterm\tb\tc",
        'id,kind,term,bad\nown-mot-de-cle,term,"a, b",c\n',
    ],
)
def test_a_row_is_added_and_the_others_stay(old: str, tmp_path: Path) -> None:
    new = added(old)
    assert new.startswith(old)
    path = tmp_path / ("own.fr.tsv" if "\t" in old else "own.fr.csv")
    path.write_bytes(new.encode())
    entry = list(read_table(path, "fr"))[-1]
    assert (entry.terms, entry.bad) == (("mot-clé",), ("mot de clé",))
    assert added(new).startswith(new)  # with an id of its own


@pytest.mark.parametrize(
    ("bad", "term"), [("a/b", "c"), ("a", "b|c"), ("", "c"), ("a", " "), ("a\nb", "c"), ("a*", "c")]
)
def test_what_means_something_in_a_pattern_is_refused(bad: str, term: str) -> None:
    with pytest.raises(GlossaryError, match="by hand"):
        added("", bad, term)


def test_a_table_without_the_columns_is_refused() -> None:
    with pytest.raises(GlossaryError, match="“bad” is missing"):
        added("id,kind,term\n")
