"""Damaged files are read, with what is wrong named, or refused in one sentence; nothing crashes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from qa.errors import GlossaryError
from qa.glossary.files import read, write

SAMPLES = Path(__file__).parent.parent / "data" / "glossary"
SCRAPS = [
    b"",
    b"<",
    b">",
    b'"',
    b"|",
    b"\\",
    b"\x00",
    b"\xff",
    b"&",
    b"</term>",
    b"<langSec>",
    b"mtqa:bad=[",
    b"\n",
    b",",
    b"]]>",
]


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.tbx")))
@pytest.mark.parametrize("form", ["tbx", "csv"])
def test_damage(name: str, form: str, tmp_path: Path) -> None:
    path = tmp_path / f"x.{form}"
    write(read(SAMPLES / name).entries, path, to="csv") if form == "csv" else path.write_bytes(
        (SAMPLES / name).read_bytes()
    )
    whole, chance = path.read_bytes(), random.Random(name)
    refused: list[str] = []
    for _ in range(150):
        start = chance.randrange(len(whole))
        damaged = whole[:start] + chance.choice(SCRAPS) + whole[start + chance.randrange(12) :]
        path.write_bytes(damaged)
        try:
            reading = read(path, report=lambda problem: None)
        except GlossaryError as error:
            refused.append(str(error))
            continue
        write(reading.entries, tmp_path / "y.tbx", to="tbx-core")
        assert sorted(read(tmp_path / "y.tbx").entries, key=str) == sorted(reading.entries, key=str)
    assert refused
    assert all(sentence.startswith(str(path)) and "\n" not in sentence for sentence in refused)
