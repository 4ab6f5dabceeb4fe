"""Where the verb or noun that goes with a mention stands: the nearest form of it in the sentence, or nowhere."""

from __future__ import annotations

import pytest

from analysis.comparison.actors import placed
from analysis.text.actors.record import Mention

CASES = [
    ("Alder warned Birch.", "Alder", "warn", "warned"),
    ("Birch was warned by Alder.", "Birch", "warn", "warned"),
    ("Alder's troops left.", "Alder", "troops", "troops"),
    ("Troops of Alder and other troops left.", "other", "troops", "troops"),
    ("Alder sought peace.", "Alder", "seek", "sought"),
    ("Alder overawes the town.", "Alder", "overawes", "overawes"),
    ("“Alder’s leader” spoke.", "Alder", "leader", "leader"),
    ("Alder slept.", "Alder", "warn", None),
    ("Alder slept.", "Alder", "", None),
    ("", "", "warn", None),
]


@pytest.mark.parametrize(("text", "name", "word", "wanted"), CASES)
def test_word_in_its_sentence(text: str, name: str, word: str, wanted: str | None) -> None:
    """The form that stands there is found, whatever its ending; without one there is none."""
    start = text.index(name)
    found = placed.word(text, 0, len(text), Mention(start, start + len(name), word=word))
    assert (text[slice(*found)] if found else None) == wanted


def test_the_nearest_of_two() -> None:
    """Of two forms the one nearer to the mention is meant, and none beyond the sentence."""
    text = "Birch said no. Alder said yes and Cedar said maybe."
    at = text.index("Cedar")
    assert placed.word(text, 15, len(text), Mention(at, at + 5, word="say")) == (
        text.rindex("said"),
        text.rindex("said") + 4,
    )
    at = text.index("Alder")
    assert placed.word(text, 15, 20, Mention(at, at + 5, word="say")) is None
