from __future__ import annotations

import datetime

import pytest

from analysis import ingest
from analysis.article import Article, Role
from analysis.ingest import edit
from tests.ingest.test_clean import BODY, TITLE, page, parts


@pytest.fixture
def article() -> Article:
    """Return a page that was read."""
    return ingest.read(page().encode())[0]


def sound(article: Article) -> bool:
    """Tell whether offsets and title hold."""
    kept = [part for part in article.parts if part.start is not None]
    return article.title == "".join(parts(article, Role.TITLE)) and all(
        article.text[part.start or 0 :].startswith(part.text) for part in kept
    )


@pytest.mark.parametrize("role", list(Role))
def test_any_part_can_take_any_role(article: Article, role: Role) -> None:
    """Flipping a part lays all offsets anew; the old article stays as it was."""
    before = article.text
    for index in range(len(article.parts)):
        made = edit.with_role(article, index, role)
        assert made.parts[index].role is role
        assert sound(made)
        assert len(parts(made, Role.TITLE)) <= 1
    assert article.text == before


def test_setting_a_paragraph_aside_takes_it_out_of_the_text(article: Article) -> None:
    """What is set aside is not in the text, and the hash is another."""
    index = next(at for at, part in enumerate(article.parts) if part.text == BODY[2])
    made = edit.with_role(article, index, Role.BOILERPLATE)
    assert BODY[2] not in made.text
    assert made.hash != article.hash
    assert edit.with_role(made, index, Role.BODY).text == article.text


def test_another_title_sets_the_old_one_aside(article: Article) -> None:
    """There is one title; the one it replaces stays on the page as set aside."""
    index = next(at for at, part in enumerate(article.parts) if part.text == BODY[0])
    made = edit.with_role(article, index, Role.TITLE)
    assert made.title == BODY[0]
    assert TITLE in parts(made, Role.BOILERPLATE)


def test_text_can_be_edited_and_removed(article: Article) -> None:
    """A part's new text is laid out; an empty one removes the part."""
    index = next(at for at, part in enumerate(article.parts) if part.text == BODY[1])
    made = edit.with_text(article, index, "  A new paragraph.  ")
    assert made.parts[index].text == "A new paragraph."
    assert sound(made)
    gone = edit.with_text(article, index, " ")
    assert len(gone.parts) == len(article.parts) - 1
    assert sound(gone)


def test_details_change_one_by_one(article: Article) -> None:
    """What is not given stays; None takes a date away; an unsafe address becomes empty."""
    made = edit.with_details(article, outlet="  The Other\u202e Gazette ", date=datetime.date(2020, 1, 2))
    assert (made.outlet, made.date, made.title, made.author) == (
        "The Other Gazette",
        datetime.date(2020, 1, 2),
        TITLE,
        "Jane Doe",
    )
    assert edit.with_details(made, date=None).date is None
    assert edit.with_details(made, author="Ann").date == datetime.date(2020, 1, 2)
    assert edit.with_details(made, url="https://example.org/a").url == "https://example.org/a"
    assert edit.with_details(made, url="javascript:alert(1)").url == ""
    assert edit.with_details(article) == article


def test_a_new_title_changes_the_title_part_or_adds_one(article: Article) -> None:
    """With a title part its text changes; without one a part is added at the front; an empty title sets the part aside."""
    made = edit.with_details(article, title="Another headline")
    assert parts(made, Role.TITLE) == ["Another headline"]
    assert len(made.parts) == len(article.parts)
    none = edit.with_details(article, title="")
    assert none.title == ""
    assert TITLE in parts(none, Role.BOILERPLATE)
    added = edit.with_details(none, title="A third")
    assert added.parts[0].text == "A third"
    assert all(sound(one) for one in (made, none, added))


def test_a_part_that_is_not_there_cannot_be_edited(article: Article) -> None:
    """An index beyond the parts is an error of the caller."""
    with pytest.raises(IndexError):
        edit.with_role(article, 999, Role.BODY)
    with pytest.raises(IndexError):
        edit.with_text(article, 999, "x")
