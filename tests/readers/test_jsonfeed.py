import json

import pytest

from qa.errors import ReadError
from qa.readers import read
from tests.readers.reading import complaint, reading, texts

VERSION = '"version": "https://jsonfeed.org/version/1.1"'


def feed(*items, language="fr"):
    return f'{{{VERSION}, "language": "{language}",\n"items": [{", ".join(items)}]}}'


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ('{"title": "L\\u2019\\u00e9t\\u00E9 \\ud83d\\udc4d"}', ["L’été 👍"]),
        ('{"content_text": "Un\\n\\nDeux \\"trois\\"\\tquatre"}', ["Un", 'Deux "trois" quatre']),
        ('{"content_html": "<p>A &amp; <b>b<\\/b>\\n c</p><p lang=en>No</p>"}', ["A & b c"]),
        ('{"title": "日本", "summary": "Début...", "content_text": "Début de la fin"}', ["日本", "Début de la fin"]),
        ('{"title": 3, "content_html": "", "content_text": "Oui"}', ["Oui"]),
        ('{"n": ' + "9" * 6000 + ', "title": "Oui"}', ["Oui"]),
    ],
)
def test_texts(tmp_path, item, expected):
    assert texts(tmp_path / "a.json", feed(item)) == expected


@pytest.mark.parametrize("ascii_only", [True, False])
def test_what_json_writes_leads_back(tmp_path, ascii_only):
    text = 'Ünï 日本 👍🏽 "q" \\ / ש \u2028 x'
    [(document, [segment])] = reading(tmp_path / "a.json", feed(json.dumps({"title": text}, ensure_ascii=ascii_only)))
    assert (document.language, segment.role, segment.target) == ("fr", "title", text)


def test_ids(tmp_path):
    items = (
        '{"id": 7, "title": "a"}',
        '{"id": "7", "title": "b", "language": "de"}',
        '{"url": "x:y", "title": "c"}',
    )
    found = [(document.id, document.language) for document, _ in reading(tmp_path / "a.json", feed(*items))]
    assert found == [("7", "fr"), ("7#2", "de"), ("x:y", "fr")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "a.json holds no text to check"),
        (feed(), "a.json holds no text to check"),
        ('{"a": 1,\n }', "a.json, line 2, column 2: broken JSON (Expecting property name enclosed in double quotes)"),
        ('{"name": "x"}', "a.json is not a JSON Feed; other JSON is not read, convert it to text or HTML"),
        ("[1]", "a.json is not a JSON Feed; other JSON is not read, convert it to text or HTML"),
        ("[" * 1_000_000, "a.json is nested too deeply for a JSON Feed"),
        (feed('{"title": "Oui"}', "3"), "a.json: item 2 is not an object"),
        (feed('{"title": "x \\ud800 y"}'), "a.json, line 2, column 22: “title” holds half of a surrogate pair"),
    ],
)
def test_what_is_not_a_feed(tmp_path, content, said):
    assert complaint(tmp_path / "a.json", content) == said


def test_items_around_a_broken_one_are_read(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(feed('{"title": "Un"}', "2", '{"title": "\\ud800"}', '{"title": "Quatre"}'))
    found = []
    with pytest.raises(ReadError, match="item 2 is not an object; 1 more broken after it"):
        found.extend(segment.target for document in read(str(path)) for segment in document.segments)
    assert found == ["Un", "Quatre"]
