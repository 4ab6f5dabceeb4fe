"""Strings that try to be more than text, and articles made of them."""

from __future__ import annotations

import json

from analysis import Article
from tests import texts
from tests.shared import SHARED

MARKDOWN = (
    "![a](http://evil.example/x.png)",
    "[click](http://evil.example/)",
    "[click](javascript:alert(1))",
    ":red[red] $x^2$ -> `code` **bold** <- :material/bolt:",
    "<http://evil.example/> https://evil.example/x www.evil.example",
    "![][r]\n\n[r]: http://evil.example/r.png",
    "# heading\n- item\n> quote\n\n---",
    "<b>bold</b><br><a href='http://evil.example'>a</a><i>i</i>",
    "&lt;img src=x onerror=alert(1)&gt; &amp; &#60;script&#62;",
    "\u202egnp.exe\u202c \u2066isolated\u2069 \u200bzero",
    "%{customdata[0]} %{x} {{x}} ${x} {0} %s",
    "Kept <!-- comment --> <?pi?> <!DOCTYPE html> ]]> -->",
    "</style></bdi></p></article><script>alert(1)</script>",
    '" onfocus=alert(1) autofocus x="',
    "'\"><img src=http://evil.example/i.png onerror=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
)


def strings(many: int) -> list[str]:
    """Return ``many`` strings: those above, then an even spread of the shared collection where it is present."""
    file = SHARED / "hostile" / "strings.json"
    shared = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    spread = [one for one in shared[:: max(1, len(shared) // max(1, many - len(MARKDOWN)))] if one.strip()]
    return [*MARKDOWN, *spread][:many]


def article(string: str) -> Article:
    """Return an article with the string as headline, outlet, author and twice in the body."""
    import dataclasses

    body = f"{string}\n\nThe minister called {string} a disgraceful lie. {texts.PLAIN[:240]}"
    made = Article.of(body, outlet=string, title=string)
    return dataclasses.replace(made, author=string, url="http://evil.example/" + string, notes=(string,))
