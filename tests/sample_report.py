"""One report that every reporter's tests render: a French feed item that fails, a Chinese page that passes."""

from __future__ import annotations

from qa.mqm import Category, Severity
from qa.textmap import LineIndex
from qa.types import DocumentReport, Failure, Finding, NotChecked, Report, RuleInfo, Sentence, Span, Suggestion

FRENCH = """\
Le ministre a vanté devant la presse, mardi à Genève, la bonne réputation du rideau de coton auprès des investisseurs.
Murni est une manœuvre politique, a répondu l’opposition.
Le gouvernement a déclaré qu’il trouverait punir
les responsables de l’attaque.
Les pirates auraient copié 23,88TB de données.
Cet article a été traduit automatiquement.
"""
CHINESE = """\
部长在新闻发布会上表示,政府将将采取必要的措施。
他没有回答记者的问题。
"""


def finding(
    text: str,
    mark: str,
    checker: str,
    category: Category,
    severity: Severity,
    message: str,
    *suggestions: Suggestion,
    confidence: float = 1.0,
) -> Finding:
    """A finding on the first `mark` in `text`; the excerpt is the line, or the lines, around it."""
    start = text.index(mark)
    end = start + len(mark)
    line, column = LineIndex.of(text).locate(start)
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end) if "\n" in text[end:] else len(text)
    return Finding(
        checker,
        Span(start, end),
        category,
        severity,
        message,
        mark,
        suggestions=suggestions,
        confidence=confidence,
        line=line,
        column=column,
        excerpt=text[left:right],
        excerpt_span=Span(start - left, end - left),
    )


def sample_report() -> Report:
    """Two documents, findings of every severity and one file that could not be read."""
    return Report(
        documents=(_french(), _chinese()),
        failures=(Failure("pages/broken.docx", "pages/broken.docx is not a Word file: its archive is cut short"),),
        signature="mtqa:0.1.0|preset:feed|lang:fr,zh",
        rules={rule.id: rule for rule in _RULES},
    )


def _french() -> DocumentReport:
    return DocumentReport(
        path="feeds/à la une.xml",
        id="https://news.example/2024/42",
        format="rss",
        encoding="utf-8",
        language="fr",
        source_language=None,
        words=425,
        checked=("set-phrase", "foreign-word", "verb-chain", "unit-symbol", "disclaimer", "repeated-word"),
        not_checked=(
            NotChecked("number-mismatch", "no source text"),
            NotChecked("omission", "no source text"),
            NotChecked("name-spelling", "the feed item has no byline"),
        ),
        fluency=41.34,
        penalty_per_1000_words=131.764,
        verdict="fail",
        reasons=("2 critical findings (at most 0)", "penalty 131.8 per 1,000 words (at most 40)"),
        segments=(Sentence("1.1", Span(0, 118), 62.0), Sentence("2.1", Span(119, 176), 33.04)),
        findings=(
            finding(
                FRENCH,
                "rideau de coton",
                "set-phrase",
                Category.LITERAL,
                Severity.CRITICAL,
                "“rideau de coton” renders Indonesian “tirai bambu”, the Bamboo Curtain, word by word",
                Suggestion("rideau de bambou", "glossary:news.id-fr"),
                Suggestion("Chine", "glossary:news.id-fr"),
                confidence=0.98,
            ),
            finding(
                FRENCH,
                "Murni",
                "foreign-word",
                Category.UNTRANSLATED,
                Severity.CRITICAL,
                "“Murni” is Indonesian (“purely”), not French",
                Suggestion("C’est purement", "glossary:news.id-fr"),
                confidence=0.9712,
            ),
            finding(
                FRENCH,
                "trouverait punir\nles responsables",
                "verb-chain",
                Category.GRAMMAR,
                Severity.MAJOR,
                "“trouverait” cannot govern the infinitive “punir”",
                confidence=0.66,
            ),
            finding(
                FRENCH,
                "23,88TB",
                "unit-symbol",
                Category.TYPOGRAPHY,
                Severity.MINOR,
                "“TB” is the English symbol of the terabyte",
                Suggestion("23,88\u00a0To", "language:fr"),
            ),
            finding(
                FRENCH,
                "Cet article a été traduit automatiquement.",
                "disclaimer",
                Category.NON_TRANSLATION,
                Severity.NEUTRAL,
                "a notice of machine translation stands in the text",
                Suggestion(""),
            ),
        ),
        notes=("the feed declares no language; French was recognised",),
    )


def _chinese() -> DocumentReport:
    return DocumentReport(
        path="pages/zh.html",
        id=None,
        format="html",
        encoding="gb18030",
        language="zh",
        source_language="en",
        words=38,
        checked=("repeated-word", "punctuation-width"),
        not_checked=(NotChecked("verb-chain", "no grammar model for zh"), NotChecked("fluency", "no model for zh")),
        fluency=None,
        penalty_per_1000_words=26.3158,
        verdict="pass",
        reasons=(),
        segments=(Sentence("1.1", Span(0, 25)), Sentence("2.1", Span(26, 37))),
        findings=(
            finding(
                CHINESE,
                ",",
                "punctuation-width",
                Category.PUNCTUATION,
                Severity.NEUTRAL,
                "a half-width comma stands between Chinese characters",
                Suggestion("，", "language:zh"),
            ),
            finding(
                CHINESE,
                "将将",
                "repeated-word",
                Category.DUPLICATION,
                Severity.MINOR,
                "“将” is repeated",
                Suggestion("将"),
                confidence=0.9,
            ),
        ),
    )


_PAGE = """\
# {title}

{title}, as a reader would not write it.

## Examples

- Flagged: *{example}*
"""


def _rule(id: str, title: str, example: str, category: Category, severity: Severity) -> RuleInfo:
    return RuleInfo(id, title, _PAGE.format(title=title, example=example), category, severity)


_RULES = (
    _rule("set-phrase", "A set phrase rendered word by word", "rideau de coton", Category.LITERAL, Severity.CRITICAL),
    _rule("foreign-word", "A word of another language", "Murni est", Category.UNTRANSLATED, Severity.MAJOR),
    _rule("verb-chain", "A verb that cannot govern the next", "trouverait punir", Category.GRAMMAR, Severity.MAJOR),
    _rule("unit-symbol", "A unit symbol of another language", "23,88TB", Category.TYPOGRAPHY, Severity.MINOR),
    _rule("disclaimer", "A notice of machine translation", "traduit par", Category.NON_TRANSLATION, Severity.NEUTRAL),
    _rule("repeated-word", "A word written twice in a row", "the the", Category.DUPLICATION, Severity.MINOR),
)
