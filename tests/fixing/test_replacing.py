"""A file is the old one or the new one, whatever happens."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qa.errors import MtqaError
from qa.fixing.replacing import replace_file

ENDLESS = """
import sys
from qa.fixing.replacing import replace_file
texts = b"a" * 300_000, b"b" * 400_000
print("ready", flush=True)
turn = 0
while True:
    turn += 1
    replace_file(sys.argv[1], texts[turn % 2])
"""


def test_replaces_and_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"new", expected=b"old")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["a.txt"]


def test_follows_a_link_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    real, link = tmp_path / "folder" / "real.txt", tmp_path / "link.txt"
    real.write_bytes(b"old")
    link.symlink_to(real)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_makes_a_new_file(tmp_path: Path) -> None:
    replace_file(tmp_path / "new.csv", b"x")
    assert (tmp_path / "new.csv").read_bytes() == b"x"


def test_refuses_a_file_that_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"other")
    with pytest.raises(MtqaError, match=r"a\.txt changed while it was checked"):
        replace_file(path, b"new", expected=b"old")
    path.unlink()
    with pytest.raises(MtqaError, match="changed"):
        replace_file(path, b"new", expected=b"old")
    assert os.listdir(tmp_path) == []


def test_refuses_what_is_read_only(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(MtqaError, match=r"a\.txt: it is read-only"):
        replace_file(path, b"new")
    path.chmod(0o644)
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(MtqaError, match="its folder is read-only"):
            replace_file(path, b"new")
    finally:
        tmp_path.chmod(0o755)
    assert path.read_bytes() == b"old"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MtqaError, match="no space left"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX")
def test_killed_at_any_moment_it_is_the_old_or_the_new_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 300_000)
    wait = random.Random(5)
    for _ in range(12):
        with subprocess.Popen([sys.executable, "-c", ENDLESS, str(path)], stdout=subprocess.PIPE) as process:
            assert process.stdout
            assert process.stdout.readline() == b"ready\n"
            time.sleep(wait.uniform(0, 0.05))
            process.kill()
        assert path.read_bytes() in (b"a" * 300_000, b"b" * 400_000)
