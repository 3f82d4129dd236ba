import time

import pytest

from qa.analysis import Analysis
from qa.checkers.stray_token import StrayToken
from qa.mqm import Category, Severity
from qa.types import Role
from tests.marks import context, flags, passes, run, segment


@pytest.mark.parametrize(
    "text",
    [
        "⟦100000200003000040000500006⟧",
        "⟦d41d8cd98f00b204e9800998ecf8427e⟧",
        "⟦20a4-77f0-004519823-00-b⟧",
        "⟦aGVsbG8gd29ybGQ1MjM0NTY3ODkw⟧",
        "⟦article_id=20831477⟧",
    ],
)
def test_identifiers_are_major(text: str) -> None:
    assert flags(StrayToken(), text)[0].severity is Severity.MAJOR


@pytest.mark.parametrize(
    "text",
    [
        "⟦of⟧",
        "⟦»⟧",
        "⟦null⟧",
        "⟦[object Object]⟧",
        "Dear ⟦{{ user.name }}⟧, welcome.",
        "Dear ⟦{name}⟧, welcome.",
        "You have ⟦%d⟧ messages from ⟦%1$s⟧.",
        "Signed ⟦%(author)s⟧ today",
        "The ⟦[[bridge]]⟧ is closed.",
        "The ⟦<unk>⟧ is closed.⟦</s>⟧",
        "The ⟦[UNK]⟧ is closed ⟦<|endoftext|>⟧",
        "The ⟦▁bridge⟧ is clo⟦@@⟧ sed ⟦@-@⟧ now.",
        "The bridge ⟦⁇⟧ is closed.",
        "⟦&lt;seg id=1&gt;⟧The bridge",
        "⟦__PLACEHOLDER_0__⟧ is closed.",
        "By ⟦undefined undefined⟧ on Monday",
        "⟦Lorem ipsum dolor sit amet, consectetur adipiscing elit⟧.",
    ],
)
def test_flags_leftovers(text: str) -> None:
    assert {finding.severity for finding in flags(StrayToken(), text)} == {Severity.MINOR}


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("The ⟦brid\u200bge⟧ is closed.", "bridge"),
        ("The ⟦bridge\ufeff⟧ is closed.", "bridge"),
        ("The ⟦bri\u00ad dge⟧ is closed.", "bridge"),
        ("The ⟦bridge\x07⟧ is closed.", "bridge"),
        ("The ⟦\ufffc⟧ is closed.", None),
    ],
)
def test_flags_invisible_characters(text: str, clean: str | None) -> None:
    found = flags(StrayToken(), text)[0]
    assert found.category is Category.ENCODING
    assert [suggestion.text for suggestion in found.suggestions] == ([clean] if clean else [])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "1."),
        ("en", "a)"),
        ("en", "J. R."),
        ("en", "UN"),
        ("en", "iv"),
        ("en", "***"),
        ("en", "by"),
        ("pt", "sim"),
        ("cs", "rod"),  # a label in a table that was flattened
        ("zh", "前言"),
        ("en", "2024-03-18"),
        ("en", "+44 20 7946 0958"),
        ("fr", "0033123456789"),
        ("en", "978-0-306-40615-7"),
        ("en", "9780306406157"),
        ("de", "DE89370400440532013000"),
        ("de", "null"),
        ("de", "10 %d'accord"),
        ("en", "Prices rose 5 %d in $1 shops; see [1] and [...]."),
        ("en", "The placeholder “{name}” and the code `%s` are replaced."),
        ("en", "https://example.org/550e8400-e29b-41d4-a716-446655440000"),
        ("en", "Donaudampfschifffahrtsgesellschaft"),
        ("en", "storm-hits-the-coast-of-the-island-2024"),
        ("de", "Schiff\u00adfahrt"),  # a soft hyphen at home
        ("th", "ภาษา\u200bไทย"),  # zero-width spaces part words in Thai
        ("en", "Family 👨\u200d👩\u200d👧 and ▁▂▃▅ bars"),
        ("en", "Lorem ipsum is a filler text."),
        ("en", "The undefined border remains, null and void."),
    ],
)
def test_passes(lang: str, text: str) -> None:
    passes(StrayToken(), text, lang)


def test_a_table_may_hold_single_values() -> None:
    cell = Analysis(segment("d41d8cd98f00b204e9800998ecf8427e", role=Role.CELL), context("en"))
    assert not list(StrayToken().check(cell))


def test_allows_tokens() -> None:
    passes(StrayToken(allow=frozenset({"{name}"})), "Dear {name}, welcome.")


@pytest.mark.parametrize(
    "unit",
    ["{{", "{a", "%s ", "[[", "<", "@@ ", "__A", "a\u200b", "a\ufeff", "\ufeff", "▁", "&lt;seg ", '"a" {x} ', "NaN "],
)
def test_time_grows_with_length_only(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    run(StrayToken(), "x")
    started = time.process_time()
    run(StrayToken(), text)
    assert time.process_time() - started < 8  # a few times the usual, for slow machines
