"""The compiled cache: the same entries, and read again when anything is not as it was."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from qa.glossary import cache
from qa.glossary.files import load, read, write
from qa.glossary.model import Entry
from qa.glossary.shipped import folder


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTQA_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "SMALLEST", 1)


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    entries = [entry for path in sorted(folder().glob("*.fr.csv"))[:3] for entry in read(path).entries]
    write(entries, tmp_path / "x.tbx", to="tbx-min")
    return tmp_path / "x.tbx"


def files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache").iterdir())


def loaded(path: Path) -> list[Entry]:
    return list(load(path, "fr").entries)


def test_the_second_load_is_the_first(glossary: Path, tmp_path: Path) -> None:
    first = load(glossary, "fr")
    assert len(files(tmp_path)) == 1
    second = load(glossary, "fr")
    assert isinstance(second.entries, cache.Rows)
    assert list(first.entries) == list(second.entries) == second.entries[:]
    assert [e.origin for e in first.entries] == [e.origin for e in second.entries]
    assert (first.ids, first.active, first.skipped) == (second.ids, second.active, second.skipped)


def test_a_change_is_seen(glossary: Path) -> None:
    loaded(glossary)
    write([Entry("new", "fr", load(glossary, "fr").entries[0].kind, ("x",))], glossary, to="tbx-min")
    assert [entry.id for entry in loaded(glossary)] == ["new"]


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff", b'{"key":1,"digest":""}\n[]', b"[" * 100_000])
def test_damage_and_forgery_are_read_over(glossary: Path, tmp_path: Path, damage: bytes) -> None:
    first = loaded(glossary)
    (file,) = files(tmp_path)
    file.write_bytes(damage)
    assert loaded(glossary) == first
    head, _, body = file.read_bytes().partition(b"\n")
    file.write_bytes(head + b"\n" + body.replace(b"fr", b"xx", 1))
    assert loaded(glossary) == first


def test_another_version_reads_again(glossary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded(glossary)
    monkeypatch.setattr(cache, "__version__", "99")
    assert not isinstance(load(glossary, "fr").entries, cache.Rows)


def test_it_is_plain_json(glossary: Path, tmp_path: Path) -> None:
    loaded(glossary)
    for line in files(tmp_path)[0].read_text(encoding="ascii").splitlines():
        json.loads(line)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(glossary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shut").mkdir(mode=0o500)
    monkeypatch.setenv("MTQA_CACHE_DIR", str(tmp_path / "shut"))
    assert loaded(glossary)
