"""Compares a rendering with its golden file; `MTQA_GOLDEN=1 pytest tests/reporters` writes the files anew."""

from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def matches_golden(rendered: str, name: str) -> None:
    """Fail with a readable difference when `rendered` is not what the golden file holds."""
    path = GOLDEN / name
    if os.environ.get("MTQA_GOLDEN"):
        path.write_text(rendered, encoding="utf-8", newline="")
    assert rendered == path.read_bytes().decode("utf-8")
