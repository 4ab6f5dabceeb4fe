"""A round's outcome in sentences: never who is right, always how sure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analysis.comparison.blind.outcome import Meets
from analysis.comparison.blind.record import NEITHER
from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.comparison.blind.charge import Charge
    from analysis.comparison.blind.outcome import Guesses, Judged

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
OTHERWISE = {
    Meets.SAME: "{} said the same.",
    Meets.OTHER: "{} said otherwise.",
    Meets.LEANS: "{} chose that side too.",
    Meets.AWAY: "{} chose otherwise.",
    Meets.LEVEL: "{} saw no difference either.",
    Meets.NOTHING: "",
}
ONE, MANY = "You", "Most who answered"


def count(many: int) -> str:
    """Return a small number as a word."""
    return SMALL[many] if many < len(SMALL) else str(many)


def charge(one: Charge) -> str:
    """Return the measure's value for a sentence with its interval."""
    if one.reason:
        return f"not measured ({one.reason})"
    return (
        f"{number(one.value, 1)} per 100 words, 95 % interval {number(one.low, 1)} to {number(one.high, 1)}"
        f" ({one.words} words of its own)"
    )


def verdict(judged: Judged, people: int) -> str:
    """Return what the measure says of a pair and how that stands to the answers of so many ``people``."""
    found = judged.verdict
    if not found.leans:
        return "The measure has no value here."
    if found.leans == NEITHER:
        told = "The measure finds as much charge in both: it cannot tell them apart."
    elif found.sure:
        told = f"The measure says {found.leans}: chance alone would rarely do as much (p = {number(found.p, 3)})."
    else:
        told = f"The measure is higher for {found.leans}, but cannot tell them apart: chance alone could do as much (p = {number(found.p, 2)})."
    return f"{told} {OTHERWISE[judged.meets].format(MANY if people > 1 else ONE)}".strip()


def totals(judged: Sequence[Judged], people: int) -> str:
    """Return in two or three sentences how the measure and the answers of so many ``people`` met over a round's pairs."""
    asked = [one for one in judged if one.meets is not Meets.NOTHING]
    if not asked:
        return "There is no pair with a majority to set beside the measure."
    who, most = (MANY.lower(), " with a majority") if people > 1 else (ONE.lower(), "")
    met = Counter(one.meets for one in asked)
    sure = met[Meets.SAME] + met[Meets.OTHER]
    unsure = len(asked) - sure
    pairs = f"{count(len(asked))} pair{'s' * (len(asked) != 1)}{most}"
    first = f"Of {pairs}, the measure can tell {count(sure) if sure else 'none'} apart"
    first += (
        f", and in {count(met[Meets.SAME])} of these {who} said the same." if sure else ": one sentence is little text."
    )
    if not unsure:
        return first
    same = met[Meets.LEANS] + met[Meets.LEVEL]
    others = f"the other {count(unsure)}" if sure else "them"
    return f"{first} Where it cannot, its values still point the way {who} did in {count(same) if same else 'none'} of {others}."


def guesses(found: Guesses) -> str:
    """Return how often the outlet was guessed, against chance."""
    if not found.made:
        return found.told
    share, chance = 100 * found.right / found.made, 100 * found.chance
    return (
        f"The outlet was guessed in {found.right} of {found.made} guesses: {number(share, 0)} % (95 % interval "
        f"{number(100 * found.low, 0)} to {number(100 * found.high, 0)} %), where chance gives {number(chance, 0)} %. {found.told}"
    )
