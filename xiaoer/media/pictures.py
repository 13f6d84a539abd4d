"""Pictures are never kept as they came: they are read by few decoders, within limits, and drawn anew without anything
that was hidden in them. Runs in the worker process."""

import warnings
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageOps

from xiaoer.kit.errors import Invalid

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
PIXELS = 40_000_000
LONG_SIDE = 2_560
_QUALITY = 85
# Pillow looks at this before it decodes anything, whatever else calls it.
Image.MAX_IMAGE_PIXELS = PIXELS


class Drawn(NamedTuple):
    """A picture as it was drawn anew."""

    format: str
    width: int
    height: int


def redraw(source: Path, target: Path) -> Drawn:
    """Write the picture anew: upright, its long side 2560 pixels at most, of several frames the first, and nothing
    but pixels. Raises Invalid."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(source, formats=FORMATS) as picture:
                return _drawn(picture, target)
    except Invalid:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except Exception:
        # What was made to break a decoder breaks it in any way it likes.
        raise Invalid("file_broken") from None


def _drawn(picture: Image.Image, target: Path) -> Drawn:
    if picture.width * picture.height > PIXELS:
        raise _too_large()
    if max(picture.size) > LONG_SIDE:
        # JPEG can be decoded smaller at once.
        picture.draft(picture.mode, (LONG_SIDE, LONG_SIDE))
    was = "JPEG" if picture.format == "MPO" else picture.format or ""
    picture.load()
    small = picture
    if max(small.size) > LONG_SIDE:
        small = _plain(small)
        small.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.BICUBIC, reducing_gap=2.0)
    turned = _plain(ImageOps.exif_transpose(_with_orientation(small, picture)))
    # On a new canvas, since some encoders write along what the old one remembers.
    clean = Image.new(turned.mode, turned.size)
    clean.paste(turned)
    written = "PNG" if was == "GIF" else was
    if written == "JPEG":
        clean.convert("RGB").save(target, "JPEG", quality=_QUALITY, progressive=True)
    elif written == "WEBP":
        clean.save(target, "WEBP", quality=_QUALITY)
    else:
        clean.save(target, "PNG")
    return Drawn(written, *clean.size)


def _with_orientation(small: Image.Image, original: Image.Image) -> Image.Image:
    """The reduced picture with what the original says of which side is up."""
    if small is not original:
        small.info["exif"] = original.getexif().tobytes()
    return small


def _plain(picture: Image.Image) -> Image.Image:
    """In one of two modes that every encoder here takes."""
    if picture.mode in ("RGB", "RGBA"):
        return picture
    if picture.mode.startswith("I") or picture.mode == "F":
        # Sixteen bits a pixel: the upper eight are seen.
        return picture.point(lambda value: value / 256).convert("L").convert("RGB")
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _too_large() -> Invalid:
    return Invalid("picture_too_large", limit=PIXELS // 1_000_000)
