"""Find the outlet where the text speaks of itself: a request for comment, a footer, a copyright line, an app to download."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = r"(?:[A-Z][\w&’'.-]*|of|the|and|&)"
NAME = rf"(?:[Tt]he )?(?P<name>[A-Z0-9][\w&’.-]*(?: {_WORD}){{0,4}})"
_YEARS = r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?)?"

SELF_REFERENCES = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (
            rf"\b(?i:asked|contacted|approached|reached|emailed) (?:out )?(?:for|to) (?:a )?(?:comment|statement) by {NAME}",
            3,
        ),
        (rf"\b(?i:approached|contacted|asked) by {NAME} for (?:a )?(?:comment|statement)", 3),
        (
            rf"^{NAME} (?:has|have) (?:contacted|approached|reached out to|asked|emailed) [^.]{{1,120}} for (?:a )?comment",
            3,
        ),
        (rf"^{NAME}(?:’s|'s) (?i:website|app|newsletter|channel|homepage|live stream)\b", 3),
        (rf"(?:©|\([cC]\)|\b(?i:copyright))\s*(?:©|\([cC]\))?\s*{_YEARS},?\s*(?i:by )?{NAME}", 3),
        (rf"\b(?i:appeared|published) (?:first |originally )?(?:on|in|by) {NAME}\s*[.!]?$", 2),
        (
            (
                rf"^(?i:subscribe to|sign up (?:for|to)|download|follow|like|join|support) {NAME}"
                r"(?:’s|'s)?(?i: on| app\b| newsletter| for| today| now|$)"
            ),
            2,
        ),
        (rf"^(?i:more from|about|contact|advertise with|write for|work at|watch|the latest from) {NAME}\s*$", 1),
    )
)
"""How a page speaks of itself, and how much that tells."""

TRAILING = frozenset(
    [
        "all",
        "rights",
        "reserved",
        "inc",
        "llc",
        "ltd",
        "limited",
        "plc",
        "corp",
        "corporation",
        "company",
        "media",
        "group",
        "and",
        "the",
        "of",
        "on",
        "for",
        "a",
        "at",
        "or",
        "privacy",
        "terms",
        "policy",
        "use",
        "newsletter",
        "newsletters",
        "app",
        "copyright",
    ]
)
"""Words that follow a name in a footer and are none of it."""
NOT_NAMES = frozenset(
    [
        "us",
        "me",
        "him",
        "her",
        "them",
        "facebook",
        "twitter",
        "instagram",
        "youtube",
        "linkedin",
        "whatsapp",
        "telegram",
        "google",
        "apple",
        "pinterest",
        "reddit",
        "getty",
        "images",
        "privacy",
        "cookies",
        "terms",
        "contact",
        "news",
        "home",
        "advertisement",
        "you",
        "our",
        "all",
        "rights",
        "this",
        "your",
        "email",
        "associated",
        "press",
        "reuters",
        "afp",
        "ap",
        "rss",
        "feed",
        "android",
        "ios",
        "iphone",
    ]
)
ENOUGH = 2
LONGEST_LINE = 400


def clean(name: str) -> str:
    """Strip from a found name what belongs to the sentence around it; ``""`` when no name is left."""
    # one pass from the right, word by word: linear, and "The Sun" keeps its article
    tokens = name.strip(" .,;:!?-–—|").split()
    while tokens and tokens[-1].lower().strip(".,;:!?’'-–—|") in TRAILING | {""}:
        tokens.pop()
    found = " ".join(tokens).strip(" .,;:!?-–—|’'").removesuffix("’s").removesuffix("'s")
    words = found.lower().split()
    if not words or all(word.strip(".") in NOT_NAMES for word in words) or found.isdigit():
        return ""
    return found


def references(line: str) -> Iterable[tuple[str, int]]:
    """Yield the names by which a line refers to the outlet, with what each tells."""
    if len(line) > LONGEST_LINE:
        line = line[-LONGEST_LINE:]
    for pattern, weight in SELF_REFERENCES:
        match = pattern.search(line)
        if match and (name := clean(match["name"])):
            before = line[: match.start("name")]
            has_article = before.endswith((" The ", "©The "))
            yield ("The " + name if has_article else name), weight


def find(lines: Iterable[str]) -> str:
    """Return the name that the page calls itself by, ``""`` when it does not tell."""
    told: Counter[str] = Counter()
    for line in lines:
        for name, weight in dict(references(line)).items():
            told[name] += weight
    if not told:
        return ""
    name, weight = max(told.items(), key=lambda item: (item[1], -len(item[0])))
    return name if weight >= ENOUGH else ""
