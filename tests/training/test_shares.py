"""The shares of a training run as they are given on the command line."""

from __future__ import annotations

import pytest
import typer

from qa.training.__main__ import SHARES, parsed


def test_what_is_not_given_stays() -> None:
    assert parsed("") == SHARES
    assert parsed("pairs=0.5,mt=.1") == {**SHARES, "pairs": 0.5, "mt": 0.1}


@pytest.mark.parametrize(
    ("shares", "why"),
    [
        ("foo=1", "no kind is called foo"),
        ("pairs", "“pairs” is not of the form"),
        ("mt=x", "“mt=x” is not of the form"),
    ],
)
def test_what_cannot_be_read_is_named(shares: str, why: str) -> None:
    with pytest.raises(typer.BadParameter, match=why):
        parsed(shares)
