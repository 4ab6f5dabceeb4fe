from __future__ import annotations

import datetime

import pytest

from analysis import ingest
from analysis.article import Role
from analysis.ingest import html, markdown
from tests.ingest.test_clean import BODY, TITLE, parts

MATTER = f'---\ntitle: "{TITLE}"\ndate: 2021-12-08T10:00:00Z\nsource: Harbour Gazette\nauthor: Jane Doe\nurl: https://example.org/bridge\ntags:\n  - bridge\n---\n'


def test_headings_become_title_and_subheadings_and_markup_goes() -> None:
    """The first heading is the title, later ones head their paragraphs; links, stars and pictures are made plain."""
    text = "\n\n".join(
        [
            f"# {TITLE} #",
            BODY[0].replace("voted", "**voted**"),
            "![The bridge from the east bank](https://example.org/p.png)",
            BODY[1].replace("works department", '[works department](https://example.org/w "about it")'),
            "## Shops fear for their *trade*",
            BODY[2],
            "Next steps\n----------",
            "> " + BODY[3],
            "- " + BODY[4],
            BODY[5],
        ]
    )
    [article] = ingest.read(text.encode(), "a.md")
    assert article.title == TITLE
    assert parts(article, Role.SUBHEADING) == ["Shops fear for their trade", "Next steps"]
    assert parts(article, Role.CAPTION) == ["The bridge from the east bank"]
    assert parts(article, Role.BODY) == BODY


def test_front_matter_tells_the_details() -> None:
    """Title, date, outlet, author and address come from the front matter, whose lines are set aside."""
    [article] = ingest.read((MATTER + "\n" + "\n\n".join(BODY)).encode(), "a.md")
    assert (article.title, article.outlet, article.author) == (TITLE, "Harbour Gazette", "Jane Doe")
    assert article.url == "https://example.org/bridge"
    assert article.date == datetime.date(2021, 12, 8)
    assert parts(article, Role.BODY) == BODY
    assert "source: Harbour Gazette" in parts(article, Role.BOILERPLATE)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (f"# {TITLE}\n\nText with a [link](https://example.org).", "pasted.txt", True),
        (f"# {TITLE}\n\nText.", "a.md", True),
        ("\n\n".join(BODY), "a.md", False),
        ("#hashtag is no heading\n\n5 * 3 * 2 is a product", "pasted.txt", False),
        (f"# {TITLE}\n\nText.", "pasted.txt", False),
    ],
)
def test_markdown_is_known_by_its_content(text: str, name: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    """Two signs of mark-up are enough under any name, one under a name that says Markdown, none never."""
    assert markdown.matches(text.encode(), name) is expected


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("a **bold** and __strong__ word", "a bold and strong word"),
        ("an *emphasised* and _stressed_ word", "an emphasised and stressed word"),
        ("see [the site](http://example.org/a_b) and <https://example.org>", "see the site and https://example.org"),
        ("![alt](x.png) [![alt](x.png)](y)", "alt alt"),
        ("`code` and 2 * 3 * 4 and snake_case_name", "code and 2 * 3 * 4 and snake_case_name"),
        (r"\*not emphasised\*", "*not emphasised*"),
        ("[reference][1] and [alone]", "reference and [alone]"),
    ],
)
def test_marks_inside_a_line_are_made_plain(marked: str, plain: str) -> None:
    """The words stay, the marks go, and what only looks like a mark stays."""
    assert markdown.plain(marked) == plain


def test_wrapped_lines_of_a_paragraph_are_joined() -> None:
    """A paragraph is what stands between blank lines; two spaces at a line's end part it."""
    assert [block.text for block in markdown.split("one\ntwo\n\nthree  \nfour\n\n***\n\nfive")] == [
        "one two",
        "three",
        "four",
        "five",
    ]


def test_markdown_is_not_taken_for_html() -> None:
    """A tag inside Markdown makes no page of it."""
    assert not html.matches(f"# {TITLE}\n\n<b>Text</b> <p>x</p>".encode(), "a.md")
