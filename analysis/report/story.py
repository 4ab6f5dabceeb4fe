"""What a report tells: an event's chosen articles, compared under one choice. Everything in it comes from the texts and settings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from analysis import method
from analysis.charts import panels
from analysis.charts.look import COLOURED
from analysis.comparison import differences, findings, values
from analysis.comparison.choice import Choice
from analysis.comparison.rounds import MOST_ARTICLES
from analysis.labels import names_of
from analysis.measures.loaded_changes import NONE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from analysis.charts.dots import Panel
    from analysis.charts.look import Row
    from analysis.comparison.differences import Difference
    from analysis.comparison.findings import Run
    from analysis.comparison.values import Value
    from analysis.measures.loaded_changes import Changes
    from analysis.result import Result

MEASURES = ("loaded_language", "sentiment", "reading_grade", "quoted_share")
"""What the report compares first, as the Overview does."""
VOICES = {"all": "All words", "own": "Own words", "quoted": "Quoted words", "paraphrased": "Paraphrased words"}


@dataclass(frozen=True)
class Story:
    """An event to report. ``results`` are all of its articles in their order, ``shown`` the positions of those compared.

    ``note``: a line that must stand with it (the sample's label). ``changes``: to the lexicon, ``edits``: to the exhibits,
    both made by the reader.
    """

    event: str
    results: tuple[Result, ...]
    shown: tuple[int, ...]
    choice: Choice = Choice()  # noqa: RUF009 - frozen
    note: str = ""
    changes: Changes = NONE
    edits: Mapping[str, Mapping[str, Any]] | None = None

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What every article of the event goes by."""
        return names_of([result.article for result in self.results])

    @property
    def hues(self) -> tuple[int | None, ...]:
        """Every article's colour: it follows its position in the event, as on the pages."""
        return tuple(i if i < COLOURED else None for i in range(len(self.results)))

    @property
    def chosen(self) -> tuple[Result, ...]:
        """The articles compared."""
        return tuple(self.results[i] for i in self.shown)

    @property
    def chosen_names(self) -> list[str]:
        """The names of the articles compared."""
        return [self.names[i] for i in self.shown]

    @property
    def version(self) -> str:
        """By which method it was measured, the reader's changes to the lexicon included."""
        return method.with_changes(self.changes)

    @cached_property
    def values(self) -> list[dict[str, Value]]:
        """Measure → value for every article compared."""
        return self.valued(self.choice)

    @cached_property
    def differences(self) -> list[Difference]:
        """Every pair's difference in every measure; positions among the articles compared. None of very many articles."""
        return differences.of(self.chosen, self.choice) if len(self.chosen) <= MOST_ARTICLES else []

    @cached_property
    def finding(self) -> list[list[Run]]:
        """The answer in two or three sentences."""
        return findings.overall(self.values, self.differences, self.chosen_names)

    def valued(self, choice: Choice) -> list[dict[str, Value]]:
        """Return measure → value for every article compared, under another choice."""
        return [{value.measure.name: value for value in values.of(result, choice)} for result in self.chosen]

    def rows(self, measure: str = "loaded_language") -> list[Row]:
        """Return the articles as rows, sorted by ``measure``."""
        hues = [self.hues[i] for i in self.shown]
        return panels.rows(self.shown, self.chosen_names, hues, self.values, measure)

    def panels(self, measures: Sequence[str] = MEASURES) -> list[Panel]:
        """Return a panel a measure with its finding."""
        return [
            panels.panel(
                name,
                {key: value[name] for key, value in zip(self.shown, self.values, strict=True)},
                findings.short(name, self.differences, self.chosen_names),
            )
            for name in measures
        ]

    def by_voice(self, measure: str) -> list[Panel]:
        """Return a panel a voice, all on one scale."""
        found = {}
        for voice, label in VOICES.items():
            choice = Choice(voice, self.choice.headline, self.choice.captions)
            few = len(self.chosen) <= MOST_ARTICLES
            pairs = differences.of(self.chosen, choice, measures=[measure]) if few else []
            valued = dict(zip(self.shown, (one[measure] for one in self.valued(choice)), strict=True))
            found[voice] = panels.panel(measure, valued, findings.short(measure, pairs, self.chosen_names), title=label)
        return panels.on_one_scale(list(found.values()))

    def state(self) -> str:
        """Return in words what is compared."""
        told = {"all": "all words", "own": "own words only", "quoted": "quoted words only"}
        parts = [
            told.get(self.choice.voice, "paraphrased words only"),
            f"{len(self.shown)} of {len(self.results)} articles",
            "headlines counted" if self.choice.headline else "headlines not counted",
        ]
        return ", ".join(parts)
