"""What several rooms of the tests share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from qa.models.tokenizer import Tokenizer
from tests import tiny

settings.register_profile("mtqa", deadline=None)  # a machine may be busy
settings.load_profile("mtqa")


@pytest.fixture(scope="session")
def tokenizer_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny tokenizer."""
    return tiny.write_tokenizer(tmp_path_factory.mktemp("tokenizer") / "encoder.model")


@pytest.fixture(scope="session")
def tokenizer(tokenizer_file: Path) -> Tokenizer:
    """The tiny tokenizer, loaded."""
    return Tokenizer(tokenizer_file)


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory, tokenizer_file: Path) -> Path:
    """Folder of a tiny model with random weights."""
    pytest.importorskip("torch", reason="torch makes the tiny model (pip install 'mtqa[train]')")
    pytest.importorskip("onnx", reason="onnx makes the tiny model (pip install 'mtqa[train]')")
    folder = tmp_path_factory.mktemp("model")
    shutil.copy(tokenizer_file, folder)
    return tiny.write_model(folder, Tokenizer(tokenizer_file).size)
