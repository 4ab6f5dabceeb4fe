"""Letters that an earlier program has garbled: UTF-8 that was read as Windows-1252 before the file was saved."""

from __future__ import annotations

import re

MENDED = 300_000
"""Characters of lines garbled in places that are repaired: it takes two seconds for a million."""

MOJIBAKE = re.compile(
    "â€[™œ\x9d˜“”¦\x93\x94\x99\x9c]|Ã[\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]|Â[\xa0£©«»°·]|[\x91-\x97]"
)
"""Traces of UTF-8 read as Windows-1252, or of Windows-1252 read as Latin-1."""


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """Undo a wrong decoding that happened before the file was saved (â€™ for ’), in the lines that have traces of it."""
    if not MOJIBAKE.search(text):
        return text, ()
    lines = text.splitlines(keepends=True)
    left = MENDED
    for at, line in enumerate(lines):
        if MOJIBAKE.search(line):
            whole = _undone(line)
            if whole is None and left >= len(line):
                left -= len(line)
                whole = _mended(line)
            lines[at] = line if whole is None else whole
    fixed = "".join(lines)
    return fixed, () if fixed == text else (
        "Letters that an earlier program had garbled were repaired: check quotation marks and accents.",
    )


def _undone(line: str) -> str | None:
    """Return a line that was decoded wrongly from end to end as it was before; ``None`` for any other."""
    import ftfy.bad_codecs  # noqa: F401 - it makes the codec known

    try:
        return line.encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return None


def _mended(line: str) -> str:
    """Repair a line that is garbled in places, or more than once."""
    import ftfy

    settings = ftfy.TextFixerConfig(
        uncurl_quotes=False, unescape_html=False, remove_terminal_escapes=False, fix_latin_ligatures=False,
        fix_character_width=False, fix_line_breaks=False, fix_surrogates=False, remove_control_chars=False, normalization=None,
    )  # fmt: skip
    return str(ftfy.fix_text(line, settings))
