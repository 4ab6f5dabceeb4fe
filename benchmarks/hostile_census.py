"""What stands on a page, as its browser has it: kinds of elements and attributes by place, and the text; and what a server asks."""

from __future__ import annotations

import re
import unicodedata

CENSUS = """() => {
  const found = {html: {}, markdown: {}, page: {}, never: {}};
  const note = (place, sign, e) => { found[place][sign] = found[place][sign] || e.outerHTML.slice(0, 200); };
  const asks = ['src', 'href', 'xlink:href', 'action', 'formaction', 'data', 'poster', 'srcset', 'background', 'ping', 'manifest', 'codebase'];
  const never = ['IFRAME', 'FRAME', 'FRAMESET', 'OBJECT', 'EMBED', 'APPLET', 'VIDEO', 'AUDIO', 'SOURCE', 'TRACK', 'BASE', 'META', 'MATH', 'MARQUEE', 'ISINDEX', 'PORTAL', 'X'];
  for (const e of document.body.querySelectorAll('*')) {
    const html = e.closest('.stHtml'), markdown = e.closest('[data-testid=stMarkdownContainer], [data-testid=stMarkdown]');
    const place = html && html !== e ? 'html' : markdown && markdown !== e ? 'markdown' : 'page';
    note(place, e.tagName, e);
    if (never.includes(e.tagName.toUpperCase())) note('never', e.tagName, e);
    for (const a of e.attributes) {
      if (a.name.startsWith('on')) note('never', a.name, e);
      if (place !== 'page') note(place, e.tagName + ' ' + a.name, e);
      if (asks.includes(a.name) && /[a-z]/i.test(a.value)) {
        let url; try { url = new URL(a.value, location.href); } catch { note('never', a.name + ' broken', e); continue; }
        if (url.origin !== location.origin && !(['data:', 'blob:'].includes(url.protocol) && e.tagName !== 'A')) note('never', a.name + ' elsewhere', e);
      }
      if (a.name === 'style' && /url\\((?!["']?(data:|blob:|#))|@import|expression/i.test(a.value)) note('never', 'style elsewhere', e);
    }
    if (e.classList.contains('katex') || e.classList.contains('footnotes')) note('never', e.className, e);
    if (e.shadowRoot) note('never', 'shadow', e);
  }
  return found; }"""
"""Kinds of elements and attributes by where they stand: in our own HTML, in what Streamlit made of a label, elsewhere; and what
must never be there: frames, handlers, anything that asks another origin."""

TEXT = """() => document.body.textContent
  + [...document.querySelectorAll('input, textarea')].map(e => e.value).join(' ')"""

ALLOWED_TAGS: dict[str, frozenset[str]] = {
    "html": frozenset(["A", "ARTICLE", "B", "BDI", "BLOCKQUOTE", "BR", "DIV", "EM", "H1", "H2", "H3", "I", "MARK", "P", "SPAN", "STYLE", "TABLE", "TBODY", "TD", "TH", "THEAD", "TR"]),
    "page": frozenset(["DIV", "SPAN", "P", "g", "path", "rect", "text", "tspan", "circle", "line", "svg", "clipPath", "defs", "use"]),
}  # fmt: skip
"""What the pages make of any event, whether or not the plain one had it."""

SERVER_HOOK = """import os, sys
def _hear(event, given, _own=("127.0.0.1", "::1", "localhost", "", "0.0.0.0", "::")):
    if event in ("socket.connect", "socket.sendto"):
        where = given[1]
        host = where[0] if isinstance(where, tuple) and where else ""
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        host = given[0]
    else:
        return
    host = host.decode("latin-1") if isinstance(host, bytes) else str(host or "")
    if host not in _own:
        with open(os.environ["PARALLAX_ASKED"], "a", encoding="utf-8") as file:
            file.write(f"{event} {host!r}\\n")
if "PARALLAX_ASKED" in os.environ:
    sys.addaudithook(_hear)
"""

HALF = re.compile("[\ud800-\udfff]")
"""Half of a pair of UTF-16, alone: no character, and UTF-8 cannot hold it."""
UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


def squashed(text: str) -> str:
    """Return text without blanks, controls and what is not seen, and with half characters as the browser shows them."""
    plain = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode().replace("\ufffd", "?"))
    return "".join(sign for sign in UNSEEN.sub("", plain) if not sign.isspace() and unicodedata.category(sign) != "Cc")
