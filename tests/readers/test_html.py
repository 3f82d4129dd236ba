import time

import pytest

from tests.readers.reading import complaint, reading, roles, texts


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Le <em>rideau</em>\n  de <b>coton</b>.</p>", ["Le rideau de coton."]),
        ("<p>Un<p>Deux<p>Trois", ["Un", "Deux", "Trois"]),
        ("<p>Ligne<br>suite", ["Ligne suite"]),
        ("<p>Ligne<br> <br/>\nautre", ["Ligne", "autre"]),
        ("<p>&laquo;&nbsp;Oui&#x202f;!&nbsp;&raquo; L&#39;&eacute;t&eacute;</p>", ["«\xa0Oui\u202f!\xa0» L'été"]),
        ("<p>a &amp;amp; b &lt;i&gt; AT&T &copy2024 &foo; x&y=1</p>", ["a &amp; b <i> AT&T ©2024 &foo; x&y=1"]),
        ("<p>3 < 5 <3 &</p>", ["3 < 5 <3 &"]),
        ("<p>&nbsp;</p><p> \n </p><p>&#1;</p><p>Oui</p>", ["Oui"]),
        ("<p>Avant<!-- <p>non</p> -->après", ["Avantaprès"]),
        ("<p>Un<script>'<p>non'</script> <style>p{}</style><noscript>non</noscript>mot", ["Un mot"]),
        ("<p>Tapez <code>ls</code> ici</p><pre>non</pre><svg><title>non</title></svg>", ["Tapez ici"]),
        ("<p>日本語の<ruby>文</ruby>章👍🏽</p>", ["日本語の文章👍🏽"]),
        ("<ul><li>Un<ul><li>Un un</ul><li>Deux</ul>", ["Un", "Un un", "Deux"]),
        ("<table><tr><td>A<td>B<tr><th>C</table>", ["A", "B", "C"]),
        ("<dl><dt>Mot<dd>Sens</dl>", ["Mot", "Sens"]),
        ("<p title='a>b' x=\"<p>\">Oui", ["Oui"]),
        ("<TITLE>A &amp; <b></TITLE><P>Oui</P>", ["A & <b>", "Oui"]),
        ("<p>Oui <!doctype x> <?php non ?> non", ["Oui non"]),
        ("<textarea>non</textarea><p>Oui<a b='", ["Oui"]),
        ("<meta name=description content=non><p>Oui", ["Oui"]),
    ],
)
def test_texts(tmp_path, page, expected):
    assert texts(tmp_path / "a.html", page) == expected


def test_roles(tmp_path):
    page = """<!doctype html><html lang=fr><title>Le titre</title><h1>Tête</h1><ul><li>Point</ul><table><caption>Table
    <tr><td>Case</table><figure><img src=x alt="L&apos;&eacute;glise"><figcaption>Légende</figcaption></figure>
    <p>Texte <img alt="une image"> suite <a href=x>lien</a>.</p><p><a href=x>Lire la suite</a> <a href=y>Plus</a></p>"""
    assert roles(tmp_path / "a.html", page) == [
        ("title", "Le titre"),
        ("heading", "Tête"),
        ("item", "Point"),
        ("caption", "Table"),
        ("cell", "Case"),
        ("alt", "L'église"),
        ("caption", "Légende"),
        ("paragraph", "Texte suite lien."),
        ("alt", "une image"),
        ("link", "Lire la suite"),
        ("link", "Plus"),
    ]


@pytest.mark.parametrize(
    "frame",
    [
        "<nav>{}</nav>",
        "<header>{}</header>",
        "<footer>{}</footer>",
        "<aside><p>{}</aside>",
        "<div><form>{}</form></div>",
        "<button>{}</button>",
        "<label>{}</label>",
        "<div role=navigation>{}</div>",
        "<div role=contentinfo>{}</div>",
        '<div class="post-share-bar">{}</div>',
        "<div id=relatedArticles><p>{}</div>",
        "<ul class='Breadcrumb'><li>{}</ul>",
        "<aside><article>{}</article></aside>",
    ],
)
def test_the_frame_of_the_page(tmp_path, frame):
    found = roles(
        tmp_path / "a.html", "<body><main>" * ("header" not in frame) + "<p>Prose</p>" + frame.format("Cadre")
    )
    assert [role.startswith("[") for role, _ in found] == [False, True]


@pytest.mark.parametrize(
    "page",
    [
        "<body class='no-sidebar has-menu'><p>Prose",
        "<body id=menu><p>Prose",
        "<div class=with-sidebar><p>Prose",
        "<div class='layout sidebar-right'><main><p>Prose",
        "<div class=related><article class=comments><p>Prose",
        "<body><form id=aspnetForm><p>Prose",
        "<article><header><h1>Prose",
        "<aside><main><p>Prose",
    ],
)
def test_prose_that_looks_like_the_frame(tmp_path, page):
    [(role, _)] = roles(tmp_path / "a.html", page)
    assert not role.startswith("[")


@pytest.mark.parametrize(
    ("page", "language", "expected"),
    [
        ("<html lang=fr-CA><p>Oui<p lang=en>No<p lang=fr>Si", "fr-CA", ["Oui", "Si"]),
        ("<html lang=fr><blockquote lang=en><p>No <i lang=fr>si</i></blockquote><p>Oui", "fr", ["si", "Oui"]),
        ("<html lang=fr><p>Il dit <q>non</q> <span translate=no>NATO</span> oui", "fr", ["Il dit oui"]),
        ("<html lang=en><title>No</title><article lang=fr><p>Oui", "fr", ["No", "Oui"]),
        ("<html hreflang=de data-lang=de><p lang=en>Yes", None, ["Yes"]),
        ("<html xml:lang='pt-BR'><p>Sim", "pt-BR", ["Sim"]),
        ("<p class=notranslate>No</p><blockquote>Oui</blockquote>", None, ["Oui"]),
    ],
)
def test_languages(tmp_path, page, language, expected):
    [(document, segments)] = reading(tmp_path / "a.html", page)
    assert (document.language, [s.target for s in segments]) == (language, expected)


def test_places(tmp_path):
    [(_, [segment])] = reading(tmp_path / "a.html", "<html>\r\n<p>L&rsquo;<b>été</b>\r\nici")
    start, end = segment.map.to_file(1, 5)
    assert segment.target == "L’été ici"
    assert (start, end) == (12, 25)
    assert segment.map.lines.locate(start) == (2, 5)


@pytest.mark.parametrize(
    "head", ["<!DOCTYPE html>\n", "<html>", " \n<!-- x -->\n<head>", "\ufeff<?xml version='1.0'?><html>"]
)
def test_is_recognised_without_an_extension(tmp_path, head):
    assert reading(tmp_path / "page", head + "<body><p>Oui")[0][0].format == "html"


def test_nothing(tmp_path):
    assert complaint(tmp_path / "a.html", "<html><script>x</script>") == "a.html holds no text to check"


UNITS = ["<", "&", "<a ", "<!--", "<div>", "</b>", "&a", "&#9", "<a b='", "<p>x<li>", "<script", "<title>"]
MORE = ["<dl><div><dd></dd>", "<main lang ", "<a href=x>y", "<img alt='&amp;&'>", "<br>x", "<x lang=fr>"]


@pytest.mark.parametrize("unit", [*UNITS, *MORE])
def test_broken_pages_take_linear_time(tmp_path, unit):
    def taken(size):
        start = time.process_time()
        reading(tmp_path / "a.html", "x" + unit * (size // len(unit)))
        return time.process_time() - start

    taken(1000)
    # Four times the text: a quadratic reader would take sixteen times as long; the best of three, since other work disturbs.
    assert min(taken(100_000) for _ in range(3)) < 8 * min(taken(25_000) for _ in range(3)) + 0.3
