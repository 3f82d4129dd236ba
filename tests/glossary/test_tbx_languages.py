"""Languages that nobody asked for cost little, and what is read of the others stays the same."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from qa.glossary import tbx_languages
from qa.glossary.languages import main
from qa.glossary.tbx import read_tbx
from qa.glossary.tbx_languages import chunks

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<tbx type="TBX-Basic" style="dca" xml:lang="en"><text><body>\n'
CONCEPT = """<conceptEntry id="c{n}"><descrip type="subjectField">politique</descrip>
<langSec xml:lang="de"><termSec><term>Größe é {n}</term>
<note>ä</note></termSec></langSec><langSec xml:lang="fr"><termSec><term>taille {n}</term></termSec></langSec>
<langSec xml:lang='pt-BR' ><termSec><term>tamanho {n}</term></termSec></langSec></conceptEntry>
"""
TAIL = "</body></text></tbx>\n"
BODY = "".join(CONCEPT.format(n=n) for n in range(40))


@pytest.mark.parametrize("size", [7, 61, 1000, 1 << 18])
@pytest.mark.parametrize("lang", ["fr", "de", "pt", "ja"])
def test_one_language_is_what_all_have_of_it(tmp_path: Path, monkeypatch, size: int, lang: str) -> None:
    monkeypatch.setattr(tbx_languages, "CHUNK", size)
    path = tmp_path / "a.tbx"
    path.write_text(HEAD + BODY + TAIL, encoding="utf-8")
    every = read_tbx(path).entries
    own = read_tbx(path, frozenset({lang})).entries
    assert own == [entry for entry in every if main(entry.lang) == lang]
    assert [e.origin for e in own] == [e.origin for e in every if main(e.lang) == lang]


def test_lines_and_columns_stay() -> None:
    data = (HEAD + BODY + TAIL).encode()
    read = b"".join(chunks(io.BytesIO(data), frozenset({"fr"}))).decode()
    assert "Größe" not in read
    plain = data.decode().splitlines()
    for line, own in zip(read.splitlines(), plain, strict=True):
        assert len(line) == len(own)
        assert line.find("<term>taille") == own.find("<term>taille")


@pytest.mark.parametrize(
    "text",
    [
        HEAD + '<!-- <langSec xml:lang="de"> -->' + BODY + TAIL,
        HEAD + BODY.replace("Größe", "<![CDATA[</langSec>]]>") + TAIL,
        HEAD.replace("UTF-8", "ISO-8859-1") + BODY.replace("Größe", "Groesse") + TAIL,
    ],
)
def test_what_could_deceive_is_left_as_it_is(text: str) -> None:
    data = text.encode()
    assert b"".join(chunks(io.BytesIO(data), frozenset({"fr"}))) == data


def test_other_encodings_are_left_as_they_are() -> None:
    data = (HEAD.replace("UTF-8", "UTF-16") + BODY + TAIL).encode("utf-16")
    assert b"".join(chunks(io.BytesIO(data), frozenset({"fr"}))) == data


def test_an_unknown_language_is_left_to_the_reader() -> None:
    text = HEAD + '<conceptEntry><langSec xml:lang="q1"><termSec/></langSec></conceptEntry>' + TAIL
    assert b"".join(chunks(io.BytesIO(text.encode()), frozenset({"fr"}))) == text.encode()
