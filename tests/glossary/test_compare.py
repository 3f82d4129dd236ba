"""Differences and unions of term bases."""

from __future__ import annotations

from dataclasses import replace

from qa.glossary.compare import diff, merge
from qa.glossary.model import Entry, Kind

A = Entry("a", "fr", Kind.TERM, ("un",))
B = Entry("b", "fr", Kind.TERM, ("deux",))


def test_diff_by_concept_and_language() -> None:
    changed = replace(A, terms=("une",), reason="so")
    changes = diff([A, B], [changed, replace(A, lang="de")])
    assert [(c.what, c.entry.id, c.entry.lang) for c in changes] == [
        ("changed", "a", "fr"),
        ("added", "a", "de"),
        ("removed", "b", "fr"),
    ]
    assert list(changes[0].fields()) == [("terms", ("un",), ("une",)), ("reason", "", "so")]
    assert not diff([A, B], [B, replace(A, origin="elsewhere:3")])


def test_merge_fills_what_is_empty_and_lists_what_clashes() -> None:
    merged, conflicts = merge([A], [replace(A, reason="so"), B])
    assert (merged, conflicts) == ([replace(A, reason="so"), B], [])
    merged, conflicts = merge([replace(A, note="x")], [replace(A, note="y", pos=("noun",))])
    assert merged == [replace(A, note="x", pos=("noun",))]
    assert [conflict.field for conflict in conflicts] == ["note"]
    merged, conflicts = merge([A], [replace(A, terms=("une", "uns"), pos=("noun", ""))])
    assert merged == [A]
    assert [conflict.field for conflict in conflicts] == ["terms", "pos"]
