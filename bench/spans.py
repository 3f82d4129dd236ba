"""Scores documents against their annotations: `python -m bench.spans FOLDER [--show missed|false]`.

FOLDER holds texts and a `gold.json`: a list of {"file", "lang", "kind", "spans", "optional"}; a span has "start", "end" (code points of the
decoded file), "class", "severity" and "suggestion". A span is found when a finding overlaps at least half of the shorter of the two and is no
longer than four times the span plus 20 characters. A finding that overlaps neither a span nor an optional one that way is a false alarm.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from qa.config import load
from qa.engine import check
from qa.mqm import Severity
from qa.types import DocumentReport, Finding

Span = dict[str, Any]


def overlaps(finding: Finding, span: Span, *, limit: bool = True) -> bool:
    """Whether a finding marks an annotated span."""
    common = min(finding.span.end, span["end"]) - max(finding.span.start, span["start"])
    ours, theirs = finding.span.end - finding.span.start, span["end"] - span["start"]
    return common > 0 and common >= 0.5 * min(ours, theirs) and (not limit or ours <= 4 * theirs + 20)


def score(
    gold: list[dict[str, Any]], documents: dict[str, DocumentReport], show: str | None
) -> Counter[tuple[str, str]]:
    """Counts of (what, which): gold and found by language, severity and class, findings, false alarms, words."""
    tally: Counter[tuple[str, str]] = Counter()
    for doc in gold:
        report = documents[doc["file"]]
        found = [f for f in report.findings if f.severity is not Severity.NEUTRAL]
        kind = doc.get("kind", "mt")
        tally["words", kind] += report.words
        tally["findings", kind] += len(found)
        known = doc["spans"] + doc.get("optional", [])
        for span in doc["spans"]:
            hit = any(overlaps(f, span) for f in found)
            for which in (span["severity"], span["class"], doc["lang"], "all"):
                tally["gold", which] += 1
                tally["found", which] += hit
            if not hit and show == "missed":
                print("missed", doc["file"], span["severity"], span["class"], span["text"][:80], sep="\t")
        for finding in found:
            if not any(overlaps(finding, span, limit=False) for span in known):
                tally["false", kind] += 1
                tally["false by checker", finding.checker] += 1
                if show == "false":
                    print("false", doc["file"], finding.severity, finding.checker, finding.text[:80], sep="\t")
    return tally


def main() -> None:
    """Print recall by severity, class and language, and false alarms per 1,000 words."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", choices=("missed", "false"))
    parser.add_argument("--preset", default="default")
    arguments = parser.parse_args()
    gold = json.loads((arguments.folder / "gold.json").read_text(encoding="utf-8"))
    paths = [str(arguments.folder / doc["file"]) for doc in gold]
    report = check(paths, load(preset=arguments.preset, start=arguments.folder))
    tally = score(gold, {Path(d.path).name: d for d in report.documents}, arguments.show)
    for which in sorted({name for what, name in tally if what == "gold"}, key=lambda n: (n not in set(Severity), n)):
        of = tally["gold", which]
        print(f"recall {which:<16} {tally['found', which]:>4} of {of:<4} {tally['found', which] / of:.2f}")
    for kind in ("mt", "clean"):
        if tally["words", kind]:
            rate = 1000 * tally["false", kind] / tally["words", kind]
            print(
                f"{kind}: {tally['words', kind]} words, {tally['findings', kind]} findings, {rate:.2f} false alarms per 1,000 words"
            )
    for (what, name), count in tally.items():
        if what == "false by checker":
            print(f"  {name}: {count}")


if __name__ == "__main__":
    main()
