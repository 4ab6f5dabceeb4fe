from __future__ import annotations

import math

from analysis.charts import keywords, profiles
from analysis.charts.dots import Dot
from analysis.charts.look import LIGHT, Row
from tests.charts.made import intervals, markers, texts

ROW = Row(2, "Town <b>Paper</b>", "100 words", 2)


def test_every_word_has_a_line_a_dot_and_its_counts() -> None:
    """Names are escaped, dots carry article and word, what is not clear is hollow."""
    shown = [
        keywords.Word("re<gime", 2.0, 1.0, 3.0, "9 of 9", "told", clear=True),
        keywords.Word("said", 0.5, -0.5, 1.5, "3 of 9", "told", clear=False),
    ]
    figure = keywords.words(ROW, shown, LIGHT, span=(-1.0, 4.0))
    assert markers(figure, "color") == {(2, "re<gime"): LIGHT.outlets[2], (2, "said"): LIGHT.paper}
    assert intervals(figure) == {(1.0, 3.0, 0): 1.5, (-0.5, 1.5, 1): 1.5}
    texts = [note.text for note in figure.layout.annotations]
    assert texts == ["<b>re&lt;gime</b>", "9 of 9", "said", "3 of 9"]
    assert figure.layout.xaxis.ticktext == ("same", "×4", "×16")


def test_every_band_has_a_dot_an_article() -> None:
    """A band has a dot an article with its interval; a missing value has none, a faint one is hollow."""
    rows = [ROW, Row(3, "Other", "", 3)]
    bands = [
        profiles.Band("war", "War", "alike", {2: Dot(1.0, 0.5, 1.5), 3: Dot(0.2)}, (3,)),
        profiles.Band("law", "Law", "", {2: Dot(math.nan), 3: Dot(2.0, 1.0, 3.0)}),
    ]
    for narrow in (False, True):
        figure = profiles.profiles(rows, bands, LIGHT, unit="cues", narrow=narrow)
        tints = markers(figure, "color")
        assert list(tints) == [(2, "war"), (3, "war"), (3, "law")]
        assert tints[3, "war"] == LIGHT.paper
        assert [ends[:2] for ends in intervals(figure)] == [(0.5, 1.5), (1.0, 3.0)]
        assert any("Town &lt;b&gt;" in text for text in texts(figure))
