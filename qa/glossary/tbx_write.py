"""Writes TBX: version 3 (Core, Min, Basic; styles DCA and DCT) and version 2 (“martif”)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from qa.glossary import categories
from qa.glossary.model import Entry, Kind, Status, of_each
from qa.mqm import Severity

DIALECTS = {"tbx-basic": "TBX-Basic", "tbx-min": "TBX-Min", "tbx-core": "TBX-Core", "martif": "TBX"}
STYLES = ("dca", "dct")
_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_MODULES = {"min": "http://www.tbxinfo.net/ns/min", "basic": "http://www.tbxinfo.net/ns/basic"}
_MODULE_OF = {
    "subjectField": "min",
    "partOfSpeech": "min",
    "administrativeStatus": "min",
    "definition": "basic",
    "grammaticalGender": "basic",
}
_ELEMENT_OF = {"subjectField": "descrip", "definition": "descrip"}  # the others are <termNote>
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


def write_tbx(
    entries: Iterable[Entry], *, dialect: str = "tbx-basic", style: str = "dca", lang: str = "en"
) -> Iterator[str]:
    """The text of a TBX file, concept by concept."""
    form = _Form(dialect, style)
    concepts: dict[str, list[Entry]] = {}
    for entry in entries:
        concepts.setdefault(entry.id, []).append(entry)
    yield from form.head(lang)
    names = _names(concepts)
    for name, group in concepts.items():
        yield from form.concept(names[name], name, group)
    yield f"  </body></text>\n</{form.root}>\n"


def _names(concepts: Iterable[str]) -> dict[str, str]:
    """XML names for the concepts: their ids where those are names."""
    concepts = list(concepts)
    taken = {name for name in concepts if _NAME.fullmatch(name)}
    names, number = {}, 0
    for name in concepts:
        if name in taken:
            names[name] = name
            continue
        number += 1
        while f"concept-{number}" in taken:
            number += 1
        names[name] = f"concept-{number}"
    return names


@dataclass(frozen=True)
class _Form:
    """How one dialect and style writes things."""

    dialect: str
    style: str

    @property
    def martif(self) -> bool:
        return self.dialect == "martif"

    @property
    def root(self) -> str:
        return "martif" if self.martif else "tbx"

    @property
    def modules(self) -> tuple[str, ...]:
        """The modules of data categories that the dialect has."""
        return {"tbx-core": (), "tbx-min": ("min",)}.get(self.dialect, ("min", "basic"))

    def head(self, lang: str) -> Iterator[str]:
        """Everything before the first concept."""
        yield '<?xml version="1.0" encoding="UTF-8"?>\n'
        header = "martifHeader" if self.martif else "tbxHeader"
        if self.martif:
            yield f'<martif type="TBX" xml:lang={quoteattr(lang)}>\n'
        else:
            spaces = "".join(f' xmlns:{m}="{_MODULES[m]}"' for m in self.modules if self.style == "dct")
            kind = DIALECTS[self.dialect]
            yield f'<tbx style="{self.style}" type="{kind}" xml:lang={quoteattr(lang)} xmlns="{_NAMESPACE}"{spaces}>\n'
        yield f"  <{header}><fileDesc><sourceDesc><p>Written by mtqa.</p></sourceDesc></fileDesc>"
        yield '<encodingDesc><p type="XCSURI">TBXXCS.xcs</p></encodingDesc>' if self.martif else ""
        yield f"</{header}>\n  <text><body>\n"

    def concept(self, xml_name: str, name: str, entries: list[Entry]) -> Iterator[str]:
        """A concept with its languages."""
        outer = "termEntry" if self.martif else "conceptEntry"
        yield f"    <{outer} id={quoteattr(xml_name)}>\n"
        domains = {entry.domain for entry in entries}
        shared = next(iter(domains)) if len(domains) == 1 and "min" in self.modules else ""
        if shared:
            yield f"      {self.category('subjectField', shared)}\n"
        if xml_name != name:
            yield f"      {_private('id', name)}\n"
        for entry in entries:
            yield from self.language(entry, "" if shared else entry.domain)
        yield f"    </{outer}>\n"

    def language(self, entry: Entry, domain: str) -> Iterator[str]:
        """A language of a concept with its terms."""
        outer = "langSet" if self.martif else "langSec"
        yield f"      <{outer} xml:lang={quoteattr(entry.lang)}>\n"
        for line in (*self.about(entry), *_own(entry, domain)):
            yield f"        {line}\n"
        columns = (of_each(values, len(entry.terms), "") for values in (entry.pos, entry.gender))
        for number, (term, pos, gender) in enumerate(zip(entry.terms, *columns, strict=True)):
            yield "        " + self.term(term, entry.status_of(number), pos, gender)
        yield f"      </{outer}>\n"

    def about(self, entry: Entry) -> Iterator[str]:
        """The definition."""
        if entry.definition and "basic" in self.modules:
            yield self.category("definition", entry.definition)
        elif entry.definition:
            yield _private("definition", entry.definition)

    def term(self, term: str, status: Status, pos: str, gender: str) -> str:
        """A term with what is said of it."""
        parts = [f"<term>{escape(term)}</term>"]
        notes: list[str] = []
        if "min" in self.modules:
            parts.append(self.category("administrativeStatus", categories.WRITTEN[status]))
        if status is Status.FORBIDDEN or (status is not Status.PREFERRED and "min" not in self.modules):
            notes.append(_private("status", status))
        for name, own, value, module, known in (
            ("partOfSpeech", "pos", pos, "min", categories.PARTS_OF_SPEECH),
            ("grammaticalGender", "gender", gender, "basic", categories.GENDERS),
        ):
            if value and module in self.modules and value in known:
                parts.append(self.category(name, value))
            elif value:
                notes.append(_private(own, value))
        outer = "tig" if self.martif else "termSec"
        return f"<{outer}>{''.join(parts + notes)}</{outer}>\n"

    def category(self, name: str, value: str) -> str:
        """A data category in the form's style."""
        if self.style == "dct" and not self.martif:
            element = f"{_MODULE_OF[name]}:{name}"
            return f"<{element}>{escape(value)}</{element}>"
        element = _ELEMENT_OF.get(name, "termNote")
        return f'<{element} type="{name}">{escape(value)}</{element}>'


def _own(entry: Entry, domain: str) -> Iterator[str]:
    """What only mtqa knows, as notes."""
    if entry.kind is not Kind.TERM:
        yield _private("kind", entry.kind)
    if entry.severity is not Severity.MAJOR:
        yield _private("severity", entry.severity)
    for name, text in (("domain", domain), ("slot", entry.slot), ("reason", entry.reason)):
        if text:
            yield _private(name, text)
    for name in ("variants", "bad", "fillers", "context", "source"):
        for value in getattr(entry, name):
            yield _private(name, value)
    if entry.note.startswith(categories.PRIVATE):
        yield _private("note", entry.note)
    elif entry.note:
        yield f"<note>{escape(entry.note)}</note>"


def _private(name: str, value: str) -> str:
    return f"<note>{categories.PRIVATE}{name}={escape(value)}</note>"
