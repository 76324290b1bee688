"""No test can write into a real home: every folder of the user lies below a file."""

from pathlib import Path

import platformdirs
import pytest


@pytest.mark.parametrize(
    "folder", [platformdirs.user_data_dir, platformdirs.user_log_dir, platformdirs.user_config_dir]
)
def test_no_folder_of_the_user_can_be_made(no_home: Path, folder: object) -> None:
    assert callable(folder)
    path = Path(folder("gytrack", appauthor=False))
    assert path.is_relative_to(no_home)
    with pytest.raises(NotADirectoryError):
        path.mkdir(parents=True)
