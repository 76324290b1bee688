"""The parts of an office file put together so that the same content is the same bytes, at every hour on every system."""

from zipfile import ZIP_DEFLATED, ZipInfo

_UNIX = 3


def timeless(name: str) -> ZipInfo:
    """Return a zip's entry that says the same on every system at every hour."""
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, _UNIX, 0o600 << 16
    return entry
