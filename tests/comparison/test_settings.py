"""Whether a ranking survives: counted over every reasonable setting, and moved by the settings that should move it."""

from __future__ import annotations

import numpy as np
import pytest

from analysis import Article, analyse
from analysis.comparison import settings
from analysis.comparison.choice import Choice
from analysis.comparison.values import of
from analysis.measures import registry

CALM = "The committee met on Tuesday. It will meet again in June. Members agreed on the date. The hall was full. They went home."
HARSH = "The disgraceful regime slammed the vicious plan. It was a shocking lie. A brutal thug screamed. The fools cheered. It was a disaster."
QUOTING = (
    "The committee met on Tuesday. “It was a shocking lie and a brutal disaster, a vicious plan by a disgraceful regime,” Mr Smith said. "
    "It will meet again in June. Members agreed on the date. The hall was full."
)


def results(*texts: str) -> list[object]:
    """Analyse texts."""
    return [analyse(Article.of(text, title=f"Headline {n}")) for n, text in enumerate(texts)]


@pytest.mark.parametrize("measure", ["loaded_language", "sentiment", "reading_grade", "quoted_share"])
def test_the_plain_setting_is_what_the_pages_show(measure: str) -> None:
    """The settings hold the plain measure under each choice, with the very value that is compared everywhere."""
    found = results(CALM, HARSH)
    survival = settings.survival(found, measure)
    for setting, row in zip(survival.settings, survival.values, strict=True):
        if setting.variant.name == measure:
            shown = [next(v.value for v in of(result, setting.choice) if v.measure.name == measure) for result in found]
            np.testing.assert_allclose(row, shown)
    assert {setting.choice for setting in survival.settings} >= {Choice("all", False), Choice("all", True)}
    assert len({setting.told for setting in survival.settings}) == len(survival.settings)


def test_a_clear_order_survives_every_setting() -> None:
    """Of a calm text and one that is charged in many ways, the charged one is above in every setting."""
    survival = settings.survival(results(CALM, HARSH), "loaded_language")
    assert survival.above(1, 0) == (len(survival.settings), len(survival.settings))
    assert survival.above(0, 1)[0] == 0
    assert survival.first() == (1, len(survival.settings), len(survival.settings))
    assert survival.first(highest=False)[0] == 0


def test_an_order_that_hangs_on_the_voice_does_not() -> None:
    """An article that only quotes charged words is above a calm one in all words and not in its own."""
    survival = settings.survival(results(QUOTING, CALM), "loaded_language")
    above, of_all = survival.above(0, 1)
    assert 0 < above < of_all
    own = np.array([setting.choice.voice == "own" for setting in survival.settings])
    assert (survival.values[own, 0] <= survival.values[own, 1] + 1e-9).all()


def test_leaving_out_a_category_leaves_out_its_marks() -> None:
    """Without the one category that a text has, its charged wording is 0; without any other it is unchanged."""
    [result] = results("The talks took place. It was a disgraceful plan. The hall was full. They met. They left.")
    survival = settings.survival([result], "loaded_language")
    rows = {s.told: v[0] for s, v in zip(survival.settings, survival.values, strict=True) if s.choice == Choice()}
    whole = next(v.value for v in of(result, Choice()) if v.measure.name == "loaded_language")
    kinds = {mark.kind.removeprefix("loaded.") for mark in result.marks if mark.kind.startswith("loaded.")}
    assert len(kinds) == 1
    label = registry()[f"loaded_{kinds.pop()}"].label.lower()
    assert whole > 0
    assert rows[f"without {label}, all words"] == pytest.approx(0)
    others = [value for told, value in rows.items() if told.startswith("without") and label not in told]
    assert others == pytest.approx([whole] * len(others))


def test_identical_articles_are_never_above_each_other() -> None:
    """The same text twice is above itself in no setting, and neither is first."""
    survival = settings.survival(results(HARSH, HARSH), "loaded_language")
    assert survival.above(0, 1)[0] == survival.above(1, 0)[0] == 0
    assert survival.first()[1] == 0


def test_other_languages_have_no_value_by_english_lists() -> None:
    """An article that is not in English counts in no setting that rests on English word lists."""
    import dataclasses

    [english] = results(HARSH)
    other = dataclasses.replace(english, article=dataclasses.replace(english.article, language="de"))
    survival = settings.survival([english, other], "loaded_language")
    assert survival.above(0, 1) == (0, 0)
    assert survival.first()[2] == 0
