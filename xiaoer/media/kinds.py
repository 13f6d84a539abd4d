"""What a file is by its content alone. What is not known here is refused, and what is known must be so throughout."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

HEAD = 4_096
_TAIL = 2_048
_BOXES = 10_000
_ENTRIES = 5_000
_UNPACKED = 300 * 1024 * 1024
_LISTED = 1024 * 1024
_UNKNOWN = ("", "application/octet-stream", "binary/octet-stream")

# How markup begins, and what a script is started by: neither is plain text for whoever opens it.
_MARKUP = re.compile(
    rb"\s*(#!|<(!doctype|!--|\?xml|\?php|%|html|head|body|svg|script|iframe|style|[a-z]+:))", re.IGNORECASE
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_VIDEO = {b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"M4VH", b"dash"}
_VIDEO |= {b"MSNV", b"3gp4", b"3gp5", b"3gp6"}
_MAIN = {
    "docx": b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
_ACTIVE = re.compile(r"vba|macro|activex|oleobject|embeddings/|\.bin$|\.exe$|\.js$", re.IGNORECASE)


class Checked(msgspec.Struct, frozen=True):
    """What a file turned out to be, and what is kept of it."""

    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    digest: str


class Kind(NamedTuple):
    """A kind of file that is kept: its type, how its name may end (as ours does first), what else senders call it."""

    media_type: str
    endings: tuple[str, ...]
    aliases: frozenset[str] = frozenset()
    picture: bool = False

    def agrees(self, declared: str, ending: str) -> bool:
        """Whether what its sender calls it is no lie; saying nothing is none."""
        said = declared.partition(";")[0].strip().casefold()
        named = not ending or ending in self.endings
        return named and (said in _UNKNOWN or said == self.media_type or said in self.aliases)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JPEG = Kind("image/jpeg", ("jpg", "jpeg", "jpe", "jfif"), frozenset({"image/jpg", "image/pjpeg"}), picture=True)
PNG = Kind("image/png", ("png",), frozenset({"image/x-png", "image/apng"}), picture=True)
WEBP = Kind("image/webp", ("webp",), picture=True)
GIF = Kind("image/gif", ("gif",), picture=True)
PDF = Kind("application/pdf", ("pdf",), frozenset({"application/x-pdf"}))
DOCX = Kind(_WORD, ("docx",))
XLSX = Kind(_SHEET, ("xlsx",))
MP4 = Kind("video/mp4", ("mp4", "m4v", "3gp"), frozenset({"video/x-m4v", "video/3gpp"}))
MOV = Kind("video/quicktime", ("mov", "qt"))
M4A = Kind("audio/mp4", ("m4a",), frozenset({"audio/x-m4a", "audio/m4a", "audio/aac"}))
MP3 = Kind("audio/mpeg", ("mp3",), frozenset({"audio/mp3", "audio/x-mp3"}))
OGG = Kind("audio/ogg", ("ogg", "oga", "opus"), frozenset({"application/ogg", "audio/opus"}))
WAV = Kind("audio/wav", ("wav",), frozenset({"audio/x-wav", "audio/wave", "audio/vnd.wave"}))
CSV = Kind("text/csv", ("csv",), frozenset({"application/vnd.ms-excel", "text/plain", "application/csv"}))
TEXT = Kind("text/plain", ("txt", "log"))
_DRAWN = {"JPEG": JPEG, "PNG": PNG, "WEBP": WEBP}


def of_drawn(format_: str) -> Kind:
    """The kind of a picture that was drawn anew."""
    return _DRAWN[format_]


def kind_of(path: Path, ending: str) -> Kind | None:
    """What the file is; None for all that is not kept, broken ones included. `ending` only tells text from tables."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    for begins, check in _CHECKS:
        if begins(head):
            return check(path, head)
    return _text(path, ending)


def _pdf(path: Path, head: bytes) -> Kind | None:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        ends = b"%%EOF" in file.read()
    # A PDF that is an archive as well is meant to be opened by somebody else.
    return PDF if ends and not zipfile.is_zipfile(path) else None


def _office(path: Path, head: bytes) -> Kind | None:
    try:
        with zipfile.ZipFile(path) as archive:
            return _document(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return None


def _document(archive: zipfile.ZipFile) -> Kind | None:
    entries = archive.infolist()
    named = {entry.filename: entry for entry in entries}
    listing = named.get("[Content_Types].xml")
    if listing is None or len(named) != len(entries) or len(entries) > _ENTRIES or listing.file_size > _LISTED:
        return None
    if sum(entry.file_size for entry in entries) > _UNPACKED:
        return None
    if any(_strange(entry) for entry in entries):
        return None
    with archive.open(listing) as file:
        listed = file.read(_LISTED + 1)
    if len(listed) > _LISTED or b"macroenabled" in listed.lower() or b"vba" in listed.lower():
        return None
    if _MAIN["docx"] in listed and "word/document.xml" in named:
        return DOCX
    return XLSX if _MAIN["xlsx"] in listed and "xl/workbook.xml" in named else None


def _strange(entry: zipfile.ZipInfo) -> bool:
    """Locked, leading out of its folder, or something that runs."""
    name = entry.filename
    away = name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/")
    # A printer's settings are the one binary part that harmless tables have.
    return away or bool(entry.flag_bits & 1) or (_ACTIVE.search(name) is not None and "printerSettings" not in name)


def _film(path: Path, head: bytes) -> Kind | None:
    brand = head[8:12]
    kind = MOV if brand == b"qt  " else M4A if brand in (b"M4A ", b"M4B ") else MP4 if brand in _VIDEO else None
    return kind if kind and b"moov" in (boxes := _boxes(path)) and b"mdat" in boxes else None


def _boxes(path: Path) -> set[bytes]:
    """The outermost boxes of a film; none when they do not fill the file to its last byte."""
    size, at = path.stat().st_size, 0
    found: set[bytes] = set()
    with path.open("rb") as file:
        for _ in range(_BOXES):
            if at == size:
                return found
            file.seek(at)
            start = file.read(16)
            length, name = int.from_bytes(start[:4], "big"), start[4:8]
            if length == 1:
                length = int.from_bytes(start[8:16], "big")
            elif length == 0:
                length = size - at
            if length < 8 or at + length > size:
                return set()
            found.add(name)
            at += length
    return set()


def _mp3(path: Path, head: bytes) -> Kind | None:
    at = 0
    if head.startswith(b"ID3"):
        # Its size is written in four times seven bits.
        at = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
    with path.open("rb") as file:
        file.seek(at)
        sound = file.read(HEAD)
    first = _frame(sound)
    return MP3 if first and _frame(sound[first:]) else None


def _frame(sound: bytes) -> int:
    """The length of the frame of sound (layer III) that begins here; 0 when none does."""
    if len(sound) < 4 or sound[0] != 0xFF or sound[1] & 0xE6 != 0xE2:
        return 0
    version, rate, hertz = sound[1] >> 3 & 3, sound[2] >> 4, sound[2] >> 2 & 3
    if version == 1 or rate in (0, 15) or hertz == 3:
        return 0
    first = version == 3
    kilobits = (_RATES_1 if first else _RATES_2)[rate]
    samples = (44_100, 48_000, 32_000)[hertz] >> {3: 0, 2: 1, 0: 2}[version]
    return (144 if first else 72) * kilobits * 1000 // samples + (sound[2] >> 1 & 1)


_RATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


def _ogg(path: Path, head: bytes) -> Kind | None:
    return OGG if head[4:5] == b"\0" and any(mark in head[:80] for mark in (b"OpusHead", b"\x01vorbis")) else None


def _wav(path: Path, head: bytes) -> Kind | None:
    whole = abs(int.from_bytes(head[4:8], "little") + 8 - path.stat().st_size) <= 1
    return WAV if whole and head[12:16] in (b"fmt ", b"JUNK", b"bext") else None


def _text(path: Path, ending: str) -> Kind | None:
    """UTF-8 without anything that is more than text."""
    content = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    if _CONTROLS.search(content) or _MARKUP.match(content[:HEAD]):
        return None
    try:
        content.decode()
    except UnicodeDecodeError:
        return None
    return CSV if ending == "csv" else TEXT


def _known(kind: Kind) -> Callable[[Path, bytes], Kind | None]:
    return lambda _path, _head: kind


_CHECKS: tuple[tuple[Callable[[bytes], bool], Callable[[Path, bytes], Kind | None]], ...] = (
    (lambda head: head.startswith(b"\xff\xd8\xff"), _known(JPEG)),
    (lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"), _known(PNG)),
    (lambda head: head.startswith((b"GIF87a", b"GIF89a")), _known(GIF)),
    (lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP", _known(WEBP)),
    (lambda head: head[:4] == b"RIFF" and head[8:12] == b"WAVE", _wav),
    (lambda head: head.startswith(b"%PDF-"), _pdf),
    (lambda head: head.startswith(b"PK\x03\x04"), _office),
    (lambda head: head[4:8] == b"ftyp", _film),
    (lambda head: head.startswith(b"OggS"), _ogg),
    (lambda head: head.startswith(b"ID3") or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0), _mp3),
)
