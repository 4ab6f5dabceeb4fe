from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import ingest
from analysis.article import Article, Role
from analysis.ingest import paywall
from tests.ingest.test_clean import BODY, TITLE

SHORT = BODY[:3]
LONG = BODY * 4
"""About 600 words that end with a full stop."""
CUT = [
    *BODY[:3],
    "The mayor had asked for a second opinion in the autumn, but the engineers who were sent to look at the piers found …",
]
BROKEN = [
    *BODY[:3],
    "The mayor had asked for a second opinion in the autumn, but the engineers who were sent to look at",
]

CUT_CASES = {
    "asked to subscribe": (SHORT, ["Subscribe to continue reading"]),
    "asked to subscribe, after a label": (SHORT, ["Advertisement", "Subscribe now to continue reading this story."]),
    "asked in another order": (SHORT, ["To continue reading, please sign in or create an account."]),
    "asked with a question": (SHORT, ["Want to read the full story? Subscribe from £1 a week."]),
    "asked to register": (SHORT, ["Register for free to keep reading"]),
    "asked to log in": (SHORT, ["Log in to read the rest of this article"]),
    "asked to join": (SHORT, ["Become a member to unlock this story. Read the full article with a free trial."]),
    "for subscribers": (SHORT, ["This article is for subscribers only."]),
    "for members": (SHORT, ["This story is available exclusively to members"]),
    "reserved": (SHORT, ["The rest of this article is reserved for our subscribers."]),
    "subscriber-only": (SHORT, ["This is a subscriber-only article"]),
    "premium": (SHORT, ["This is a premium article"]),
    "limit reached": (SHORT, ["You have reached your limit of free articles this month."]),
    "limit used up": (SHORT, ["You’ve read all of your free articles."]),
    "meter": (SHORT, ["You have 2 free articles left"]),
    "meter in words": (SHORT, ["This is your last free article this month."]),
    "already a subscriber": (SHORT, ["Already a subscriber? Sign in"]),
    "trails off, more": (CUT, ["Read more"]),
    "trails off, continue": (CUT, ["Continue reading →"]),
    "trails off in a long text": ([*LONG, CUT[-1]], ["Subscribe to continue reading"]),
    "breaks off": ([*LONG, BROKEN[-1]], ["Subscribe to read the full article"]),
    "wall taken for the last paragraph": ([*SHORT, "Subscribe to continue reading this article."], []),
    "wall glued to the last paragraph": ([*SHORT[:2], SHORT[2] + " Subscribe to continue reading."], []),
    "below a caption and a button": (SHORT, ["Share", "Save", "Subscribe to continue reading"]),
}  # fmt: skip

WHOLE_CASES = {
    "nothing below": (LONG, []),
    "short and whole": (SHORT, []),
    "newsletter box": (SHORT, ["Subscribe to our newsletter", "Sign up to get the day’s stories by e-mail."]),
    "newsletter box below a long text": (LONG, ["Subscribe to our newsletter and never miss a story."]),
    "subscribe button": (SHORT, ["Subscribe", "Sign in", "Join us", "Support our work"]),
    "support request": (SHORT, ["Support independent reporting. Become a member today."]),
    "teasers": (LONG, ["Most read", "Read more: ten places to eat", "Continue reading", "Read more"]),
    "link to more stories": (SHORT, ["Read more", "More stories"]),
    "layer over a whole text": (LONG, ["Subscribe to continue reading"]),
    "meter under a whole text": (LONG, ["You have 3 free articles left this month."]),
    "sign-in under a whole text": (LONG, ["Already a subscriber? Sign in"]),
    "prose about subscriptions": ([*SHORT, "The paper said that readers would have to subscribe to continue reading its archive after June."], []),
    "prose about limits": ([*SHORT, "Readers have two free articles left each month under the plan that the board approved on Tuesday."], []),
    "prose about members": ([*SHORT, "The club’s report is for members only, its chairman told the hearing on Monday afternoon."], []),
    "somebody's words": ([*SHORT, "A notice on the door said: “You must pay. Subscribe to continue reading,” she told the court."], []),
    "a quoted wall": ([*SHORT, "“Subscribe to continue reading,” the site told them."], []),
    "wall far below": (SHORT, [*["Harbour Gazette"] * 8, "Subscribe to continue reading"]),
    "wall among the paragraphs": ([BODY[0], BODY[1], *BODY[2:6], *BODY[3:6]], []),
    "ends in an ellipsis": (CUT, ["Share this article"]),
    "comments": (SHORT, ["Log in to comment", "Register to join the discussion"]),
    "signature": ([*LONG, "Jane Doe in Harbour Town"], ["Subscribe to continue reading"]),
}  # fmt: skip


def laid(case: tuple[list[str], list[str]]) -> list[tuple[str, Role]]:
    """Lay out a case: a headline, the kept paragraphs, what stands below them."""
    body, below = case
    return [(TITLE, Role.TITLE), *((text, Role.BODY) for text in body), *((text, Role.BOILERPLATE) for text in below)]


@pytest.mark.parametrize("name", CUT_CASES)
def test_a_cut_article_is_said_to_be_cut(name: str) -> None:
    """A wall right after the text, or as its last sentence, gives one note that asks for the whole text."""
    [note] = paywall.notes(laid(CUT_CASES[name]), locked=False)
    assert note.startswith("The text seems to be cut by a paywall (“")
    assert note.endswith("”): add the whole text if you have it.")


@pytest.mark.parametrize("name", WHOLE_CASES)
def test_a_whole_article_is_not(name: str) -> None:
    """What sites say around a whole article, and what articles say of subscriptions, gives no note."""
    assert paywall.notes(laid(WHOLE_CASES[name]), locked=False) == ()


@pytest.mark.parametrize(("body", "noted"), [(SHORT, True), (LONG, False), ([*LONG, CUT[-1]], True)])
def test_a_page_that_is_marked_as_not_free_is_cut_when_its_text_is_short(body: list[str], *, noted: bool) -> None:
    """The mark alone counts below 200 words or where the text trails off; publishers mark pages that they send whole."""
    found = paywall.notes(laid((body, ["Share"])), locked=True)
    assert found == ((paywall.LOCKED,) if noted else ())


@pytest.mark.parametrize(
    "mark",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>',
        '<script type="application/ld+json">{"isAccessibleForFree":"False"}</script>',
        '<meta property="article:content_tier" content="locked">',
    ],
)
def test_a_page_says_that_it_is_not_free(mark: str) -> None:
    """JSON-LD and meta tags of a page are read; a page that says that it is free gets no note."""
    page = (
        f"<!doctype html><html><head><title>{TITLE}</title>%s</head><body><article><h1>{TITLE}</h1>"
        + "".join(f"<p>{paragraph}</p>" for paragraph in SHORT)
        + "</article></body></html>"
    )
    free = mark.replace("false", "true").replace("False", "True").replace("locked", "free")
    assert paywall.LOCKED in ingest.read((page % mark).encode(), "a.html")[0].notes
    assert paywall.LOCKED not in ingest.read((page % free).encode(), "a.html")[0].notes


def test_a_pasted_text_that_is_cut_is_noted() -> None:
    """The note comes with every format, here with a text that was copied from a page."""
    text = "\n\n".join([TITLE, *SHORT, "Subscribe to continue reading", "Most read", "Ten places to eat"])
    [note] = ingest.read(text.encode())[0].notes
    assert "“Subscribe to continue reading”" in note


def test_nothing_kept_is_nothing_cut() -> None:
    """Without a paragraph there is no note."""
    assert paywall.notes([("Subscribe to continue reading", Role.BOILERPLATE)], locked=True) == ()


@given(st.lists(st.tuples(st.text(max_size=80), st.sampled_from(list(Role))), max_size=8), st.booleans())
def test_any_blocks_give_at_most_one_note(pieces: list[tuple[str, Role]], locked: bool) -> None:  # noqa: FBT001 - drawn
    """Whatever stands there, the answer is one sentence or none."""
    assert len(paywall.notes(pieces, locked=locked)) <= 1


def test_the_note_repeats_no_unseen_character() -> None:
    """A wall that holds direction controls is quoted without them."""
    [note] = paywall.notes(laid((SHORT, ["Subscribe to continue reading \u202e now"])), locked=False)
    assert "\u202e" not in note


def test_the_articles_of_the_tables_are_what_they_say() -> None:
    """The short text is below, the long one above the length that decides."""
    words = [sum(len(text.split()) for text in body) for body in (SHORT, LONG)]
    assert words[0] < paywall.SHORT < paywall.PREVIEW < words[1]
    assert isinstance(ingest.read("\n\n".join(LONG).encode())[0], Article)
