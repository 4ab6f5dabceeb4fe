"""How do outlets differ over many events? Against the others of the same events, in themselves, and as time goes by."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts import chart, words
from pages.passing import chosen, clicking, counting, exhibits, filling, in_time, numbers, source, top

st.html(Path(__file__).parent / "passing" / "passing.css")
top.question()
with st.container(key="passing_from"):
    given = source.choose()
if given is None:
    st.stop()
filling.panel(given)
with st.container(key="passing_asked"):
    asked = top.choose(given)
if asked is None:
    st.stop()
found = counting.count(given, asked)
top.state(given, asked, found)
top.finding(given, asked, found)

words.section(
    "Against the other outlets on the same events",
    "Each small dot is an event: how far the outlet lies from the mean of the others that tell it. Large dot: the mean over its events; "
    "thick line: 50 % interval, thin line: 95 %. Click a dot to see its articles.",
)
exhibits.draw(given, asked, found)

words.section(
    "As time goes by",
    "A dot a period, all outlets on one scale. Hollow: too few events for an interval. Where there is no dot there was no article.",
)
in_time.draw(given, asked, found)

chosen.panel(given, asked, found)
clicking.ring()
numbers.draw(given, asked, found)
st.html(
    '<p class="note foot">Every event counts once, and so does every other outlet in it; intervals draw whole events again, tests are '
    "Holm-adjusted for the outlets shown. It fails where outlets choose different events, where articles of one event are about different "
    "things, where one outlet stands so far off that it moves the mean against which all others are held, and where an outlet’s articles in the library are not a fair sample of what it publishes: then it tells of these articles only.</p>"
)
with st.container(key="foot", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.page_link("methods.py", label="How this is measured")
    chart.picture()
