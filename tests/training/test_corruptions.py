import pytest

from qa.training.corruptions import Corruptor
from qa.training.examples import LABELS

pytest.importorskip("wordfreq", reason="wordfreq is not installed (pip install 'mtqa[train]')")
pytest.importorskip("simplemma", reason="simplemma is not installed (pip install 'mtqa[train]')")

SENTENCES = {
    "fr": [
        "Le groupe de pirates a attaqué le navire dans la nuit, selon la police.",
        "Les élèves de cette école pensent que la ministre va les aider à réussir.",
        "Il a dit que l'homme arrêté par la police était connu de ses voisins.",
    ],
    "en": [
        "The company said that it wants to sell a small part of the business to its rivals.",
        "A man was arrested by the police after the attack on the bank in the old town.",
        "The teachers of this school think that the minister will help them to succeed.",
    ],
    "cs": [
        "Policie včera zadržela tři muže podezřelé z krádeže nových automobilů.",
        "Vláda oznámila nové daně pro velké firmy z celé země.",
    ],
}


@pytest.fixture(scope="module", params=sorted(SENTENCES))
def lang(request):
    return request.param


@pytest.fixture(scope="module")
def corrupted(lang):
    corruptor = Corruptor(lang, 1, sentences=SENTENCES[lang])
    return [(text, corruptor.corrupt(text)) for text in SENTENCES[lang] * 60]


def test_marks_lie_inside_the_text_and_have_labels(corrupted):
    for _, result in corrupted:
        assert result is not None
        for mark in result.marks:
            assert 0 <= mark.start < mark.end <= len(result.text)
            assert mark.label in LABELS[1:]
            assert result.text[mark.start : mark.end] == result.text[mark.start : mark.end].strip()


def test_one_kind_per_mark_and_three_at_most(corrupted):
    assert all(1 <= len(r.marks) == len(r.kinds) <= 3 for _, r in corrupted)


def test_something_changed(corrupted):
    assert all(result.text != text for text, result in corrupted)


def test_text_before_the_first_and_after_the_last_mark_is_the_original(corrupted):
    for text, result in corrupted:
        if any(kind.startswith("order/verb") or kind == "order/adverb" for kind in result.kinds):
            continue
        assert text.startswith(result.text[: result.marks[0].start].rstrip())
        assert text.endswith(result.text[result.marks[-1].end :])


def test_quoted_words_stay(corrupted):
    corruptor = Corruptor("fr", 2)
    for _ in range(30):
        result = corruptor.corrupt("Le ministre a dit que « la loi de la jungle est finie » dans cette ville.")
        assert result is not None
        assert "« la loi de la jungle est finie »" in result.text


def test_same_seed_same_result(lang):
    first, second = (Corruptor(lang, 7) for _ in range(2))
    assert [first.corrupt(t) for t in SENTENCES[lang]] == [second.corrupt(t) for t in SENTENCES[lang]]


@pytest.mark.parametrize("text", ["", " ", "12 345", "…", "« »"])
def test_nothing_to_corrupt(text):
    assert Corruptor("fr", 1).corrupt(text) is None
