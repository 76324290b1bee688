"""Where files of evidence are looked for."""

from gytrack.addresses import names_server
from gytrack.cli.frame.setting import Setting, host
from gytrack.ledger.places import evidence_folder
from gytrack.usecases.proving.files import Desk


def looking(setting: Setting) -> Desk:
    """Return from where this command looks at files: this machine, and the folder of copies unless a server has the ledger."""
    return Desk(None if names_server(setting.db) else evidence_folder(setting.db), host())
