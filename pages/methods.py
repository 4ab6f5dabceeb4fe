"""How is this measured, and how well? Every measure with formula and limits, its agreement with people, the lexicon."""

from __future__ import annotations

import streamlit as st

from analysis.method import version
from pages.parts import lexicon, quality, words

st.html(
    '<p class="eyebrow">Methods</p><h1 class="px">How is this measured, and how well?</h1>'
    '<p class="state">Evidence, not verdicts: differences, how sure we are of them, and the words behind them.</p>'
)
words.section("Whose words")
words.text(
    "Every article is cut into sentences, and every sentence into stretches of one voice: the outlet’s own words, words in quotation "
    "marks that are attributed to someone, and paraphrase: what the article says that others say, without quotation marks. Short quotations (up to four words) count as quoted only where the sentence says who speaks; "
    "otherwise they are scare quotes and stay the outlet’s own. A split sentence counts for each voice by its share of the words."
)
words.section("How sure are we?")
words.text(
    "The thin line of every dot is a 95 % interval, the thick one 50 %: the sentences of the article are drawn again 2,000 times with "
    "replacement (bootstrap). Two articles are called clearly different only when dealing their sentences out at random (permutation) "
    "gives so large a difference in fewer than 5 of 100 cases, after Holm’s adjustment for the number of pairs shown; so “clear” can change "
    "when an outlet is switched off. Everything else reads “cannot tell apart”. With fewer than five sentences there is no interval. "
    "Every pair is dealt 2,000 times. Where there are more than 100 pairs, as among 15 articles, that is too coarse: there a pair is "
    "dealt in rounds, 500 times at first, until chance has done as much ten times or the deals are 40 times the number of pairs "
    "(31,200 for 40 articles; Besag & Clifford 1991). Pairs of more than 60 articles are not compared. "
    "All draws are seeded by the texts: the same input gives the same output."
)
words.text(
    "An interval stands for one number by itself, the verdict for all pairs together; so the interval of a difference can leave out 0 "
    "where we say “cannot tell apart”. Of a few very uneven sentences beside many even ones the verdict can be “clear” by their spread "
    "alone: where the interval then holds 0, go by the interval. Intervals of few sentences are too narrow, and where nothing at all was counted "
    "they have no width. Every sentence counts as if drawn by itself, but neighbours are somewhat alike and an article has a beginning and "
    "an end; so all of this is a little too sure."
)
words.section(
    "How well does it agree with people?",
    "Measured on public data that people have labelled. By chance 50 of 100 pairs would be ranked rightly, and a correlation would be 0. "
    "The lexicon was made with these data in sight, so the first figure flatters it; “held to the other half” chooses strengths and weights "
    "on one half and is scored on the other.",
)
quality.table()
quality.failures()
words.section(
    "Facts and actors, on labels of our own",
    "No public data fit them: for these we labelled articles by reading, and committed the offsets. Real articles paraphrase, so on the Facts "
    "page “not found in this text” often means that the matching missed it.",
)
quality.by_own_labels()
words.section("The measures")
quality.measures()
words.section("The exhibits")
quality.exhibits()
words.section(
    "The lexicon",
    "Every entry that charged wording knows, written for this project. Search it with the magnifying glass; switch off what you do not "
    "agree with, or add entries of your own: they are kept in your library and travel with an exported event.",
)
lexicon.panel()
st.html(
    f'<p class="note foot">Method version {version()}: a hash of the code and data that measure. Results of another version are never shown.</p>'
)
