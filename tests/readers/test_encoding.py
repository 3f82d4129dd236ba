import pytest

from tests.readers.reading import complaint, reading

FRENCH = "Le président a déclaré qu'il irait à Genève l'été prochain, où ça coûte cher.\n"
MARKED = ["utf-8-sig", "utf-16", "utf-32"]
SAMPLES = {
    "cp1252": FRENCH,
    "cp1250": "Rząd ogłosił, że znajdzie odpowiedzialnych. Źródło: agencja, święto, łódź.\n",
    "cp1251": "Президент заявил, что переговоры продолжатся завтра.\n",
    "koi8_r": "Президент заявил, что переговоры продолжатся завтра.\n",
    "cp1253": "Η κυβέρνηση ανακοίνωσε ότι θα βρει τους υπεύθυνους.\n",
    "cp1256": "أعلنت الحكومة أنها ستجد المسؤولين وتعاقبهم.\n",
    "cp932": "政府は責任者を見つけて処罰すると発表した。これはテストです。\n",
    "big5": "政府宣佈將找到並懲罰責任人。這是一個測試。\n",
}


@pytest.mark.parametrize("codec", MARKED)
def test_a_byte_order_mark_is_not_text(tmp_path, codec):
    [(document, segments)] = reading(tmp_path / "a.txt", FRENCH.encode(codec))
    assert (document.encoding, document.notes, segments[0].target) == (codec, (), FRENCH.strip())


@pytest.mark.parametrize("codec", SAMPLES)
def test_an_encoding_found_out_is_named(tmp_path, codec):
    [(document, segments)] = reading(tmp_path / "a.txt", SAMPLES[codec].encode(codec))
    assert (document.encoding, segments[0].target) == (codec, SAMPLES[codec].strip())
    assert document.notes == (f"encoding detected as {codec}; if that is wrong, name it with --encoding",)


@pytest.mark.parametrize("text", ["Un seul é.", "Perché la città è così.", "Die Übung ist groß."])
def test_a_few_accents_are_western(tmp_path, text):
    assert reading(tmp_path / "a.txt", text.encode("cp1252"))[0][1][0].target == text


def test_an_encoding_that_cannot_be_told(tmp_path):
    said = complaint(tmp_path / "a.txt", "הממשלה הודיעה שתמצא את האחראים".encode("cp1255"))
    assert said == "a.txt is not UTF-8 and its encoding cannot be told; name it with --encoding"


def test_a_given_encoding(tmp_path):
    [(document, segments)] = reading(tmp_path / "a.txt", FRENCH.encode("utf-16-le"), encoding="UTF-16LE")
    assert (document.encoding, segments[0].target) == ("utf-16-le", FRENCH.strip())
    assert reading(tmp_path / "a.txt", b"\xef\xbb\xbfOui.", encoding="utf8")[0][1][0].target == "Oui."


@pytest.mark.parametrize(
    ("content", "encoding", "said"),
    [
        (b"Oui.", "utf9", "unknown encoding “utf9” for a.txt; try --encoding with utf-8, windows-1252 or another name"),
        (b"Oui.", "hex", "unknown encoding “hex” for a.txt; try --encoding with utf-8, windows-1252 or another name"),
        (b"Oui.", "utf-16", "a.txt is not utf-16; name its encoding with --encoding"),
    ],
)
def test_a_wrong_encoding(tmp_path, content, encoding, said):
    assert complaint(tmp_path / "a.txt", content, encoding=encoding) == said


def test_a_broken_byte_in_utf8(tmp_path):
    said = complaint(tmp_path / "a.txt", FRENCH.encode() * 3 + b"caf\xe9.\n")
    assert said == (
        f"a.txt, line 4: byte {3 * len(FRENCH.encode()) + 3} (0xE9) is not valid in utf-8; "
        "if the file has another encoding, name it with --encoding"
    )


@pytest.mark.parametrize("cut", [1, 2])
def test_a_file_that_ends_inside_a_character(tmp_path, cut):
    assert "is not valid in utf-8" in complaint(tmp_path / "a.txt", (FRENCH + "日").encode()[:-cut])


def test_a_character_across_two_chunks(tmp_path):
    text = "a" * (256 * 1024 - 1) + "日本\n"
    assert reading(tmp_path / "a.txt", text)[0][1][0].target == text.strip()


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 x", b"PK\x03\x04", b"\x89PNG\r\n", b"a\0b", bytes(range(1, 32)), b"\xff\xd8\xff\xe0"]
)
def test_binary(tmp_path, content):
    assert complaint(tmp_path / "a.txt", content).startswith("a.txt looks like a binary file")


def test_a_nul_far_down(tmp_path):
    said = complaint(tmp_path / "a.txt", b"Oui.\n" * 60_000 + b"\0")
    assert said == "a.txt, line 60001: a NUL character; this looks like a binary file"


@pytest.mark.parametrize(
    ("name", "head", "codec"),
    [
        ("a.html", '<meta charset="iso-8859-1"><p>', "cp1252"),
        ("a.html", '<meta http-equiv="content-type" content="text/html; charset=windows-1250"><p>', "cp1250"),
        ("a.html", '<meta charset=Shift_JIS><p lang="ja">', "cp932"),
        ("a.xml", "<?xml version='1.0' encoding='koi8-r'?><rss><item><title>", "koi8-r"),
    ],
)
def test_a_declared_encoding(tmp_path, name, head, codec):
    text = {"cp1252": "Été à Paris", "cp1250": "Źródło", "cp932": "日本語", "koi8-r": "Привет"}[codec]
    tail = "</title></item></rss>" if name == "a.xml" else ""
    [(document, segments)] = reading(tmp_path / name, (head + text + tail).encode(codec))
    assert (document.encoding, document.notes, segments[0].target) == (codec, (), text)


def test_an_unknown_declared_encoding(tmp_path):
    assert "declares an unknown encoding “x-foo”" in complaint(tmp_path / "a.html", "<meta charset=x-foo><p>Oui")


def test_plain_text_declares_nothing(tmp_path):
    assert reading(tmp_path / "a.txt", "<meta charset=koi8-r> été")[0][0].encoding == "utf-8"
