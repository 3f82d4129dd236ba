import pytest
from rich.cells import cell_len

from qa.reporters.excerpt import cut, printable, printable_mark


def cut_marked(marked, width):
    """`cut` the text whose mark stands in ⟦…⟧ and put the brackets back."""
    before, rest = marked.split("⟦")
    mark, after = rest.split("⟧")
    parts = cut(before + mark + after, len(before), len(before + mark), width)
    assert sum(map(cell_len, parts)) <= width
    return "{}⟦{}⟧{}".format(*parts)


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("la ⟦bonne⟧ réputation", "la ⟦bonne⟧ réputation"),
        ("le ministre a vanté la bonne réputation du ⟦rideau⟧ de coton.", "… du ⟦rideau⟧ de coton."),
        ("⟦Murni⟧ est une manœuvre politique, a répondu l’opposition.", "⟦Murni⟧ est une manœuvre …"),
        ("部长在新闻发布会上表示政府⟦将将⟧采取必要的措施他没有回答", "…会上表示政府⟦将将⟧采取必要的措…"),
        ("le ministre a vanté la réputation ⟦⟧du pays", "… vanté la réputation ⟦‸⟧du pays"),
    ],
)
def test_cuts_around_the_mark(marked, shown):
    assert cut_marked(marked, 32) == shown


def test_a_long_mark_keeps_both_ends():
    assert cut_marked("avant ⟦le début de la répétition et puis la fin⟧ après", 40).startswith("avant ⟦le début")
    assert "fin⟧" in cut_marked("avant ⟦le début de la répétition et puis la fin⟧ après", 40)


def test_never_begins_with_a_combining_character():
    text = "e\u0301" * 60
    before, _, _ = cut(text + "x", len(text), len(text) + 1, 21)
    assert before.startswith("…e\u0301")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\nb", "a b"), ("a\x1b[31mb", "a␛[31mb"), ("a\u202eb", "ab"), ("a\tb", "a b"), ("\ud83d", "\ufffd")],
)
def test_nothing_steers_the_terminal(text, shown):
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("fin\r\n  début", "fin ↵ début"),
        ("\u00a0", "⟨U+00A0⟩"),
        ("  ", "  "),
        ("mot\u200bmot", "mot⟨U+200B⟩mot"),
        ("👩‍🚀", "👩‍🚀"),
    ],
)
def test_a_mark_can_be_seen(text, shown):
    assert printable_mark(text) == shown


def test_a_huge_excerpt_costs_no_more():
    text = "mot " * 500_000
    assert cell_len("".join(cut(text, 1_000_000, 1_000_003, 76))) <= 76
