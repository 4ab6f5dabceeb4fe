from __future__ import annotations

import pytest

from analysis.ingest import outlets


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The ministry has been asked for comment by Harbour Gazette.", "Harbour Gazette"),
        ("The ministry has been asked for comment by The Harbour Gazette.", "The Harbour Gazette"),
        ("A spokesman was approached by Harbour Gazette for comment.", "Harbour Gazette"),
        ("Harbour Gazette has contacted the ministry for comment.", "Harbour Gazette"),
        ("Harbour TV’s website can also be reached at these addresses:", "Harbour TV"),
        ("© 2021 Harbour Gazette. All rights reserved.", "Harbour Gazette"),
        ("Copyright © 2019-2021 Harbour Gazette Ltd. All Rights Reserved", "Harbour Gazette"),
        ("© Harbour Gazette 2021", "Harbour Gazette"),
        ("This story first appeared on Harbour Gazette.", "Harbour Gazette"),
        ("Subscribe to Harbour Gazette", "Harbour Gazette"),
        ("Sign up for Harbour Gazette’s newsletter", "Harbour Gazette"),
        ("Follow Field & Flag on Twitter", "Field & Flag"),
    ],
)
def test_a_page_that_speaks_of_itself_is_named(line: str, name: str) -> None:
    """Requests for comment, footers, copyright lines and sign-up lines give the outlet's name."""
    assert outlets.find([line]) == name


@pytest.mark.parametrize(
    "line",
    [
        "He spoke to the Russian news agency RIA.",
        "The claim was noted by Reuters, cites the VOA.",
        "(Photo by Kevin Moss/Reuters)",
        "Follow us on Twitter",
        "Sign up for our newsletter",
        "© 2021. All rights reserved.",
        "Subscribe to YouTube",
        "Copyright law was the subject of the talks.",
        "Getty Images",
        "",
    ],
)
def test_other_outlets_are_not_taken_for_the_page(line: str) -> None:
    """An agency that is cited, a picture's credit and a social network name no outlet."""
    assert outlets.find([line]) == ""


def test_one_weak_hint_is_not_enough_and_two_are() -> None:
    """“More from X” alone says little."""
    assert outlets.find(["More from Harbour Gazette"]) == ""
    assert outlets.find(["More from Harbour Gazette", "About Harbour Gazette"]) == "Harbour Gazette"
