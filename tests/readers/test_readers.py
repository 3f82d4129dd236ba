import io
import os
import re
import sys

import pytest

from qa.errors import NothingToCheck, ReadError
from qa.readers import FORMATS, expand, read
from tests.readers.reading import complaint, reading

FEED = "<rss><item><title>Oui</title></item></rss>"


@pytest.fixture
def tree(tmp_path, monkeypatch):
    for name in ("b.txt", "a.md", "sub/c.HTML", "sub/x.png", ".git/d.txt", "sub/.e.txt", "site.xml", "p.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("<urlset/>" if name == "site.xml" else '{"name": 1}')
    (tmp_path / "feed.xml").write_text(FEED)
    (tmp_path / "none").mkdir()
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["."], ["./a.md", "./b.txt", "./feed.xml", "./sub/c.HTML"]),
        (["b.txt", "-", "*.txt"], ["b.txt", "-"]),
        (["**/*.png", "sub/x.png"], ["sub/x.png"]),
        (["**"], ["a.md", "b.txt", "feed.xml", "sub/c.HTML"]),
        (["*.json"], ["p.json"]),
    ],
)
def test_expand(tree, arguments, expected):
    assert expand(arguments) == (expected, [])


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("nope.txt", "nope.txt does not exist"),
        ("*.rst", "*.rst matches no file"),
        ("none", "none holds no .atom, "),
    ],
)
def test_what_stands_for_nothing(tree, argument, said):
    paths, [failure] = expand([argument, "b.txt"])
    assert paths == ["b.txt"]
    assert failure.path == argument
    assert failure.message.startswith(said)


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("a.TXT", "<html>", "text"),
        ("a.markdown", "x", "markdown"),
        ("a.htm", "x", "html"),
        ("a", FEED, "feed"),
        ("a", "\ufeff<?xml version='1.0'?>\n<!-- x --><rss><item><title>a</title></item></rss>", "feed"),
        ("a", '{"version": "https://jsonfeed.org/version/1", "items": [{"title": "a"}]}', "jsonfeed"),
        ("a", "# Titre\n", "markdown"),
        ("a.log", "Titre\n", "text"),
    ],
)
def test_the_format(tmp_path, name, content, format):
    assert reading(tmp_path / name, content)[0][0].format == format


def test_a_given_format(tmp_path):
    assert reading(tmp_path / "a.txt", "<p>a", format="html")[0][0].format == "html"
    assert complaint(tmp_path / "a.txt", "a", format="htlm") == "unknown format “htlm”; did you mean “html”?"
    assert set(FORMATS) == {"text", "markdown", "html", "feed", "jsonfeed"}


def test_standard_input(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO("<!doctype html><p>Été".encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    [document] = read("-")
    assert (document.path, document.format, [s.target for s in document.segments]) == ("-", "html", ["Été"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n")))
    with pytest.raises(NothingToCheck, match=r"^standard input holds no text to check$"):
        list(read("-"))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nope.txt", "cannot read nope.txt: no such file or directory"),
        (".", "cannot read .: it is a directory"),
        ("a\0b", "cannot read 'a\\x00b': this is not a file name"),
    ],
)
def test_what_cannot_be_opened(tree, path, said):
    with pytest.raises(ReadError, match=f"^{re.escape(said)}$"):
        list(read(path))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_forbidden_file(tree):
    os.chmod("b.txt", 0)
    with pytest.raises(ReadError, match=r"^cannot read b\.txt: permission denied$"):
        list(read("b.txt"))


@pytest.mark.parametrize("suffix", [".html", ".md", ".rss", ".json"])
def test_what_is_read_whole_is_bounded(tmp_path, suffix, monkeypatch):
    monkeypatch.setattr("qa.readers.source.WHOLE", 1000)
    said = complaint(tmp_path / f"a{suffix}", "{}\n" * 400)
    assert said == f"a{suffix} is larger than 64 MB; split it, or convert it to plain text"
