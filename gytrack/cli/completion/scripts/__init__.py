"""The scripts that make a shell ask; each is ASCII, so that it survives whatever encoding its shell is in."""

from pathlib import Path

SHELLS = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "ps1"}
"""Each shell and the ending of its scripts."""


def script(shell: str) -> str:
    """Return the script for a shell."""
    return Path(__file__).with_name(f"gytrack.{SHELLS[shell]}").read_text(encoding="ascii")
