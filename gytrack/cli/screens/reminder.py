"""When the ledger was last backed up, said only where it is time for the next backup."""

from datetime import date

from gytrack.ledger import codec

_TODO = "gytrack backup 文件"


def backup_line(last: str | None, today: date, most_days: int) -> str:
    """Return the reminder, empty where none is due.

    Args:
        last: the time of the last backup, as the ledger has it; null where there is none.
        today: the day on which it is said.
        most_days: how old a backup may be without a word; 0 where nobody wants to be reminded.
    """
    if not most_days:
        return ""
    if last is None:
        return f"还没有备份过：{_TODO}"
    day = codec.time(last).astimezone().date()
    passed = (today - day).days
    if passed <= most_days:
        return ""
    year = "" if day.year == today.year else f"{day.year}年"
    return f"最近备份：{year}{day.month}月{day.day}日（{passed}天前）：{_TODO}"
