from __future__ import annotations

import json
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import ingest
from analysis.article import Article, Role
from analysis.ingest import limits
from analysis.ingest.decode import CONTROLS
from analysis.unreadable import Unreadable
from tests import texts
from tests.ingest.test_clean import BODY, TITLE, parts, squashed
from tests.shared import shared


def strings() -> list[str]:
    """Return the hostile strings."""
    found: list[str] = json.loads(shared("hostile/strings.json").read_text("utf-8"))
    return found


def test_hostile_strings_come_through_to_the_letter() -> None:
    """Each string at a paragraph's end is read, and stands in the article as it was, but for control characters."""
    there = strings()
    for at in range(0, len(there), 40):
        some = there[at : at + 40]
        data = "\n\n".join([TITLE, *BODY, *(f"{BODY[2]} {string}" for string in some)]).encode("utf-8", "replace")
        [article] = ingest.plain.read(data, some[0])
        found = squashed("".join(part.text for part in article.parts))
        if not any("repaired" in note for note in article.notes):
            assert [string for string in some if squashed(CONTROLS.sub("", string)) not in found] == []


def test_hostile_titles_and_names_become_one_visible_line() -> None:
    """As headline, outlet, author or file name, no string brings a control, a line end or an unseen character."""
    for string in strings():
        label = limits.shown(string, limits.TITLE_CHARACTERS)
        assert not limits.UNSEEN.search(label)
        assert label.isprintable() or not any(ord(c) < 32 for c in label)
        assert len(limits.unreadable(string, "x").name) <= limits.NAME_CHARACTERS


def test_hostile_strings_as_pages_break_nothing() -> None:
    """Inside a page's body each string gives an article or a refusal."""
    strings_there = strings()
    step = max(1, len(strings_there) // 40)
    for string in strings_there[::step]:
        page = f"<!doctype html><html><head><title>{string}</title></head><body><h1>{string}</h1>" + "".join(
            f"<p>{p} {string}</p>" for p in BODY
        )
        for entry in ingest.read_each(page.encode("utf-8", "replace"), string):
            assert isinstance(entry, Article | Unreadable)


@given(st.binary(max_size=2000), st.text(max_size=30))
@settings(max_examples=80, deadline=None)
def test_any_bytes_under_any_name_give_articles_or_refusals(data: bytes, name: str) -> None:
    """Reading never raises anything but Unreadable, and each entry is one or the other."""
    for start in (b"", texts.PLAIN.encode() + b"\n", b"# Heading\n\n[a](b)\n\n" + texts.PLAIN.encode() + b"\n\n"):
        for entry in ingest.read_each(start + data, name):
            assert isinstance(entry, Article | Unreadable)


def test_a_batch_goes_on_after_a_refusal() -> None:
    """One bad file stops no other."""
    files = [b"", texts.PLAIN.encode(), b"%PDF-1.4", "\n\n".join(BODY).encode()]
    kinds = [type(entry) for data in files for entry in ingest.read_each(data, "a.txt")]
    assert kinds == [Unreadable, Article, Unreadable, Article]


def test_control_and_direction_characters_around_headings_do_no_harm() -> None:
    """Lines that hold nothing but unseen characters are kept as what they are: set aside or body, never a title."""
    [article] = ingest.read("\n\n".join(["\u202e\u202d", "\u200b", *BODY]).encode())
    assert article.title == ""
    assert parts(article, Role.BODY)[-len(BODY) :] == BODY


def test_reading_takes_linear_time() -> None:
    """A text of twice the length takes less than three times as long: short lines, long lines, one line."""
    for piece in ("Home\n", "A short line of text\n", texts.PLAIN + "\n", texts.PLAIN + " "):
        times = []
        for size in (100_000, 200_000):
            data = (piece * (size // len(piece))).encode()
            started = time.process_time()
            list(ingest.read_each(data))
            times.append(time.process_time() - started)
        assert times[1] < 3 * times[0] + 0.2, piece
