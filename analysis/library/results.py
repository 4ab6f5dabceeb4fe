"""What was found out about an article, by its hash and the method's version: bytes the library does not look into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.library.rows import sealed
from analysis.library.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable

ASK_AT_ONCE = 500
"""Hashes asked for in one query; SQLite takes 999 values in its older versions."""


class Results(Shelf):
    """The results and the settings of an opened library."""

    def result(self, article_hash: str, method: str) -> bytes | None:
        """Return the result kept for an article under this very method; ``None``: there is none, or a damaged one."""
        return self.results([article_hash], method).get(article_hash)

    def results(self, article_hashes: Iterable[str], method: str) -> dict[str, bytes]:
        """Return the results kept under this very method by article hash; what is missing or damaged is left out."""
        hashes = list(dict.fromkeys(article_hashes))
        found: dict[str, bytes] = {}
        for start in range(0, len(hashes), ASK_AT_ONCE):
            some = hashes[start : start + ASK_AT_ONCE]
            marks = ", ".join("?" * len(some))
            query = f"SELECT hash, seal, payload FROM results WHERE method = ? AND hash IN ({marks})"  # noqa: S608
            rows = self._rows(query, method, *some)
            found |= {name: payload for name, seal, payload in rows if sealed((payload,)) == seal}
        return found

    def keep_result(self, article_hash: str, method: str, payload: bytes) -> bool:
        """Keep the result of an article in the library, instead of an older one of the same method.

        Returns ``False``, and keeps nothing, when no such article is (or is any longer) in the library: what a reader
        deletes is not brought back by an analysis that was still running.
        """
        with self.together():
            if not self._rows("SELECT 1 FROM articles WHERE hash = ? LIMIT 1", article_hash):
                return False
            row = (article_hash, method, sealed((payload,)), payload)
            self._run("INSERT OR REPLACE INTO results (hash, method, seal, payload) VALUES (?, ?, ?, ?)", *row)
            return True

    def forget_other_methods(self, method: str) -> int:
        """Delete the results of all methods but this one; return how many there were."""
        with self.together():
            return self._run("DELETE FROM results WHERE method <> ?", method)

    def _forget_orphans(self) -> None:
        """Delete the results of texts that are no longer in the library."""
        self._run("DELETE FROM results WHERE hash NOT IN (SELECT hash FROM articles)")

    def setting(self, name: str) -> str | None:
        """Return a setting kept under ``name``, ``None`` where there is none."""
        found = self._rows("SELECT value FROM settings WHERE name = ?", name)
        return str(found[0][0]) if found else None

    def keep_setting(self, name: str, value: str) -> None:
        """Keep a setting."""
        with self.together():
            self._run("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", name, value)
