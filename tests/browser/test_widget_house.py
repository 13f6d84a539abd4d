"""Files between a customer and the real house: kept, checked, shown from addresses that hold, and there again later."""

import pytest
from playwright.async_api import FilePayload, expect

from tests.browser.people import PATIENCE, Customer
from tests.browser.widget_stage import picture

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

CHOSEN: list[FilePayload] = [
    {"name": "rim.png", "mimeType": "image/png", "buffer": picture(640, 480)},
    {"name": "lid.png", "mimeType": "image/png", "buffer": picture(300, 600)},
    {"name": "note.txt", "mimeType": "text/plain", "buffer": "盖碗 gaiwan".encode()},
    {"name": "liar.png", "mimeType": "image/png", "buffer": b"<svg onload='alert(1)'/>"},
]
SEEN = "(image) => image.complete && image.naturalWidth > 0 && new URL(image.src).pathname.startsWith('/media/')"


@pytest.mark.parametrize("locale", ["en"], indirect=True)
async def test_her_photos_are_kept_and_a_liar_is_refused_in_words(customer: Customer) -> None:
    await customer.sign_in()
    await customer.open_chat()
    await customer.chat.locator("input[type=file][multiple]").set_input_files(CHOSEN)
    refused = customer.chat.locator(".tray li.refused")
    await expect(refused).to_contain_text("liar.png", timeout=PATIENCE)
    await expect(refused).not_to_contain_text("Please try again")
    await customer.say("My gaiwan has a chipped rim")
    line = customer.said_by("contact")
    await sees_both(customer)
    await expect(line.locator("button.file")).to_contain_text("note.txt")
    await expect(line).not_to_contain_text("liar.png")
    async with customer.page.expect_download() as download:
        await line.locator("button.file").click()
    assert (await download.value).suggested_filename == "note.txt"
    assert (await (await download.value).path()).read_bytes() == "盖碗 gaiwan".encode()
    await customer.picture("sent")
    await customer.come_back()
    await customer.open_chat()
    await sees_both(customer)
    await expect(customer.said_by("contact")).to_have_count(1)
    assert customer.complaints == []


async def sees_both(customer: Customer) -> None:
    """Both pictures, as the house has them."""
    images = customer.said_by("contact").locator(".picture img")
    await expect(images).to_have_count(2, timeout=PATIENCE)
    for number in range(2):
        image = images.nth(number)
        for _ in range(PATIENCE // 50):
            if await image.evaluate(SEEN):
                break
            await customer.page.wait_for_timeout(50)
        assert await image.evaluate(SEEN)
