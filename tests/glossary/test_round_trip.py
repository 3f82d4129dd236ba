"""CSV to TBX to CSV and TBX to CSV to TBX change nothing that the model knows."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.glossary.files import TO, read, write
from qa.glossary.model import Entry, Kind, Status, folded
from qa.glossary.shipped import folder
from qa.glossary.soundness import CONTROL, faults, one_line
from qa.mqm import Severity

SAMPLES = Path(__file__).parent.parent / "data" / "glossary"
FORMS = [(to, style) for to in TO for style in (("dca", "dct") if to.startswith("tbx") else ("dca",))]
texts = st.text(max_size=30).map(lambda t: CONTROL.sub("", t).replace("\r", "\n").strip())
some = texts.filter(bool)
terms = some.map(one_line).filter(bool)
words = st.text("abcéñж", min_size=1, max_size=5)
patterns = st.lists(words, min_size=1, max_size=3).map(" ".join)
lists = st.lists(patterns, max_size=2).map(tuple)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    found = tuple(draw(st.lists(terms, min_size=1, max_size=3, unique=True)))
    statuses = tuple(draw(st.sampled_from(Status)) for _ in found)
    one = len(set(statuses)) == 1
    notes = st.sampled_from(["", "noun", "masculine", "odd | one", "a\\"])
    return Entry(
        id=draw(terms),
        lang=draw(st.sampled_from(["fr", "en-GB", "zh-Hant"])),
        kind=draw(st.sampled_from(Kind)),
        terms=found,
        status=statuses[0] if one else Status.PREFERRED,
        statuses=() if one else statuses,
        domain=draw(texts),
        variants=draw(lists),
        bad=draw(lists),
        context=draw(lists),
        source=tuple(draw(st.lists(terms, max_size=2))),
        severity=draw(st.sampled_from(Severity)),
        reason=draw(texts),
        note=draw(texts | st.just("mtqa:kind=idiom")),
        pos=folded(tuple(draw(notes) for _ in found)),
        gender=folded(tuple(draw(notes) for _ in found)),
        definition=draw(texts),
    )


def through(found: list[Entry], place: Path, *forms: tuple[str, str]) -> list[Entry]:
    """The entries after a journey through files of these formats."""
    for number, (to, style) in enumerate(forms):
        path = place / f"{number}.{to if to in ('csv', 'tsv') else 'tbx'}"
        write(found, path, to=to, style=style)
        found = read(path).entries
    return found


def ordered(found: list[Entry]) -> list[Entry]:
    return sorted(found, key=lambda entry: (entry.id, entry.lang))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(entries(), max_size=4, unique_by=lambda e: (e.id, e.lang)), st.sampled_from(FORMS), st.sampled_from(FORMS)
)
def test_nothing_is_lost(found: list[Entry], one: tuple[str, str], other: tuple[str, str]) -> None:
    found = [entry for entry in found if not list(faults(entry))]
    with tempfile.TemporaryDirectory() as place:
        assert ordered(through(found, Path(place), one, other, one)) == ordered(found)


@pytest.mark.parametrize("form", FORMS, ids="-".join)
def test_shipped_glossaries_travel(form: tuple[str, str], tmp_path: Path) -> None:
    for path in sorted(folder().glob("*.fr.csv"))[:4]:
        found = read(path).entries
        assert ordered(through(found, tmp_path, form, ("csv", ""))) == ordered(found)


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.tbx")))
def test_samples_travel(name: str, tmp_path: Path) -> None:
    found = read(SAMPLES / name).entries
    assert through(found, tmp_path, ("csv", ""), ("tbx-basic", "dct"), ("tsv", ""), ("martif", "dca")) == found


def test_what_is_written_is_plain_tbx(tmp_path: Path) -> None:
    write(read(SAMPLES / "basic.dca.tbx").entries, tmp_path / "x.tbx", to="tbx-basic", style="dct")
    text = (tmp_path / "x.tbx").read_text(encoding="utf-8")
    for part in (
        '<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"',
        "<min:subjectField>diplomacy</min:subjectField>",
        '<langSec xml:lang="fr">',
        "<min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>",
        "<basic:grammaticalGender>masculine</basic:grammaticalGender>",
    ):
        assert part in text
    assert "mtqa:" not in text
