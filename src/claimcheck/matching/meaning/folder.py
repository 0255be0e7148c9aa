"""A model that somebody keeps in a folder, as sentence-transformers exports it to ONNX."""

import json
from collections.abc import Callable, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import Any, Final

from claimcheck.errors import ClaimcheckError, NeedsExtraError
from claimcheck.language.display.safe import visible
from claimcheck.matching.meaning.checked import CheckedModel
from claimcheck.matching.meaning.nearness import Meaning
from claimcheck.matching.meaning.network import Network, open_runtime
from claimcheck.matching.meaning.pieces import MOST_PIECES, numbers_of, read_pieces
from claimcheck.model.record.meaning import ChosenModel

_WEIGHTS: Final = ("model.onnx", "onnx/model.onnx")
_OF_PIECES: Final = (
    "vocab.txt",
    "tokenizer.json",
    "tokenizer_config.json",
    "1_Pooling/config.json",
)
_MOST_LETTERS: Final = 8_000


def look_at_folder(folder: Path, languages: str) -> ChosenModel:
    """Return what tells the model in a folder from others. Raises `ClaimcheckError` for none."""
    weights = _weights(folder)
    with weights.open("rb") as file:
        found = file_digest(file, "sha256")
    # By other pieces the same weights make other vectors.
    for each in _OF_PIECES:
        if (folder / each).is_file():
            found.update((folder / each).read_bytes())
    digest = found.hexdigest()
    name = f"{visible(folder.resolve().name)} {digest[:12]}"
    size = weights.stat().st_size
    return ChosenModel(languages, name, str(folder.resolve()), size, digest)


def open_folder(chosen: ChosenModel) -> Meaning:
    """Return the model that was chosen, loaded.

    Raises `ClaimcheckError` where its folder holds another by now, or none that can be read.
    """
    folder = Path(chosen.folder)
    if look_at_folder(folder, chosen.languages) != chosen:
        raise ClaimcheckError(
            f"{folder} holds another model than {chosen.name}; run `claimcheck meaning use` again"
        )
    try:
        open_runtime()
    except ImportError as error:
        raise NeedsExtraError("nearness of meaning", "meaning") from error
    pooling = _read_json(folder / "1_Pooling" / "config.json")
    by_first = bool(pooling.get("pooling_mode_cls_token"))
    network = Network(chosen.name, str(_weights(folder)), _reader(folder), by_first=by_first)
    checked = CheckedModel(network)
    # A network that was exported otherwise gives rows as long as the text.
    checked.encode(["A claim of some more words than the first."])
    return checked


def _weights(folder: Path) -> Path:
    """Return the file of the weights."""
    found = next((folder / each for each in _WEIGHTS if (folder / each).is_file()), None)
    if found is None:
        raise ClaimcheckError(
            f"{folder} holds no model.onnx; give the folder of a sentence-transformers model"
            " that was exported to ONNX"
        )
    return found


def _reader(folder: Path) -> Callable[[str], Sequence[int]]:
    """Return what turns a text into the numbers of its pieces."""
    vocabulary = folder / "vocab.txt"
    if vocabulary.is_file():
        try:
            pieces = read_pieces(vocabulary)
        except ValueError as error:
            raise ClaimcheckError(f"{vocabulary} is no text of UTF-8: {error}") from error
        missing = [each for each in ("[CLS]", "[SEP]", "[UNK]") if each not in pieces]
        if missing:
            raise ClaimcheckError(f"{vocabulary} has no {missing[0]}, as those of BERT models have")
        small = _read_json(folder / "tokenizer_config.json").get("do_lower_case", True) is not False
        return lambda text: numbers_of(text, pieces, small=small)
    if not (folder / "tokenizer.json").is_file():
        raise ClaimcheckError(f"{folder} holds neither vocab.txt nor tokenizer.json")
    try:
        from tokenizers import Tokenizer  # noqa: PLC0415
    except ImportError as error:
        raise ClaimcheckError(
            f"{folder} has no vocab.txt, and tokenizer.json is read by the package tokenizers;"
            " install it"
        ) from error
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # the library names no class of its own
        raise ClaimcheckError(f"{folder / 'tokenizer.json'} cannot be read: {error}") from error
    tokenizer.enable_truncation(MOST_PIECES)
    tokenizer.no_padding()
    return lambda text: tokenizer.encode(text[:_MOST_LETTERS]).ids


def _read_json(path: Path) -> dict[str, Any]:
    """Return what a file of settings says; nothing where there is none."""
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ClaimcheckError(f"{path} is not JSON: {error}") from error
    return found if isinstance(found, dict) else {}
