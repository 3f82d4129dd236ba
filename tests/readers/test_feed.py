import pytest

from qa.errors import ReadError
from qa.readers import read
from tests.readers.reading import complaint, leads_back, reading, texts

RSS = '<?xml version="1.0"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{}</channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="pt">{}</feed>'
XHTML = "xmlns='http://www.w3.org/1999/xhtml'"
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">{}</rdf:RDF>'
)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("<title>L’été &amp; l&#39;hiver 👍</title>", ["L’été & l'hiver 👍"]),
        ("<title>A&amp;nbsp;: &amp;eacute;t&#233;</title>", ["A\xa0: été"]),
        (
            "<description>&lt;p&gt;Un&lt;/p&gt;&lt;p&gt;2 &amp;amp; 3&lt;/p&gt;</description>",
            ["Un", "2 & 3"],
        ),
        ("<description><![CDATA[<p>Un &amp; <b>deux</b>]]> <![CDATA[trois</p>]]></description>", ["Un & deux trois"]),
        ("<description>Un <b>deux</b> &amp; trois</description>", ["Un deux & trois"]),
        ("<description>Pas fermé &lt;b&gt;gras &lt;p&gt;suite</description>", ["Pas fermé gras", "suite"]),
        ("<content:encoded><![CDATA[<ul><li>Un</li></ul>]]></content:encoded>", ["Un"]),
        (
            "<description>Le début…</description><content:encoded>Le début du mot</content:encoded>",
            ["Le début du mot"],
        ),
        ("<description>Résumé</description><content:encoded>Autre texte</content:encoded>", ["Résumé", "Autre texte"]),
        ("<x:y xmlns:x='u'>non</x:y><author>non</author><title>Oui</title>", ["Oui"]),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_rss(tmp_path, item, expected, end):
    feed = RSS.format(f"\n<title>Flux</title><item>\n{item}\n</item>\n").replace("\n", end)
    assert texts(tmp_path / "a.xml", feed) == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("<title>A &lt;b> B</title>", ["A <b> B"]),
        ("<title type='html'>A &amp;lt; &lt;b&gt;B&lt;/b&gt;</title>", ["A < B"]),
        (
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Ção&#160;!</p><p>é</p></div></content>",
            ["Ção\xa0!", "é"],
        ),
        ("<content type='text'>Um\n\ndois\ntrês</content>", ["Um", "dois três"]),
        ("<summary>Um</summary><content type='image/png'>aGVs</content>", ["Um"]),
        ("<summary>Um</summary><content type='html' src='http://x'/>", ["Um"]),
    ],
)
def test_atom(tmp_path, entry, expected):
    [(document, segments)] = reading(tmp_path / "a.atom", ATOM.format(f"<entry><id>tag:1</id>{entry}</entry>"))
    assert (document.id, document.language, [s.target for s in segments]) == ("tag:1", "pt", expected)


def test_rss_1(tmp_path):
    item = '<item rdf:about="http://x/1"><title>Oui</title><dc:language>fr</dc:language></item>'
    [(document, _)] = reading(tmp_path / "a.rdf", RDF.format(f"<channel><title>Non</title></channel>{item}"))
    assert (document.id, document.language, document.format) == ("http://x/1", "fr", "feed")


def test_each_item_has_its_own_id(tmp_path):
    items = "<guid>a</guid>", "<guid>a</guid>", "", "<link>http://x</link>"
    feed = RSS.format("<language>fr</language>" + "".join(f"<item>{i}<title>Oui</title></item>" for i in items))
    found = reading(tmp_path / "a.rss", feed)
    assert [document.id for document, _ in found] == ["a", "a#2", "#3", "http://x"]
    assert {document.language for document, _ in found} == {"fr"}


def test_an_item_without_text_is_named(tmp_path):
    feed = RSS.format("".join(f"<item><guid>{i}</guid><title>{t}</title></item>" for i, t in ("a ", "b1", "c ", "d ")))
    found = reading(tmp_path / "a.rss", feed)
    assert [(document.id, len(segments)) for document, segments in found] == [("a", 0), ("b", 1), ("c", 0), ("d", 0)]


def test_quotations_in_another_language(tmp_path):
    item = "<item><description>&lt;p&gt;Oui&lt;/p&gt;&lt;p lang='en'&gt;No&lt;/p&gt;</description></item>"
    assert texts(tmp_path / "a.rss", RSS.format(f"<language>fr-FR</language>{item}")) == ["Oui"]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("<item><title>Deux</titre></item>", "line 2, column 20: broken XML (mismatched tag)"),
        ("<item><title>é & à</title></item>", "line 2, column 17: broken XML (not well-formed (invalid token))"),
        ("<item><title>Deux</title>", "line 4, column 3: broken XML (mismatched tag)"),
        ("<item><title><![CDATA[Deux</title></item>", "line 4, column 7: broken XML (unclosed CDATA section)"),
        ("<item><title>&nope;</title></item>", "line 2, column 14: broken XML (undefined entity)"),
        ("</p>", "line 2, column 3: broken XML (mismatched tag)"),
        (
            "<item><title>Deux</titre></item>\r\n<item><title>Trois</titre></item>",
            "line 2, column 20: broken XML (mismatched tag); 1 more broken after it",
        ),
    ],
)
def test_items_around_a_broken_one_are_read(tmp_path, broken, said):
    path = tmp_path / "a.rss"
    text = f"<rss xml:lang='fr'><item><title>Ùn</title></item>\n{broken}\n<item><title>Été</title></item>\n</rss>"
    path.write_bytes(text.encode())
    found = []
    with pytest.raises(ReadError) as error:
        found.extend((document.language, segment) for document in read(str(path)) for segment in document.segments)
    assert [(language, segment.target) for language, segment in found] == [("fr", "Ùn"), ("fr", "Été")]
    for _, segment in found:
        leads_back(segment, text)
    assert str(error.value) == f"{path}, {said}"


def test_many_broken_items_are_left_alone(tmp_path):
    feed = RSS.format("<item><title>a & b</title></item>" * 1000)
    assert complaint(tmp_path / "a.rss", feed).endswith(
        "(invalid token)); 19 more broken after it, and what follows was not read"
    )


@pytest.mark.parametrize(
    ("feed", "said"),
    [
        (
            '<!DOCTYPE rss [<!ENTITY a "b">]><rss/>',
            "a.xml, line 1: declares entities (“a”), which are not read; write their text out",
        ),
        (
            "<urlset><url/></urlset>",
            "a.xml is XML but not a feed: its root is <urlset>, not <rss>, <rdf:RDF> or <feed>",
        ),
        (" \n", "a.xml holds no text to check"),
        ("<!-- x -->", "a.xml, line 1, column 11: broken XML (no element found)"),
        ("<rss><item><title>a&nbsp;b</title></item></rss>", "a.xml, line 1, column 20: broken XML (undefined entity)"),
    ],
)
def test_what_is_not_a_feed(tmp_path, feed, said):
    assert complaint(tmp_path / "a.xml", feed) == said


def test_entities_of_an_old_dtd_that_is_not_fetched(tmp_path):
    feed = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x/rss.dtd"><rss><item><title>L&eacute;o</title></item></rss>'
    assert texts(tmp_path / "a.rss", feed) == ["Léo"]
