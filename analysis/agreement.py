"""How well the measures agree with people, as the benchmark last measured it: what pages, README and report print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RESULTS = Path(__file__).resolve().parents[1] / "benchmarks" / "results" / "validity.json"
TOLD = {
    ("babe_sentences", "AUC"): (
        "Charged wording", "Sentences that experts call biased or not (BABE)", "Of two sentences, one called biased and one not, it ranks {} in 100 pairs rightly",
    ),
    ("babe_sentences", "macro-F1"): ("Charged wording", "The same, as a yes or no", "macro-F1 {}"),
    ("babe_sentences", "word F1"): ("Charged wording", "The words that experts marked in them", "F1 {}"),
    ("basil lexical sentences", "AUC"): ("Charged wording", "Sentences with bias in their wording (BASIL)", "{} in 100 pairs rightly"),
    ("ptc lines", "AUC"): ("Charged wording", "Lines with loaded language or name-calling (PTC)", "{} in 100 pairs rightly"),
    ("basil within-event pairs", "clear pairs"): (
        "Charged wording", "Which of two articles on one event is worded with more bias, where annotators saw a clear gap (BASIL)", "{} in 100 rightly",
    ),
    ("basil within-event pairs", "all pairs"): (
        "Charged wording", "The same, all pairs: mostly noise in the labels, so the pages say “cannot tell apart”", "{} in 100 rightly",
    ),
    ("nyt_editorial_sentiment", "Pearson"): ("Tone", "Sentences of editorials, rated by 20 people", "correlation {}"),
    ("headline_sentiment", "Pearson"): ("Tone", "Headlines, rated by people (SemEval 2007)", "correlation {}"),
    ("target_sentiment_dev", "macro-F1, rw"): ("Tone toward a person", "Mentions of people in news, as they come (NewsMTSC)", "macro-F1 {}"),
    ("target_sentiment_dev", "macro-F1, mt"): ("Tone toward a person", "The same, sentences with several people", "macro-F1 {}"),
    ("quotes_dev", "direct speech, character F1"): ("Voices", "Direct speech in news (PolNeAR)", "F1 of characters {}"),
    ("quotes_dev", "paraphrase, character F1"): ("Voices", "Speech told without quotation marks", "F1 of characters {}"),
    ("quotes_dev", "content, character F1"): ("Voices", "All that is attributed to somebody", "F1 of characters {}"),
    ("quotes_dev", "source, exact or head, F1"): ("Voices", "Who says it", "F1 {}"),
}  # fmt: skip
"""Row of the benchmark → measure, what people judged, and what the figure says; ``{}`` is the figure, in 100 where it counts pairs."""
CROSSED = {
    "AUC": "AUC, cross-fitted",
    "macro-F1": "macro-F1, cross-fitted",
    "word F1": "word F1, cross-fitted",
    "Pearson": "Pearson, cross-fitted",
}
STRICTEST = ("ours_strengths_and_weights", "ours_strengths", "ours_scale")
"""Of the cross-fitted figures the one that leaves most to the other half."""
BASELINES = {
    "abs_vader": "|VADER|", "vader": "VADER", "negative_words": "negative words", "length": "length", "double_quotes": "double quotes",
}  # fmt: skip


class Agreement(NamedTuple):
    """One row: the ``measure``, ``what`` people judged, ``figure`` in words with ``value`` in it, its 95 % ``interval``.

    ``strict``: the figure when strengths and weights are chosen on one half of the data and scored on the other, "–" where
    there is none; ``others``: what simple ways reach in the same run; ``n``: judgements.
    """

    measure: str
    what: str
    figure: str
    value: str
    interval: str
    strict: str
    others: str
    n: int


def agreement() -> list[Agreement]:
    """Return every figure of agreement with people; nothing where no results lie beside this copy."""
    if not RESULTS.is_file():
        return []
    rows = json.loads(RESULTS.read_text(encoding="utf-8"))["rows"]
    return list(_rows({(row["data"], row["figure"]): row for row in rows}))


def _rows(found: Mapping[tuple[str, str], Mapping[str, Any]]) -> Iterator[Agreement]:
    for key, (measure, what, figure) in TOLD.items():
        row = found.get(key)
        if row is None:
            continue
        in_100 = "in 100" in figure
        value, low, high = (_number(end, in_100=in_100) for end in row["ours"])
        others = ", ".join(
            f"{label} {_number(row[name][0], in_100=in_100)}" for name, label in BASELINES.items() if name in row
        )
        crossed = found.get((key[0], CROSSED.get(key[1], "")), {})
        strict = next((_number(crossed[name][0], in_100=in_100) for name in STRICTEST if name in crossed), "–")
        yield Agreement(measure, what, figure.format(value), value, f"{low} to {high}", strict, others or "–", row["n"])


def _number(value: float, *, in_100: bool) -> str:
    return number(100 * value, 0) if in_100 else number(value, 2)


class Own(NamedTuple):
    """One row measured on labels of our own: how many in 100 of what is found are ``right``, and of what is there ``found``.

    ``n``: labels.
    """

    measure: str
    what: str
    right: int
    found: int
    n: int


def own() -> list[Own]:
    """Return what was measured on labels of our own; nothing where no results lie beside this copy."""
    try:
        facts, actors = (
            json.loads((RESULTS.parent / name).read_text(encoding="utf-8")) for name in ("facts.json", "actors.json")
        )
    except (OSError, ValueError):
        return []
    sample = facts["development"]["sample"]["fitted_without_it"]["outlets"]
    others = [one["outlets"] for one in facts["held_out"].values()]
    return [
        _facts("Pairs of outlets that tell one fact, in the sample event", [sample]),
        _facts("The same, in real articles that nothing was tuned on", others),
        _actors("People, places and bodies named in the articles that the rules were developed on", actors["five"]),
        _actors("The same, in articles never looked at before", actors["held_out"]),
    ]


def _facts(what: str, counts: list[dict[str, int]]) -> Own:
    right, ours, found, wanted = (sum(one[key] for one in counts) for key in ("right", "ours", "found", "wanted"))
    return Own("Facts", what, round(100 * right / ours), round(100 * found / wanted), wanted)


def _actors(what: str, row: Mapping[str, Any]) -> Own:
    right, found = (round(100 * row[key][0]) for key in ("precision", "recall"))
    return Own("Actors", what, right, found, row["counts"]["labelled"])
