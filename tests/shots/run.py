"""All scenes of an act, three at a time; one that fails is shown as it stood, and the others go on."""

import asyncio
import sys
import traceback
from types import ModuleType
from typing import Any

from playwright.async_api import APIRequestContext, Browser, Error

from tests.shots.album import Album
from tests.shots.desk import furnished
from tests.shots.house import House
from tests.shots.scene import SCENES, Scene, Stage
from tests.shots.scenes import (
    case_desk,
    cases,
    chat,
    chat_deeds,
    chat_trouble,
    deeds,
    desk,
    floor,
    pages,
    policy,
    settings,
    thread,
)

ABREAST = 3
LONGEST = 300
# Each has a house of its own: what was done in one is not seen in the next, and nobody runs out of customers.
ACTS = (
    (pages, chat),
    (chat_deeds, chat_trouble),
    (desk, floor),
    (thread, deeds),
    (cases,),
    (case_desk, policy, settings),
)
STAFFED = {desk, thread}


def scenes_of(act: tuple[ModuleType, ...], only: str) -> list[Scene]:
    """The scenes of an act whose name holds `only`."""
    names = {module.__name__ for module in act}
    return [each for each in SCENES if each.play.__module__ in names and only in each.name]


class Run:
    """One act in one house."""

    def __init__(self, told: dict[str, Any], api: APIRequestContext, browser: Browser, album: Album) -> None:
        self._house = House(told, api)
        self._browser = browser
        self._album = album
        self._free = asyncio.Semaphore(ABREAST)

    async def play(self, act: tuple[ModuleType, ...], only: str) -> None:
        """Every scene whose name holds `only`, in each of its languages."""
        if STAFFED.intersection(act):
            await furnished(self._house)
        scenes = scenes_of(act, only)
        await asyncio.gather(*(self._one(each, locale) for each in scenes for locale in each.locales))

    async def _one(self, scene: Scene, locale: str) -> None:
        async with self._free:
            stage = Stage(scene.name, locale, self._house, self._album, self._browser)
            try:
                await asyncio.wait_for(_played(scene, stage), LONGEST)
            except Exception as error:
                traceback.print_exc(limit=4)
                await self._failed(stage, error)
            finally:
                await stage.close()
            sys.stdout.write(f"{scene.name} {locale}\n")
            sys.stdout.flush()

    async def _failed(self, stage: Stage, error: Exception) -> None:
        """What stood there when it went wrong."""
        line = f"the scene failed: {type(error).__name__}: {str(error).strip()[:400]}"
        for page in [page for window in stage.windows for page in window.pages]:
            try:
                await self._album.take(page, stage.name, f"{stage.locale} failed", [line])
            except Error:
                continue
            return
        self._album.lack(stage.name, f"{stage.locale} failed", [line])


async def _played(scene: Scene, stage: Stage) -> None:
    await scene.play(stage)
