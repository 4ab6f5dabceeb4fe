"""One press, one step of the way Back: however many choices a point of a chart makes, Back takes them back together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from tests.browser.driving import Visitor

pytestmark = pytest.mark.browser

POINTS = """key => { const chart = [...document.querySelectorAll(`.st-key-${key} .js-plotly-plot`)].find(one => one.offsetWidth);
  chart.scrollIntoView({block: 'center'}); const found = [];
  for (const trace of chart.querySelectorAll('.scatterlayer .trace, .barlayer .trace')) {
    const data = trace.__data__[0].trace.customdata, points = trace.querySelectorAll('.points .point, .points path.point');
    if (data) points.forEach((point, at) => { const box = point.getBoundingClientRect();
      if (box.width * box.height) found.push([Array.from(data[Math.min(at, data.length - 1)]), box.x + box.width / 2, box.y + box.height / 2]); });
  } return found; }"""


class Chart(NamedTuple):
    """A chart, and what is chosen on its page before it is pressed: something else than ``avoid`` (what a point stands for).

    No two have the same address: to go to where one is already makes no entry of its own.
    """

    page: str
    query: str
    key: str
    avoid: tuple[object, ...]


CHARTS = [
    Chart("overview", "who=Volga+Today&what=Tone", "overview", (2, "sentiment", "loaded_language")),
    Chart("wording", "who=Volga+Today&whose=Own+words", "wording", (2, "own", "all")),
    Chart("wording", "who=Volga+Today&category=Hedges", "plot_wide_categories", (2, "hedges")),
    Chart("wording", "in=Frames&who=Volga+Today&frame=Conflict", "plot_wide_frames", (2, "conflict")),
    Chart("tone", "who=Volga+Today&what_tone=Quoted+words", "tone", (2, "quoted", "all")),
    Chart("tone", "who=Volga+Today&sentence=5+of+31", "plot_wide_arc", (2, "2-4")),
    Chart("reading_ease", "who=Volga+Today&what_reading=Flesch+reading+ease", "grades", (2, "flesch_reading_ease", "reading_grade")),
    Chart("reading_ease", "who=Volga+Today", "plot_wide_lengths", (2,)),
    Chart("voices", "who=Volga+Today&side=Russia", "plot_wide_sides", (2, "Russia")),
    Chart("voices", "show=Verbs&who=Volga+Today&rung=neutral", "plot_wide_ladder", (2,)),
    Chart("actors", "who=Volga+Today&actor=NATO", "plot_wide_named", (2, "NATO")),
    Chart("actors", "show=In+what+role&who=Volga+Today&part=it+acts", "plot_wide_roles", (2, "it acts")),
    Chart("actors", "show=In+what+role&actor=Russia&who=Volga+Today&part=it+acts", "actor_strip", (2, "it acts", "any part")),
    Chart("actors", "show=In+what+tone&who=Volga+Today", "tone_strip", (2, "tone")),
]  # fmt: skip


def press(visitor: Visitor, chart: Chart) -> list[Any]:
    """Press the first point that stands for nothing chosen now; return what it stands for."""
    visitor.page.locator(f".st-key-{chart.key} .points path").first.wait_for()
    visitor.settle()
    found = [one for one in visitor.page.evaluate(POINTS, chart.key) if not {*one[0][:2]} & {*chart.avoid}]
    assert found
    data, x, y = found[len(found) // 2]
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.click(x, y)
    visitor.page.wait_for_timeout(400)
    visitor.settle()
    return list(data)


def shown(visitor: Visitor) -> list[str]:
    """Return what the page shows of the choice."""
    return [*visitor.texts("p.figure"), *visitor.texts("[data-testid=stMain] .ev"), *visitor.texts(".kwicrow")]


def back(visitor: Visitor) -> None:
    """Press the Back button and wait."""
    visitor.page.go_back()
    visitor.page.wait_for_timeout(400)
    visitor.settle()


def test_one_press_is_one_step_back(visitor: Visitor) -> None:
    """On every page a point of another article and item is one entry of the history; one Back shows what was chosen before."""
    wrong: dict[str, object] = {}
    for chart in CHARTS:
        visitor.open(chart.page, chart.query)
        before, address, steps = shown(visitor), visitor.address(), visitor.page.evaluate("history.length")
        press(visitor, chart)
        pressed = visitor.address() != address and shown(visitor) != before
        taken = visitor.page.evaluate("history.length") - steps
        back(visitor)
        restored = visitor.address() == address and shown(visitor) == before
        if (pressed, taken, restored) != (True, 1, True):
            wrong[f"{chart.page} {chart.key}"] = (pressed, taken, restored)
    assert wrong == {}


def test_second_press_and_forward(visitor: Visitor) -> None:
    """Two presses are two steps, and Forward goes them again."""
    overview = CHARTS[0]
    visitor.open(overview.page, overview.query)
    seen = [shown(visitor)]
    for avoid in (overview.avoid, (3, "quoted_share", "loaded_language")):
        press(visitor, overview._replace(avoid=avoid))
        seen.append(shown(visitor))
    assert len({tuple(one) for one in seen}) == len(seen)
    for there in (seen[1], seen[0]):
        back(visitor)
        assert shown(visitor) == there
    visitor.page.go_forward()
    visitor.page.wait_for_timeout(400)
    visitor.settle()
    assert shown(visitor) == seen[1]
