"""Where the configuration and the ledger belong: what platformdirs says, mostly without asking it."""

import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from gytrack.cli.config.places import Purpose, config_file, user_folder

HOMES = ("/home/张三", "/home/x/", "/", "", "rel/ative", None)
XDG = ("/data", "/data/", "", "rel", "~/x", None)


def put(patch: pytest.MonkeyPatch, name: str, value: str | None) -> None:
    if value is None:
        patch.delenv(name, raising=False)
    else:
        patch.setenv(name, value)


@pytest.mark.skipif(sys.platform != "linux", reason="these variables mean this on Linux")
@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("xdg", XDG)
@pytest.mark.parametrize("purpose", ["config", "data"])
def test_it_is_what_platformdirs_says(
    monkeypatch: pytest.MonkeyPatch, home: str | None, xdg: str | None, purpose: Purpose
) -> None:
    put(monkeypatch, "HOME", home)
    put(monkeypatch, f"XDG_{purpose.upper()}_HOME", xdg)
    ask = {"config": platformdirs.user_config_dir, "data": platformdirs.user_data_dir}[purpose]
    assert user_folder(purpose) == Path(ask("gytrack", appauthor=False))


def test_a_variable_names_another_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("GYTRACK_CONFIG", "~/别处.toml")
    assert config_file() == tmp_path / "别处.toml"
    monkeypatch.setenv("GYTRACK_CONFIG", "")
    found = config_file()
    assert found is not None
    assert found.parts[-2:] == ("gytrack", "config.toml")


def test_a_home_that_is_nobodys_is_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GYTRACK_CONFIG", "~没有这个人/配置.toml")
    assert config_file() is None


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="elsewhere platformdirs is asked")
def test_the_usual_place_costs_no_import() -> None:
    code = (
        "import sys; from gytrack.cli.config import places as p; p.config_file(); p.default_ledger();"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={"HOME": "/home/x"}, capture_output=True, check=True
    )
    assert "platformdirs" not in done.stdout.decode().split()
