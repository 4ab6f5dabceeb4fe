"""The door: starts the pages behind a guard that decides who may come in and with which headers. Nothing else.

``streamlit run dashboard.py``; more names by ``PARALLAX_ALLOWED_HOSTS``, more rights by ``PARALLAX_VISITORS_MAY_EDIT``.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from analysis import door
from pages.parts import ahead, ready

INDEX = Path(st.__file__).with_name("static") / "index.html"
ARRIVE = Path(__file__).parent / "pages" / "parts" / "arrive.html"
"""The pages with scripts that may run: Streamlit's own, and the line that brings a reader to the sentence followed."""

hosts = door.allowed_hosts()
policy = door.Policy(
    hosts=hosts, scripts=door.script_hashes("".join(page.read_text(encoding="utf-8") for page in (INDEX, ARRIVE)))
)
# Streamlit checks the WebSocket's Host once more, against a list of its own (IPv6 addresses without brackets).
config.set_option("server.allowedHosts", sorted(name.strip("[]") for name in hosts))

app = st.App(
    Path(__file__).parent / "pages" / "frame.py",
    lifespan=ready.early,
    middleware=[Middleware(door.Guard, policy=policy), Middleware(ahead.Ahead, link=ahead.link())],
)
