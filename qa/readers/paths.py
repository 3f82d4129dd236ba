"""Finds the files that command-line arguments stand for."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Collection, Iterator

from qa.types import Failure


def expand(
    arguments: list[str], suffixes: Collection[str], is_text: Callable[[str], bool]
) -> tuple[list[str], list[Failure]]:
    """Files in the order of the arguments, each once; in directories, the texts with known suffixes, sorted."""
    paths: dict[str, None] = {}
    failures = []
    for argument in arguments:
        found, complaint = _files(argument, suffixes, is_text)
        paths.update(dict.fromkeys(found))
        if not found:
            failures.append(Failure(argument, complaint))
    return list(paths), failures


def _files(argument: str, suffixes: Collection[str], is_text: Callable[[str], bool]) -> tuple[list[str], str]:
    if argument == "-" or os.path.isfile(argument):
        return [argument], ""
    if os.path.isdir(argument):
        return sorted(filter(is_text, _walk(argument, suffixes))), f"{argument} holds no {_list(suffixes)} files"
    if os.path.exists(argument):  # a pipe or a device
        return [argument], ""
    if glob.has_magic(argument):
        explicit = not glob.has_magic(suffix := _suffix(argument)) and bool(suffix)
        found = filter(os.path.isfile, glob.iglob(argument, recursive=True))
        return sorted(
            p for p in found if explicit or (_suffix(p) in suffixes and is_text(p))
        ), f"{argument} matches no file"
    return [], f"{argument} does not exist"


def _walk(directory: str, suffixes: Collection[str]) -> Iterator[str]:
    """Files with known suffixes, but nothing hidden."""
    for folder, folders, files in os.walk(directory):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if _suffix(name) in suffixes and not name.startswith("."):
                yield os.path.join(folder, name)


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _list(suffixes: Collection[str]) -> str:
    *most, last = sorted(suffixes)
    return f"{', '.join(most)} or {last}" if most else last
