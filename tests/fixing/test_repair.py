"""What is corrected in a file, in every format, and that nothing else changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.analysis import Analysis
from qa.checkers.base import Checker
from qa.config import Config
from qa.errors import MtqaError, ReadError
from qa.fixing.choice import apart, certain
from qa.fixing.original import Original, read_again, read_original
from qa.fixing.repair import Checked, Plan, Repair, check, repair
from qa.mqm import Category, Severity
from qa.types import Finding, Span, Suggestion

FRENCH = "Le gouvernement a pris mardi une décision très importante pour les agriculteurs du pays. "


@dataclass(frozen=True)
class Swap(Checker):
    """Finds a word and offers another."""

    id = "swap"
    category = Category.TERMINOLOGY
    severity = Severity.MAJOR
    safe = True

    wrong: str = "mal"
    right: str = "bien"

    def check(self, segment: Analysis) -> Iterator[Finding]:
        start = segment.text.find(self.wrong)
        while start >= 0:
            yield self.finding(segment, (start, start + len(self.wrong)), "wrong", suggest=self.right)
            start = segment.text.find(self.wrong, start + len(self.wrong))


@dataclass(frozen=True)
class Objects(Swap):
    """Finds a word and offers nothing."""

    id = "objects"
    safe = False


class Swapping(Config):
    """A configuration with checkers made for a test."""

    made: tuple[Checker, ...] = ()

    @property
    def checkers(self) -> tuple[Checker, ...]:  # type: ignore[override]
        return self.made


def config(*checkers: Checker) -> Config:
    made = Swapping(lang="fr")
    object.__setattr__(made, "made", checkers)
    return made


def original(text: str | bytes, name: str = "a.txt", encoding: str | None = None) -> Original:
    data = text if isinstance(text, bytes) else text.encode()
    return read_again(name, data, format=None, encoding=encoding)


def repaired(source: Original, *checkers: Checker) -> Repair:
    settings = config(*checkers)
    return repair(check(source, settings), settings, least=0.8)


def fixed(text: str, name: str = "a.txt", wrong: str = "mal", right: str = "bien") -> str:
    return repaired(original(text, name), Swap(wrong, right)).data.decode()


@pytest.mark.parametrize(
    ("name", "wrong", "right", "text", "expected"),
    [
        ("a.txt", "mal", "R & D <b>", "il va mal ici", "il va R & D <b> ici"),
        ("a.html", "mal", "R & D", "<p>il va mal ici</p>", "<p>il va R &amp; D ici</p>"),
        ("a.html", "é & a", "é & b", "<p>il &eacute; &amp; a ici</p>", "<p>il &eacute; &amp; b ici</p>"),
        ("a.html", "été", "hiver", "<p>un &eacute;t&eacute; ici</p>", "<p>un hiver ici</p>"),
        ("a.html", "mal", "bien", "<p>il va <b>mal</b> ici</p>", "<p>il va <b>bien</b> ici</p>"),
        ("a.html", "va mal", "va bien", "<p>il va <b>mal</b> ici</p>", "<p>il va <b>bien</b> ici</p>"),
        ("a.html", "va mal", "est bien", "<p>il va <b>mal</b> ici</p>", "<p>il va <b>mal</b> ici</p>"),
        ("a.html", "va mal.", "va mal\u00a0!", "<p>il va <b>mal.</b></p>", "<p>il va <b>mal&#160;!</b></p>"),
        (
            "a.html",
            "mal",
            '"B"',
            '<p>un <img alt="va mal ici"> mal</p>',
            '<p>un <img alt="va &quot;B&quot; ici"> "B"</p>',
        ),
        ("a.html", "mal", "été", "<p>il va mal</p>", "<p>il va &#233;t&#233;</p>"),
        ("a.html", "mal", "été", "<p>il va mal, né</p>", "<p>il va été, né</p>"),
        ("a.html", "va mal", "mal", "<p>il va\n   mal ici</p>", "<p>il mal ici</p>"),
        ("a.md", "mal", "a *b* c", "il va **mal** ici", "il va **a \\*b\\* c** ici"),
        ("a.md", "mal", "snake_case", "il va mal ici", "il va snake_case ici"),
        ("a.md", "mal", "1. Oui", "mal", "1\\. Oui"),
        ("a.md", "a*b", "a*c", "il a\\*b ici", "il a\\*c ici"),
        (
            "a.md",
            "mal",
            "a|b",
            "| il va mal | x |\n|---|---|\n| y | z |\n",
            "| il va a\\|b | x |\n|---|---|\n| y | z |\n",
        ),
    ],
)
def test_written_as_the_format_needs(name: str, wrong: str, right: str, text: str, expected: str) -> None:
    assert fixed(text, name, wrong, right) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<title>il va mal</title>", "<title>il va R &amp;amp; D</title>"),
        ("<description>&lt;p&gt;il va mal</description>", "<description>&lt;p&gt;il va R &amp;amp; D</description>"),
        ("<description><![CDATA[il va mal]]></description>", "<description><![CDATA[il va R &amp; D]]></description>"),
    ],
)
def test_feeds_are_escaped_at_their_depth(before: str, after: str) -> None:
    rss = "<rss version='2.0'><channel><item>{}</item></channel></rss>"
    assert fixed(rss.format(before), "a.rss", right="R & D") == rss.format(after)


def test_atom_text_is_escaped_once() -> None:
    atom = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>il va {}</title></entry></feed>"
    assert fixed(atom.format("mal"), "a.atom", right="R & D") == atom.format("R &amp; D")


def test_json_feed() -> None:
    items = [{"id": "1", "title": 'il \u00e9 va mal\n"', "content_html": "<p>é &amp; mal\\ \U0001f600</p>"}]
    source = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}, indent=1)
    expected = source.replace("va mal", 'va \\"R & D\\"').replace("mal\\\\", '\\"R &amp; D\\"\\\\')
    assert fixed(source, "a.json", right='"R & D"') == expected


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "gb18030"])
def test_bytes_around_stay(codec: str, newline: str) -> None:
    mark = b"\xfe\xff" if codec == "utf-16-be" else b""
    text = f"{FRENCH}mal{newline}{newline}  Été à mal, {newline}fin"
    source = original(mark + text.encode(codec), encoding=None if mark or codec.startswith("utf") else codec)
    assert repaired(source, Swap()).data == mark + text.replace("mal", "bien").encode(codec)


def test_what_the_encoding_lacks_is_left_in_text_and_referred_to_in_markup() -> None:
    text = "<p>été mal</p>".encode("cp1252")
    assert repaired(
        original(text, "a.html", "cp1252"), Swap(right="日本")
    ).data == "<p>été &#26085;&#26412;</p>".encode("cp1252")
    done = repaired(original(text, "a.txt", "cp1252"), Swap(right="日本"))
    assert (done.data, done.left) == (text, 1)


def test_a_stateful_encoding_is_refused_or_exact() -> None:
    text = "彼は mal と言った。mal"
    source = original(text.encode("iso2022_jp"), encoding="iso2022_jp")
    try:
        done = repaired(source, Swap())
    except MtqaError:
        return
    assert done.data.decode("iso2022_jp") in (text, text.replace("mal", "bien"))


words = st.sampled_from(["mal", "été", "R&D", "mot\u00a0!", "日本", "e\u0301", "👍🏽", "\u202fx", "a"])
gaps = st.sampled_from([" ", "  ", "\n", "\r\n", "\n\n", "\r", "\t", ", "])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(words, gaps), min_size=1, max_size=30),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"]),
)
def test_only_the_corrections_change_bytes(parts: list[tuple[str, str]], codec: str) -> None:
    text = "".join(word + gap for word, gap in parts)
    source = original(text.encode(codec), encoding=codec)
    done = repaired(source, Swap())
    assert done.data == text.replace("mal", "bien").encode(codec)
    assert len(done.edits) == text.count("mal")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(words, st.sampled_from([" ", "<b>", "</b>", "&amp;", "<br>", "&nbsp;", "<", "\r\n"])), max_size=25
    )
)
def test_markup_stays(parts: list[tuple[str, str]]) -> None:
    text = "<p>mot " + "".join(word + gap for word, gap in parts)
    done = repaired(original(text, "a.html"), Swap(right="a & b"))
    assert done.data.decode().replace("a &amp; b", "mal") == text.replace("a &amp; b", "mal")


def found(span: tuple[int, int], severity: Severity = Severity.MINOR, confidence: float = 0.9) -> Finding:
    return Finding("swap", Span(*span), Category.TERMINOLOGY, severity, "", "x", confidence=confidence)


def test_of_overlapping_findings_the_graver_then_the_surer_is_corrected() -> None:
    grave, sure, doubtful = found((0, 5), Severity.MAJOR), found((4, 8)), found((7, 9), confidence=0.8)
    assert apart([doubtful, sure, grave]) == [grave, doubtful]
    assert apart([doubtful, sure]) == [sure]
    assert apart([found((0, 5)), found((5, 6))]) == [found((0, 5)), found((5, 6))]


def test_only_one_safe_suggestion_of_a_sure_finding_is_certain() -> None:
    safe, other = Suggestion("y", safe=True), Suggestion("z")
    assert certain(replace(found((0, 1)), suggestions=(safe, other)), 0.8) == safe
    assert certain(replace(found((0, 1)), suggestions=(other, safe)), 0.8) is None
    assert certain(replace(found((0, 1)), suggestions=(safe, Suggestion("z", safe=True))), 0.8) is None
    assert certain(replace(found((0, 1), confidence=0.7), suggestions=(safe,)), 0.8) is None
    assert certain(replace(found((0, 1)), suggestions=(Suggestion("x", safe=True),)), 0.8) is None
    assert certain(found((0, 1)), 0.8) is None


def test_a_correction_that_makes_a_new_finding_is_not_made() -> None:
    source = original("il va mal, puis trop mal encore, et mal")
    done = repaired(source, Swap(), Objects("trop bien"))
    assert done.data == b"il va bien, puis trop mal encore, et bien"
    assert (len(done.edits), done.left) == (2, 1)


def test_a_correction_that_is_found_again_is_not_made() -> None:
    assert repaired(original("il va mal ici"), Swap(right="plus mal")).data == b"il va mal ici"


def test_a_finding_that_was_there_before_does_not_hinder() -> None:
    done = repaired(original("il va mal ici"), Swap(), Objects("il va"), Objects(" ici"))
    assert done.data == b"il va bien ici"


def test_a_plan_refuses_what_overlaps() -> None:
    source = original("il va mal ici")
    settings = config(Swap(), Objects("va mal"))
    findings = [finding for _, finding in check(source, settings).findings()]
    plan = Plan(source)
    assert len(findings) >= 1
    assert plan.add(0, findings[0], "y")
    assert plan.add(0, findings[0], "z") is None


def test_the_rest_of_a_broken_feed_is_corrected() -> None:
    rss = "<rss version='2.0'><channel><item><title>un mal</title></item><item><title>un <b mal</title></item></channel></rss>"
    checked: Checked = check(original(rss, "a.rss"), config(Swap()))
    done = repair(checked, config(Swap()), least=0.8)
    assert b"<title>un bien</title>" in done.data
    assert done.failures


def test_too_large_or_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReadError, match="cannot read"):
        read_original(str(tmp_path / "none.txt"))
    monkeypatch.setattr("qa.fixing.original.WHOLE", 3)
    (tmp_path / "a.txt").write_text("long")
    with pytest.raises(ReadError, match="larger than 64 MB"):
        read_original(str(tmp_path / "a.txt"))
