"""What is kept of files and what is refused, true and hostile ones."""

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from tests.media.samples import (
    EXE,
    HTML,
    MACROS,
    PDF,
    SVG,
    archive,
    bomb,
    film,
    mp3,
    office,
    ogg,
    picture,
    wav,
    with_place,
)
from xiaoer.kit.errors import Refused
from xiaoer.media.examine import examine
from xiaoer.media.kinds import Checked
from xiaoer.media.pictures import LONG_SIDE


def look(folder: Path, content: bytes, name: str, declared: str = "") -> tuple[Checked, bytes]:
    """What the worker makes of a file, and the bytes that are kept."""
    source, target = folder / "source", folder / "target"
    source.write_bytes(content)
    checked = examine(str(source), str(target), name, declared)
    kept = (target if target.exists() else source).read_bytes()
    assert checked.digest == hashlib.sha256(kept).hexdigest()
    assert checked.size == len(kept)
    return checked, kept


def refused(folder: Path, content: bytes, name: str, declared: str = "") -> str:
    """The code by which a file is refused."""
    with pytest.raises(Refused) as caught:
        look(folder, content, name, declared)
    return caught.value.code


def opened(content: bytes) -> Image.Image:
    """The picture, read."""
    shown = Image.open(io.BytesIO(content))
    shown.load()
    return shown


def red(shown: Image.Image, x: int, y: int) -> int:
    """How red a point is."""
    return int(shown.convert("RGB").tobytes()[3 * (y * shown.width + x)])


KEPT = [
    (PDF, "bill.pdf", "application/pdf", "application/pdf"),
    (office(), "letter.docx", "", office.__name__),
    (office("xl"), "table.xlsx", "application/octet-stream", office.__name__),
    (film(), "clip.mp4", "video/mp4", "video/mp4"),
    (film(b"qt  "), "clip.mov", "video/quicktime", "video/quicktime"),
    (film(b"M4A "), "voice.m4a", "audio/x-m4a", "audio/mp4"),
    (mp3(), "voice.mp3", "audio/mpeg", "audio/mpeg"),
    (b"ID3\x04\0\0\0\0\0\x05" + bytes(5) + mp3(), "song.mp3", "audio/mp3", "audio/mpeg"),
    (ogg(), "voice.ogg", "audio/ogg", "audio/ogg"),
    (wav(), "voice.wav", "audio/x-wav", "audio/wav"),
    ("a,b\n退款,2\n".encode(), "table.csv", "application/vnd.ms-excel", "text/csv"),
    ("\ufeff您好，请看\r\n".encode(), "note.txt", "text/plain; charset=utf-8", "text/plain"),
]


@pytest.mark.parametrize(("content", "name", "declared", "kept"), KEPT, ids=[row[1] for row in KEPT])
def test_what_is_what_it_says_is_kept_as_it_came(
    tmp_path: Path, content: bytes, name: str, declared: str, kept: str
) -> None:
    checked, bytes_ = look(tmp_path, content, name, declared)
    assert (checked.name, bytes_, checked.width) == (name, content, None)
    assert checked.media_type == kept or (kept == office.__name__ and "openxmlformats" in checked.media_type)
    # Cut short it is no longer whole, unless it is text or sound, of which any part is some.
    if not checked.media_type.startswith(("text/", "audio/mpeg", "audio/ogg")):
        assert refused(tmp_path, content[: len(content) * 2 // 3], name, declared) == "file_type"


@pytest.mark.parametrize(
    ("content", "name", "declared"),
    [
        (SVG, "logo.svg", "image/svg+xml"),
        (SVG, "logo.png", "image/png"),
        (SVG, "logo.txt", "text/plain"),
        (b'<?xml version="1.0"?>' + SVG, "logo", ""),
        (HTML, "page.html", "text/html"),
        (HTML, "page.txt", ""),
        (b"\n \t<ScRiPt>1</script>", "x.csv", ""),
        (b"#!/bin/sh\nrm -rf /\n", "run.txt", ""),
        (EXE, "setup.exe", "application/x-msdownload"),
        (EXE, "photo.jpg", "image/jpeg"),
        (b"\x7fELF" + bytes(60), "file", ""),
        (archive({"a": b"x"}), "files.zip", "application/zip"),
        (archive({"a": b"x"}), "letter.docx", ""),
        (b"Rar!\x1a\x07\0" + bytes(20), "a.rar", ""),
        (office(main=MACROS), "letter.docx", ""),
        (office(more={"word/vbaProject.bin": b"x"}), "letter.docx", ""),
        (office(more={"word/activeX/activeX1.xml": b"x"}), "letter.docx", ""),
        (office(more={"../outside.xml": b"x"}), "letter.docx", ""),
        (office(), "letter.docm", ""),
        (office(), "letter.xlsx", ""),
        (office(), "letter.zip", "application/zip"),
        (PDF, "bill.txt", ""),
        (PDF, "bill.pdf", "image/png"),
        (PDF + archive({"evil.class": b"x"}), "bill.pdf", "application/pdf"),
        (b"GIF89a" + HTML, "x.html", "text/html"),
        (b"%PDF-1.4 and then nothing", "bill.pdf", ""),
        (picture("PNG"), "photo.jpg", "image/jpeg"),
        (picture("PNG"), "photo.png", "text/html"),
        (picture("BMP"), "photo.bmp", "image/bmp"),
        (picture("TIFF"), "photo.tiff", "image/tiff"),
        (film(b"heic"), "photo.heic", "image/heic"),
        (film() + b"more", "clip.mp4", "video/mp4"),
        (mp3()[:417], "voice.mp3", "audio/mpeg"),
        ("退款".encode("utf-16"), "note.txt", ""),
        ("退款".encode("gbk"), "note.csv", ""),
        (b"text\0text", "note.txt", ""),
    ],
)
def test_what_lies_or_may_run_is_refused(tmp_path: Path, content: bytes, name: str, declared: str) -> None:
    assert refused(tmp_path, content, name, declared) == "file_type"


def test_a_photo_is_turned_upright_and_forgets_where_it_was(tmp_path: Path) -> None:
    secret = with_place(orientation=6)
    assert b"SecretCamera" in secret
    assert b"SecretRemark" in secret
    checked, kept = look(tmp_path, secret, "IMG_1.JPG", "image/jpeg")
    assert b"Secret" not in kept
    assert b"Exif" not in kept
    shown = opened(kept)
    assert not shown.getexif()
    assert "icc_profile" not in shown.info
    # It lay on its left side: what was left is on top now.
    assert (checked.width, checked.height) == shown.size == (20, 40)
    assert red(shown, 10, 5) > 200 > 50 > red(shown, 10, 35)
    assert (checked.name, checked.media_type) == ("IMG_1.JPG", "image/jpeg")


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_a_large_picture_becomes_smaller_and_stays_upright(tmp_path: Path, format_: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    checked, kept = look(tmp_path, picture(format_, (3000, 300), exif=exif), f"wide.{format_.lower()}")
    assert (checked.width, checked.height) == opened(kept).size == (256, LONG_SIDE)
    assert red(opened(kept), 128, 100) > 200 > 50 > red(opened(kept), 128, LONG_SIDE - 100)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_way_to_write_colours_is_read(tmp_path: Path, mode: str) -> None:
    if mode == "CMYK":
        content, name = picture("JPEG", mode=mode), "x.jpg"
    elif mode == "I;16":
        made = Image.new("I;16", (4, 4), 0x8000)
        out = io.BytesIO()
        made.save(out, "PNG")
        content, name = out.getvalue(), "x.png"
    else:
        content, name = picture("PNG", mode=mode), "x.png"
    _, kept = look(tmp_path, content, name)
    shown = opened(kept)
    assert shown.mode == ("RGBA" if mode in ("LA", "RGBA") else "RGB")
    if mode == "I;16":
        # Half as bright as can be, and not all white.
        assert shown.getpixel((1, 1)) == (128, 128, 128)


def test_of_what_moves_the_first_frame_is_kept(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (6, 6), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], loop=0)
    checked, kept = look(tmp_path, out.getvalue(), "dance.gif", "image/gif")
    assert (checked.name, checked.media_type) == ("dance.png", "image/png")
    assert getattr(opened(kept), "n_frames", 1) == 1
    assert opened(kept).convert("RGB").getpixel((2, 2)) == (255, 0, 0)


def test_what_hides_behind_a_picture_is_gone(tmp_path: Path) -> None:
    for format_, name in (("PNG", "x.png"), ("JPEG", "x.jpg"), ("GIF", "x.gif")):
        _, kept = look(tmp_path, picture(format_) + HTML + archive({"evil": b"x"}), name)
        assert b"script" not in kept
        assert b"PK" not in kept
        (tmp_path / "target").unlink()


def test_bombs_and_broken_pictures_are_refused(tmp_path: Path) -> None:
    assert len(bomb()) < 100_000
    assert refused(tmp_path, bomb(), "x.png") == "picture_too_large"
    # Just above what is taken, where Pillow would only warn; and just below.
    assert refused(tmp_path, bomb(6_400, 6_400), "x.png") == "picture_too_large"
    assert look(tmp_path, bomb(6_000, 6_000), "x.png")[0].width == LONG_SIDE
    whole = picture("JPEG", (64, 64))
    assert refused(tmp_path, whole[: len(whole) // 2], "x.jpg") == "file_broken"
    assert refused(tmp_path, picture("PNG", (64, 64))[:60], "x.png") == "file_broken"
    assert refused(tmp_path, b"\xff\xd8\xff" + HTML, "x.jpg") == "file_broken"
    assert refused(tmp_path, b"RIFF\x10\0\0\0WEBPVP8 " + bytes(20), "x.webp") == "file_broken"
    assert refused(tmp_path, b"", "x.jpg") == "file_empty"


def test_a_document_that_would_unpack_without_end_is_refused(tmp_path: Path) -> None:
    content = office(more={"word/media.xml": bytes(320 * 1024 * 1024)})
    assert len(content) < 1_000_000
    assert refused(tmp_path, content, "letter.docx") == "file_type"
