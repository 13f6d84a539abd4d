"""Small files of every kind, true and false, made here."""

import io
import struct
import zipfile
import zlib
from typing import Any

from PIL import Image

MAIN = {
    "word": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xl": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
EXE = b"MZ\x90\x00\x03" + bytes(60) + b"PE\0\0"


def picture(format_: str = "PNG", size: tuple[int, int] = (8, 6), mode: str = "RGB", **how: Any) -> bytes:
    """A picture whose left half is red."""
    made = Image.new(mode, size)
    if mode in ("RGB", "RGBA"):
        made.paste((255, 0, 0), (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    made.save(out, format_, **how)
    return out.getvalue()


def with_place(orientation: int = 6) -> bytes:
    """A photo that lies on its side and knows where it was taken, by which camera, with a remark."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (31.0, 14.0, 3.0)
    return picture("JPEG", (40, 20), exif=exif, comment=b"SecretRemark", icc_profile=b"SecretProfile" * 20)


def bomb(width: int = 20_000, height: int = 20_000) -> bytes:
    """A PNG of a few kilobytes that says it is 400 million pixels, and is."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    packer = zlib.compressobj(9)
    line = bytes(1 + width // 8)
    rows = b"".join(packer.compress(line) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def office(folder: str = "word", main: str | None = None, more: dict[str, bytes] | None = None) -> bytes:
    """A Word or Excel file, as far as anybody looks who does not open it; `more` are further parts of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        listed = f'<Types><Override ContentType="{main or MAIN[folder]}"/></Types>'
        archive.writestr("[Content_Types].xml", listed)
        archive.writestr("word/document.xml" if folder == "word" else "xl/workbook.xml", "<x/>")
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def archive(files: dict[str, bytes]) -> bytes:
    """A plain archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def box(name: bytes, body: bytes = b"") -> bytes:
    """One box of a film."""
    return struct.pack(">I", 8 + len(body)) + name + body


def film(brand: bytes = b"isom") -> bytes:
    """A film without pictures."""
    return box(b"ftyp", brand + bytes(4) + brand) + box(b"moov", bytes(8)) + box(b"mdat", bytes(40))


def mp3() -> bytes:
    """Two frames of silence: 128 kbit/s, 44100 Hz, so 417 bytes each."""
    return (b"\xff\xfb\x90\x00" + bytes(413)) * 2


def wav() -> bytes:
    """A moment of silence."""
    body = b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8) + b"data" + struct.pack("<I", 4) + bytes(4)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def ogg() -> bytes:
    """The first page of a voice message."""
    return b"OggS\0\x02" + bytes(20) + b"\x01\x13OpusHead\x01\x01" + bytes(9)
