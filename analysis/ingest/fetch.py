"""A link → the page behind it → its article. Off unless the program was started with the setting that says so.

A link can name anything that this machine can reach: its own services, the router, a cloud's metadata. So what is
asked for is read by one strict grammar (`fetch_target`), looked up once, refused unless every address is public by our
own table (`addresses`), and the connection goes to the very address that was checked (`fetch_wire`). A page that sends
its reader on is checked again from the start.
"""

from __future__ import annotations

import codecs
import re
import ssl
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from analysis.article import Article
from analysis.ingest import FORMATS, limits, read_each
from analysis.ingest.fetch_policy import SETTING, STRICT, Policy, enabled
from analysis.ingest.fetch_target import PASTE, Target, follow, parse
from analysis.ingest.fetch_wire import (
    FAILURES,
    REDIRECTS,
    Answer,
    BrokenError,
    Deadline,
    NotPublicError,
    PackedError,
    TooLargeError,
    ask,
)
from analysis.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["OFF", "SETTING", "STRICT", "Fetched", "Policy", "enabled", "get", "read_url", "read_url_each"]

OFF = f"Links are fetched only when Parallax is started with {SETTING}=1 in its environment: {PASTE}."
"""What is said while the setting is off."""
READ = frozenset({"html", "markdown", "plain", "pdf"})
"""The formats, by content, that are read from a link. Archives and tables are for files that the reader has chosen."""
CHARSET = re.compile(r";\s{0,9}charset\s{0,9}=\s{0,9}\"?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
CHARSETS = frozenset(
    {"cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "koi8-r", "koi8-u",
     "shift_jis", "cp932", "euc_jp", "euc_kr", "cp949", "gb2312", "gbk", "gb18030", "big5", "big5hkscs"}
    | {f"iso8859-{part}" for part in range(1, 17)}
)  # fmt: skip
"""Encodings, as Python names them, in which a page is believed to be when its server says so."""
STATUSES = {
    401: "The site shows this page only after signing in",
    402: "The site shows this page only to subscribers",
    403: "The site does not give this page to programs",
    404: "The site has no page at this address",
    410: "The site has taken this page down",
    429: "The site asks to come back later",
    451: "The site withholds this page for legal reasons",
}
FAILED = 500


class Fetched(NamedTuple):
    """A page: the link it came from in the end, its bytes unpacked, and the type that its server declared (not trusted)."""

    url: str
    data: bytes
    type: str


def get(url: str, *, policy: Policy = STRICT) -> Fetched:
    """Fetch the page behind a link. Raises `Unreadable`, named after the link, with one plain sentence."""
    if not policy.enabled():
        raise limits.unreadable(url, OFF)
    try:
        return _get(parse(url), policy)
    except Unreadable as reason:
        raise limits.unreadable(url, reason.sentence) from None


def read_url_each(url: str, *, policy: Policy = STRICT) -> Iterator[Article | Unreadable]:
    """Yield what the page behind a link holds, as `analysis.ingest.read_each` does for a file; never raises."""
    try:
        fetched = get(url, policy=policy)
        data = _in_utf8(fetched)
        _check_format(data, fetched.url)
    except Unreadable as reason:
        yield reason
        return
    for found in read_each(data, fetched.url):
        yield _placed(found, fetched.url) if isinstance(found, Article) else limits.unreadable(url, found.sentence)


def read_url(url: str, *, policy: Policy = STRICT) -> list[Article]:
    """Fetch and read the page behind a link. Raises `Unreadable`, with one plain sentence, when there is no article."""
    found = list(read_url_each(url, policy=policy))
    articles = [entry for entry in found if isinstance(entry, Article)]
    if not articles:
        raise next(
            (entry for entry in found if isinstance(entry, Unreadable)),
            limits.unreadable(url, f"This page holds no article: {PASTE}."),
        )
    return articles


def _get(target: Target, policy: Policy) -> Fetched:
    """Fetch a target, going on where its site sends the reader, as often and as long as the policy allows."""
    deadline = Deadline(policy.seconds)
    for _ in range(policy.redirects + 1):
        answer = _ask(target, policy, deadline)
        if answer.status not in REDIRECTS:
            return _accepted(answer, target)
        if not answer.location:
            raise limits.unreadable(target.url, f"The site sends its reader on without saying where to: {PASTE}.")
        target = follow(target, answer.location)
    raise limits.unreadable(
        target.url, f"The site sends its reader on more than {policy.redirects} times: give the link where that ends."
    )


def _ask(target: Target, policy: Policy, deadline: Deadline) -> Answer:
    """Ask for one page; whatever goes wrong becomes one plain sentence."""
    if target.port not in policy.ports:
        raise limits.unreadable(target.url, f"Only the ports of web sites, 80 and 443, are fetched from: {PASTE}.")
    try:
        return ask(target, policy, deadline)
    except NotPublicError:
        why = "This link leads to this machine or into a private network, which is never fetched from."
    except TooLargeError:
        why = f"The page is larger than {policy.size / 1024 / 1024:.0f} MB, or its headers than {policy.head // 1024} KB: {PASTE}."
    except PackedError:
        why = f"The site packs its page in a way that is not read here: {PASTE}."
    except TimeoutError:
        why = f"The site did not send the page within {policy.seconds:.0f} seconds: try again, or {PASTE}."
    except ssl.SSLCertVerificationError:
        why = f"The site could not prove that it is {target.host} (its certificate is not valid here): {PASTE}."
    except ssl.SSLError:
        why = f"No secure connection to {target.host} could be made: {PASTE}."
    except OSError:
        why = f"The site {target.host} did not answer: check the link and the connection, or {PASTE}."
    except (BrokenError, *FAILURES):
        why = f"The site's answer broke off or was not a web page: try again, or {PASTE}."
    raise limits.unreadable(target.url, why)


def _accepted(answer: Answer, target: Target) -> Fetched:
    """Return the page of an answer that is one."""
    if answer.status == 200:  # noqa: PLR2004 -- "OK"
        return Fetched(target.url, answer.data, answer.type)
    if answer.status >= FAILED:
        why = "The site has a fault of its own"
    else:
        why = STATUSES.get(answer.status, "The site did not give the page")
    raise limits.unreadable(target.url, f"{why} (status {answer.status}): {PASTE}.")


def _in_utf8(fetched: Fetched) -> bytes:
    """Return a page in UTF-8 where its server says in which other encoding it is; a byte order mark and UTF-8 go first."""
    found = CHARSET.search(fetched.type[:1000])
    try:
        fetched.data.decode("utf-8")
    except UnicodeDecodeError:
        if found and not fetched.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"%PDF-")):
            return _recoded(fetched.data, found[1])
    return fetched.data


def _recoded(data: bytes, charset: str) -> bytes:
    try:
        known = codecs.lookup("cp1252" if charset.lower() in {"iso-8859-1", "latin1", "us-ascii"} else charset).name
        return data.decode(known).encode("utf-8") if known in CHARSETS else data
    except (LookupError, UnicodeError):
        return data


def _check_format(data: bytes, name: str) -> None:
    """Refuse what is, by its content, neither a page nor a text nor a PDF."""
    owner = next((module for module in FORMATS if module.matches(data, name)), None)
    if owner is None or owner.__name__.rpartition(".")[2] not in READ:
        raise limits.unreadable(
            name, "Behind this link is neither a web page nor a text nor a PDF: download it and add it as a file."
        )


def _placed(article: Article, url: str) -> Article:
    """Give an article the link it came from; the page's own link is kept where it is of the same site."""
    own = article.url and urlsplit(article.url).hostname == urlsplit(url).hostname
    return article if own else replace(article, url=limits.address(url))
