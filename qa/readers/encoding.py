"""Bytes to text: the encoding is found out and named, or refused; nothing is guessed in silence, nothing replaced."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qa.errors import ReadError

HEAD = 256 * 1024  # bytes that are looked at before deciding

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"\x7fELF",
    b"\xd0\xcf\x11\xe0", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a", b"BZh9", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"OggS", b"ID3",
    b"SQLite format 3\0",
)  # fmt: skip
CONTROLS = bytes([*range(1, 9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])

# What web pages mean by a label, where it is more than the standard's repertoire (WHATWG Encoding, 4.2).
WEB = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
DECLARED = re.compile(
    rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:+-]+)|^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:+-]+)""", re.I
)

# Candidates for charset-normalizer: Latin letters are mostly ASCII, every other script is mostly not.
LATIN = ["cp1252", "cp1250", "cp1254", "cp1257", "cp1258", "iso8859_2", "mac_roman"]
OTHER = [
    "cp1251",
    "koi8_r",
    "koi8_u",
    "cp1253",
    "cp1255",
    "cp1256",
    "cp874",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
]


@dataclass(frozen=True, slots=True)
class Encoding:
    """A Python codec, such that `data.decode(codec)` is the decoded text, and a note if it had to be found out."""

    codec: str
    note: str = ""


def decide(head: bytes, name: str, *, whole: bool, given: str | None = None, markup: bool = False) -> Encoding:
    """The encoding of the file called `name` that begins with `head`, and is all of it if `whole`."""
    bom = marked(head)
    binary = f"{name} looks like a binary file; if it is text, name its encoding with --encoding"
    if head.startswith(MAGIC):
        raise ReadError(binary)
    if given is not None:
        codec = _known(given, f"unknown encoding “{given}” for {name}")
        return Encoding(bom if bom and codec.startswith(bom.removesuffix("-sig")) else codec)
    if bom:
        return Encoding(bom)
    if b"\0" in head or len(head.translate(None, CONTROLS)) * 20 < len(head) * 19:
        raise ReadError(binary)
    if markup and (label := declared(head)):
        codec = _known(label, f"{name} declares an unknown encoding “{label}”")
        return Encoding("utf-8" if codec.startswith("utf-16") else WEB.get(codec, codec))
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(head, final=whole)
    broken = text.count("\ufffd") - head.count(b"\xef\xbf\xbd")
    if not broken or broken * 2 < len(text) - len(head.translate(None, bytes(range(0x80, 0x100)))):
        return Encoding("utf-8")  # where a few bytes are broken, decoding will name the first
    return _guess(head if whole else head[: head.rfind(b"\n") + 1] or head, name)


def marked(head: bytes) -> str | None:
    """The codec that a byte-order mark announces."""
    return next((codec for mark, codec in BOMS if head.startswith(mark)), None)


def declared(head: bytes) -> str | None:
    """The label in an HTML `<meta charset>` or an XML declaration."""
    found = DECLARED.search(head[:4096])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def decoded(chunks: Iterable[bytes], codec: str, name: str) -> Iterator[str]:
    """Decode a stream; a byte that does not fit, or a NUL, is a ReadError with its line and place."""
    decoder = codecs.getincrementaldecoder(codec)()
    fed, line, last = 0, 1, ""
    for chunk in _and_end(chunks):
        fed += len(chunk)
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            line += _breaks(error.object[: error.start].decode(codec.removesuffix("-sig"), "ignore"))
            where = fed - len(error.object) + error.start
            raise ReadError(
                f"{name}, line {line}: byte {where} (0x{error.object[error.start]:02X}) is not valid in {codec}; "
                "if the file has another encoding, name it with --encoding"
            ) from None
        except UnicodeError:
            raise ReadError(f"{name} is not {codec}; name its encoding with --encoding") from None
        if "\0" in text:
            line += _breaks(text[: text.index("\0")])
            raise ReadError(f"{name}, line {line}: a NUL character; this looks like a binary file")
        line += _breaks(text) - (last == "\r" and text.startswith("\n"))
        last = text[-1:] or last
        if text:
            yield text


def _and_end(chunks: Iterable[bytes]) -> Iterator[bytes]:
    yield from filter(None, chunks)
    yield b""


def _breaks(text: str) -> int:
    return text.count("\n") + (text.count("\r") - text.count("\r\n") if "\r" in text else 0)


def _known(label: str, complaint: str) -> str:
    try:
        codecs.getincrementaldecoder(label)
        codec = codecs.lookup(label)
        if not getattr(codec, "_is_text_encoding", True):  # such as “hex”
            raise LookupError
        return codec.name
    except (LookupError, UnicodeError, ValueError):
        raise ReadError(f"{complaint}; try --encoding with utf-8, windows-1252 or another name") from None


def _guess(head: bytes, name: str) -> Encoding:
    """Ask charset-normalizer; two different readings that are nearly as good as each other are refused."""
    from charset_normalizer import from_bytes

    high = len(head) - len(head.translate(None, bytes(range(0x80, 0x100))))
    latin = high * 2 < sum(head.count(letter) for letter in b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    found = list(from_bytes(head, cp_isolation=LATIN if latin else OTHER))
    near = [m for m in found if m.chaos < found[0].chaos + 0.02 and m.coherence > found[0].coherence - 0.1]
    western = latin and any("cp1252" in m.could_be_from_charset for m in near)
    if not near or (len(near) > 1 and not latin):
        raise ReadError(f"{name} is not UTF-8 and its encoding cannot be told; name it with --encoding")
    codec = "cp1252" if western else near[0].encoding
    return Encoding(codec, f"encoding detected as {codec}; if that is wrong, name it with --encoding")
