"""The diff, as `patch` and Git read it."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.fixing.diff import unified

CASES = [
    (b"a\nb\nc\n", b"a\nB\nc\n"),
    (b"a\r\nb\r\n", b"a\r\nB\r\n"),
    (b"a\rb\rc", b"a\rB\rc"),
    (b"a\nb", b"a\nB"),
    (b"\xef\xbb\xbfa b\n", b"\xef\xbb\xbfa c\n"),
    ("Événement ,là\n".encode("cp1252"), "Événement, là\n".encode("cp1252")),
    ("a b\r\nc\r\n".encode("utf-16"), "a c\r\nc\r\n".encode("utf-16")),
    (b"".join(b"%d\n" % n for n in range(100)), b"".join(b"%d\n" % (n if n % 30 else -n - 1) for n in range(100))),
]


@pytest.mark.parametrize("name", ["a.txt", "a b.txt", 'say "a".txt', "été.txt"])
@pytest.mark.parametrize(("old", "new"), CASES)
@pytest.mark.parametrize("command", [("patch", "-p0", "-s"), ("git", "apply", "-p0")])
def test_can_be_applied(
    command: tuple[str, ...], old: bytes, new: bytes, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"there is no {command[0]}")
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(old)
    done = subprocess.run(command, input=unified(name, old, new), capture_output=True, check=False)
    assert done.returncode == 0, done
    assert Path(name).read_bytes() == new


lines = st.lists(st.sampled_from([b"a\n", b"b\n", b"c\r\n", b"\n", b"d"]), max_size=60).map(b"".join)


@settings(max_examples=150, deadline=None)
@given(lines, lines)
def test_leads_from_one_to_the_other(old: bytes, new: bytes) -> None:
    """Applied by hand: every line of a hunk stands where it says."""
    before, after, at = old.split(b"\n"), [], 0
    rows = unified("a", old, new).split(b"\n")[2:-1]
    for row in rows:
        if row.startswith(b"@@"):
            start = int(row.split()[1][1:].split(b",")[0])
            empty = b",0 " in row.split(b"+")[0] + b" "
            start = start if empty else start - 1
            after += before[at:start]
            at = start
        elif row.startswith((b" ", b"-")):
            assert before[at] == row[1:]
            at += 1
        if row.startswith((b" ", b"+")):
            after.append(row[1:])
    text = b"\n".join([*after, *before[at:]])
    assert text.rstrip(b"\n") == new.rstrip(b"\n")


def test_many_changes_take_no_longer_than_they_are_long() -> None:
    old = b"".join(b"line %d\n" % n for n in range(100_000))
    new = old.replace(b"50\n", b"fifty\n").replace(b"line 7777\n", b"")
    begun = time.perf_counter()
    assert unified("a.txt", old, new).count(b"\n+") == 1001
    assert time.perf_counter() - begun < 5


def test_nothing_for_no_change() -> None:
    assert unified("a.txt", b"a", b"a") == b""


def test_names_are_relative_where_they_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    assert unified(str(tmp_path / "in" / "a.txt"), b"a\n", b"b\n").startswith(b"--- a.txt\n+++ a.txt\n")
    assert unified(str(tmp_path / "a.txt"), b"a\n", b"b\n").startswith(b"--- /")
