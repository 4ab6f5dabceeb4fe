"""How strengths were graded: what each entry was given by its writer, moved by what people said of the texts it stands in.

The rule, the same for every entry: one that stands in ``LEAST`` texts or more of the development data is compared with
what chance would give. Its lift is Σ over the data sets of (charged texts − texts × share of charged texts) ÷ √(share ×
(1 − share)), divided by the number of texts, and shrunk to the lift of its family as if ``PRIOR`` more texts had shown that.
Strength = written strength × shrunk lift × ``SCALE``, rounded and kept from 0 to 3. What would get 0 is left out of the
lexicon when its writer was not sure of it (see ``kept``).

``python -m benchmarks.validity_grade --data DIR`` shows what the rule would change in the lexicon as it stands: rules,
which are not graded, and entries that were left out by hand because their plain sense is the usual one in news.
"""

from __future__ import annotations

import argparse
import zlib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis import text
from analysis.article import Article
from analysis.measures import loaded, loaded_lexicon
from analysis.measures.loaded_changes import Changes
from benchmarks.validity_data import NAMES, lines, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analysis.measures.loaded_lexicon import Entry
    from analysis.measures.loaded_match import Hit
    from benchmarks.validity_stats import Floats

ROOT = Path(__file__).resolve().parents[1]
WRITTEN = Path(__file__).with_name("validity_written.tsv")
LEAST = 3
PRIOR = 4.0
SCALE = 2.5
MOST_LIFT = 2.0
FAMILY_LIFT, FAMILY_TEXTS, FAMILY_EACH = 0.3, 20.0, 8.0
"""Lift of a family nobody has met, how many texts that is worth, and how many texts of one entry count for its family."""
STRONGEST = 3
SURE = {"emotive": 2, "label": 2, "doubt": 3, "metaphor": 3}
"""From which written strength on an entry of a category stays in with strength 1 whatever the data say."""
SHOWN = ("opinion", "presupposition", "intensifier", "doubt", "euphemism")
"""Categories of cues of grammar and stance: they stay in to be shown, with strength 0."""


class Text(NamedTuple):
    """A labelled text: what was found in it with the lexicon as written, whether people call it charged, its words."""

    hits: tuple[Hit, ...]
    charged: float
    cluster: str
    words: int
    body: str
    marked: tuple[str, ...] = ()


class Written(NamedTuple):
    """An entry as it was written; ``seasoned`` when it was in the first lexicon, whose entries are not left out lightly."""

    entry: Entry
    seasoned: bool


@cache
def written() -> dict[str, Written]:
    """Key → entry as written, where that is not what the lexicon has now."""
    table = {}
    for line in WRITTEN.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            entry, category, strength, pos, condition, note, seasoned = line.split("\t")
            made = loaded.Entry(entry, category, int(strength), pos, condition, "", note)
            table[made.key] = Written(made, seasoned == "first")
    return table


@cache
def as_written() -> Changes:
    """Return the changes that turn the lexicon back into what was written, entries left out since among them."""
    now = {entry.key: entry for entry in loaded_lexicon.entries()}
    texts = (w.entry for w in written().values())
    return Changes(added=tuple(_with_exceptions(entry, now.get(entry.key)) for entry in texts))


def _with_exceptions(entry: Entry, now: Entry | None) -> Entry:
    from dataclasses import replace

    return replace(entry, exceptions=now.exceptions) if now else entry


def found(body: str, charged: float, cluster: str, marked: Iterable[str] = ()) -> Text:
    """Read one text and find what the lexicon as written marks in it; ``marked`` are the words that experts marked."""
    document = text.read(Article.of(body))
    hits = tuple(loaded.find(document, as_written()))
    return Text(hits, charged, cluster, max(len(document.words), 1), body, tuple(marked))


def texts(data: Path) -> dict[str, list[Text]]:
    """Return the labelled sentences and lines of the data sets that are there."""
    sets: dict[str, list[Text]] = {}
    if (data / "babe_sentences.jsonl").exists():
        labelled = [row for row in rows(data, "babe_sentences") if row["label"] is not None]
        sets["babe_sentences"] = [
            found(r["text"], float(r["label"]), str(i), r["words"]) for i, r in enumerate(labelled)
        ]
    if (data / "basil_sentences.jsonl").exists():
        sentences = rows(data, "basil_sentences")
        sets["basil lexical sentences"] = [found(r["text"], float(r["lexical"] > 0), r["event"]) for r in sentences]
    if (data / "ptc_articles.jsonl").exists() and (data / "ptc_spans.jsonl").exists():
        split = lines(rows(data, "ptc_articles"), rows(data, "ptc_spans"))
        sets["ptc lines"] = [found(line, label, article) for article, line, label in split]
    return sets


def fold(cluster: str) -> int:
    """Return 0 or 1: the half a cluster belongs to, the same in every run."""
    return zlib.crc32(cluster.encode()) % 2


class Count(NamedTuple):
    """Sum of lifts over texts, and the number of texts."""

    lift: float
    texts: float


def counts(sets: Iterable[list[Text]]) -> dict[str, Count]:
    """Key → how much more often than by chance its texts are charged, over all sets."""
    total: dict[str, Count] = defaultdict(lambda: Count(0.0, 0.0))
    for group in sets:
        share = float(np.mean([one.charged for one in group]))
        spread = (share * (1 - share)) ** 0.5
        hits: dict[str, list[float]] = defaultdict(list)
        for one in group:
            for key in {hit.entry.key for hit in one.hits}:
                hits[key].append(one.charged)
        for key, labels in hits.items():
            lift = min((sum(labels) - share * len(labels)) / spread, MOST_LIFT * len(labels))
            total[key] = Count(total[key].lift + lift, total[key].texts + len(labels))
    return dict(total)


def grade(sets: Iterable[list[Text]]) -> dict[str, int]:
    """Key → strength by the rule, for the entries that stand in enough of the texts."""
    seen, entries = counts(sets), {entry.key: entry for entry in _everything()}
    families: dict[tuple[str, str], Count] = defaultdict(lambda: Count(0.0, 0.0))
    for key, (lift, number) in seen.items():
        if key in entries:
            family, part = (entries[key].category, entries[key].note), min(number, FAMILY_EACH) / number
            families[family] = Count(families[family].lift + lift * part, families[family].texts + number * part)
    return {
        key: _strength(entries[key], seen[key], families[entries[key].category, entries[key].note])
        for key in seen
        if key in entries and seen[key].texts >= LEAST and entries[key].category != "hedge"
    }


def _strength(entry: Entry, seen: Count, family: Count) -> int:
    prior = (family.lift + FAMILY_LIFT * FAMILY_TEXTS) / (family.texts + FAMILY_TEXTS)
    lift = (seen.lift + PRIOR * prior) / (seen.texts + PRIOR)
    raw = int(np.floor(np.clip(entry.strength * lift * SCALE, 0, STRONGEST) + 0.5))
    return raw or kept(entry)


def kept(entry: Entry) -> int:
    """Return the strength of an entry that the data do not bear out: 1 when its writer was sure of it, else 0."""
    seasoned = entry.key not in written() or written()[entry.key].seasoned
    return int(seasoned and entry.strength >= SURE.get(entry.category, STRONGEST + 1))


def _everything() -> Iterator[Entry]:
    before = {entry.key for entry in as_written().added}
    yield from as_written().added
    yield from (entry for entry in loaded_lexicon.entries() if entry.key not in before)
    yield from loaded_lexicon.cues().values()


def strength_of(hit: Hit, grades: dict[str, int]) -> int:
    """Return what a hit counts when its entry is graded: negation and a name beside it move it as they did."""
    graded = grades.get(hit.entry.key, hit.entry.strength)
    return min(max(graded + hit.strength - hit.entry.strength, 1), STRONGEST) if graded else 0


def features(group: list[Text], grades: dict[str, int]) -> Floats:
    """Return the sum of strengths per 100 words in each category, shape (texts, categories)."""
    table = np.zeros((len(group), len(NAMES)))
    for at, one in enumerate(group):
        for hit in one.hits:
            table[at, NAMES.index(hit.entry.category)] += strength_of(hit, grades)
        table[at] *= 100 / one.words
    return table


def main() -> None:
    """Print what the rule would change in the lexicon as it stands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "evaldata")
    grades = grade(texts(parser.parse_args().data).values())
    now = {entry.key: entry.strength for entry in loaded_lexicon.entries()}
    for key, strength in sorted(grades.items()):
        if now.get(key, 0) != strength:
            print(f"{key}\t{now.get(key, 0)} → {strength}")


if __name__ == "__main__":
    main()
