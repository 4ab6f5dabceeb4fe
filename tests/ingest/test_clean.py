from __future__ import annotations

import datetime
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import ingest
from analysis.article import Article, Role
from analysis.ingest import limits
from analysis.unreadable import Unreadable
from tests import texts

TITLE = "Council votes to close the old harbour bridge"
BODY = [
    "The council voted on Monday to close the old harbour bridge for two years, after engineers told a hearing that its piers had moved.",
    "“We cannot wait for another winter,” said the head of the works department, who had asked for the vote in the spring.",
    "Shop owners on the east bank said that they had not been asked, and that the closing of the bridge would cost them a third of their trade.",
    "A ferry will run every ten minutes from six in the morning until midnight, the council said, and it will be free for people who live nearby.",
    "The bridge was built in 1931 and repaired twice. The last repair, in 1994, was meant to hold for fifty years, according to the city’s archive.",
    "The council will meet again in June to hear how the work is going.",
]
CAPTION = "The harbour bridge seen from the east bank on Sunday. (Photo by Ann Example/Harbour Press)"
NAVIGATION = "Skip to main content\nHome\nNews\nSport\nWeather\nSign in\nSubscribe"
FOOT = "SHARE THIS ARTICLE\nMost read\nTen places to eat on the west bank\nContact us\nPrivacy policy\n© 2021 Harbour Gazette. All rights reserved."


def page(*, title: str = TITLE, between: str = "\n\n") -> str:
    """Return a page as it is copied: menu, headline, date, caption, body, foot."""
    return between.join([NAVIGATION, title, "By Jane Doe", "8 December 2021", CAPTION, *BODY, FOOT])


def read(text: str) -> Article:
    """Read one pasted text."""
    [article] = ingest.read(text.encode())
    return article


def parts(article: Article, role: Role) -> list[str]:
    """Return the texts of an article's parts in one role."""
    return [part.text for part in article.parts if part.role is role]


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_a_copied_page_comes_apart(between: str) -> None:
    """Headline, date, outlet, author, caption and body are found, the rest is set aside, nothing is lost."""
    article = read(page(between=between))
    assert article.title == TITLE
    assert article.date == datetime.date(2021, 12, 8)
    assert article.outlet == "Harbour Gazette"
    assert article.author == "Jane Doe"
    assert parts(article, Role.BODY) == BODY
    assert parts(article, Role.CAPTION) == [CAPTION]
    assert parts(article, Role.BOILERPLATE) == [
        *NAVIGATION.split("\n"),
        "By Jane Doe",
        "8 December 2021",
        *FOOT.split("\n"),
    ]


def test_clean_text_is_kept_whole_and_has_no_title() -> None:
    """Paragraphs alone are all body; no headline, date or outlet is made up."""
    article = read("\n\n".join(BODY))
    assert parts(article, Role.BODY) == BODY
    assert (article.title, article.outlet, article.date, article.author) == ("", "", None, "")
    assert not parts(article, Role.BOILERPLATE)


def test_a_wrapped_page_is_joined() -> None:
    """The same page wrapped by an editor gives the same body."""
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in [TITLE, *BODY])
    article = read(wrapped)
    assert parts(article, Role.BODY) == BODY
    assert article.title == TITLE


def test_a_headline_printed_twice_is_kept_once() -> None:
    """The second copy is set aside."""
    article = read("\n\n".join([NAVIGATION, TITLE, TITLE, *BODY]))
    assert parts(article, Role.TITLE) == [TITLE]
    assert TITLE in parts(article, Role.BOILERPLATE)


def test_a_pointer_and_the_headline_it_repeats_are_set_aside() -> None:
    """“Read Next: X”, and X above it, are not the article's."""
    other = "Mayor Opens New Swimming Pool Amid Protest"
    article = read("\n\n".join([*BODY[:3], other, f"Read Next: {other}", *BODY[3:]]))
    assert parts(article, Role.BODY) == BODY
    assert parts(article, Role.BOILERPLATE) == [other, f"Read Next: {other}"]


def test_headings_between_paragraphs_are_subheadings() -> None:
    """A short line without a full stop before a paragraph heads it; the first line of the text does not."""
    article = read("\n\n".join([*BODY[:2], "Shops fear for their trade", *BODY[2:4], "What happens next?", *BODY[4:]]))
    assert parts(article, Role.SUBHEADING) == ["Shops fear for their trade", "What happens next?"]
    assert parts(article, Role.BODY) == BODY


def test_a_name_right_above_a_caption_belongs_to_it() -> None:
    """A person's name set over the caption that names the person is a caption too."""
    caption = "Head of works Ann Example speaks at the hearing on Monday. (AP)"
    article = read("\n\n".join([*BODY[:3], f"Ann Example\n{caption}", *BODY[3:]]))
    assert parts(article, Role.CAPTION) == ["Ann Example", caption]


def test_a_dated_label_is_parted_from_the_headline() -> None:
    """``date 2021-10-21 Headline`` is a date and a headline; ``This is a condensed version`` at the end is neither."""
    article = read(
        "\n\n".join(
            [f" date 2021-10-21 {TITLE}", *BODY[:-1], BODY[-1] + " This is a condensed version of the information."]
        )
    )
    assert article.title == TITLE
    assert article.date == datetime.date(2021, 10, 21)
    assert parts(article, Role.BOILERPLATE) == ["date 2021-10-21", "This is a condensed version of the information."]
    assert parts(article, Role.BODY) == BODY


def test_a_date_in_a_caption_or_in_the_body_is_not_the_date() -> None:
    """Only what stands with the headline dates the article."""
    caption = "The bridge on December 9, 2021. (Photo by AFP)"
    first = "On December 7, 2021 the council met to speak about the bridge, and it voted after four hours."
    article = read("\n\n".join([TITLE, caption, first, *BODY]))
    assert article.date is None
    assert caption in parts(article, Role.CAPTION)


def test_markup_and_scripts_in_a_text_stay_text() -> None:
    """Tags in a pasted text are kept to the letter."""
    tagged = "<script>alert(1)</script> " + BODY[0]
    article = read("\n\n".join([tagged, *BODY[1:]]))
    assert parts(article, Role.BODY)[0] == tagged


def test_repeated_paragraphs_are_all_kept() -> None:
    """A text that says everything twice comes out twice: nothing is silently dropped."""
    article = read("\n\n".join([*BODY, *BODY]))
    assert parts(article, Role.BODY) == [*BODY, *BODY]


def test_unseen_characters_are_dropped_from_titles_only() -> None:
    """A direction override is taken out of the headline and left in the body."""
    article = read(
        "\n\n".join(["Council \u202evotes to close the old harbour bridge\u200b", BODY[0] + "\u202e", *BODY[1:]])
    )
    assert article.title == TITLE
    assert "\u202e" in article.text


@given(
    st.lists(
        st.one_of(
            st.sampled_from([*BODY, TITLE, CAPTION, *NAVIGATION.split("\n"), *FOOT.split("\n")]), st.text(max_size=80)
        ),
        min_size=1,
        max_size=40,
    ),
    st.sampled_from(["\n", "\n\n", " "]),
)
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_and_offsets_hold(lines: list[str], between: str) -> None:
    """Every character but white space lands in some part, in order, and every offset points at its part."""
    text = between.join([texts.PLAIN, *lines])
    try:
        [article] = ingest.plain.read(text.encode("utf-8", "replace"), "x.txt")
    except Unreadable:
        return
    for part in article.parts:
        assert (part.start is None) == (part.role is Role.BOILERPLATE)
        if part.start is not None:
            assert article.text[part.start : part.start + len(part.text)] == part.text
    assert article.title == "".join(parts(article, Role.TITLE))
    if not article.notes or all("looks like" in note for note in article.notes):
        assert squashed("".join(part.text for part in article.parts)) == squashed(text)


def squashed(text: str) -> str:
    """Leave out white space, controls and what headlines do not keep."""
    return "".join("".join(c for c in limits.UNSEEN.sub("", text) if c.isprintable()).split())
