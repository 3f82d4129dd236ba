"""Terms in the forms that running text has, and near forms that are none."""

from __future__ import annotations

import pytest

from bench.inflection import by_matcher, count, rows, unmarked
from qa.glossary.matching import TermBase
from qa.glossary.model import Entry, Kind, Status
from qa.language.tokens import tokenize

ROWS = list(rows())
LANGS = sorted({row.lang for row in ROWS})


def found(pattern: str, text: str, lang: str, **fields: object) -> list[str]:
    base = TermBase([Entry("x", lang, Kind.CALQUE, ("–",), bad=(pattern,), **fields)], lang)  # type: ignore[arg-type]
    return [text[match.start : match.end] for match in base.matches(tokenize(text, lang), text)]


def test_the_sentences_are_many_and_a_quarter_is_silent() -> None:
    assert len(ROWS) >= 500
    assert len(LANGS) == 8
    assert sum(not row.places for row in ROWS) >= len(ROWS) // 5


@pytest.mark.parametrize("lang", LANGS)
def test_terms_are_found_in_any_form_and_nothing_else(lang: str) -> None:
    own = count((row for row in ROWS if row.lang == lang), by_matcher)
    assert own.recall >= 0.95
    assert own.precision >= 0.97


def test_recall_and_precision_over_all_languages() -> None:
    own = count(ROWS, by_matcher)
    assert own.recall >= 0.98
    assert own.precision >= 0.98


def test_marks_show_places() -> None:
    assert unmarked("a ⟦b⟧ c ⟦d⟧") == ("a b c d", {(2, 3), (6, 7)})


def test_a_verb_of_two_parts_covers_what_is_between() -> None:
    assert found("absagen~", "Er sagte das Treffen ab.", "de") == ["sagte das Treffen ab"]
    assert found("absagen~", "Sie sagen das Treffen ab und gehen.", "de") == ["sagen das Treffen ab"]
    assert found("absagen~", "Er sagte viel, ab und zu auch Kluges.", "de") == []
    assert found("annehmen~", "Er nahm das von Anfang an.", "de") == []  # “von … an” belongs together
    assert found("absagen~ * Treffen", "Er sagte das Treffen ab.", "de") == ["sagte das Treffen ab"]
    assert found("aftreden~", "Hij weigert af te treden.", "nl") == ["af te treden"]


def test_a_capital_in_a_pattern_tells_nouns_from_verbs() -> None:
    assert found("Macht~", "Was macht die Macht? Mächte!", "de") == ["Macht", "Mächte"]
    assert found("macht", "Was MACHT das?", "de") == ["MACHT"]


def test_a_form_that_is_a_noun_too_is_none_of_the_verb_after_a_determiner() -> None:
    assert found("mettre~ en scène", "Une pièce mise en scène ici.", "fr") == ["mise en scène"]
    assert found("mettre~ en scène", "La mise en scène déçoit.", "fr") == []


def test_forms_of_forms_are_no_forms() -> None:
    assert found("find~ a home", "She founded a home.", "en") == []
    assert found("monter~ à bord", "Ils sont montés à bord.", "fr") == ["montés à bord"]


def test_a_hyphen_may_be_a_blank_or_missing_unless_that_is_the_point() -> None:
    assert found("cease-fire~", "Two cease fires, one ceasefire.", "en") == ["cease fires", "ceasefire"]
    base = TermBase([Entry("x", "en", Kind.TERM, ("ceasefire",), bad=("cease-fire~",))], "en")
    text = "A ceasefire, or cease-fires."
    assert [text[m.start : m.end] for m in base.matches(tokenize(text, "en"), text)] == ["cease-fires"]


def test_ligatures_and_their_letters() -> None:
    assert found("mettre~ en œuvre", "Ils mirent en oeuvre le plan.", "fr") == ["mirent en oeuvre"]
    assert found("office~", "Two oﬃces.", "en") == ["oﬃces"]


def test_negated_verbs_count_as_two_words() -> None:
    assert found("will not fly", "That won’t fly.", "en") == ["won’t fly"]


def test_plain_terms_inflect_too() -> None:
    entry = Entry("x", "de", Kind.TERM, ("Atommüllager",), status=Status.DEPRECATED)
    text = "In zwei Atommüllagern, nicht im Müll."
    assert [text[m.start : m.end] for m in TermBase([entry], "de").matches(tokenize(text, "de"), text)] == [
        "Atommüllagern"
    ]


def test_a_verb_that_a_later_pattern_brings_is_found_in_the_same_text() -> None:
    entries = [
        Entry("a", "fr", Kind.CALQUE, ("–",), bad=("mettre~ en pratique",)),
        Entry("b", "fr", Kind.CALQUE, ("–",), bad=("mettre~ en lumière",)),
    ]
    text = "Une idée mise en lumière, puis mise en pratique, jamais mise en lumière."
    assert [m.entry.id for m in TermBase(entries, "fr").matches(tokenize(text, "fr"), text)] == ["b", "a", "b"]
