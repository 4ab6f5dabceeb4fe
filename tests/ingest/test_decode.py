from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest.decode import CONTROLS, decode, sound
from analysis.ingest.decode import encoding as encoding_of
from analysis.unreadable import Unreadable

ENGLISH = "The minister said on Monday that “nobody wants this war” — and that the café’s owners don’t either. " * 4
GERMAN = "Der Präsident sagte am Montag, daß die Lage für die Bürger größer und schwieriger würde als zuvor. " * 6
RUSSIAN = (
    "Президент заявил в понедельник, что положение остаётся сложным, и правительство примет меры завтра утром. " * 6
)


@pytest.mark.parametrize(
    ("text", "encoding", "note"),
    [
        (ENGLISH, "utf-8", ""),
        (ENGLISH, "utf-8-sig", ""),
        (ENGLISH, "utf-16", "UTF-16"),
        (ENGLISH, "utf-16-le", "UTF-16-LE"),
        (ENGLISH, "utf-16-be", "UTF-16-BE"),
        (ENGLISH, "utf-32", "UTF-32"),
        (ENGLISH, "cp1252", "Windows-1252"),
        (GERMAN, "cp1252", "Windows-1252"),
        (RUSSIAN, "cp1251", "cp1251"),
    ],
)
def test_text_survives_its_encoding(text: str, encoding: str, note: str) -> None:
    """Whatever encoding a file has, its text comes out unchanged, and a note names the encoding unless it is UTF-8."""
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert len(decoded.notes) == bool(note)
    assert all(note in told for told in decoded.notes)


def test_a_declared_encoding_is_believed_when_utf8_fails() -> None:
    """What a page declares counts before what its bytes look like."""
    decoded = decode(RUSSIAN.encode("koi8-r"), "a.html", declared="KOI8-R")
    assert decoded.text == RUSSIAN
    assert "koi8-r" in decoded.notes[0]


@pytest.mark.parametrize("declared", ["no-such-code", "rot13", "base64", "hex", "utf-16", "zip"])
def test_a_false_declaration_does_no_harm(declared: str) -> None:
    """An encoding that does not exist, is none of text or does not fit is passed over."""
    assert decode(ENGLISH.encode("cp1252"), "a.html", declared=declared).text == ENGLISH


def test_control_characters_are_removed_and_counted() -> None:
    """NUL and its kind go, tabs and line ends stay, and a note counts what went."""
    decoded = decode(("One\0 two\x07\tthree\r\nfour\rfive\x0csix\n" + ENGLISH).encode(), "a.txt")
    assert decoded.text == "One two\tthree\nfour\nfive\nsix\n" + ENGLISH
    assert decoded.notes == ("2 control characters were removed.",)


def test_unseen_characters_stay_in_the_text() -> None:
    """Bidirectional and zero-width controls are part of what was published."""
    text = "a\u202eb\u200bc\u2066d\u00ade " + ENGLISH
    assert decode(text.encode(), "a.txt").text == text


def test_garbled_letters_are_repaired_and_quotation_marks_kept() -> None:
    """UTF-8 that was once read as Windows-1252 is put right; curly quotation marks stay curly."""
    decoded = decode(ENGLISH.encode().decode("cp1252", errors="ignore").encode(), "a.txt")
    assert "“nobody wants this war" in decoded.text
    assert "don’t" in decoded.text
    assert "repaired" in decoded.notes[0]


def test_clean_text_is_not_touched_by_the_repair() -> None:
    """Text without traces of garbling keeps ligatures, full-width letters and entities as they are."""
    text = "The ﬁrst ＡＢＣ &amp; “x” ‘y’ café naïve Ångström Â Ã. " + ENGLISH
    assert decode(text.encode(), "a.txt").text == text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n" + bytes(range(256)) * 20,
        b"PK\x03\x04" + bytes(range(256)) * 20,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        bytes(range(256)) * 50,
        b"\x00\x01\x02\x03" * 500,
        b"MZ\x90\x00" + bytes(1000),
    ],
)
def test_a_binary_file_is_refused_whatever_its_name(data: bytes) -> None:
    """A picture, an archive or a program named .txt gets one sentence that says what to do."""
    with pytest.raises(Unreadable) as refused:
        decode(data, "article.txt")
    assert refused.value.sentence.endswith(".")
    assert "save the article as text" in refused.value.sentence
    assert refused.value.name == "article.txt"


@given(st.binary(max_size=3000), st.sampled_from(["", "utf-8", "utf-16", "ascii", "nonsense", "idna", "punycode"]))
def test_decoding_raises_nothing_but_unreadable(data: bytes, declared: str) -> None:
    """Any bytes give a text without control characters, or Unreadable."""
    try:
        text = decode(data, "x", declared=declared).text
    except Unreadable:
        return
    assert not CONTROLS.search(text)
    assert "\r" not in text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_utf8_text_comes_through(text: str) -> None:
    """A text in UTF-8 without control characters is not changed, apart from line ends and repaired garbling."""
    decoded = decode(("The plain text begins here. " * 8 + text).encode(), "x")
    if not decoded.notes:
        assert decoded.text.endswith(text.replace("\u2028", "\n").replace("\u2029", "\n"))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Größe".encode(), "utf-8"),
        ("Größe".encode("utf-8-sig"), "utf-8-sig"),
        ("outlet,text".encode("utf-16"), "utf-16"),
        ("outlet,text".encode("utf-16-le"), "utf-16-le"),
        ("He said “no” and left – it’s over".encode("cp1252"), "cp1252"),
        ("Größe".encode()[:3], "utf-8"),
        (b"", "utf-8"),
    ],
)
def test_encoding_by_the_first_bytes(data: bytes, encoding: str) -> None:
    """The encoding of a file that is read in pieces is told by its first bytes, a character cut in two notwithstanding."""
    assert encoding_of(data) == encoding


@pytest.mark.parametrize(("text", "whole"), [("Theyâ€™re", "They’re"), ("a\0b\nc", "ab\nc"), ("plain", "plain")])
def test_pieces_are_repaired(text: str, whole: str) -> None:
    """A piece of such a file loses control characters and gets its garbled letters back."""
    assert sound(text) == whole
