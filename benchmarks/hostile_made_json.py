"""Hostile JSON: values that no standard allows, or that it allows and few expect; and records that are no articles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.hostile_made import MEGABYTE, Made, article, flipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DEEP = 100_000
NUMBERS = (
    "NaN", "Infinity", "-Infinity", "1e400", "-1e400", "01", "+1", ".5", "1.", "0x1F", "1e", "1e+", "-", "--1", "1_000", "1,000", "１", "2.e3", "1 2",
    "0e+", "-0", "1E-400", "123456789012345678901234567890", "9" * 100_000, "0." + "3" * 100_000, "1e99999999999", "-2.", "1.2.3", "0b1", "½",
)  # fmt: skip
STRINGS = {
    "half a character, escaped": '"\\ud800"', "two wrong halves": '"\\udc00\\ud800"', "an escape nobody knows": '"\\x41"', "a short escape": '"\\u12"',
    "a wrong escape": '"\\u00G0"', "a line end": '"a\nb"', "a tab": '"a\tb"', "a NUL": '"a\0b"', "an escaped NUL": '"\\u0000"', "a delete": '"\x7f"',
    "never closed": '"abc', "single quotes": "'abc'", "no quotes": "abc", "a backslash at the end": '"\\', "turned": '"\u202e\u2066"', "a line separator": '"\u2028\u2029"',
    "no character": '"\\uffff\ufffe"', "beyond the plane": '"\\u{1F600}"', "a mark in the middle": '"a\ufeffb"', "an emoji family": '"👨‍👩‍👧‍👦"',
}  # fmt: skip
SHAPES = {
    "nothing": "", "blanks": " \n\t " * 1000, "null": "null", "a truth": "true", "a text": '"text"', "a number": "5", "an empty list": "[]", "an empty object": "{}",
    "an empty list in a list": "[[]]", "a thousand nulls": f"[{','.join(['null'] * 1000)}]", "a comma too many": "[1,]", "a comma too many in an object": '{"a":1,}',
    "commas alone": "[,]", "two commas": "[1,,2]", "a colon missing": '{"a" 1}', "a comma missing": '{"a":1 "b":2}', "a value missing": '{"a":}', "keys without quotes": "{a:1}",
    "a key that is a number": '{1:"a"}', "a comment": "/* a */ {}", "a line's comment": "{} // a", "two values": "{}{}", "something behind it": "{} x", "a bracket too many": "[]]",
    "the wrong bracket": '["a"}', "not closed": '["a"', "a brace alone": "{", "a call": "callback({});", "a guard": ")]}',\n{}", "a capital truth": "[True]", "a word": "[nul]",
    "form feed as a blank": "[\f]", "no-break space as a blank": "[\u00a0]",
}  # fmt: skip


def record(at: int = 0, **fields: object) -> dict[str, object]:
    """Return an ordinary article as a record of common fields, some replaced."""
    title, *paragraphs = article(at)
    return {"title": title, "text": "\n\n".join(paragraphs), "source": "The Harbour Gazette", "date": "2021-12-08", "url": "https://a.example/1"} | fields  # fmt: skip


def cases() -> Iterator[Made]:
    """Yield the files of this module."""
    for what, name, make in _ordinary():
        yield Made("json", what, name, make, ordinary=True)
    good = json.dumps(record())
    for at, number in enumerate(NUMBERS):
        text = good[:-1] + f', "extra": {number}}}'
        yield _made(f"number {at}, {number[:12]}", lambda text=text: text)
    for what, string in STRINGS.items():
        yield _made(f"a text with {what}", lambda string=string: good[:-1] + f', "extra": {string}}}')
        yield _made(f"a headline with {what}", lambda string=string: good.replace(json.dumps(record()["title"]), string))  # fmt: skip
    for what, shape in SHAPES.items():
        yield _made(what, lambda shape=shape: shape)
    for what, fields in _fields():
        yield _made(what, lambda fields=fields: json.dumps(record(**fields)))
    for what, make, heavy in _large():
        yield _made(what, make, heavy=heavy)
    for what, data in _encoded():
        yield Made("json", what, f"{what}.json", data)
    for turn in range(8):
        name = f"bytes changed {turn}.json"
        yield Made("json", f"bytes changed, {turn}", name, lambda name=name: flipped(json.dumps([record(), record(1)]).encode(), name, bytes_changed=3))  # fmt: skip


def _made(what: str, make: Callable[[], str], *, heavy: bool = False) -> Made:
    name = "".join(sign for sign in what if sign.isalnum() or sign in " ,")
    return Made("json", what, f"{name}.json", lambda: make().encode("utf-8", "surrogatepass"), heavy=heavy)


def _ordinary() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    yield "one article", "article.json", lambda: json.dumps(record(20)).encode()
    yield "a list of articles", "articles.json", lambda: json.dumps([record(21), record(22)]).encode()
    yield "a line an article", "articles.jsonl", lambda: "\n".join(json.dumps(record(23 + at)) for at in range(3)).encode()  # fmt: skip
    yield "fields of other names", "other.json", lambda: json.dumps({"headline": "A headline", "body": record(26)["text"], "outlet": "B"}).encode()  # fmt: skip
    yield "an event of our own", "event.json", _event


def _event() -> bytes:
    from analysis.article import Article
    from analysis.library import event_file

    title, *paragraphs = article(27)
    return event_file.write("An event", [(Article.of("\n\n".join(paragraphs), outlet="A", title=title), None)])


def _fields() -> Iterator[tuple[str, dict[str, object]]]:
    nonsense: dict[str, object] = {"a list": [["a"], {"b": 1}], "an object": {"a": {"b": []}}, "a number": 7, "a huge number": 10**400, "nothing": None, "a truth": True, "empty": ""}  # fmt: skip
    for field in ("title", "text", "source", "date", "url"):
        yield from ((f"{field} is {what}", {field: value}) for what, value in nonsense.items())
    yield "an impossible date", {"date": "9999-99-99"}
    yield "a date of 1 MB", {"date": "9" * MEGABYTE}
    yield "an address that is a script", {"url": "javascript:alert(1)"}
    yield "labels as markup and formulas", {"title": "<img src=x onerror=alert(1)>", "source": "=1+1", "author": "![a](http://a.example)"}  # fmt: skip
    yield "labels that turn", {"title": "\u202e turned \u200b", "source": "\u2066\x1b[2J\0"}
    yield "names of the machinery", {"__proto__": {"a": 1}, "constructor": {}, "__class__": "os.system", "$ref": "#", "py/object": "os.system"}  # fmt: skip
    yield "a title of 1 MB", {"title": "word " * 200_000}


def _large() -> Iterator[tuple[str, Callable[[], str], bool]]:
    yield "100,000 lists in each other", lambda: "[" * DEEP + "]" * DEEP, False
    yield "100,000 lists never closed", lambda: "[" * DEEP, False
    yield "100,000 objects in each other", lambda: '{"a":' * DEEP + "1" + "}" * DEEP, False
    yield "900 lists in each other", lambda: "[" * 900 + "]" * 900, False
    yield "lists in an article", lambda: json.dumps(record())[:-1] + ', "extra": ' + "[" * DEEP + "]" * DEEP + "}", False  # fmt: skip
    yield "the same key twice", lambda: json.dumps(record())[:-1] + ', "title": "Another", "text": 7}', False
    yield "100,000 keys", lambda: json.dumps({f"k{at}": at for at in range(DEEP)}), False
    yield "100,000 texts", lambda: json.dumps(["The minister said so."] * DEEP), True
    yield "21,000 articles", lambda: json.dumps([record(0, text="The minister said so. " * 8 + str(at)) for at in range(21_000)]), True  # fmt: skip
    yield "21,000 lines", lambda: "\n".join(json.dumps(record(0, text="The minister said so. " * 8 + str(at))) for at in range(21_000)), True  # fmt: skip
    yield "a text of 3 MB", lambda: json.dumps(record(0, text="The minister said so. " * 140_000)), True
    yield "a number of 5 MB", lambda: "9" * 5 * MEGABYTE, False
    yield "a list of a million numbers", lambda: json.dumps(list(range(1_000_000))), True
    yield "lines, one of them broken", lambda: "\n".join([json.dumps(record(1)), '{"title": ', json.dumps(record(2))]), False  # fmt: skip
    yield "lines with empty ones", lambda: "\r\n\r\n".join([json.dumps(record(1)), "", json.dumps(record(2))]), False
    yield "an event to come", lambda: json.dumps({"format": "parallax-event", "version": 99, "name": "A", "articles": []}), False  # fmt: skip
    yield "an event of nonsense", lambda: json.dumps({"format": "parallax-event", "version": 1, "name": 7, "articles": [{"parts": [7]}]}), False  # fmt: skip


def _encoded() -> Iterator[tuple[str, Callable[[], bytes]]]:
    whole = json.dumps(record(title="“Café – naïve”"), ensure_ascii=False)
    for encoding in ("utf-8-sig", "utf-16", "utf-16-be", "utf-32", "utf-7", "cp1252", "cp037"):
        yield f"in {encoding}", lambda encoding=encoding: whole.encode(encoding, "replace")
    yield "not UTF-8", lambda: whole.encode().replace("é".encode(), b"\xe9\xff\xc0\xaf")
    yield "overlong", lambda: whole.encode().replace(b"The ", b"\xc1\x94he ")
    yield "half characters as bytes", lambda: whole.encode().replace("é".encode(), b"\xed\xa0\x80\xed\xb0\x80")
    yield "a mark alone", lambda: b"\xef\xbb\xbf"
    yield "NUL behind it", lambda: whole.encode() + b"\0" * 5000
