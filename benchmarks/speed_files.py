"""Ordinary files of six formats, one article each: text, web page, PDF, Word, spreadsheet, JSON."""

from __future__ import annotations

import csv
import io
from html import escape

import orjson

from benchmarks.hostile_library_texts import texts

WORDS = 600


def files(number: int) -> list[tuple[str, bytes]]:
    """Return ``number`` ordinary files, one article each, in six formats in turn."""
    made = (_text, _page, _pdf, _word, _table, _record)
    return [made[at % len(made)](at, *text.split("\n\n", 1)) for at, text in enumerate(texts(number, WORDS, seed=11))]


def _text(at: int, title: str, body: str) -> tuple[str, bytes]:
    return f"{at}.txt", f"{title}\n\n{body}".encode()


def _page(at: int, title: str, body: str) -> tuple[str, bytes]:
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in body.split("\n\n"))
    menu = "".join(f"<li><a href='/{one}'>{one}</a></li>" for one in ("Home", "World", "Sport", "Weather", "Contact"))
    page = f"<title>{escape(title)}</title></head><body><nav><ul>{menu}</ul></nav><article><h1>{escape(title)}</h1>{paragraphs}"
    return f"{at}.html", f"<!doctype html><html lang='en'><head>{page}</article></body></html>".encode()


def _pdf(at: int, title: str, body: str) -> tuple[str, bytes]:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", "B", 18)
    pdf.multi_cell(0, 9, _latin(title), new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", "", 11)
    for part in body.split("\n\n"):
        pdf.multi_cell(0, 6, _latin(part), new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    return f"{at}.pdf", bytes(pdf.output())


def _latin(text: str) -> str:
    return text.replace("–", "-").encode("latin-1", "replace").decode("latin-1")


def _word(at: int, title: str, body: str) -> tuple[str, bytes]:
    import docx

    made, out = docx.Document(), io.BytesIO()
    made.add_heading(title, 0)
    for part in body.split("\n\n"):
        made.add_paragraph(part)
    made.save(out)
    return f"{at}.docx", out.getvalue()


def _table(at: int, title: str, body: str) -> tuple[str, bytes]:
    out = io.StringIO()
    csv.writer(out).writerows([("title", "text", "outlet"), (title, body, f"Paper {at}")])
    return f"{at}.csv", out.getvalue().encode()


def _record(at: int, title: str, body: str) -> tuple[str, bytes]:
    return f"{at}.json", orjson.dumps([{"title": title, "text": body, "source": f"Paper {at}"}])
