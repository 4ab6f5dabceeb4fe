"""What was made once is not made again: for every browser session of this process, and by one of them at a time.

``st.cache_resource`` does the same, but takes longer to look a thing up (it reads the function's signature and hashes every
argument anew) than the pages take to use it, and they look up some sixty things in a run.
"""

from __future__ import annotations

import inspect
from collections import OrderedDict
from functools import wraps
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Made = TypeVar("Made")


class _Place:
    """Where one thing is kept once it is made; ``lock`` is held by whoever makes it."""

    __slots__ = ("lock", "made", "there")

    def __init__(self) -> None:
        self.lock, self.there, self.made = Lock(), False, None


def remembered(most: int) -> Callable[[Callable[..., Made]], Callable[..., Made]]:
    """Keep what a function returns, for the ``most`` sets of arguments asked for last.

    Arguments are given by position. Those whose names begin with ``_`` are not looked at: they follow from the others. What
    is kept is shared by all, and never to be changed. While one session makes a thing, others that ask for it wait. A
    function that raises is asked again the next time.
    """

    def of(make: Callable[..., Made]) -> Callable[..., Made]:
        names = list(inspect.signature(make).parameters)
        looked_at = [at for at, name in enumerate(names) if not name.startswith("_")]
        kept: OrderedDict[Hashable, _Place] = OrderedDict()
        lock = Lock()

        @wraps(make)
        def known(*given: Any) -> Made:
            key = tuple([given[at] for at in looked_at])
            with lock:
                place = kept.get(key)
                if place is None:
                    place = kept[key] = _Place()
                    while len(kept) > most:
                        kept.popitem(last=False)
                else:
                    kept.move_to_end(key)
            if not place.there:
                with place.lock:
                    if not place.there:
                        place.made = make(*given)
                        place.there = True
            return place.made  # type: ignore[return-value]

        return known

    return of
