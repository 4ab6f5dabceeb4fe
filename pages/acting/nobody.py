"""Done by nobody named: passives without an agent, how many and which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.charts import marked
from analysis.charts.dots import Dot, Panel
from analysis.charts.look import Row
from analysis.comparison import findings
from analysis.comparison.actors.rates import PASSIVES, Key
from analysis.comparison.choice import ENOUGH_WORDS
from analysis.marks import Mark
from pages.acting import sentences
from pages.parts import chart, focus, head, quoted, words

if TYPE_CHECKING:
    from analysis.comparison.actors.seen import Told
    from pages.acting.board import Board

FEW = 4
GROUP = marked.Group("actor", "Passive", "names no agent", ("actor.passive",))


def draw(board: Board) -> None:
    """Draw the rate for each article, then the sentences, those of the chosen article or one of each in turn."""
    words.section(
        "Done by nobody named",
        "Passives that leave out who did it (“were killed”), in 100 words. A style of news, and a way not to say by whom. Press a dot to read them.",
    )
    found, now = board.laid.rates, board.now
    name = str(Key(PASSIVES))
    place = {at: number for number, at in enumerate(now.shown)}
    pairs = [pair._replace(a=place[pair.a], b=place[pair.b]) for pair in found.pairs if pair.measure == name]
    dots = {at: Dot(rates[name].value, *rates[name].ends, rates[name].reason) for at, rates in found.of.items()}
    panel = Panel(
        PASSIVES,
        "Passives that name no agent",
        "of 100 words",
        findings.short(name, pairs, head.names(now)),
        dots,
        decimals=1,
    )
    counts = {page.article: (len(page.passives), float(page.words.sum())) for page in board.laid.pages}
    order = sorted(
        counts,
        key=lambda at: (counts[at][1] < ENOUGH_WORDS, -dots[at].value if dots[at].value == dots[at].value else 0),
    )
    rows = [Row(at, now.names[at], f"{counts[at][0]} passive{'s' * (counts[at][0] != 1)}", now.hues[at], ranked=counts[at][1] >= ENOUGH_WORDS) for at in order]  # fmt: skip
    chart.strip(rows, [panel], key="passive_strip", what="passive")
    who = focus.article(now, none="all articles")
    pages = [page for page in board.laid.pages if who in (None, page.article)]
    turns = max((len(page.passives) for page in pages), default=0)
    told = [page.passives[turn] for turn in range(turns) for page in pages if turn < len(page.passives)]
    if not told:
        words.warn("No passive without an agent was found here.", quiet=True)
    sentences.listed([_sentence(board, one) for one in told], what="passives", few=FEW)


def _sentence(board: Board, one: Told) -> str:
    page = next(page for page in board.laid.pages if page.article == one.article)
    start, end = page.spans[one.row].tolist()
    mark = Mark(
        one.passive.start, one.passive.end, "actor.passive", f"“{one.passive.lemma}”: it does not say by whom", 0.0
    )
    body = marked.html(board.text(one.article), start, end, [mark], (GROUP,))
    place = (one.passive.start, one.passive.end)
    return quoted.row(board.now, one.article, body, told=[one.passive.lemma], place=place)
