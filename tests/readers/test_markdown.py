import pytest

from tests.readers.reading import complaint, reading, roles, texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le *rideau* de __coton__ et ~~non~~.", ["Le rideau de coton et non."]),
        ("Une ligne  \net une\\\nautre\nencore", ["Une ligne et une autre encore"]),
        ("\\*Non\\* &eacute;t&#233; &amp;amp; 5 * 3", ["*Non* été &amp; 5 * 3"]),
        ("Voir [le *lien*](http://a.b/(c) 'titre') ici", ["Voir le lien ici"]),
        ("Voir [a][b], [b], [c][], [d] et [x](y z)", ["Voir a, b, [c][], [d] et [x](y z)"]),
        ("Voir <https://a.b> et `code ``x` là", ["Voir et là"]),
        ("Un <b>mot</b><br>gras <!-- non -->.", ["Un mot gras ."]),
        ("- Un\n\t`- deux\n\ttrois", ["Un `- deux trois"]),
        ("\xa0\nUn\n \xa0deux", ["Un \xa0deux"]),
        ("> Cité\n> deux\nparesseux\n\n> > Plus", ["Cité deux paresseux", "Plus"]),
        ("- Un\n\t- Deux\n\tsuite\n1. Trois\n\n   quatre", ["Un", "Deux suite", "Trois", "quatre"]),
        ("    code\n\n```\ncode\n```\n\n<div>\nhtml\n</div>\n\nOui", ["Oui"]),
        ("---\ntitle: x\n---\nOui", ["Oui"]),
        ("+++\ntitle = 'x'\n+++\n\nOui", ["Oui"]),
        ("# # Titre #\n\nDeux\nlignes\n===", ["# Titre", "Deux lignes"]),
        ("| A \\| b | | A |\n|-|-|-|\n| &lt; | *x* | `a\\|b` c |", ["A | b", "A", "<", "x", "c"]),
        ("> | a | b |\n> |---|---|\n> | a | a |", ["a", "b", "a", "a"]),
        ("日本語の**文章**です。👍🏽\n\nनमस्ते *दुनिया*", ["日本語の文章です。👍🏽", "नमस्ते दुनिया"]),
        ("![a](b\n'c') d", ["d", "a"]),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_texts(tmp_path, text, expected, end):
    content = f"{text}\n\n[b]: http://non\n".replace("\n", end)
    assert texts(tmp_path / "a.md", content.encode()) == expected


def test_roles(tmp_path):
    text = "# Titre\n\nTexte ![une *image*](x).\n\n- Point\n- [Lien](x)\n\n[Seul](x)\n\n|A|\n|-|\n|b|\n"
    assert roles(tmp_path / "a.md", text) == [
        ("heading", "Titre"),
        ("paragraph", "Texte ."),
        ("alt", "une image"),
        ("item", "Point"),
        ("link", "Lien"),
        ("link", "Seul"),
        ("cell", "A"),
        ("cell", "b"),
    ]


def test_language_and_places(tmp_path):
    [(document, segments)] = reading(tmp_path / "a.md", "---\nlang: pt-BR\n---\n\n> Olá\n> *mundo*\n")
    assert document.language == "pt-BR"
    start = segments[0].map.to_file(4, 9)[0]
    assert segments[0].map.lines.locate(start) == (6, 4)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("```\ncode\n```", "a.md holds no text to check"),
        ("Un\n\n" + "[" * 100_001, "a.md, line 3: a paragraph of more than 100,000 characters; divide it"),
    ],
)
def test_what_cannot_be_read(tmp_path, text, said):
    assert complaint(tmp_path / "a.md", text) == said
