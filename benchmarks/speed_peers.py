"""Against peers that somebody has installed for the occasion, in a virtual environment of their own.

``PARALLAX_PEERS`` names that environment's Python. None of it is this project's: what is not there is told as not measured.

    python -m venv peers && peers/bin/pip install textdescriptives nela-features en_core_web_sm
    PARALLAX_PEERS=peers/bin/python python -m benchmarks.speed --only peers

(spaCy's models do not come from the package index under their own name: see spaCy's own instructions.) A peer runs in a
process of its own, answers text by text, and is measured in turns with ours on the same new texts, both warm.

TextDescriptives: all its components that start, on spaCy's small English model, which tags and parses. It has no tone, no charged
wording and no voices. NELA's features: all of them where NLTK's data are installed, else complexity, bias, affect and
moral foundations, which need none; single numbers an article, without places in the text.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from benchmarks import speed_article
from benchmarks import speed_texts as texts
from benchmarks.speed_line import Line, taken

if TYPE_CHECKING:
    from collections.abc import Iterator

WHERE = "PARALLAX_PEERS"
TIMES, TIMES_QUICK = 15, 4
WARM = 3

ANSWER = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
{}
print(json.dumps({{"ready": told}}), flush=True)
for line in sys.stdin:
    text = json.loads(line)
    started, busy = time.perf_counter(), time.process_time()
    run(text)
    print(json.dumps([time.perf_counter() - started, time.process_time() - busy]), flush=True)
"""
TEXTDESCRIPTIVES = """
import importlib, importlib.metadata, pkgutil, spacy, textdescriptives as td
names = [name for _, name, _ in pkgutil.iter_modules() if name.startswith("en_core_web_sm")]
nlp = importlib.import_module(names[0]).load()
left_out = []
for part in ("descriptive_stats", "readability", "dependency_distance", "pos_proportions", "coherence", "quality", "information_theory"):
    try:
        nlp.add_pipe("textdescriptives/" + part)
    except Exception:
        left_out.append(part)
told = "textdescriptives " + importlib.metadata.version("textdescriptives") + " on " + nlp.meta["name"] + " " + nlp.meta["version"]
told += " without " + " and ".join(left_out) + ", which it cannot start" if left_out else ""
nlp("A plain sentence stands here, and another one.")
def run(text):
    return td.extract_dict(nlp(text))
"""
NELA = """
import importlib.metadata, re
from nela_features.nela_features import NELAFeatureExtractor
nela = NELAFeatureExtractor()
told = "nela-features " + importlib.metadata.version("nela-features")
try:
    nela.extract_all("A plain sentence stands here, and another one.")
    run = nela.extract_all
except LookupError:
    told += " without NLTK's data: complexity, bias, affect, moral"
    def run(text):
        tokens, sentences = re.findall(r"\\w+|[^\\w\\s]", text), re.split(r"(?<=[.!?])\\s+", text)
        words = [token for token in tokens if token[0].isalnum()]
        nela.extract_complexity(text, tokens, sentences, words)
        nela.extract_bias(text, tokens, words)
        nela.extract_affect(text, tokens, words)
        nela.extract_moral(text, words)
"""
PEERS = {"TextDescriptives": TEXTDESCRIPTIVES, "NELA features": NELA}


class Peer:
    """A peer in a process of its own. Raises ``RuntimeError`` with the error that it wrote when it cannot start."""

    def __init__(self, python: str, script: str) -> None:
        pipe = subprocess.PIPE
        command = [python, "-c", ANSWER.format(script)]
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        ready = self._line()
        if not ready:
            _, said = self.process.communicate()
            raise RuntimeError(next((line for line in said.splitlines() if "Error" in line), "it said nothing"))
        self.told: str = json.loads(ready)["ready"]

    def took(self, text: str) -> float:
        """Return the seconds that it took for a text, by the clock, as it says itself."""
        if self.process.stdin is None:
            raise RuntimeError("nothing can be asked of it")
        self.process.stdin.write(json.dumps(text) + "\n")
        self.process.stdin.flush()
        return float(json.loads(self._line())[0])

    def _line(self) -> str:
        return self.process.stdout.readline() if self.process.stdout else ""

    def close(self) -> None:
        """End it."""
        self.process.kill()
        self.process.communicate()


def lines(*, quick: bool) -> Iterator[Line]:
    """Yield how long one article takes here, in parts of what it takes there."""
    python = os.environ.get(WHERE, "")
    for name, script in PEERS.items():
        told = f"one article, everything, warm, against {name}"
        if not python:
            yield Line(told, (), "", note=f"not installed: {WHERE} names no environment")
            continue
        try:
            peer = Peer(python, script)
        except (OSError, RuntimeError) as error:
            yield Line(told, (), "", note=f"not installed: {error}")
            continue
        with closing(peer):
            yield _against(told, peer, TIMES_QUICK if quick else TIMES)


def _against(name: str, peer: Peer, times: int) -> Line:
    """Measure both in turns on the same new texts, with values and intervals here."""
    ratios, here, there = [], [], []
    for turn in range(times + WARM):
        text = texts.made(7000 + turn)
        ours, theirs = taken(partial(speed_article.ours, text)).wall, peer.took(text)
        if turn >= WARM:
            here.append(1000 * ours)
            there.append(1000 * theirs)
            ratios.append(ours / theirs)
    beside = (("ours ms", statistics.median(here)), ("theirs ms", statistics.median(there)))
    return Line(f"{name} ({peer.told})", tuple(ratios), "× theirs", None, beside)
