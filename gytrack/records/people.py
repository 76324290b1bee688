"""Who really does a task beside the formal lead, and what is not agreed about it."""

from datetime import date
from typing import Literal, NamedTuple

Aspect = Literal["undertake", "office", "leader", "contact", "phone"]


class Disputed(NamedTuple):
    """That it is not clear whose a task is; ``dept`` is null where the coordinator says so."""

    id: int
    day: date
    dept: str | None
    words: str


class Hands(NamedTuple):
    """Who handles a task on a day: 实际承办, 责任科室, 责任领导, 联络员 and telephone, null where nobody was named.

    ``disputes`` are those that were not settled by then, the earliest first.
    """

    undertake: str | None = None
    office: str | None = None
    leader: str | None = None
    contact: str | None = None
    phone: str | None = None
    disputes: tuple[Disputed, ...] = ()


NO_HANDS = Hands()
