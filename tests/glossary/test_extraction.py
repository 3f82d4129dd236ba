"""Candidates of a text, and their pairs in its source."""

from __future__ import annotations

from qa.glossary.extraction import aligned, candidates

FRENCH = [
    "Le Conseil de sécurité a examiné mardi le projet présenté par Viktor Petrov.",
    "Les attaques par rançongiciel se multiplient, selon Viktor Petrov.",
    "Le Conseil de sécurité doit parler des attaques par rançongiciel.",
]
ENGLISH = [
    "The Security Council examined on Tuesday the draft presented by Viktor Petrov.",
    "Ransomware attacks are multiplying, said Viktor Petrov.",
    "The Security Council must speak of ransomware attacks.",
]


def test_terms_and_names_by_keyness() -> None:
    found = {c.text: (c.count, c.name) for c in candidates(FRENCH, "fr")}
    assert found == {
        "attaques par rançongiciel": (2, False),
        "Viktor Petrov": (2, True),
        "Conseil de sécurité": (2, True),
    }


def test_pairs_by_co_occurrence() -> None:
    pairs = {c.text: c.source for c in aligned(candidates(FRENCH, "fr"), candidates(ENGLISH, "en"))}
    assert pairs["Conseil de sécurité"] == "Security Council"
    assert pairs["attaques par rançongiciel"].casefold() == "ransomware attacks"
    assert pairs["Viktor Petrov"] == "Viktor Petrov"


def test_other_scripts_and_nothing() -> None:
    assert [c.text for c in candidates(["Вирус-вымогатель Ryuk и Ryuk"], "ru")] == ["Ryuk"]
    assert candidates(["勒索软件攻击医院。", "勒索软件很危险。"], "zh")[0].text == "勒索软件"
    assert candidates([], "fr") == candidates(["", "…"], "xx") == []
