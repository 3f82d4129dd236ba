"""Arrows point one way: values <- readers, language, glossary, models <- analysis <- checkers <- config, gate … <- engine <- cli."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "qa"
VALUES = {"types", "mqm", "errors", "textmap"}
LAYERS: dict[str, set[str]] = {
    **dict.fromkeys(VALUES, VALUES),
    "readers": VALUES | {"readers"},
    "language": VALUES | {"language"},
    "glossary": VALUES | {"glossary", "language", ""},
    "models": VALUES | {"models", "language"},
    "analysis": VALUES | {"language", "glossary", "models"},
    "overlaps": VALUES,
    "checkers": VALUES | {"checkers", "analysis", "language", "glossary", "models"},
    "gate": VALUES,
    "scoring": VALUES,
    "signature": VALUES | {""},
    "suppress": VALUES,
    "config": VALUES | {"checkers", "gate", "models", "suppress"},
    "engine": VALUES
    | {
        "analysis",
        "checkers",
        "config",
        "glossary",
        "language",
        "models",
        "overlaps",
        "readers",
        "scoring",
        "signature",
        "gate",
    }
    | {"suppress"},
    "fixing": VALUES | {"fixing", "config", "engine", "readers"},
    "reporters": VALUES | {"reporters", ""},
    "evaluation": VALUES | {"evaluation", "language"},
    "cli": VALUES
    | {"fixing", "models", "suppress"}
    | {"cli", "checkers", "config", "engine", "evaluation", "language", "readers", "reporters", "glossary", ""},
    "__main__": {"cli"},
    "": set(),
    "training": VALUES | {"training", "language", "glossary", "models", "evaluation"},
}
FILES = sorted(ROOT.rglob("*.py"))


def room(module: str) -> str:
    """“checkers” for “qa.checkers.base”, "" for “qa” itself."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "qa":
            found |= (
                {f"qa.{a.name}" for a in node.names} if node.module == "qa" and _are_modules(node) else {node.module}
            )
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.split(".")[0] == "qa"}
    return found


def _are_modules(node: ast.ImportFrom) -> bool:
    return all((ROOT / a.name).is_dir() or (ROOT / f"{a.name}.py").exists() for a in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0].removesuffix(".py").replace("__init__", "")
    for module in imports(path):
        assert room(module) in LAYERS[own], f"{path.relative_to(ROOT)} imports {module}"


def test_nothing_heavy_at_import() -> None:
    """`mtqa --help` starts fast because these are imported by the functions that use them."""
    heavy = {
        "rich",
        "babel",
        "ftfy",
        "markdown_it",
        "charset_normalizer",
        "rapidfuzz",
        "marisa_trie",
        "numpy",
        "sentencepiece",
        "onnxruntime",
        "onnx",
        "torch",
        "transformers",
        "huggingface_hub",
    }
    may = {"reporters": heavy, "training": {"numpy", "torch"}}  # training is not in the wheel
    for path in FILES:
        here = heavy - may.get(path.relative_to(ROOT).parts[0], set())
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            for name in names:
                assert name.split(".")[0] not in here, f"{path}: {name}"
