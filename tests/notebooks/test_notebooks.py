"""Every notebook runs from a clean kernel, and is stored as a page: with its outputs, small, and free of any machine's paths."""

from __future__ import annotations

import ast
import json
import re
import shutil
from base64 import b64decode
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
IMPORTS = {"qa", "matplotlib", "pathlib", "json"}
LANGUAGES = {"fr", "en"}  # enough to run every cell
LARGEST = 60_000  # bytes of a figure
MACHINE = re.compile(r"(?<![\w.:/\-])/(?:home|Users|root|tmp|work|var|private|opt|mnt|usr)/|\b[A-Z]:\\\\")

each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def notebook(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)


def code(book: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in book.cells if cell.cell_type == "code"]


def kinds(cell: NotebookNode) -> list[str]:
    """What a cell shows: text, figures. A stream may come in pieces."""
    return list(dict.fromkeys(output.get("name", output.output_type) for output in cell.outputs))


def figures(book: NotebookNode) -> list[bytes]:
    shown = [output.get("data", {}) for cell in code(book) for output in cell.outputs]
    return [b64decode(data["image/png"]) for data in shown if "image/png" in data]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder as the repository, with the notebooks and the documents of a few languages."""
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    (tmp_path / "seeds").mkdir()
    documents = json.loads((ROOT / "seeds" / "gold.json").read_text(encoding="utf-8"))
    chosen = [document for document in documents if document["lang"] in LANGUAGES]
    for document in chosen:
        shutil.copy(ROOT / "seeds" / document["file"], tmp_path / "seeds")
    (tmp_path / "seeds" / "gold.json").write_text(json.dumps(chosen), encoding="utf-8")
    return tmp_path / "notebooks"


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


@pytest.mark.slow
@each
def test_runs_from_a_clean_kernel(path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("MPLBACKEND", raising=False)
    stored, book = notebook(path), notebook(desk / path.name)
    for cell in code(book):
        cell.outputs, cell.execution_count = [], None
    run = NotebookClient(book, timeout=300, startup_timeout=300, resources={"metadata": {"path": str(desk)}})
    run.execute()
    assert [kinds(cell) for cell in code(book)] == [kinds(cell) for cell in code(stored)]


@each
def test_uses_nothing_but_the_package_and_matplotlib(path: Path) -> None:
    tree = ast.parse("\n".join(cell.source for cell in code(notebook(path))))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= IMPORTS


@each
def test_names_no_place_on_a_machine(path: Path) -> None:
    book = notebook(path)
    outputs = [output for cell in code(book) for output in cell.outputs]
    texts = [cell.source for cell in book.cells]
    texts += [output.get("text", "") + output.get("data", {}).get("text/plain", "") for output in outputs]
    assert [text for text in texts if MACHINE.search(text)] == []


@each
def test_is_stored_with_its_outputs(path: Path) -> None:
    book = notebook(path)
    nbformat.validate(book)
    assert [cell.execution_count for cell in code(book)] == list(range(1, len(code(book)) + 1))
    shown = {kind for cell in code(book) for kind in kinds(cell)}
    assert {"stdout", "display_data"} <= shown
    assert not shown & {"error", "stderr"}


@each
def test_figures_are_small(path: Path) -> None:
    assert [size for size in map(len, figures(notebook(path))) if size > LARGEST] == []


@each
def test_words_stand_between_the_cells(path: Path) -> None:
    cells = notebook(path).cells
    assert cells[0].cell_type == "markdown"
    assert cells[-1].cell_type == "markdown"
    assert sum(cell.cell_type == "markdown" for cell in cells) * 3 >= len(cells)


@pytest.mark.parametrize("text", ["saved in /home/ana/x", "/tmp/a.png", r"C:\\Users\\ana"])
def test_tells_a_machine_path(text: str) -> None:
    assert MACHINE.search(text)


@pytest.mark.parametrize("text", ["seeds/fr-01.txt", "https://example.org/home/page", "../docs/evaluate.md", "0 / 1"])
def test_lets_other_paths_pass(text: str) -> None:
    assert not MACHINE.search(text)
