"""A photo as a customer would send it: a bowl on a table, its rim chipped."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 960, 720
TABLE, WALL, GLAZE, INSIDE, CLAY = "#8a6b4e", "#c9c1b4", "#9db8a6", "#7f9a89", "#d9c9b2"


def photo(table: str = TABLE) -> bytes:
    """A JPEG; another colour of table makes another photo."""
    image = Image.new("RGB", (WIDTH, HEIGHT), WALL)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 330, WIDTH, HEIGHT), fill=table)
    for row in range(350, HEIGHT, 46):
        draw.line((0, row, WIDTH, row + 12), fill="#7a5d42", width=2)
    draw.ellipse((230, 560, 760, 660), fill="#5d4631")
    image = image.filter(ImageFilter.GaussianBlur(6))
    draw = ImageDraw.Draw(image)
    draw.pieslice((210, -60, 750, 620), 0, 180, fill=GLAZE)
    draw.rectangle((400, 590, 560, 640), fill="#86a18f")
    draw.ellipse((210, 210, 750, 350), fill=GLAZE)
    draw.ellipse((226, 222, 734, 338), fill=INSIDE)
    draw.polygon([(585, 340), (612, 372), (640, 350), (668, 362), (690, 318), (640, 318)], fill=CLAY)
    kept = BytesIO()
    image.filter(ImageFilter.GaussianBlur(1)).save(kept, "JPEG", quality=82)
    return kept.getvalue()
