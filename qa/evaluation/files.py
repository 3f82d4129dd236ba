"""JSON and JSON Lines from disk, also compressed (.xz, .gz)."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from qa.errors import EvaluationError

LONGEST = 50_000_000  # characters of a line
PACKED = (".xz", ".gz")


def is_lines(path: Path) -> bool:
    """Whether the name says JSON Lines."""
    return Path(path.name.removesuffix(".xz").removesuffix(".gz")).suffix in (".jsonl", ".ndjson")


def document(path: Path) -> Any:
    """The value in a JSON file."""
    with _Named(path), _open(path) as file:
        return _loads(file.read(), str(path))


def lines(path: Path) -> Iterator[tuple[str, Any]]:
    """The value on each line that is not empty, with where it stands."""
    with _Named(path), _open(path) as file:
        number = 0
        while line := file.readline(LONGEST):
            number += 1
            if len(line) == LONGEST:
                raise EvaluationError(f"{path}, line {number}: longer than {LONGEST:,} characters")
            if line.strip():
                yield f"{path}, line {number}", _loads(line, f"{path}, line {number}")


def text(path: Path) -> str:
    """A document's text, in UTF-8, as its annotators counted its characters: line ends as they are."""
    with _Named(path):
        return path.read_bytes().decode("utf-8-sig")


class _Named:
    """Gives what goes wrong while a file is read its sentence."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        from lzma import LZMAError

        if isinstance(error, UnicodeDecodeError):
            raise EvaluationError(f"{self.path}: not UTF-8") from None
        if isinstance(error, LZMAError | EOFError | zlib.error):
            raise EvaluationError(f"{self.path}: broken compressed file") from None
        if isinstance(error, OSError):
            raise EvaluationError(f"{self.path}: {error.strerror or error}") from None


def _open(path: Path) -> IO[str]:
    if path.suffix == ".xz":
        import lzma

        return cast(IO[str], lzma.open(path, "rt", encoding="utf-8"))
    if path.suffix == ".gz":
        import gzip

        return cast(IO[str], gzip.open(path, "rt", encoding="utf-8"))
    return path.open(encoding="utf-8-sig")


def _loads(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"column {error.colno}" if ", line " in where else f"line {error.lineno}, column {error.colno}"
        raise EvaluationError(f"{where}, {place}: broken JSON ({error.msg})") from None
    except RecursionError:
        raise EvaluationError(f"{where}: nested too deeply") from None
    except ValueError:  # a number of thousands of digits
        raise EvaluationError(f"{where}: a number that is too long") from None
