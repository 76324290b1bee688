"""What a plan says of itself after an update: what the new edition prints, and what only the old one did."""

from dataclasses import replace

from gytrack.records.plan import Head

_PRINTED = ("issuer", "doc_no", "issued", "effective", "expires", "starts", "ends")
_BY_HAND = ("start_set", "start_basis")


def merged(old: Head, new: Head) -> Head:
    """Return the head of a plan with a new edition; the code and what a person set stay unless the new one has them."""
    kept = {key: getattr(old, key) for key in (*_PRINTED, *_BY_HAND) if getattr(new, key) is None}
    return replace(new, code=old.code, **kept)
