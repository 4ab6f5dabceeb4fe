from __future__ import annotations

import importlib
import json
import pkgutil
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis.ingest
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


CLEANERS = {
    "blocks", "clean", "dates", "decode", "extract", "features", "furniture", "html", "language", "limits", "markdown", "outlets", "page",
    "plain", "roles", "titles",
}  # fmt: skip
PATTERNS = sorted(
    {
        (module.name, name, at)
        for module in pkgutil.iter_modules(analysis.ingest.__path__)
        if module.name in CLEANERS
        for name, value in vars(importlib.import_module(f"analysis.ingest.{module.name}")).items()
        for at, item in enumerate(value if isinstance(value, tuple) else (value,))
        if isinstance(item[0] if isinstance(item, tuple) and item else item, re.Pattern)
    }
)
SEEDS = (
    "a", "A", " ", "\t ", "(", "[", "![", "[a](", "**", "_", "* ", "`", "<", "<!--", "<meta ", "1", "1 ", "1/", "2021-", "Dec ", "8 Dec ", ".",
    ". ", "…", "“", "by ", "By A", "photo ", "photo:", "(photo", "(ap", "credit ", "© ", "© A ", "copyright ", "A of ", "asked for comment by A ",
    "read ", "share ", "more ", "more:", "read next: ", "subscribe ", "see ", "posted ", "published ", "date ", "A/", "A. B/", "Pool ",
    "Harbour Gazette has contacted ", "follow A ", "-", "--", "= ", "display :", "&amp;", "é", "\u202e", "Ã", "http://", "a.", "a@", "| ", "d, ",
)  # fmt: skip
SMALL, SIZE = 4_000, 200_000


def spent(pattern: re.Pattern[str], seed: str, size: int) -> float:
    """Return the seconds that finding every match in ``size`` characters of a seed over and over takes."""
    text = (seed * size)[:size] + "\x00"
    started = time.perf_counter()
    sum(1 for _ in pattern.finditer(text))
    return time.perf_counter() - started


@pytest.mark.parametrize(("module", "name", "at"), PATTERNS)
def test_patterns_take_linear_time(module: str, name: str, at: int) -> None:
    """Twice the text takes less than three times as long, at 200 KB of the pieces that cost the pattern most."""
    value = getattr(importlib.import_module(f"analysis.ingest.{module}"), name)
    item = value[at] if isinstance(value, tuple) else value
    found = item[0] if isinstance(item, tuple) else item
    pattern = (
        re.compile(found.pattern.decode("latin-1"), found.flags | re.UNICODE)
        if isinstance(found.pattern, bytes)
        else found
    )
    worst = max(SEEDS, key=lambda seed: spent(pattern, seed, SMALL))
    # a machine that does other work may hold one measurement up, not three
    ratios = (spent(pattern, worst, SIZE) / (spent(pattern, worst, SIZE // 2) + 0.005) for _ in range(3))
    assert any(ratio < 3 for ratio in ratios), (pattern.pattern, worst)


def test_reading_takes_linear_time() -> None:
    """A text of twice the length takes less than three times as long: short lines, long lines, one line."""
    for piece in ("Home\n", "A short line of text\n", texts.PLAIN + "\n", texts.PLAIN + " "):
        times = []
        for size in (100_000, 200_000):
            data = (piece * (size // len(piece))).encode()
            started = time.perf_counter()
            list(ingest.read_each(data))
            times.append(time.perf_counter() - started)
        assert times[1] < 3 * times[0] + 0.2, piece
