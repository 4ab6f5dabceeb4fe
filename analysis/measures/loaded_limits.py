"""What charged wording misses and why, category by category, with examples of our own making: for the Methods page.

Found by reading the errors on the development halves of BABE, BASIL and PTC, category by category.
"""

from __future__ import annotations

from typing import NamedTuple


class Limit(NamedTuple):
    """A way in which a category errs: what is missed or marked wrongly, why, and an invented example.

    ``missed`` is True where charged wording goes unmarked, False where plain wording is marked.
    """

    category: str
    missed: bool
    why: str
    example: str


LIMITS: tuple[Limit, ...] = (
    Limit(
        "emotive",
        True,
        "A plain word can blame by what it is put beside; the word list sees one word at a time.",
        "The minister found time for the opera while the dykes were failing.",
    ),
    Limit(
        "emotive",
        True,
        "Irony says the opposite of its words; praise is then counted as praise, or not at all.",
        "A fine morning's work, closing the only clinic for forty miles.",
    ),
    Limit(
        "emotive",
        True,
        "Writers invent new words and twist old ones faster than any list can follow.",
        "Another week of bridge-bungling from the Department of Potholes.",
    ),
    Limit(
        "emotive",
        False,
        "Some events are terrible by any account, and the word for them is then a report.",
        "The quake devastated three villages and left survivors in despair.",
    ),
    Limit(
        "label",
        True,
        "A place, a job or a group can be used as a label; outside its context it is an ordinary noun.",
        "He has gone quite Kensington since the election.",
    ),
    Limit(
        "label",
        True,
        "Which particulars of a person are told can judge them without any name being called.",
        "The twice-married mother of six, who has never held a job, chairs the panel.",
    ),
    Limit(
        "label",
        False,
        "Where extremism is the subject of a report its usual names are facts; they count little for that reason.",
        "The court heard that the far-right group had met in a barn.",
    ),
    Limit(
        "intensifier",
        True,
        "Numbers without a measure beside them press a point harder than any adverb.",
        "The scheme cost every baker in the land eleven loaves.",
    ),
    Limit(
        "intensifier",
        False,
        "Everyday boosters (“very”, “never”, “really”) stand in plain and in charged sentences alike: shown, not counted.",
        "The river was very low in August.",
    ),
    Limit(
        "metaphor",
        True,
        "Many images have no fixed words: they are sentences about something else.",
        "The budget sailed out on a sunny day and has not been heard from since.",
    ),
    Limit(
        "metaphor",
        False,
        "Whether somebody really fights is judged by other words of the same sentence; where these are missing it errs.",
        "They attacked again at dawn.",
    ),
    Limit(
        "opinion",
        True,
        "An opinion told as a fact carries no mark of opinion.",
        "The port needs no second crane.",
    ),
    Limit(
        "opinion",
        False,
        "Obligation can be a rule that is reported: “should”, “must” and “we” are shown, not counted.",
        "Drivers must carry chains from November.",
    ),
    Limit(
        "doubt",
        True,
        "Doubt can lie in the order of things: the denial last, the charge in the headline.",
        "Mayor took the money, says cousin. The mayor's reply is on page nine.",
    ),
    Limit(
        "doubt",
        False,
        "“Claim”, “deny” and “alleged” are also the careful words of a court report.",
        "Prosecutors alleged that the boat was never insured.",
    ),
    Limit(
        "presupposition",
        True,
        "What is taken for granted is mostly taken for granted by grammar, not by a word.",
        "The harm that the reform has done will take years to mend.",
    ),
    Limit(
        "presupposition",
        False,
        "“Still”, “again” and “even” have plain uses without number: shown, not counted.",
        "The bridge is still closed.",
    ),
    Limit(
        "euphemism",
        True,
        "A soft name is seen only when it is on the list, and new ones are coined for the purpose.",
        "The firm announced a realignment of its human footprint.",
    ),
    Limit(
        "hedge",
        False,
        "Careful language is no fault: hedges are shown, and add nothing to the sum.",
        "The vote may be held in May.",
    ),
)
