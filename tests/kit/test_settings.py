"""A setting does what it says, or is refused by its name."""

from pathlib import Path

import pytest

from xiaoer.kit import settings
from xiaoer.kit.settings import Settings, SettingsError, load

DOCS = Path(__file__).parent.parent.parent / "docs" / "settings.md"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No `xiaoer.toml` of the developer takes part."""
    monkeypatch.chdir(tmp_path)


def test_the_defaults() -> None:
    found = load({})
    assert found == Settings()
    assert (found.host, found.port) == ("127.0.0.1", 8000)
    assert found.database_url == "sqlite:///data/xiaoer.db"
    assert found.url == "http://127.0.0.1:8000"


def test_the_command_line_goes_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "xiaoer.toml").write_text('port = 1\nhost = "a"\nlog_level = "debug"\n')
    found = load({"XIAOER_PORT": "2", "XIAOER_HOST": "b", "HOME": "/"}, port=3, host=None)
    assert (found.port, found.host, found.log_level) == (3, "b", "debug")


def test_paths_and_urls_are_put_together(tmp_path: Path) -> None:
    found = load({"XIAOER_DATA": str(tmp_path), "XIAOER_PUBLIC_URL": "https://help.example/"})
    assert found.database_url == f"sqlite:///{tmp_path}/xiaoer.db"
    assert found.url == "https://help.example"
    assert load({"XIAOER_DATABASE": "postgresql://u@h/x"}).database_url == "postgresql://u@h/x"


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"XIAOER_PROT": "1"}, "XIAOER_PROT: there is no such setting"),
        ({"XIAOER_PORT": "eighty"}, "XIAOER_PORT: Expected `int`"),
        ({"XIAOER_PORT": "70000"}, "XIAOER_PORT: Expected `int` <= 65535"),
        ({"XIAOER_DATABASE": "mysql://x"}, "XIAOER_DATABASE: Expected `str` matching"),
        ({"XIAOER_LOG_LEVEL": "loud"}, "XIAOER_LOG_LEVEL: Invalid enum value"),
        ({"XIAOER_PUBLIC_URL": "help.example"}, "XIAOER_PUBLIC_URL: Expected `str` matching"),
        ({"XIAOER_DATA": ""}, "XIAOER_DATA: Expected `str` of length >= 1"),
        ({"XIAOER_RATE": "nan"}, "XIAOER_RATE"),
    ],
)
def test_a_wrong_one_is_refused_by_name(environment: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError, match=f"^{said}"):
        load(environment)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("prot = 1", "prot: there is no such setting"),
        ('port = "80"\nburst = "x"', "burst: Expected `int`"),
        ("port = 1.5", "port: Expected `int`"),
        ("port = ", "xiaoer.toml: "),
    ],
)
def test_a_wrong_line_of_the_file_is_refused_by_name(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "xiaoer.toml").write_text(content)
    with pytest.raises(SettingsError, match=said):
        load({})


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="nowhere"):
        load({}, file=tmp_path / "nowhere.toml")


def test_every_setting_is_written_up() -> None:
    rows = [f"| `{name}` | {f'`{default}`' if default else ''} | {text} |" for name, default, text in settings.table()]
    assert all(text for _, _, text in settings.table())
    written = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert written == rows
