"""What looks the screens over sees each fault on a page made for it, and nothing on a good one."""

import sys
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.shots import run
from tests.shots.album import Album
from tests.shots.looking import faults, settled, word_keys
from tests.shots.scene import Scene, Stage

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

HOME = "https://shots.test/"
KEYS = ["view-mine", "out-failed"]
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title><style>
body {{ margin: 16px; font: 16px/24px sans-serif; color: #16201d; background: #fff; width: 300px }}
.sr {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }}
.short {{ overflow: hidden; text-overflow: ellipsis; white-space: nowrap }}
{style}</style></head><body>{body}</body></html>"""
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
# By what is found: the style and the body of a page that has just this fault.
WRONG = {
    "key: p.name: view-mine": ("", '<p class="name">view-mine</p>'),
    "no value: p: undefined of 3": ("", "<p>undefined of 3</p>"),
    "no value: p: NaN %": ("", "<p>NaN %</p>"),
    "no value: p: [object Object]": ("", "<p>[object Object]</p>"),
    "no value: p: Hello { $name }": ("", "<p>Hello { $name }</p>"),
    "runs over: p.far: right of the window": (
        ".far { position: fixed; left: 370px; white-space: nowrap }",
        '<p class="far">right of the window</p>',
    ),
    "cut off: b: Pay at once": (
        "p { overflow: hidden; width: 40px; white-space: nowrap }",
        "<p><b>Pay at once</b></p>",
    ),
    "scrolls sideways: div.pane: 500 in 300": (
        ".pane { overflow-y: auto; height: 80px } i { display: block; width: 500px; height: 20px }",
        '<div class="pane"><i></i></div>',
    ),
    "lies on another: b: 9 waiting on After-sales": (
        "p { display: flex } span { width: 40px; white-space: nowrap }",
        "<p><span>After-sales</span><b>9 waiting</b></p>",
    ),
    "no picture: img: https://shots.test/gone.png": ("", '<img src="/gone.png" alt="A kettle" width="40" height="40">'),
    "contrast: p: ": ("p { color: #bbb }", "<p>Hardly to be read</p>"),
}
GOOD = f"""<h1>My orders</h1><p class="short">{LONG}</p><p class="sr">{LONG} for who listens</p>
<nav><a href="/">Shop</a></nav><p>Undefined behaviour is a word, and so is NaNometre.</p>
<pre>view-mine = mine</pre><p hidden>NaN</p>
<p style="display:flex;gap:8px"><span>After-sales</span><b>9</b></p>"""


async def shown(browser: Browser, style: str, body: str) -> Page:
    """A page like this, on a phone."""
    page = await browser.new_page(viewport={"width": 390, "height": 844})
    await page.route(f"{HOME}gone.png", lambda route: route.fulfill(status=404))
    html = PAGE.format(style=style, body=body)
    await page.route(HOME, lambda route: route.fulfill(body=html, content_type="text/html"))
    await page.goto(HOME)
    return page


def kept(folder: Path) -> list[str]:
    """The pictures in a folder."""
    return [each.name for each in folder.glob("*.png")]


@pytest.mark.parametrize("fault", WRONG)
async def test_a_fault_is_seen(browser: Browser, fault: str) -> None:
    page = await shown(browser, *WRONG[fault])
    found = await faults(page, KEYS)
    assert len(found) == 1, found
    assert found[0].startswith(fault)


async def test_what_is_wider_than_the_window_is_seen(browser: Browser) -> None:
    page = await shown(browser, "", f"<p>{LONG}</p>")
    found = await faults(page, KEYS)
    assert any(each.startswith("runs over: page is ") for each in found), found
    assert any(each.startswith("runs over: p: Donau") for each in found), found


async def test_nothing_is_seen_on_a_good_page(browser: Browser) -> None:
    page = await shown(browser, "", GOOD)
    assert await faults(page, KEYS) == []


async def test_a_frame_and_a_shadow_are_looked_into(browser: Browser) -> None:
    page = await shown(browser, "", '<div id="host"></div><iframe title="Chat" src="/frame"></iframe>')
    await page.route(f"{HOME}frame", lambda route: route.fulfill(body="<p>NaN</p>", content_type="text/html"))
    await page.reload()
    await page.evaluate(
        """() => { document.getElementById("host").attachShadow({mode: "open"}).innerHTML = "<p>out-failed</p>" }"""
    )
    assert [each for each in await faults(page, KEYS) if "contrast" not in each] == [
        "key: p: out-failed",
        "no value: p: NaN",
    ]


def test_the_keys_are_those_of_the_word_files() -> None:
    keys = word_keys()
    assert {"view-mine", "not-sent", "demo-sold-out"} <= set(keys)
    assert all("-" in key for key in keys)


async def test_each_size_and_light_is_taken_and_told(browser: Browser, tmp_path: Path) -> None:
    page = await shown(browser, "@media (prefers-color-scheme: dark) { p { color: #eee } }", "<p>Hello</p>")
    await settled(page)
    album = Album(tmp_path, KEYS)
    await album.snap(page, "hello", "en")
    album.lack("gone", "en failed", ["the scene failed"])
    assert [picture.variant for picture in album.pictures[:4]] == [
        "en wide light",
        "en wide dark",
        "en narrow light",
        "en narrow dark",
    ]
    assert {picture.variant for picture in album.wrong} == {"en wide dark", "en narrow dark", "en failed"}
    assert {picture.path.name for picture in album.pictures[:4]} == set(kept(tmp_path))
    index = album.index().read_text(encoding="utf-8")
    assert "5 pictures, 3 with faults" in index
    assert index.count('<div class="fault">contrast: p: ') == 2


async def fails(stage: Stage) -> None:
    """A scene that looks for what is not there."""
    page = await stage.page()
    await page.set_content("<p>Hello</p>")
    await expect(page.locator("h1")).to_be_visible(timeout=100)


async def goes_well(stage: Stage) -> None:
    """A scene with one picture."""
    page = await stage.page()
    await page.set_content("<p>Hello</p>")
    await stage.snap(page, "end", sizes=("narrow",))


async def test_a_scene_that_fails_is_shown_and_the_others_go_on(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenes = [Scene("bad", ("en",), fails), Scene("good", ("en", "zh-CN"), goes_well), Scene("other", ("en",), fails)]
    monkeypatch.setattr(run, "SCENES", scenes)
    album = Album(tmp_path, KEYS)
    async with async_playwright() as playwright:
        api = await playwright.request.new_context()
        await run.Run({}, api, browser, album).play((sys.modules[__name__],), "d")
        await api.dispose()
    taken = sorted({f"{picture.scene} {picture.variant}" for picture in album.pictures})
    lights = [f"good-end {locale} narrow {light}" for locale in ("en", "zh-CN") for light in ("dark", "light")]
    assert taken == ["bad en failed", *lights]
    assert [picture.scene for picture in album.wrong] == ["bad"]
    assert album.wrong[0].faults[0].startswith("the scene failed: AssertionError: Locator expected to be visible")
    assert set(kept(tmp_path)) == {picture.path.name for picture in album.pictures}
