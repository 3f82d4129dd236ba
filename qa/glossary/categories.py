"""TBX data categories and what they are in a term base; how mtqa's own fields travel in notes.

A field that a dialect has no category for is written as a `<note>` that reads `mtqa:field=value`: every dialect of
ISO 30042:2019 has notes, in both styles, so such a file stays valid and other tools show the field to people.
"""

from __future__ import annotations

from qa.glossary.model import Status

STATUSES = {
    "preferredterm": Status.PREFERRED,
    "preferred": Status.PREFERRED,
    "standardizedterm": Status.PREFERRED,
    "legalterm": Status.PREFERRED,
    "regulatedterm": Status.PREFERRED,
    "approved": Status.PREFERRED,
    "admittedterm": Status.ADMITTED,
    "admitted": Status.ADMITTED,
    "proposed": Status.ADMITTED,
    "provisional": Status.ADMITTED,
    "deprecatedterm": Status.DEPRECATED,
    "deprecated": Status.DEPRECATED,
    "supersededterm": Status.DEPRECATED,
    "superseded": Status.DEPRECATED,
    "obsolete": Status.DEPRECATED,
    "notrecommended": Status.DEPRECATED,
    "forbidden": Status.FORBIDDEN,
    "prohibited": Status.FORBIDDEN,
}
WRITTEN = {
    Status.PREFERRED: "preferredTerm-admn-sts",
    Status.ADMITTED: "admittedTerm-admn-sts",
    Status.DEPRECATED: "deprecatedTerm-admn-sts",
    Status.FORBIDDEN: "deprecatedTerm-admn-sts",  # with a note that says more
}
PARTS_OF_SPEECH = frozenset({"adjective", "noun", "other", "verb", "adverb", "properNoun"})  # of TBX-Min and -Basic
GENDERS = frozenset({"masculine", "feminine", "neuter", "other"})  # of TBX-Basic

PRIVATE = "mtqa:"
LISTS = frozenset({"variants", "bad", "fillers", "context", "source"})  # fields of an entry that travel in notes
TEXTS = frozenset({"kind", "slot", "severity", "reason", "domain", "definition", "note", "id"})
OF_TERMS = frozenset({"term", "status", "pos", "gender"})
FIELDS = {  # data categories, in either style and version, and the field that holds them
    "term": "term",
    "note": "note",
    "definition": "definition",
    "administrativeStatus": "status",
    "normativeAuthorization": "status",
    "termStatus": "status",
    "partOfSpeech": "pos",
    "grammaticalGender": "gender",
    "subjectField": "domain",
}
DIALECTS = frozenset({"TBX-Core", "TBX-Min", "TBX-Basic", "TBX-Linguist", "TBX"})


def status(written: str) -> Status | None:
    """The status for “preferredTerm-admn-sts” and other spellings of it."""
    return STATUSES.get(written.strip().lower().removesuffix("-admn-sts").removesuffix("-admin-sts"))


def private(note: str) -> tuple[str, str] | None:
    """Field and value of a note of mtqa's own."""
    if not note.startswith(PRIVATE):
        return None
    name, equals, value = note.removeprefix(PRIVATE).partition("=")
    return (name, value) if equals and name in LISTS | TEXTS | OF_TERMS else None
