"""What a score was made with, in one line."""

from __future__ import annotations

from hashlib import sha256

from qa import __version__


def signature(
    *,
    preset: str,
    checkers: dict[str, object],
    glossaries: list[str],
    model: str | None = None,
    suppressed: frozenset[tuple[str, str]] = frozenset(),
) -> str:
    """Version, preset, digests of the checkers with their options, the glossaries and what is suppressed, model."""
    options = sha256(repr(sorted((name, str(value)) for name, value in checkers.items())).encode()).hexdigest()[:8]
    terms = sha256("\n".join(glossaries).encode()).hexdigest()[:8] if glossaries else "none"
    parts = (f"mtqa:{__version__}", f"preset:{preset}", f"checkers:{len(checkers)}.{options}", f"glossaries:{terms}")
    hidden = sha256(repr(sorted(suppressed)).encode()).hexdigest()[:8]
    more = (f"suppressed:{len(suppressed)}.{hidden}",) if suppressed else ()
    return "|".join((*parts, *more, f"model:{model or 'none'}"))
