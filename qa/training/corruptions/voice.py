"""Passives that lost their agent or their auxiliary."""

from __future__ import annotations

from qa.training.corruptions.sentence import Context, Edit, Sentence


def drop_agent(s: Sentence, i: int, c: Context) -> Edit | None:
    """“arrêté par la police” becomes “arrêté la police”."""
    if s.norm(i) not in c.tables.agents or not s.may(i) or s.tag(i - 1) != "VPART":
        return None
    return s.drop(i, "voice/drop-agent") if s.tag(i + 1) in ("DET", "NOUN", "PROPN", "PRON") else None


def drop_passive(s: Sentence, i: int, c: Context) -> Edit | None:
    """“a été arrêté par” becomes “a arrêté par”."""
    if s.tag(i) not in ("APART", "AFIN") or not s.may(i) or s.tag(i + 1) != "VPART" or s.elided(i - 1):
        return None
    if s.norm(i + 2) not in c.tables.agents or not i:
        return None
    return s.drop(i, "voice/drop-passive")
