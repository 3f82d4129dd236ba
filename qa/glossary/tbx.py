"""Reads TBX (ISO 30042): version 3 in both styles, version 2 (“martif”) and the first TBX-Min, streaming.

The file is data from outside: entities are refused, no DTD is fetched, and what is read is bounded. Elements are taken
by their role, not by the declared dialect, because files in the wild mix them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from qa.errors import GlossaryError, did_you_mean
from qa.glossary import categories
from qa.glossary.languages import main, tag
from qa.glossary.model import Entry
from qa.glossary.problems import Problem, Reading, Report, refuse
from qa.glossary.soundness import LONGEST, one_line
from qa.glossary.tbx_concept import Concept, Language, Term, entries_of
from qa.glossary.tbx_languages import chunks

SUFFIXES = frozenset({".tbx", ".xml", ".martif", ".mtf"})
LARGEST = 2 << 30  # bytes of a file
DEEPEST = 64  # elements within elements
LONGEST_TEXT = 100_000  # characters of an element's text

_ROOTS = frozenset({"tbx", "martif", "TBX"})
_FOREIGN = {"tmx": "a translation memory", "xliff": "a translation job", "html": "a web page", "rss": "a feed"}
_CONCEPT = frozenset({"conceptEntry", "termEntry", "entry"})
_LANGUAGE = frozenset({"langSec", "langSet", "langGroup"})
_TERM = frozenset({"termSec", "tig", "ntig", "termGroup"})
_SKIP = frozenset({"tbxHeader", "martifHeader", "header", "front", "back"})
_THROUGH = frozenset({"text", "body", "termGrp", "termNoteGrp", "descripGrp", "adminGrp", "transacGrp", "termCompList"})
_TYPED = frozenset(
    {"descrip", "admin", "termNote", "adminNote", "descripNote", "transac", "transacNote", "ref", "xref"}
)
_TYPED |= {"date", "termComp", "refObjectSec", "itemSet", "item"}

_CONCEPT_ROLE, _LANGUAGE_ROLE, _TERM_ROLE, _SKIP_ROLE, _THROUGH_ROLE = range(5)
_ROLES = {
    **dict.fromkeys(_CONCEPT, _CONCEPT_ROLE),
    **dict.fromkeys(_LANGUAGE, _LANGUAGE_ROLE),
    **dict.fromkeys(_TERM, _TERM_ROLE),
    **dict.fromkeys(_SKIP, _SKIP_ROLE),
    **dict.fromkeys(_THROUGH, _THROUGH_ROLE),
}


def read_tbx(path: Path, langs: frozenset[str] | None = None, *, report: Report = refuse) -> Reading:
    """The entries of a TBX file: one for each language of each concept, of these languages alone when they are given.

    What cannot be used is told to `report`, which stops at the first error unless it is given.
    """
    reading = Reading(path, "tbx")

    def note(problem: Problem) -> None:
        reading.problems.append(problem)
        report(problem)

    try:
        if path.stat().st_size > LARGEST:
            raise GlossaryError(f"{path}: larger than {LARGEST >> 30} GB; split it")
        with path.open("rb") as file:
            reading.entries.extend(_Reader(path, langs, note, reading.ignored).read(file))
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}") from None
    return reading


class _Reader:
    """What is known while the parser goes through a file."""

    def __init__(self, path: Path, langs: frozenset[str] | None, report: Report, ignored: dict[str, int]) -> None:
        self.path, self.langs, self.report, self.ignored = path, langs, report, ignored
        self.done: list[Entry] = []
        self.ids: dict[str, int] = {}  # concepts and the line where each began
        self.depth = self.inner = 0
        self.key = ""  # data category of the text being read
        self.parts: list[str] = []
        self.number = 0
        self.concept: Concept | None = None
        self.language: Language | None = None
        self.term: Term | None = None
        self.parser = self._parser()
        self._listen()

    def _parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.EntityDeclHandler = self._refuse_entity
        parser.UnparsedEntityDeclHandler = self._refuse_entity
        parser.SkippedEntityHandler = self._unknown_entity
        parser.ExternalEntityRefHandler = self._refuse_entity
        return parser

    def read(self, file: BinaryIO) -> Iterator[Entry]:
        """The entries, as the parser comes by them."""
        try:
            for chunk in chunks(file, self.langs):
                self.parser.Parse(chunk, False)
                yield from self.done
                self.done.clear()
            self.parser.Parse(b"", True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code) or "malformed XML"
            raise GlossaryError(
                f"{self.path}:{error.lineno}:{error.offset + 1}: not well-formed XML ({reason})"
            ) from None
        except (LookupError, ValueError) as error:
            raise GlossaryError(f"{self.path}:1: the declared encoding cannot be read ({error})") from None
        yield from self.done

    def _place(self) -> tuple[int, int]:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _stop(self, message: str) -> None:
        raise GlossaryError(":".join(map(str, (self.path, *self._place()))) + f": {message}")

    def _tell(self, key: str, message: str, place: tuple[int, int] | None = None, *, error: bool = True) -> None:
        line, column = place or self._place()
        self.report(Problem(str(self.path), line, column, key, message, error))

    def _refuse_entity(self, name: str | None, *_: object) -> int:
        self._stop(f"declares the entity “{name}”; entities are not read, write the characters themselves")
        return 0

    def _unknown_entity(self, name: str, *_: object) -> None:
        self._stop(f"uses the entity “{name}”, which only a DTD would explain; write the character itself")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.key:
            self.inner += 1  # markup inside a text
        if self.depth > DEEPEST:
            self._stop(f"more than {DEEPEST} elements within each other")
        if self.key:
            return
        local = name.rpartition(":")[2] if ":" in name else name
        if self.depth == 1:
            self._begin(local, attributes)
            return
        role = _ROLES.get(local)
        if role is None:
            self.key = attributes.get("type") or local if local in _TYPED else local
            self.parts.clear()
        elif role == _TERM_ROLE:
            if self.language is None:
                self._stop(f"<{local}> stands outside a language")
            self.term = Term(self._place())
        elif role == _LANGUAGE_ROLE:
            self._begin_language(name, attributes)
        elif role == _CONCEPT_ROLE:
            self._begin_concept(local, attributes)
        elif role == _SKIP_ROLE:
            self._skip(name)

    def _end(self, name: str) -> None:
        self.depth -= 1
        if self.key:
            if self.inner:
                self.inner -= 1
            else:
                self._text(self.key, "".join(self.parts).strip())
                self.key = ""
            return
        role = _ROLES.get(name.rpartition(":")[2] if ":" in name else name)
        if role == _TERM_ROLE and self.term is not None and self.language is not None:
            self._end_term(self.term, self.language)
            self.term = None
        elif role == _LANGUAGE_ROLE and self.language is not None and self.concept is not None:
            self.concept.languages.append(self.language)
            self.language = None
        elif role == _CONCEPT_ROLE and self.concept is not None:
            self._end_concept(self.concept)
            self.concept = None

    def _skip(self, name: str) -> None:
        """Hear nothing until this element ends."""

        def end(ended: str) -> None:
            if ended == name:
                self.depth -= 1
                self._listen()

        self.parser.StartElementHandler = self.parser.CharacterDataHandler = None
        self.parser.EndElementHandler = end

    def _listen(self) -> None:
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.parts.append

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        """The root element: whether this is a term base at all."""
        if name not in _ROOTS:
            known = _FOREIGN.get(name.lower())
            self._stop(
                f"<{name}> is {known}, no term base" if known else f"<{name}> is no term base; TBX begins with <tbx>"
            )
        style = attributes.get("style", "dca").lower()
        if style not in ("dca", "dct"):
            self._stop(f"style “{style}” is neither dca nor dct")
        dialect = attributes.get("type") or attributes.get("dialect") or "TBX"
        if dialect not in categories.DIALECTS:
            hint = did_you_mean(dialect, sorted(categories.DIALECTS))
            self._tell("type", f"unknown dialect “{dialect}”{hint}; read as a private one", error=False)

    def _begin_concept(self, name: str, attributes: dict[str, str]) -> None:
        if self.concept is not None:
            self._stop(f"<{name}> stands within another concept")
        self.number += 1
        place = self._place()
        self.concept = Concept(attributes.get("id") or f"concept-{self.number}", place)

    def _begin_language(self, name: str, attributes: dict[str, str]) -> None:
        if self.concept is None or self.language is not None:
            self._stop(f"<{name}> stands {'within another language' if self.concept else 'outside a concept'}")
            return
        written = attributes.get("xml:lang") or attributes.get("lang") or ""
        known = tag(written)
        local = name.rpartition(":")[2]
        if known is None:
            what = f"unknown language code “{written}”" if written else f"<{local}> has no xml:lang"
            self._tell(self.concept.id, f"{what}; give one such as fr or pt-BR")
        if known is None or (self.langs is not None and main(known) not in self.langs):
            self._skip(name)
            return
        self.language = Language(known, self._place())

    def _text(self, key: str, text: str) -> None:
        """A data category with its text, for the term, language or concept it stands in."""
        if self.concept is None or not text:
            return
        if len(text) > LONGEST_TEXT:
            self._stop(f"“{key}” is longer than {LONGEST_TEXT:,} characters")
        field = categories.FIELDS.get(key)
        if field == "note":
            self._note(text)
        elif field in categories.OF_TERMS and self.term is not None:
            self._of_term(self.term, field, text)
        elif field == "definition" and self.term is None:
            (self.language or self.concept).texts.setdefault("definition", text)
        elif field == "domain" and self.language is None:
            known = self.concept.texts.get("domain")
            self.concept.texts["domain"] = f"{known}; {text}" if known else text
        else:
            self.ignored[key] = self.ignored.get(key, 0) + 1

    def _note(self, text: str) -> None:
        found = categories.private(text)
        holder = self.language or self.concept
        if holder is None:
            return
        if found is None or found[0] == "note":
            holder.notes.append(text if found is None else found[1])
            return
        name, value = found
        if name in categories.LISTS and self.language is not None:
            self.language.lists.setdefault(name, []).append(one_line(value))
        elif name in categories.TEXTS:
            holder.texts[name] = value.strip()
        elif self.term is not None:
            self._of_term(self.term, name, value)

    def _of_term(self, term: Term, field: str, text: str) -> None:
        if field == "pos":
            term.pos = text
        elif field == "gender":
            term.gender = text
        elif field == "status":
            status = categories.status(text)
            if status is None:
                self._tell(self.concept.id if self.concept else "", f"unknown status “{text}”; not kept", error=False)
            else:
                term.status = status
        elif term.text:
            self._tell(self.concept.id if self.concept else "", f"“{text}” is a second term in one place; skipped")
        else:
            term.text = one_line(text)

    def _end_term(self, term: Term, language: Language) -> None:
        key = self.concept.id if self.concept else ""
        if not term.text:
            self._tell(key, "a term without text; skipped", term.place, error=False)
        elif len(term.text) > LONGEST:
            self._tell(key, f"a term of {len(term.text):,} characters; skipped", term.place, error=False)
        elif language.terms and any(o.text == term.text and o.status is term.status for o in language.terms):
            self._tell(key, f"“{term.text}” comes twice; kept once", term.place, error=False)
        else:
            language.terms.append(term)

    def _end_concept(self, concept: Concept) -> None:
        name = concept.name
        if name in self.ids:
            self._tell(name, f"id “{name}” is already used in line {self.ids[name]}", concept.place)
            return
        self.ids[name] = concept.place[0]
        self.done.extend(entries_of(concept, self.path, self._tell))
