"""Tables as spreadsheets write them, and what is wrong in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.errors import GlossaryError
from qa.glossary import table
from qa.glossary.model import Status
from qa.glossary.problems import Reading
from qa.glossary.table_write import joined

HEAD = "id,kind,term,status\n"


def read(folder: Path, data: bytes | str, name: str = "x.fr.csv") -> Reading:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return table.read(path, report=lambda problem: None)


@pytest.mark.parametrize(
    "data",
    [
        "id;kind;term\na;term;mot-clé\n",
        "\ufeffid;kind;term\r\na;term;mot-clé\r\n",
        "sep=;\r\nid;kind;term\r\na;term;mot-clé\r\n",
        "id\tkind\tterm\na\tterm\tmot-clé\n",
        "id\tkind\tterm\r\na\tterm\tmot-clé\r\n".encode("utf-16"),
        "id,kind,term\ra,term,mot-clé\r",
        '"id","kind","term"\r\n"a","term","mot-clé"\r\n,,\r\n',
    ],
)
def test_dialects(tmp_path: Path, data: bytes | str) -> None:
    reading = read(tmp_path, data)
    assert [(e.id, e.terms) for e in reading.entries] == [("a", ("mot-clé",))]
    assert not reading.problems


def test_line_breaks_in_cells(tmp_path: Path) -> None:
    reading = read(tmp_path, 'id,kind,term,note\r\na,term,"mot\r\n clé","one\r\ntwo"\r\nb,termm,x,\r\n')
    (entry,) = reading.entries
    assert (entry.terms, entry.note) == (("mot clé",), "one\ntwo")
    assert [(p.line, p.key) for p in reading.problems] == [(5, "kind")]


def test_every_error_is_told_with_its_line_and_column_name(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        HEAD
        + "a,term,x,preferred\n"
        + "a,term,y,\n"
        + "b,term,x,preferredd\n"
        + "c,term,x | x,preferred | forbidden\n"
        + "d,term,x | y,preferred | admitted | forbidden\n"
        + "e,term,x\x07,\n"
        + "f,term,x\n"
        + ",term,x,\n"
        + "g,term,,\n"
        + "h,term,x | x,\n"
        + f"i,term,{'x' * 3000},\n",
    )
    told = [(p.line, p.key, p.error, p.message) for p in reading.problems]
    assert [(line, key, error) for line, key, error, _ in told] == [
        (3, "id", True),
        (4, "status", True),
        (5, "status", True),
        (6, "status", True),
        (7, "term", True),
        (8, "", True),
        (9, "id", True),
        (10, "g", False),
        (11, "h", False),
        (12, "term", True),
    ]
    assert "“x” is both to be used and to be avoided" in told[2][3]
    assert [entry.id for entry in reading.entries] == ["a", "h"]


def test_statuses_and_notes_of_each_term(tmp_path: Path) -> None:
    data = "id,kind,term,status,pos,gender\na,term,x | y,preferred | forbidden,noun,masculine | -\n"
    (entry,) = read(tmp_path, data).entries
    assert (entry.statuses, entry.right, entry.avoided) == ((Status.PREFERRED, Status.FORBIDDEN), ("x",), ("y",))
    assert (entry.pos, entry.gender) == (("noun",), ("masculine", ""))


def test_a_column_for_the_language(tmp_path: Path) -> None:
    reading = read(tmp_path, "id,kind,term,lang\na,term,x,fr\na,term,y,pt_br\nb,term,z,klingon\n", "x.csv")
    assert [(e.id, e.lang) for e in reading.entries] == [("a", "fr"), ("a", "pt-BR")]
    assert reading.problems[0].message == "unknown language code “klingon”"


@pytest.mark.parametrize("parts", [("a|b", "c"), ("a\\", "b"), ("\\|",), ("a\\b",), ("\\\\",)])
def test_the_sign_between_parts_can_be_written(parts: tuple[str, ...]) -> None:
    assert table.split(joined(parts)) == parts


def test_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(GlossaryError, match=r"x.fr.csv:2: a line of more than 1,048,576 characters"):
        read(tmp_path, HEAD + "x" * (1 << 21))
    monkeypatch.setattr(table, "LARGEST", 10)
    with pytest.raises(GlossaryError, match=r"larger than .* MB; split it"):
        read(tmp_path, HEAD)


def test_not_utf8_names_line_and_column(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="x.fr.csv:3:10: not UTF-8"):
        read(tmp_path, HEAD.encode() + b"a,term,x,\nb,term,ca\xe9,\n")
