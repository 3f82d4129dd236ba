import tracemalloc
from itertools import islice

import pytest

from qa.errors import NothingToCheck, ReadError
from qa.readers import read
from tests.readers.reading import complaint, reading, roles, texts

WRAPPED = (
    "Le président du conseil régional a déclaré lundi que les travaux de la\n"
    "nouvelle ligne ferroviaire commenceraient avant la fin de l’année, malgré\n"
    "les réserves des riverains.\n"
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_joins_a_wrapped_paragraph(tmp_path, end):
    assert texts(tmp_path / "a.txt", WRAPPED.replace("\n", end)) == [WRAPPED.strip().replace("\n", " ")]


@pytest.mark.parametrize(
    "text",
    [
        "Deux vers courts\nque rien ne lie",
        "政府は責任者を見つけて処罰すると発表した。\n政府は責任者を見つけて処罰すると発表した。",
        "أعلنت الحكومة أنها ستجد المسؤولين عن الحادث وتعاقبهم في أقرب وقت.\nوقالت الوزيرة إن العمل جار.",
        "Les dockers ont voté lundi pour continuer la grève au port.\nLa direction réclame que son offre est juste.",
        "x" * 300 + "\nfin",
    ],
)
def test_other_lines_stay_apart(tmp_path, text):
    assert texts(tmp_path / "a.txt", text) == text.split("\n")


def test_roles(tmp_path):
    text = "\n  Grève au port \n\nLundi, les dockers ont voté.\n\nLa suite\n\n- point\n\nFin.\n\nSans blanc après"
    assert roles(tmp_path / "a.txt", text) == [
        ("title", "Grève au port"),
        ("paragraph", "Lundi, les dockers ont voté."),
        ("heading", "La suite"),
        ("paragraph", "- point"),
        ("paragraph", "Fin."),
        ("paragraph", "Sans blanc après"),
    ]


@pytest.mark.parametrize("first", ["标题到此为止。", "यह एक वाक्य है।", "Eh bien :", "Il a dit « oui. »", "— 42 —"])
def test_not_a_title(tmp_path, first):
    assert roles(tmp_path / "a.txt", f"{first}\n\nSuite.")[0] == ("paragraph", first)


def test_lines_and_columns(tmp_path):
    [(_, segments)] = reading(tmp_path / "a.txt", "\ufeffUn.\r\n\r\n\tDeux\u2028mots.\rTrois 👍🏽.".encode())
    places = [(s.map.to_file(0, 1)[0], s.map.lines.locate(s.map.to_file(0, 1)[0])) for s in segments]
    assert places == [(0, (1, 1)), (8, (3, 2)), (19, (4, 1))]


def test_a_stream_is_the_same_as_a_short_text(tmp_path):
    unit = f"Titre {'é' * 50}\r\n\r\n{WRAPPED}\r\n"
    [(_, segments)] = reading(tmp_path / "a.txt", unit * 4000)
    assert len(segments) == 8000
    assert {s.target for s in segments[1::2]} == {WRAPPED.strip().replace("\n", " ")}
    assert segments[-1].map.lines.locate(segments[-1].map.to_file(0, 1)[0])[0] == 3999 * 6 + 3


def test_lines_without_a_blank_line_stream_too(tmp_path):
    lines = [f"Ligne {n} : ça va." for n in range(60_000)]
    assert texts(tmp_path / "a.txt", "\n".join(lines)) == lines


def test_memory_stays_small(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"{WRAPPED}\n" * 30_000, encoding="utf-8")
    tracemalloc.start()
    [document] = read(str(path))
    assert sum(1 for _ in document.segments) == 30_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4_000_000


@pytest.mark.parametrize("text", ["", " \n\t\r\n\u3000\n", "\ufeff"])
def test_nothing(tmp_path, text):
    with pytest.raises(NothingToCheck, match=r"a\.txt holds no text to check"):
        texts(tmp_path / "a.txt", text)


def test_an_endless_line(tmp_path):
    said = complaint(tmp_path / "a.txt", "Début.\n" + "a" * 2_000_001 + "\nfin")
    assert said == "a.txt, line 2: longer than 2,000,000 characters; break it into lines"


def test_what_is_wrong_far_down_comes_when_it_is_reached(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("Été.\n\n".encode() * 50_000 + b"\xff\n")
    [document] = read(str(path))
    assert len(list(islice(document.segments, 10))) == 10
    with pytest.raises(ReadError, match="line 100001: byte 400000 "):
        list(document.segments)
