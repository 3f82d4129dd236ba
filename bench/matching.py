"""Speed of glossaries: `python -m bench.matching [LANG] [TEXT]`, and `python -m bench.matching --load`.

Words a second on one core, in processor time, of the matching with no concept, the shipped ones and 100,000 made-up
ones (terms of one to three words that stand in the text's language), on TEXT, clean sentences one a line (plain or xz),
or on the clean documents in seeds/. The baseline in the same run is a set of the 100,000 terms into which every run of
one to three words is looked up, without inflection. The words are tokenized before; that is timed by itself. With
--load, seconds and peak memory of reading a TBX file of 100,000 concepts, made in the manner of Microsoft's terminology
(two languages, definitions, parts of speech) and of IATE (four languages, types and reliabilities), fresh and from the
cache, each in a process of its own, beside the time in which the XML parser alone goes through the file.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from xml.parsers import expat

from qa.glossary.matching import TermBase
from qa.glossary.model import Entry, Kind, Status
from qa.glossary.shipped import term_base
from qa.language.tokens import Token, count_words, tokenize

SEEDS = Path(__file__).parent.parent / "seeds"
CONCEPTS = 100_000
Text = list[tuple[tuple[Token, ...], str]]


def lines(path: Path | None, lang: str, most: int) -> list[str]:
    """Clean sentences."""
    if path is None:
        texts = [p.read_text(encoding="utf-8") for p in sorted(SEEDS.glob(f"{lang}-*.clean.txt"))]
        return [line for text in texts for line in text.splitlines() if line.strip()][:most]
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
        return [line.strip() for line in islice(file, most) if line.strip()]


def terms(given: list[str], lang: str, count: int = CONCEPTS) -> list[str]:
    """So many different terms of one to three words of the text, in an order that the text rarely has."""
    chance = Random(1)
    words = sorted({t.norm for line in given for t in tokenize(line, lang) if t.is_word and len(t.norm) > 4})
    found: dict[str, None] = {}
    while len(found) < count:
        found[" ".join(chance.choice(words) for _ in range(chance.choice((1, 2, 2, 3))))] = None
    return list(found)


def concepts(names: list[str], lang: str) -> list[Entry]:
    """A concept to be avoided for each term; those of one word would flag every text, so they get a second."""
    return [
        Entry(f"c{n}", lang, Kind.TERM, (name if " " in name else f"{name} {names[-n]}",), status=Status.DEPRECATED)
        for n, name in enumerate(names)
    ]


def seconds(base: TermBase, text: Text) -> float:
    """Processor time of the matching."""
    start = time.process_time()
    for tokens, line in text:
        for _ in base.matches(tokens, line):
            pass
    return time.process_time() - start


def baseline(names: set[str], text: Text) -> float:
    """Processor time of looking up every run of one to three words in a set."""
    start = time.process_time()
    found = 0
    for _, line in text:
        words = line.lower().split()
        for i in range(len(words)):
            for j in range(i + 1, min(i + 4, len(words) + 1)):
                found += " ".join(words[i:j]) in names
    return time.process_time() - start


def matching(lang: str, path: Path | None, most: int) -> dict[str, float]:
    """Words a second and times the baseline."""
    given = lines(path, lang, most)
    start = time.process_time()
    text = [(tokenize(line, lang), line) for line in given]
    figures: dict[str, float] = {}
    words = sum(count_words(tokens) for tokens, _ in text)
    figures["words"] = words
    figures["tokenizing alone, words a second"] = round(words / (time.process_time() - start))
    names = terms(given, lang)
    plain = baseline(set(names), text)
    figures["baseline, words a second"] = round(words / plain)
    shipped = term_base(lang)
    bases = [("no concept", TermBase((), lang)), (f"the shipped {len(shipped):,} concepts", shipped)]
    bases.append((f"{CONCEPTS:,} concepts", TermBase(concepts(names, lang), lang)))
    for name, base in bases:
        for run in ("first time", "again"):
            took = max(seconds(base, text), 1e-6)
            figures[f"{name}, {run}, words a second"] = round(words / took)
            figures[f"{name}, {run}, times the baseline"] = round(took / plain, 2)
    return figures


def microsoft(names: list[str]) -> Iterator[str]:
    """A file in the manner of Microsoft's terminology."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<martif type="TBX" xml:lang="en-US"><text><body>\n'
    for n, name in enumerate(names):
        yield (
            f'<termEntry id="{n}_1"><langSet xml:lang="en-US"><descripGrp><descrip type="definition">What {name} means to'
            f" people who use it.</descrip></descripGrp><ntig><termGrp><term>{name}</term>"
            '<termNote type="partOfSpeech">Noun</termNote></termGrp></ntig></langSet>'
            f'<langSet xml:lang="fr-FR"><ntig><termGrp><term>{name}</term><termNote type="partOfSpeech">Noun</termNote>'
            "</termGrp></ntig></langSet></termEntry>\n"
        )
    yield "</body></text></martif>\n"


def iate(names: list[str]) -> Iterator[str]:
    """A file in the manner of IATE's exports."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<tbx type="TBX-IATE" style="dca" xml:lang="en"><text><body>\n'
    for n, name in enumerate(names):
        yield f'<conceptEntry id="{n}"><descrip type="subjectField">politics; economy</descrip>\n'
        for lang in ("de", "en", "es", "fr"):
            yield f'<langSec xml:lang="{lang}">\n'
            for term in (name, f"{name} {names[-n]}"):
                yield (
                    f'<termSec><term>{term}</term><termNote type="termType">fullForm</termNote>'
                    '<descrip type="reliabilityCode">9</descrip></termSec>\n'
                )
            yield "</langSec>"
        yield "</conceptEntry>\n"
    yield "</body></text></tbx>\n"


def load(path: Path) -> dict[str, float]:
    """Processor time and peak memory in MB of loading a file in this process."""
    from qa.glossary.files import load as read

    start = time.process_time()
    loaded = read(path, "fr")
    took = time.process_time() - start
    assert len(loaded.entries) == CONCEPTS
    # The high-water mark of this process alone; that of getrusage begins with the parent's.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return {"seconds": took, "peak MB": int(status.partition("VmHWM:")[2].split()[0]) / 1024}


def parsing(path: Path) -> float:
    """Processor time of the XML parser alone, with handlers that do nothing."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = lambda *_: None
    start = time.process_time()
    with path.open("rb") as file:
        parser.ParseFile(file)
    return time.process_time() - start


def loading() -> dict[str, float]:
    """Seconds and memory of large TBX files."""
    names = terms(lines(None, "fr", 10_000), "fr")
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind, write in (("Microsoft", microsoft), ("IATE", iate)):
            path = Path(folder) / f"{kind}.tbx"
            with path.open("w", encoding="utf-8") as file:
                file.writelines(write(names))
            figures[f"{kind}-like, MB"] = round(path.stat().st_size / 1e6, 1)
            figures[f"{kind}-like, the parser alone, s"] = round(parsing(path), 2)
            for run in ("fresh", "from the cache"):
                command = [sys.executable, "-m", "bench.matching", "--file", str(path)]
                environment = {**os.environ, "MTQA_CACHE_DIR": folder}
                done = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)
                for name, value in json.loads(done.stdout).items():
                    figures[f"{kind}-like, {run}, {name}"] = round(value, 2)
    return figures


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("lang", nargs="?", default="fr")
    parser.add_argument("text", nargs="?", type=Path)
    parser.add_argument("--sentences", type=int, default=10_000)
    parser.add_argument("--load", action="store_true", help="time the loading of large files instead")
    parser.add_argument("--file", type=Path, help="time the loading of this file, in this process")
    arguments = parser.parse_args()
    if arguments.file:
        print(json.dumps(load(arguments.file)))
    elif arguments.load:
        print(json.dumps(loading(), indent=2))
    else:
        print(json.dumps(matching(arguments.lang, arguments.text, arguments.sentences), indent=2))


if __name__ == "__main__":
    main()
