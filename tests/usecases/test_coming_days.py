from datetime import date

import pytest

from gytrack.errors import InputError
from gytrack.usecases.asking.coming import coming_day

TODAY = date(2025, 6, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("7-31", "2025-07-31"),
        ("6-30", "2025-06-30"),
        ("6-29", "2026-06-29"),
        ("7月底", "2025-07-31"),
        ("12日", "2025-07-12"),
        ("31日", "2025-07-31"),
        ("2月底", "2026-02-28"),
        ("年底", "2025-12-31"),
        ("2025-07-31", "2025-07-31"),
        ("2025-06-01", "2025-06-01"),
        ("昨天", "2025-06-29"),
        ("明天", "2025-07-01"),
    ],
)
def test_a_day_without_a_year_lies_ahead(text: str, day: str) -> None:
    assert coming_day(text, TODAY).isoformat() == day


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(InputError, match="看不懂"):
        coming_day("某天", TODAY)
