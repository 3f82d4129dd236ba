"""The diff, as `patch` and Git read it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

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


def test_nothing_for_no_change() -> None:
    assert unified("a.txt", b"a", b"a") == b""


def test_names_are_relative_where_they_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    assert unified(str(tmp_path / "in" / "a.txt"), b"a\n", b"b\n").startswith(b"--- a.txt\n+++ a.txt\n")
    assert unified(str(tmp_path / "a.txt"), b"a\n", b"b\n").startswith(b"--- /")
