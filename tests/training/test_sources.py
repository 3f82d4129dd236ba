"""What the network is trained on: pairs, annotated and raw translations, clean text."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from qa.training import sources
from qa.training.examples import BAD, LABELS, Example, Mark

SEEDS = sorted((Path(__file__).parents[2] / "seeds" / "pairs").glob("*.tsv"))


def write(path: Path, rows: list[dict[str, object]]) -> None:
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


# --- Hand-written pairs


@pytest.mark.parametrize(
    ("marked", "bad", "good", "errors"),
    [
        ("Il est là.", "Il est là.", "Il est là.", []),
        ("Il ⟦avait averti|avait été averti|grammar|critical⟧.", "Il avait averti.", "Il avait été averti.", [(3, 15, "grammar", "critical")]),
        ("⟦Le|La|grammar|minor⟧ ⟦tête|fin|calque|major⟧", "Le tête", "La fin", [(0, 2, "grammar", "minor"), (3, 7, "calque", "major")]),
        ("He ⟦has|does|grammar|minor⟧⟦ not|n't|calque|minor⟧", "He has not", "He doesn't", [(3, 6, "grammar", "minor"), (6, 10, "calque", "minor")]),
        ("Il est ⟦|déjà|omission|major⟧ là", "Il est  là", "Il est déjà là", [(7, 7, "omission", "major")]),
        ("Il est ⟦très||duplication|minor⟧ là", "Il est très là", "Il est là", [(7, 11, "duplication", "minor")]),
        ("A ⟦b|c|grammar|enormous⟧", "A ⟦b|c|grammar|enormous⟧", "A ⟦b|c|grammar|enormous⟧", []),
    ],
)  # fmt: skip
def test_marked_pair(marked: str, bad: str, good: str, errors: list[tuple[int, int, str, str]]) -> None:
    assert sources.marked_pair(marked) == (bad, good, errors)


def test_pairs_of_a_table(tmp_path: Path) -> None:
    (tmp_path / "fr.tsv").write_text("# note\n\nen\tThe end.\tLa ⟦tête|fin|calque|major⟧ ⟦.|!|style|minor⟧\n", "utf-8")
    bad, good = sources.pairs(tmp_path)
    assert (bad.text, good.text) == ("La tête .", "La fin !")
    assert bad.marks == (Mark(3, 7, "wording"), Mark(8, 9, BAD))
    assert (bad.kind, good.kind) == ("pairs/fr.own", "pairs-good/fr.own")
    assert (bad.fluency, bad.quality, good.fluency, good.quality) == (0.25, 0.25, 1.0, 1.0)
    assert {e.group for e in (bad, good)} == {"fr:3"}
    assert {(e.lang, e.source_lang, e.source) for e in (bad, good)} == {("fr", "en", "The end.")}


def test_an_empty_mark_is_one_character_long(tmp_path: Path) -> None:
    (tmp_path / "fr.tsv").write_text("en\tHe was.\tIl ⟦|était|omission|major⟧\n", "utf-8")
    bad, _ = sources.pairs(tmp_path)
    assert bad.marks == (Mark(3, 4, "grammar"),)


def test_a_sentence_without_marks_is_a_good_one(tmp_path: Path) -> None:
    (tmp_path / "fr.tsv").write_text("en\tThe end.\tLa fin.\n", "utf-8")
    assert [example.kind for example in sources.pairs(tmp_path)] == ["pairs-good/fr.own"]


def test_pairs_with_offsets(tmp_path: Path) -> None:
    error = {"start": 3, "end": 7, "class": "mistranslation", "severity": "critical"}
    row = {"lang": "fr", "id": "x1", "bad": "La tête", "good": "La fin", "errors": [error]}
    (tmp_path / "news.jsonl").write_text(json.dumps(row), "utf-8")
    bad, good = sources.pairs(tmp_path)
    assert (bad.marks, bad.fluency, bad.kind) == ((Mark(3, 7, "accuracy"),), 0.1, "pairs/news")
    assert (good.text, good.source, good.group) == ("La fin", None, "x1")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("en\tThe end.", "2 columns"),
        ("en\tThe end.\tLa fin.\t!", "4 columns"),
        ("en\tThe end.\tLa ⟦tête|fin⟧", "not of the form"),
        ("en\tThe end.\tLa ⟦tête|fin|calque|huge⟧", "not of the form"),
        ("en\tThe end.\tLa tête⟧", "not of the form"),
    ],
)
def test_a_line_that_does_not_fit(tmp_path: Path, line: str, says: str) -> None:
    (tmp_path / "fr.tsv").write_text(f"en\tYes.\tOui.\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match=rf"fr\.tsv:2: .*{says}"):
        list(sources.pairs(tmp_path))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_pairs_of_the_house(path: Path, tmp_path: Path) -> None:
    (tmp_path / path.name).write_bytes(path.read_bytes())
    found = list(sources.pairs(tmp_path))
    assert found
    sides: dict[str, list[Example]] = {}
    for example in found:
        where = f"{path.name}:{example.group.rpartition(':')[2]}"
        sides.setdefault(example.group, []).append(example)
        assert example.lang in sources.LANGUAGES, where
        assert example.source, where
        assert example.source_lang, where
        assert not set("⟦⟧|\t") & set(example.text), where
        for mark in example.marks:
            assert 0 <= mark.start < mark.end <= max(len(example.text), mark.start + 1), where
            assert mark.label in LABELS[1:], f"{where}: a class is none of {', '.join(sources.PAIR_LABELS)}"
    for group, examples in sides.items():
        assert len({example.text for example in examples}) == len(examples), f"{group}: the good side is the bad one"


# --- Annotated translations


@pytest.mark.parametrize(
    ("category", "label"),
    [
        ("fluency/grammar", "grammar"),
        ("fluency/spelling", "typography"),
        ("accuracy/mistranslation", "accuracy"),
        ("accuracy/mistranslation/overly literal", "wording"),
        ("accuracy/mistranslation/named entity", "name"),
        ("accuracy/untranslated text", "untranslated"),
        ("terminology/inconsistent use", "name"),
        ("terminology/inappropriate", "wording"),
        ("style/awkward", "wording"),
        ("other", BAD),
        ("", BAD),
    ],
)
def test_mqm_label(category: str, label: str) -> None:
    assert sources.mqm_label(category) == label


def error(start: int, end: int, category: str, severity: str) -> dict[str, object]:
    return {"start": start, "end": end, "category": category, "severity": severity}


def test_mqm(tmp_path: Path) -> None:
    target = "The man have read the the letter of table."
    errors = [
        error(8, 12, "fluency/grammar", "major"),
        error(36, 41, "accuracy", "minor"),
        error(0, 3, "style", "neutral"),
    ]
    row = {"lp": "de-en", "doc": "d1", "system": "s", "source": "Der Mann", "target": target, "errors": errors}
    others = [{**row, "lp": "en-zh"}, {**row, "target": "x"}, {**row, "errors": [], "system": "refA"}]
    write(tmp_path / "set.dev.jsonl.xz", [row, *others])
    bad, good = sources.mqm(tmp_path, ["set"])
    assert bad.marks == (Mark(8, 12, "grammar"), Mark(36, 41, "accuracy"))
    assert bad.masked == (Mark(0, 3, BAD),)
    assert (bad.lang, bad.source_lang, bad.kind, bad.group) == ("en", "de", "mqm/set", "set:d1")
    assert bad.fluency == pytest.approx(1 - 1.5 * 5 / 9)  # the reader does not see the wrong word
    assert bad.quality == 0.0
    assert (good.marks, good.fluency, good.quality) == ((), 1.0, 1.0)


def test_judgements_without_spans(tmp_path: Path) -> None:
    row = {
        "lp": "en-fr",
        "doc": "d",
        "system": "mt",
        "target": "Bonjour.",
        "labels": {"judgment": "poor"},
        "errors": [],
    }
    rows = [row, {**row, "labels": {}}, {**row, "system": "ref"}]
    write(tmp_path / "diabla.dev.jsonl.xz", rows)
    assert [(e.fluency, e.spans) for e in sources.mqm(tmp_path, ["diabla"])] == [(0.1, False), (1.0, True)]


# --- Raw translations


def split(*texts: str) -> list[list[str]]:
    return [[word.strip(".,").lower() for word in text.split()] for text in texts]


OTHERS = split(
    "The police arrested two men near the harbour.",
    "Police arrested two men near the port.",
    "The police arrested two men close to the harbour.",
    "The police have arrested two men near the harbour.",
    "Two men were arrested near the harbour by the police.",
    "The police detained two men near the harbour.",
)


def words(target: str, marks: list[Mark]) -> list[str]:
    return [target[mark.start : mark.end] for mark in marks]


def test_consensus() -> None:
    target = "The police stopped two men beside Hamburg near the port."
    suspect, unsure = sources.consensus(target, OTHERS)
    assert words(target, suspect) == ["stopped", "beside"]  # that nobody else has
    assert words(target, unsure) == ["Hamburg", "port"]  # a name; what one other has


def test_what_others_agree_on_is_right() -> None:
    assert sources.consensus("The police arrested two men near the harbour.", OTHERS) == ([], [])


def test_another_form_of_a_known_word_is_unsure() -> None:
    target = "Two men near the harbors."
    suspect, unsure = sources.consensus(target, OTHERS)
    assert (suspect, words(target, unsure)) == ([], ["harbors"])


def test_too_few_others_say_nothing() -> None:
    assert sources.consensus("The zebra sings.", OTHERS[:4]) == ([], [])


def test_raw(tmp_path: Path) -> None:
    outputs = {f"s{number}": f"The police stopped {number} men." for number in range(8)}
    row = {
        "lp": "de-en",
        "set": "news",
        "doc": "d",
        "seg": 1,
        "source": "Die Polizei",
        "outputs": outputs,
        "reference": ["Police stopped men."],
    }
    rows = [{**row, "seg": number} for number in range(20)]
    write(tmp_path / "de-en.jsonl.xz", [*rows, {**row, "set": "wmt24-chat"}, {**row, "lp": "de-zh"}])
    found = list(sources.raw(tmp_path))
    assert [e.text for e in found if e.kind == "mt-reference"] == ["Police stopped men."] * 20
    fluencies = [e.fluency or 0 for e in found if e.kind == "mt/news"]
    assert (
        sum(f < 0.475 for f in fluencies) > sum(f > 0.475 for f in fluencies) > 0
    )  # the first systems are the weak ones
    assert found == list(sources.raw(tmp_path))


# --- Clean text


def test_clean(tmp_path: Path) -> None:
    lines = [f"Sentence number {number} of the story." for number in range(450)]
    with lzma.open(tmp_path / "en.tatoeba.txt.xz", "wt", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)
    found = list(sources.clean(tmp_path, "en"))
    text = " ".join(example.text for example in found)
    assert [line for line in lines if line in text] == lines[: len(lines) - (lines[-1] not in text)]
    assert {example.group for example in found} == {f"clean:en.tatoeba:{block}" for block in range(3)}
    joined = sum(example.text.count(".") > 1 for example in found)
    assert 0.1 < joined / len(found) < 0.5
    assert {(example.fluency, example.quality, example.marks) for example in found} == {(1.0, None, ())}
    assert found == list(sources.clean(tmp_path, "en"))
    assert list(sources.clean(tmp_path, "xx")) == []
