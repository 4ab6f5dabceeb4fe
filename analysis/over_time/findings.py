"""What many events say of the outlets, in words; and as plainly what they do not say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.comparison.findings import Run
from analysis.measures import registry
from analysis.over_time.chance import FEWEST
from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from analysis.comparison.values import Ends
    from analysis.over_time.outlets import Pooled

NAMED = 3
TOLD = 2
TWO = 2
MOST_PLACES = 4
SIGNED = ("sentiment", "headline_sentiment", "sentiment_vader")


class Phrase(NamedTuple):
    """How a measure is spoken of: "in … we cannot tell", and what an outlet above or below the others does."""

    topic: str
    above: str
    below: str


PHRASES = {
    "loaded_language": Phrase("charged wording", "uses more charged wording", "uses less charged wording"),
    "headline_loaded_language": Phrase(
        "charged wording of headlines", "puts more charged wording into headlines", "puts less charged wording into headlines"
    ),
    "sentiment": Phrase("tone", "is more positive in tone", "is more negative in tone"),
    "sentiment_vader": Phrase("tone", "is more positive in tone", "is more negative in tone"),
    "headline_sentiment": Phrase("tone of headlines", "has more positive headlines", "has more negative headlines"),
    "reading_grade": Phrase("reading grade", "is harder to read", "is easier to read"),
    "flesch_reading_ease": Phrase("reading ease", "is easier to read", "is harder to read"),
    "quoted_share": Phrase(
        "quoted speech", "gives more of its words to quoted speech", "gives fewer of its words to quoted speech"
    ),
    "paraphrased_share": Phrase(
        "paraphrased speech", "gives more of its words to paraphrase", "gives fewer of its words to paraphrase"
    ),
}  # fmt: skip


def phrase(measure: str) -> Phrase:
    """Return how ``measure`` is spoken of; one without words of its own by its label."""
    label = registry()[measure].label
    label = label[:1].lower() + label[1:] if label[1:2].islower() else label
    return PHRASES.get(measure, Phrase(label, f"stands higher in {label}", f"stands lower in {label}"))


def amount(measure: str, value: float, decimals: int) -> str:
    """Return a difference with its sign and unit: "+1.2 per 100 words"."""
    return f"{number(value, decimals, signed=True)}{unit(measure)}"


def places(measure: str, ends: Sequence[Ends]) -> int:
    """Return the decimals of all numbers about ``measure``: as few as tell the ends of every interval apart."""
    fewest = max(1, registry()[measure].decimals)
    widths = [one.high - one.low for one in ends if one.high > one.low]
    return next(
        (more for more in range(fewest, MOST_PLACES) if all(width > 2 * 0.1**more for width in widths)), MOST_PLACES
    )


def unit(measure: str) -> str:
    """Return the unit behind a number, with its space, "" where the number says enough."""
    known = registry()[measure].unit
    if known.startswith("%"):
        return " points"
    return f" {known}" if "per 100" in known else " school years" if "grade" in known else ""


def overall(
    measure: str,
    pooled: Sequence[Pooled],
    names: Sequence[str],
    shown: Sequence[int],
    decimals: int,
    *,
    leaders: Collection[int] | None = None,
) -> list[list[Run]]:
    """Return the page's answer: at most two clear differences, and who cannot be told apart. ``names`` by place in ``shown``.

    ``leaders``: outlets that stand apart in their own right (`leaders.of`); who is clear because of them alone is not told of
    as if it did so too. ``None``: all that are clear.
    """
    spoken, where = phrase(measure), {outlet: at for at, outlet in enumerate(shown)}
    tested = [one for one in pooled if one.p == one.p]
    if len(shown) < TWO and not tested:
        return [[Run("One outlet is not a comparison. ", strong=True), Run("Choose another one beside it.")]]
    if not tested:
        return [
            [
                Run("Nothing can be said yet: ", strong=True),
                Run(f"an outlet needs {FEWEST} events or more that others tell too, and none of these has so many."),
            ]
        ]
    clear = sorted((one for one in tested if one.clear), key=lambda one: -abs(one.gap))
    moved = [one for one in clear if leaders is not None and one.outlet not in leaders]
    clear = [one for one in clear if one not in moved]
    told = [_told(measure, one, names[where[one.outlet]], where[one.outlet], decimals) for one in clear[:TOLD]]
    if len(clear) > TOLD:
        told.append([Run(f"{_count(len(clear) - TOLD)} more stand clearly apart.")])
    rest = [one for one in tested if not one.clear]
    if moved:
        told.append(_among_themselves(spoken, len(moved) + len(rest), clear))
    elif rest:
        told.append(_alike(spoken, rest, names, where, every=not clear))
    return told


def _told(measure: str, one: Pooled, name: str, place: int, decimals: int) -> list[Run]:
    low, high = (number(end, decimals, signed=True) for end in one.ends[:2])
    spoken = phrase(measure)
    does = spoken.above if one.gap > 0 else spoken.below
    return [
        Run(name, article=place),
        Run(f" {does} than the other outlets on the same events ("),
        Run(amount(measure, one.gap, decimals), strong=True),
        Run(f", 95 % interval {low} to {high}, {one.events:,} events)."),
    ]


def _alike(
    spoken: Phrase, rest: Sequence[Pooled], names: Sequence[str], where: dict[int, int], *, every: bool
) -> list[Run]:
    if every:
        who = "this outlet" if len(rest) == 1 else "any of these outlets"
        return [Run(f"On the same events we cannot tell {who} apart from the others in {spoken.topic}.", strong=True)]
    runs = [Run("We cannot tell ", strong=True)]
    for at, one in enumerate(rest[:NAMED]):
        last = at == len(rest[:NAMED]) - 1 and len(rest) <= NAMED
        runs += [
            *([Run(" and " if last else ", ")] if at else []),
            Run(names[where[one.outlet]], article=where[one.outlet]),
        ]
    if len(rest) > NAMED:
        runs.append(Run(f" and {len(rest) - NAMED} more"))
    return [*runs, Run(" apart from the others", strong=True), Run(f" in {spoken.topic}.")]


def _among_themselves(spoken: Phrase, others: int, clear: Sequence[Pooled]) -> list[Run]:
    """Tell of outlets that lie on the other side of the mean for no other reason than that some lie far off."""
    without = "it" if len(clear) == 1 else "these" if clear else "the furthest outlet, which is not shown"
    who = f"the other {others}" if others > 1 else "the other one"
    return [
        Run(f"Held against each other without {without}, "),
        Run(f"we cannot tell {who} apart", strong=True),
        Run(f" in {spoken.topic}."),
    ]


def _count(count: int) -> str:
    return "One" if count == 1 else f"{count}"


def short(one: Pooled) -> str:
    """Return whether an outlet stands apart, for a table."""
    if one.p != one.p:
        return f"fewer than {FEWEST} shared events"
    return "clear" if one.clear else "cannot tell apart"
