"""Quotations are found as a reader sees them, however the marks were typed."""

from __future__ import annotations

import pytest

from analysis.article import Article
from analysis.text import layout, quotes


def found(text: str) -> list[str]:
    """Return the quotations of a text, marks included."""
    article = Article.of(text)
    return [text[q.start : q.end] for q in quotes.find(text, layout.blocks(text, article.parts))]


CASES = {
    "straight": ('He said "we go now" and left.', ['"we go now"']),
    "curly": ("He said “we go now” and left.", ["“we go now”"]),
    "single straight": ("He said 'we go now' and left.", ["'we go now'"]),
    "single curly": ("He said ‘we go now’ and left.", ["‘we go now’"]),
    "guillemets": ("Il a dit « nous partons » hier, et «non».", ["« nous partons »", "«non»"]),
    "guillemets inward": ("Er sagte »wir gehen« und ging.", ["»wir gehen«"]),
    "low and high": ("Er sagte „wir gehen“ und ging.", ["„wir gehen“"]),
    "LaTeX": ("He said ``we go'' and left.", ["``we go''"]),
    "two apostrophes": ("He said ''we don't go'' and left.", ["''we don't go''"]),
    "straight opens, curly closes": ('He said "we go,” and “they stay".', ['"we go,”', '“they stay"']),
    "wrong way round": ("He said ”we go” and left.", ["”we go”"]),
    "two": ("“We go,” he said. “They stay.”", ["“We go,”", "“They stay.”"]),
    "nested": ("“It is a ‘red line’ for us,” he said.", ["“It is a ‘red line’ for us,”"]),
    "nested British": ("‘It is a “red line” for us,’ he said.", ["‘It is a “red line” for us,’"]),
    "nested alike": ("“He told me “never” again,” she said.", ["“He told me “never” again,”"]),
    "nested, marks side by side": ("“He said ‘no.’” She left.", ["“He said ‘no.’”"]),
    "curly inside straight": ('"It is a “red line” for us," he said.', ['"It is a “red line” for us,"']),
    "doubled marks": ("He said ““we go”” and left.", ["““we go””"]),
    "doubled opening": ("He said ““we go” and left. “No.”", ["““we go”", "“No.”"]),
    "multi-paragraph": ("“One.\n\n“Two.\n\n“Three,” he said.", ["“One.", "“Two.", "“Three,”"]),
    "unclosed to the end": ("He said: “We go now. We win.", ["“We go now. We win."]),
    "unclosed before a cue": ("“We go now, he said. It rained.", ["“We go now,"]),
    "unclosed before another": ("He said “we go now. “They stay,” she said.", ["“we go now.", "“They stay,”"]),
    "opening mark where one closes": ("“We know our stance “Rudenko stated his opinion.", ["“We know our stance “"]),
    "opening mark lost": ("We go now,” he said.", ["We go now,”"]),
    "stray closing mark": ("We go now” and so on.", []),
    "contractions": ("I don't think it's 'we' or o'clock.", ["'we'"]),
    "decades": ("In the '90s and the ’80s it was so.", []),
    "possessive": ("The officials' claims and the ministers' replies.", []),
    "possessive inside": ("'The officials' claims are wrong,' he said.", ["'The officials' claims are wrong,'"]),
    "rock 'n' roll": ("It is rock 'n' roll, 'em all, 'til dawn.", []),
    "feet and inches": ('He is 6\'2" tall, she 5\' 8", the guns 5" and 16".', []),
    "inches inside": ('"The 5" guns fired," he said.', ['"The 5" guns fired,"']),
    "year at the end": ('He wrote "the class of 2015" twice, "2015" once.', ['"the class of 2015"', '"2015"']),
    "double primes": ("It is 5′ 10″ high.", []),
    "attributes of markup": ('<a href="http://x.y">"we go"</a>', ['"we go"']),
    "dashes": ("—“We go”—he said.", ["“We go”"]),
    "brackets": ("(“We go.”)", ["“We go.”"]),
    "headline": ("'Direct threat' to Russia's security: Putin", ["'Direct threat'"]),
    "nothing inside": ('He said "" and “…”.', []),
    "never over paragraphs": ("He said “we go.\n\nThey stay.” So it is.", ["“we go."]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_quotations(text: str, expected: list[str]) -> None:
    """Each case gives the quotations that a reader sees."""
    assert found(text) == expected


def test_only_the_last_paragraph_of_a_long_quotation_is_closed() -> None:
    """A quotation over three paragraphs is three, and only the last has its closing mark."""
    text = "“One.\n\n“Two.\n\n“Three,” he said."
    closed = [q.closed for q in quotes.find(text, layout.blocks(text, Article.of(text).parts))]
    assert closed == [False, False, True]
