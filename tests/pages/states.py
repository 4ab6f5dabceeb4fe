"""Events of every awkward kind, put into a library by a script: too many articles, too few, too short, alike, very long names.

The texts are dealt out from the sample's sentences, so that they read like articles and nothing is written down twice.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import analysis
from analysis import Article
from analysis.workspace import SAMPLES
from tests import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.library import Library

ARABIC = "قالت الوزارة إن الاجتماع المقبل سيعقد في الربيع"
HEBREW = "ידיעות השלום"
LONG = "The Independent Evening Gazette and Mercantile Advertiser of the Northern Provinces and the Outer Islands"
UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def sentences() -> list[str]:
    """Return the sentences of the sample's articles, as plain text."""
    found = []
    for file in sorted(SAMPLES.glob("*.txt")):
        for article in analysis.read(file.read_bytes(), file.name):
            result = analysis.analyse(article)
            found += [" ".join(article.text[start:end].split()) for start, end in result.sentences.tolist()]
    return found


def dealt(count: int, *, seed: int, each: int = 22) -> list[Article]:
    """Return ``count`` articles of ``each`` sentences, dealt out at random but always the same for the same ``seed``."""
    deal, all_of = random.Random(seed), sentences()  # noqa: S311 - no secret
    return [
        Article.of(
            " ".join(deal.sample(all_of, each)), outlet=f"Outlet {place}", title=f"What number {place} makes of it"
        )
        for place in range(1, count + 1)
    ]


def one() -> list[Article]:
    """One article only."""
    return dealt(1, seed=1)


def forty() -> list[Article]:
    """Forty articles of forty outlets."""
    return dealt(40, seed=2)


def short() -> list[Article]:
    """Two articles long enough to compare, and two of a sentence or two."""
    few = Article.of(texts.ONE_SENTENCE, outlet="The Brief", title="In brief")
    return [*dealt(2, seed=3), few, Article.of("Talks ended. Nothing was said.", outlet="Ticker", title="Just in")]


def voiceless() -> list[Article]:
    """Two articles in which nobody is quoted and nothing is paraphrased."""
    again = texts.PLAIN.replace("Monday", "Tuesday").replace("bridge", "harbour")
    return [
        Article.of(f"{texts.PLAIN} {again}", outlet="Town Paper", title="Committee meets"),
        Article.of(f"{again} {texts.PLAIN}", outlet="Harbour News"),
    ]


def half_voiceless() -> list[Article]:
    """One article that quotes, one that does not."""
    return [
        Article.of(texts.QUOTES_HARSH_WORDS, outlet="The Quiet One", title="House debates"),
        Article.of(texts.PLAIN, outlet="Town Paper", title="Committee meets"),
    ]


def level() -> list[Article]:
    """Three articles of the same sentences in three orders: no measure tells them apart."""
    deal, same = random.Random(6), [*sentences()[:24]]  # noqa: S311 - no secret
    found = []
    for day in ("Monday", "Tuesday", "Friday"):
        deal.shuffle(same)
        found.append(Article.of(" ".join(same), outlet=f"{day} Paper", title=f"Talks on {day}"))
    return found


def long_names() -> list[Article]:
    """Outlets and headlines of a hundred characters and more, one of them a single word."""
    first, second, third = dealt(3, seed=4)
    return [
        Article.of(first.text, outlet=LONG, title=f"{LONG} says that {first.title} " * 3),
        Article.of(second.text, outlet=UNBROKEN, title=UNBROKEN * 2),
        Article.of(third.text, outlet="Wire", title="Short"),
    ]


def right_to_left() -> list[Article]:
    """Outlets and headlines in Arabic and Hebrew, and words of them within an English text."""
    first, second = dealt(2, seed=5)
    return [
        Article.of(f"{first.text} “{ARABIC},” the ministry said.", outlet=HEBREW, title=f"{ARABIC}: 2021"),
        Article.of(second.text, outlet="الجزيرة الإخبارية", title="Talks end (المحادثات) without a word"),
    ]


EVENTS: dict[str, Callable[[], list[Article]]] = {
    "One article": one,
    "Forty articles": forty,
    "Too short": short,
    "Nobody is quoted": voiceless,
    "One quotes": half_voiceless,
    "All alike": level,
    "Long names in a very long name of an event that goes on and on until nobody wants to read it any more, and on": long_names,
    "שלום Right to left": right_to_left,
}


def fill(library: Library, *names: str) -> dict[str, str]:
    """Put events into a library, all of them where none is named; return their ids by name."""
    made = {}
    for name in names or EVENTS:
        made[name] = library.create_event(name)
        for article in EVENTS[name]():
            library.add(made[name], article)
    return made
