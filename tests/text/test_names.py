"""Names are found where a reader sees them, also where every word has a capital."""

from __future__ import annotations

import pytest

import analysis.text
from analysis.article import Article


def names(text: str, title: str = "") -> list[str]:
    """Return the names in a text."""
    document = analysis.text.read(Article.of(text, title=title))
    return [document.article.text[start:end] for start, end in document.names]


CASES = {
    "council": ("The United Nations Security Council met on Monday.", ["United Nations Security Council"]),
    "places and a war": (
        "World War II reached Great Britain and the Black Sea.",
        ["World War II", "Great Britain", "Black Sea"],
    ),
    "party first": ("Green Party leaders met the Democrats.", ["Green Party", "Democrats"]),
    "title and name": ("Then U.S. Secretary of State Antony Blinken left.", ["U.S. Secretary of State Antony Blinken"]),
    "possessive parts": ("He met Russia's Deputy Foreign Minister.", ["Russia", "Deputy Foreign Minister"]),
    "initials and abbreviations": ("Then Gen. Mark Milley met George W. Bush.", ["Gen. Mark Milley", "George W. Bush"]),
    "particles": (
        "Then Ludwig van Beethoven met Mohammed bin Salman.",
        ["Ludwig van Beethoven", "Mohammed bin Salman"],
    ),
    "two names": ("He flew to Russia and Ukraine.", ["Russia", "Ukraine"]),
    "organization": (
        "He left the Organization for Security and Cooperation in Europe.",
        ["Organization for Security and Cooperation", "Europe"],
    ),
    "ordinary first word": ("Terrible news came from Kiev.", ["Kiev"]),
    "ordinary word in a quotation": ("He said: “Terrible news came.”", []),
    "unknown first word": ("Rudenko left. Then Rudenko came.", ["Rudenko", "Rudenko"]),
    "lower case elsewhere": ("Grant money is short. The grant ends.", []),
    "first word with a link": ("Thousands of Russian soldiers came.", ["Russian"]),
    "function words": ("On Tuesday Putin met Biden. While President Xi slept.", ["Putin", "Biden", "President Xi"]),
    "I and days": ("Then I left on Monday, 9 December.", []),
    "shouted words": ("It was a TERRIBLE and WRONG idea of NATO and the WTO.", ["NATO", "WTO"]),
    "hyphens": ("The US-led bloc and the pro-Russian side in COVID-19 times.", ["US", "Russian", "COVID-19"]),
    "accents": ("He met Élodie Šimková there.", ["Élodie Šimková"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_names(text: str, expected: list[str]) -> None:
    """Each case gives its names."""
    assert names(text) == expected


def test_headlines_in_title_case_are_no_giant_name() -> None:
    """With Every Word Capitalised only known names count: the gazetteer's and the text's own."""
    body = "Then Zelensky met the guests."
    assert names(body, "Zelensky Slams Terrible War Crimes In Black Sea") == ["Zelensky", "Black Sea", "Zelensky"]


def test_headlines_in_capitals_are_no_giant_name() -> None:
    """IN CAPITALS the same names are known."""
    body = "Then Zelensky met the guests."
    assert names(body, "ZELENSKY SLAMS TERRIBLE WAR CRIMES IN BLACK SEA") == ["ZELENSKY", "BLACK SEA", "Zelensky"]
