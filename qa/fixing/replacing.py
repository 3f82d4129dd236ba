"""Replaces a file in one step: whatever happens meanwhile, it is the old one or the new one."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from qa.errors import MtqaError


def replace_file(path: str | Path, data: bytes, *, expected: bytes | None = None) -> None:
    """Write `data` in the place of a file, or of the one that a link leads to; its mode stays.

    With `expected`, a file that holds anything else by now is refused. Raises `MtqaError`, and leaves the file alone,
    where it cannot be written.
    """
    real = Path(os.path.realpath(path))
    try:
        mode = _mode(real, path)
        _expect(real, path, expected)
        _replace(real, data, mode, path, expected)
    except OSError as error:
        raise MtqaError(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from None


def _mode(real: Path, path: str | Path) -> int | None:
    """The mode of the file, None if there is none yet."""
    if not real.parent.is_dir():
        raise MtqaError(f"cannot write {path}: there is no folder {real.parent}")
    if not os.stat(real.parent).st_mode & 0o222 or not os.access(real.parent, os.W_OK):
        raise MtqaError(f"cannot write {path}: its folder is read-only")
    if not real.exists():
        return None
    mode = real.stat().st_mode
    if not stat.S_ISREG(mode):
        raise MtqaError(f"cannot write {path}: it is not a file")
    if not mode & 0o222 or not os.access(real, os.W_OK):
        raise MtqaError(f"cannot write {path}: it is read-only")
    return stat.S_IMODE(mode)


def _expect(real: Path, path: str | Path, expected: bytes | None) -> None:
    if expected is not None and (not real.exists() or real.read_bytes() != expected):
        raise MtqaError(f"{path} changed while it was checked, and was left as it is; run the command again")


def _replace(real: Path, data: bytes, mode: int | None, path: str | Path, expected: bytes | None) -> None:
    handle, name = tempfile.mkstemp(prefix=".mtqa-", dir=real.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, mode if mode is not None else 0o666 & ~_umask())
        _own(name, real)
        _expect(real, path, expected)
        os.replace(name, real)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    with suppress(OSError):  # so that the new name outlasts a power cut
        folder = os.open(real.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _own(name: str, real: Path) -> None:
    """Give the new file to the owner of the old one, where that is allowed."""
    with suppress(OSError, AttributeError):  # Windows has no such owners
        old = real.stat()
        if (old.st_uid, old.st_gid) != (os.getuid(), os.getgid()):
            os.chown(name, old.st_uid, old.st_gid)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
