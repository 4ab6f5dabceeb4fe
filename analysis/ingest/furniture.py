"""A web page's furniture: the phrases that pages put around articles, in the wordings that sites use.

Each pattern is linear: alternatives of literals, no nested repetition. ``OPENING`` counts at a line's start, ``ANYWHERE``
in a short line, ``STRONG`` in a line of any length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """A pattern in small letters. The text is lowered once, which is five times faster than a pattern that heeds no case."""

    pattern: re.Pattern[str]

    def search(self, text: str) -> re.Match[str] | None:
        """Find the pattern in ``text`` in lower case; only whether there is a match counts, its places may be shifted."""
        return self.pattern.search(text.lower())


def _any(phrases: str) -> str:
    """Join phrases, one a line, into alternatives; a space stands for any run of spaces."""
    return "|".join(phrase.strip().replace(" ", r"\s+") for phrase in phrases.strip().splitlines())


OPENING = Phrases(
    re.compile(
        r"^\W{0,3}(?:"
        + _any(
            r"""
        (?:please )?(?:share|tweet|pin it|e-?mail|print|save|bookmark)(?: (?:this|on|via|to|with|it|story|article|options|facebook|link).*)?$
        (?:\d+ )?(?:shares?|comments?|views?|likes?|retweets?|replies)\b.{0,20}$
        (?:facebook|twitter|whatsapp|linkedin|reddit|pinterest|instagram|telegram|youtube|messenger|flipboard|e-?mail|copy link)\b.{0,40}$
        (?:read|see|show|view|load|find out|learn|hear|watch) (?:more|next|also|all|less|full)\b
        (?:also|more) (?:read|see|on|from|in|about|like|stories|news|coverage|top|related|by)\b.{0,60}$
        (?:you (?:may|might) (?:also|like)|you'll like|you’ll like|recommended|suggested|related|similar)\b.{0,60}$
        (?:most|top|popular|trending|latest|recent|breaking|featured|editor[’']?s?|must|don[’']t miss|what to|up next|next|previous|older|newer)\s?(?:read|viewed|popular|shared|watched|commented|recent|stories|story|news|posts?|articles?|videos?|headlines|picks?|now|choice|this|in|up|page|reading|comments|updates)?\b.{0,24}$
        (?:sign up|sign in|log\s?in|log\s?out|register|subscribe|join|follow|like us|get the|get our|download|click|tap|support|donate|become a|try|start your|create (?:an|a|your)|buy|shop|order|enter your|please enter)\b
        (?:skip to|jump to|back to|go to|return to|scroll|toggle|open|close|menu|search|home|expand|collapse|play|pause|mute|unmute|loading|advertisement|sponsored|promoted|ad\b|continue reading)\b.{0,40}$
        (?:about|contact|terms|privacy|cookies?|careers?|jobs|advertise|newsletters?|sitemap|site map|help|faqs?|feedback|accessibility|corrections|licensing|press|imprint|disclaimer|disclosure|legal|rss|archives?|do not sell|your (?:privacy|ad|california)|manage|accept)\b.{0,40}$
        (?:filed under|tags?|topics?|categor(?:y|ies)|keywords?|sections?|labels?|posted in|in this (?:article|story)|reporting by|editing by|writing by|additional reporting)\b.{0,160}$
        (?:leave|post|add|write|view|join) (?:a |your |the |all )?(?:comments?|reply|review|discussion|conversation)\b
        (?:reply|replies|report|flag|upvote|downvote|votes?|rating|score|permalink|quote|edited|joined|member since|guest|says|said|wrote)\b.{0,24}$
        \d+ (?:replies|comments|votes|likes|points|shares|views|readers|followers|posts|upvotes)\b.{0,30}$
        (?:photo|image|picture|video|graphic|credit|source|caption)s?(?: (?:credit|by|via|courtesy|source))?\s?[:/]
        (?:\W?(?:c|copyright)\W|©|copyright\b)
        """
        )
        + r")",
    )
)

ANYWHERE = Phrases(
    re.compile(
        r"\b(?:"
        + _any(
            r"""
        privacy (?:policy|notice|statement|settings|center)
        cookies? (?:policy|notice|settings|preferences)
        terms (?:of|and|&) (?:use|service|conditions|sale)
        sign up (?:for|to)
        sign in
        log in
        newsletters?
        subscri(?:be|ber|bers|ption|ptions|bing)
        unsubscribe
        follow (?:us|me|him|her|them) on
        follow @
        share this
        share on
        click here
        read more
        see also
        more (?:from|on|stories)
        most (?:read|popular|viewed|shared)
        related (?:stories|articles|posts|content|topics|news|coverage|links)
        leave a (?:comment|reply)
        (?:your|an) e-?mail(?: address)?
        sponsored (?:by|content|links)
        advertis(?:e|er|ers|ement|ements|ing) (?:with|on|in|at|below|above|story continues)
        story continues (?:below|after)
        scroll (?:down|to)
        app store
        google play
        download (?:the|our)
        powered by
        (?:originally|first) (?:published|appeared)
        this (?:article|story|post|entry) (?:was|is|has been|first|originally)
        last (?:updated|modified)
        updated? on
        (?:is|are) a (?:reporter|writer|journalist|editor|correspondent|columnist|contributor|freelance|staff)
        affiliate (?:links?|commission|advertising)
        earn (?:a|an) (?:small |affiliate )?commission
        (?:getty|ap|afp|reuters|shutterstock|file|handout|stock) (?:images?|photos?)
        can also be accessed
        condensed version
        send (?:us )?(?:tips|feedback|your)
        have a (?:tip|story|question)
        contact (?:us|the author|him at|her at|me at)
        javascript
        your browser
        """
        )
        + r")\b",
    )
)

STRONG = Phrases(
    re.compile(
        _any(
            r"""
        all rights? reserved
        ©
        \(c\)\s?(?:19|20)\d\d
        \bcopyright (?:©|\(c\)|(?:19|20)\d\d)
        may not be (?:published|reproduced|broadcast|rewritten|redistributed)
        (?:use|uses|using|our use of) cookies
        protected by recaptcha
        opinions expressed (?:in this|by|here)
        views expressed (?:in this|by|here)
        by (?:signing|clicking|subscribing|continuing|registering|submitting|providing)(?: up| in)?,? (?:up |to )?(?:you|this|our|your)
        you (?:can|may) unsubscribe
        condensed version of
        alternate addresses
        to (?:comment|leave a comment|post a comment)
        notify me of
        (?:enable|disable) javascript
        subscribe (?:to|now|today)
        sign up (?:for|to) (?:our|the|receive|get|your)
        our (?:free )?(?:daily |weekly )?(?:newsletter|e-?mail)
        """
        ),
    )
)

CREDIT = Phrases(
    re.compile(
        r"(?:\((?:[^()]{0,60}[ /])?(?:photo|image|picture|video|ap|afp|reuters|getty|epa|tass|xinhua|file|via|pa|upi|dpa|ria novosti)(?:[ :/,][^()]{0,80})?\)?\s*$"
        r"|\b(?:photo|image|picture|photograph|video|illustration)(?:\s+credit)?\s*(?:by|via|courtesy|:|credit)\s"
        r"|\b(?:getty images|ap photo|shutterstock|file photo|handout|/\s?(?:reuters|afp|ap|getty|epa)|(?:reuters|afp|ap|epa)\s?/|image:|photo:|credit:)"
        r"|\bpictured\b.{0,20}$)",
    )
)
"""A picture's credit: a caption says whose picture it is."""

CREDIT_TAIL = re.compile(
    r"[.!?…][\"”’)]?\s+(?:[A-Z][\w.’' -]{1,40}\s?/\s?[A-Z][\w.’' /-]{1,60}|(?:Pool|Handout|File|Courtesy|Sputnik)\b[^.!?]{0,20}\b(?:via|of|by)\s[^.!?]{2,60})\.?$"
)
"""A credit set after a caption's full stop: an agency, a slash, a photographer; "Pool via …"."""

REPORTERS = re.compile(
    r"^\W{0,3}(?:(?:additional\s+|further\s+)?(?:reporting|editing|writing|edited|reported|written|production|compiled)\s+(?:and\s+\w+\s+)?by\b)",
    re.IGNORECASE,
)
"""The line at an article's end that names who worked on it."""

MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"

DATE_WORD = Phrases(
    re.compile(
        rf"\b{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{MONTH}\b|\b(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b"
        r"|\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d\b|\b\d{1,2}:\d\d\b|\b(?:\d{1,3}|an?)\s?(?:m|h|d|min|mins|minutes?|hrs?|hours?|days?|weeks?|months?|years?)\s+ago\b"
        rf"|\b{MONTH}\s+(?:19|20)\d\d\b|^(?:yesterday|today)\b",
    )
)
BYLINE = re.compile(
    r"^\W{0,2}(?:(?:written|posted|reported|story|words|text|published|reviewed|review)\s+)?by[:\s]\s?\S", re.IGNORECASE
)
ADDRESS = re.compile(
    r"(?:https?://|www\.|\S@[^\s@]{1,80}\.[a-z]|^@\w|^#\w|\b\w+\.(?:com|org|net|ir|ru|co\.uk)\b)", re.IGNORECASE
)
SEPARATOR = re.compile(r"\s[|•·»›>/\\]\s|[|•»›]|\s/\s")
