"""Models in the format of `transformers`: where they lie, what they are, how they are loaded.

Nothing is fetched unless that was allowed, and no code that comes with a model is ever run.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from qa.errors import ModelError
from qa.models.choice import Choice

INSTALL = "pip install 'mtqa[hf]'"
_FILES = ["*.json", "*.txt", "*.model", "*.safetensors"]
_PICKLES = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl")


class Kind(StrEnum):
    """What a model does, as a sentence says it."""

    MASKED = "a masked language model"
    CAUSAL = "a causal language model"
    TAGGER = "a token classifier"
    CLASSIFIER = "a sequence classifier"
    SEQ2SEQ = "an encoder-decoder"
    BARE = "an encoder without a head"
    OTHER = "a model of another kind"


# The ends of the names of architectures; the first that fits.
_ENDS = {
    "ForMaskedLM": Kind.MASKED,
    "ForPreTraining": Kind.MASKED,
    "WithLMHeadModel": Kind.MASKED,
    "LMHeadModel": Kind.CAUSAL,
    "ForCausalLM": Kind.CAUSAL,
    "ForTokenClassification": Kind.TAGGER,
    "ForSequenceClassification": Kind.CLASSIFIER,
    "ForConditionalGeneration": Kind.SEQ2SEQ,
    "Model": Kind.BARE,
}
_LOADERS = {
    Kind.MASKED: "AutoModelForMaskedLM",
    Kind.CAUSAL: "AutoModelForCausalLM",
    Kind.TAGGER: "AutoModelForTokenClassification",
    Kind.CLASSIFIER: "AutoModelForSequenceClassification",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A model on the disk, not loaded: the name that the user gave it, its folder and its configuration."""

    name: str
    folder: Path
    config: Mapping[str, Any]

    @property
    def architecture(self) -> str:
        """The class that it was saved from."""
        return str((self.config.get("architectures") or ["?"])[0])

    @property
    def kind(self) -> Kind:
        """What it does."""
        return next((kind for end, kind in _ENDS.items() if self.architecture.endswith(end)), Kind.OTHER)

    @property
    def outputs(self) -> int:
        """How many numbers a classifier gives; `transformers` leaves out its default, two."""
        return len(self.config.get("id2label") or "ab")

    def digest(self) -> str:
        """Eight characters that stand for all its files."""
        whole = sha256()
        for path in sorted(p for pattern in (*_FILES, *_PICKLES) for p in self.folder.glob(pattern)):
            with path.open("rb") as file:
                whole.update(f"{path.name} {file_digest(file, 'sha256').hexdigest()}\n".encode())
        return whole.hexdigest()[:8]


def kept(name: str, choice: Choice) -> Kept:
    """The model of this name: a folder, else one of the local Hugging Face cache.

    Raises:
        ModelError: there is none, or its configuration cannot be read.
    """
    folder = Path(name).expanduser()
    if folder.is_file():
        raise ModelError(f"model “{name}”: this is a file; give the folder that holds config.json")
    if not folder.is_dir():
        if _is_path(name):
            raise ModelError(f"model “{name}”: there is no such folder")
        folder = _cached(name, choice)
    path = folder / "config.json"
    try:
        config = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ModelError(f"model “{name}”: {path} cannot be read ({error.strerror or error})") from error
    except ValueError as error:
        raise ModelError(f"model “{name}”: {path} is damaged ({error})") from error
    if not isinstance(config, dict) or not config.get("architectures"):
        raise ModelError(f"model “{name}”: {path} does not say what kind of model this is (architectures)")
    return Kept(name, folder, config)


def load(model: Kept, choice: Choice) -> tuple[Any, Any]:
    """The model and its tokenizer, on the CPU in 32 bits.

    Raises:
        ModelError: `transformers` is missing, or the files are damaged, incomplete or of a kind that is not allowed.
    """
    if not choice.allow_pickle and not any(model.folder.glob("*.safetensors")):
        raise ModelError(f"model “{model.name}”: {_no_weights(model.folder)}")
    if model.config.get("quantization_config"):
        raise ModelError(f"model “{model.name}” is quantised; mtqa runs models whose weights are plain numbers")
    transformers = libraries(choice)[1]
    local = {"local_files_only": True, "trust_remote_code": False}
    safe = None if choice.allow_pickle else True
    with _quiet(transformers):
        try:
            tokenizer = transformers.AutoTokenizer.from_pretrained(model.folder, **local)
            network, loading = getattr(transformers, _LOADERS[model.kind]).from_pretrained(
                model.folder, use_safetensors=safe, output_loading_info=True, ignore_mismatched_sizes=True, **local
            )
            network = network.float().eval()
        except Exception as error:  # whatever a damaged file makes a library raise
            raise ModelError(f"model “{model.name}” cannot be loaded: {_why(model, error)}") from error
    if loading["mismatched_keys"]:
        raise ModelError(f"model “{model.name}” is damaged: its weights do not fit its config.json")
    if missing := sorted(map(str, loading["missing_keys"])):
        count = len(missing)
        raise ModelError(f"model “{model.name}” is incomplete: {count} of its weights are missing ({missing[0]}, …)")
    if len(tokenizer) <= len(tokenizer.all_special_ids):
        raise ModelError(
            f"model “{model.name}” is incomplete: its folder has no vocabulary (tokenizer.json or the like)"
        )
    return network, tokenizer


def libraries(choice: Choice) -> tuple[Any, Any]:
    """The libraries `torch` and `transformers`, told to stay off the network unless fetching is allowed."""
    _stay_local(choice)
    try:
        import torch
        import transformers
    except (ImportError, OSError) as error:
        raise ModelError(f"a model of your own needs transformers and torch ({error}); {INSTALL}") from error
    return torch, transformers


@contextmanager
def running(model: Kept, threads: int) -> Iterator[Any]:
    """`torch` with so many threads and without gradients; what goes wrong inside becomes a `ModelError`."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(threads)
    try:
        with torch.inference_mode():
            yield torch
    except (IndexError, RuntimeError, ValueError, TypeError) as error:
        raise ModelError(f"model “{model.name}” cannot be run: {_first_line(error)}") from error
    finally:
        torch.set_num_threads(before)


def _cached(name: str, choice: Choice) -> Path:
    _stay_local(choice)
    try:
        import huggingface_hub
    except ImportError as error:
        raise ModelError(f"“{name}” is no folder, and a model of another name needs transformers; {INSTALL}") from error
    patterns = [*_FILES, *(_PICKLES if choice.allow_pickle else ())]
    try:
        folder = huggingface_hub.snapshot_download(
            name, local_files_only=not choice.allow_download, allow_patterns=patterns, ignore_patterns=["*/*"]
        )
    except Exception as error:
        if choice.allow_download:
            raise ModelError(f"model “{name}” is no folder and cannot be fetched: {_first_line(error)}") from error
        raise ModelError(
            f"model “{name}” is neither a folder nor in the local Hugging Face cache;"
            " give the folder that holds config.json, or set allow-download = true under [models]"
        ) from error
    return Path(folder)


def _stay_local(choice: Choice) -> None:
    if not choice.allow_download:
        os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")


def _is_path(name: str) -> bool:
    return name.startswith((".", "~", "/")) or "\\" in name or name.count("/") > 1 or Path(name).is_absolute()


def _no_weights(folder: Path) -> str:
    pickles = sorted(path.name for pattern in _PICKLES for path in folder.glob(pattern))
    if not pickles:
        return f"{folder} holds no weights (*.safetensors)"
    return (
        f"its weights are a pickle ({pickles[0]}), which can carry code; save them as safetensors,"
        " or set allow-pickle = true under [models]"
    )


def _why(model: Kept, error: Exception) -> str:
    if model.config.get("auto_map"):
        return "it needs code of its own, and mtqa runs no code that comes with a model"
    return _first_line(error)


def _first_line(error: Exception) -> str:
    line = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
    return line if len(line) <= 200 else line[:199] + "…"


@contextmanager
def _quiet(transformers: Any) -> Iterator[None]:
    """No progress bars and warnings: what matters of them becomes an error."""
    logging = transformers.utils.logging
    verbosity, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity(logging.CRITICAL)
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(verbosity)
        if bars:
            logging.enable_progress_bar()
