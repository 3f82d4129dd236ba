from hypothesis import given
from hypothesis import strategies as st

from qa.textmap import LineIndex, Piece, TextMap

NO_LINES = LineIndex((0,))
RUNS = st.lists(
    st.one_of(
        st.tuples(st.just("gap"), st.text("<>/b", max_size=3)),
        st.tuples(st.just("plain"), st.text("aé日👍 ", min_size=1, max_size=5)),
        st.tuples(st.just("entity"), st.sampled_from("aé日👍&")),
    ),
    min_size=1,
    max_size=12,
).filter(lambda runs: any(kind != "gap" for kind, _ in runs))


def written(runs):
    """A text, the file that it was written to, and the map between them."""
    text, file, pieces = "", "", []
    for kind, value in runs:
        raw = f"&#{ord(value)};" if kind == "entity" else value
        if kind != "gap":
            pieces.append(Piece(len(text), len(value), len(file), len(raw)))
            text += value
        file += raw
    return text, file, TextMap(tuple(pieces), NO_LINES)


@given(RUNS, st.data())
def test_a_span_of_the_text_leads_to_the_file(runs, data):
    text, file, way = written(runs)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    left, right = way.to_file(start, end)
    assert 0 <= left < right <= len(file)
    assert file[left] in (text[start], "&")
    assert file[right - 1] in (text[end - 1], ";")


@given(RUNS)
def test_each_character_leads_to_itself_or_its_entity(runs):
    text, file, way = written(runs)
    for offset, character in enumerate(text):
        left, right = way.to_file(offset, offset + 1)
        assert file[left:right] in (character, f"&#{ord(character)};")


@given(RUNS)
def test_a_map_within_a_map(runs):
    text, middle, inner = written(runs)
    _, file, outer = written([("gap", "<"), *(("entity" if c in "&<;" else "plain", c) for c in middle)])
    way = inner.within(outer)
    for offset in range(len(text)):
        left, right = inner.to_file(offset, offset + 1)
        assert way.to_file(offset, offset + 1) == outer.to_file(left, right)
    assert file


@given(RUNS, st.data())
def test_the_pieces_of_a_range_make_it_up(runs, data):
    text, _, way = written(runs)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert sum(piece.length for piece in way.overlapping(start, end)) == end - start


@given(st.text("ab\r\n\u2028\x85\x0b", max_size=30))
def test_lines_end_with_lf_crlf_and_cr_alone(text):
    normal = text.replace("\r\n", "\n\n").replace("\r", "\n") if "\r\n" not in text else None
    index = LineIndex.of(text, offset=10, first=3)
    if normal is not None:
        for offset in range(len(text) + 1):
            before = normal[:offset]
            assert index.locate(10 + offset) == (3 + before.count("\n"), offset - before.rfind("\n"))


def test_crlf_is_one_line_end():
    index = LineIndex.of("a\r\nb\rc\n")
    assert [index.locate(offset) for offset in (0, 3, 5, 7)] == [(1, 1), (2, 1), (3, 1), (4, 1)]


def test_composing_large_maps_is_quick():
    count = 50_000
    outer = TextMap(tuple(Piece(n, 1, n * 5, 5) for n in range(count)), NO_LINES)
    inner = TextMap(tuple(Piece(n, 1, n, 1) for n in range(count)), NO_LINES)
    assert inner.within(outer).to_file(count - 1, count) == (5 * count - 5, 5 * count)
