"""The embedding guide says what the loader can and shows samples that the server believes."""

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.test_docs import DOCS, ROOT, blocks
from xiaoer.auth.identity import LONGEST_LIFE, identify
from xiaoer.kit import crypto
from xiaoer.kit.clock import SECOND
from xiaoer.kit.errors import Unauthorized

GUIDE = (DOCS / "embedding.md").read_text(encoding="utf-8")
LOADER = (ROOT / "web/widget/src/loader/loader.ts").read_text(encoding="utf-8")
SAMPLES = {"identity.py": "python3", "identity.mjs": "node", "identity.php": "php", "Identity.java": "java"}
FENCES = {"identity.py": "python", "identity.mjs": "js", "identity.php": "php", "Identity.java": "java"}
# What runs for a moment need not be made fast first.
QUICKLY = os.environ | {"JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}
# An id may hold what JSON and URLs treat apart.
CUSTOMERS = ["c-1", 'He said "hi" \\ & +/=', "顾客-é"]


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_guide_shows_the_sample_as_it_is(sample: str) -> None:
    text = (DOCS / "embedding" / sample).read_text(encoding="utf-8")
    assert text in blocks(GUIDE, FENCES[sample])
    assert f"`docs/embedding/{sample}`" in GUIDE


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_token_of_a_sample_is_believed_and_a_changed_one_is_not(sample: str, tmp_path: Path) -> None:
    program = SAMPLES[sample]
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not on this machine")
    key = crypto.key_file(tmp_path, "identity.key")
    now = int(time.time()) * SECOND
    for customer in CUSTOMERS:
        command = [found, str(DOCS / "embedding" / sample), str(tmp_path / "identity.key"), "web", customer]
        said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60, env=QUICKLY)
        token = said.stdout.strip()
        believed = identify(token, keys=[key], inbox_id="web", now=now)
        assert believed.customer_id == customer
        assert now < believed.expires_at <= now + LONGEST_LIFE
        for forged in (*changed(token), token.rpartition(".")[0] + "."):
            with pytest.raises(Unauthorized, match="forged"):
                identify(forged, keys=[key], inbox_id="web", now=now)
        with pytest.raises(Unauthorized, match="forged"):
            identify(token, keys=[key], inbox_id="other", now=now)
        with pytest.raises(Unauthorized, match="forged"):
            identify(token, keys=[bytes(32)], inbox_id="web", now=now)
        with pytest.raises(Unauthorized, match="expired"):
            identify(token, keys=[key], inbox_id="web", now=now + LONGEST_LIFE)


def changed(token: str) -> list[str]:
    """The token with one letter of each of its parts another."""
    parts = token.split(".")
    found = []
    for index, part in enumerate(parts):
        other = "A" if part[5] != "A" else "B"
        found.append(".".join([*parts[:index], part[:5] + other + part[6:], *parts[index + 1 :]]))
    return found


def test_every_attribute_and_call_of_the_loader_stands_there_and_no_other() -> None:
    read = set(re.findall(r"dataset\.(\w+)", LOADER))
    read |= {
        name for names in re.findall(r"const \{ ([\w, ]+) \} = \w+\.dataset", LOADER) for name in names.split(", ")
    }
    assert {"inbox", "identity", "locale"} <= read
    assert set(re.findall(r"^\| `data-(\w+)` \|", GUIDE, re.MULTILINE)) == read
    [api] = re.findall(r"interface Api \{\n(.*?)\}", LOADER, re.DOTALL)
    calls = set(re.findall(r"^\s+(\w+)\(", api, re.MULTILINE))
    assert {"open", "close", "identify"} <= calls
    assert set(re.findall(r"^\| `xiaoer\.(\w+)\(", GUIDE, re.MULTILINE)) == calls
    events = set(re.findall(r'new CustomEvent\("([\w:]+)"', LOADER))
    assert set(re.findall(r"`(xiaoer:[\w]+)` on `document`", GUIDE)) == events


def test_its_numbers_are_those_of_the_loader() -> None:
    assert re.search(r"PATIENCE = 8_000", LOADER)
    assert "after eight seconds" in GUIDE
    assert re.search(r"\(max-width: 480px\), \(max-height: 480px\)", LOADER)
    assert "At 480 pixels" in GUIDE
