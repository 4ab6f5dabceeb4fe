"""Word documents (.docx): a child process reads the paragraphs and their styles, the cleaner finds the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.article import Role
from analysis.ingest import blocks, clean, kinds, limits, properties
from analysis.ingest.blocks import Block
from analysis.ingest.decode import CONTROLS
from analysis.ingest.pdf import with_headings
from analysis.ingest.process import Sentences, extract

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.article import Article

SENTENCES = Sentences(
    too_long="This Word document took too long to read: open it, copy the article's text and paste that.",
    broke="This Word document could not be read: open it, save it again as .docx and add that, or paste the article's text.",
)
NOTHING = "No article was found in this Word document: copy the article's text and paste that."
MAIN = "word/document.xml"
HINTS = {"title": Role.TITLE, "heading": Role.SUBHEADING, "caption": Role.CAPTION, "aside": Role.BOILERPLATE}


def matches(data: bytes, name: str) -> bool:  # noqa: ARG001 - every format is asked alike
    """Recognise a Word document by what its zip holds, or by its end when that is damaged."""
    if not data.startswith(b"PK"):
        return False
    names = kinds.entry_names(data)
    if not names:  # a zip that was cut off: its first entry still tells
        return data.startswith(b"PK\x03\x04") and b"word/" in data and b"[Content_Types].xml" in data[: kinds.HEAD]
    return any(entry.startswith("word/") for entry in names) and ("[Content_Types].xml" in names or MAIN in names)


def read(data: bytes, name: str) -> Iterator[Article]:
    """Read one document as one article."""
    found = extract("docx", data, name, SENTENCES)
    try:
        there = [block for text, role in found["blocks"] for block in _blocks(str(text), HINTS.get(str(role)))]
        told = {key: str(found["details"][key]) for key in ("title", "author", "created")}
        notes = _notes(cut=bool(found["cut"]))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise limits.unreadable(name, SENTENCES.broke) from None
    there = with_title(there)
    limits.check_words("\n".join(block.text for block in there), name)
    chosen = clean.keep([block for block in there if block.hint is not Role.BOILERPLATE])
    rest = iter(chosen)
    kept = with_headings(there, [block.hint is not Role.BOILERPLATE and next(rest) for block in there])
    largest = next((at for at, block in enumerate(there) if block.hint is Role.TITLE), None)
    known = clean.Details(title=properties.headline(there, told["title"], largest))
    article = clean.article(there, known, notes, kept=kept)
    if not any(part.role is Role.BODY for part in article.parts):
        raise limits.unreadable(name, NOTHING)
    yield properties.completed(article, told["author"], properties.date(told["created"]))


def with_title(there: Sequence[Block]) -> list[Block]:
    """Take the first title as the headline, without one a heading that the document begins with."""
    titles = [at for at, block in enumerate(there) if block.hint is Role.TITLE]
    opens = bool(there) and there[0].hint is Role.SUBHEADING
    headline = titles[0] if titles else 0 if opens else None
    return [
        Block(block.text, block.tight, Role.TITLE if at == headline else Role.SUBHEADING)
        if block.hint in {Role.TITLE, Role.SUBHEADING}
        else block
        for at, block in enumerate(there)
    ]


def _blocks(text: str, hint: Role | None) -> Iterator[Block]:
    """Yield a paragraph's blocks: line breaks inside it part blocks, unless they only wrap it."""
    plain = CONTROLS.sub("", text)
    if hint in {Role.TITLE, Role.SUBHEADING}:
        plain = " ".join(plain.split())
    for block in blocks.split(plain):
        yield Block(" ".join(block.text.split()), block.tight, hint)


def _notes(*, cut: bool) -> tuple[str, ...]:
    """Say when the text was cut."""
    return (
        (f"The document has more text than is kept ({limits.CHARACTERS:,} characters at most); the rest is cut.",)
        if cut
        else ()
    )
