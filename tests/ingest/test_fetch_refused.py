from __future__ import annotations

import pytest

from benchmarks import hostile_fetch
from benchmarks.hostile_fetch import Case

CASES = tuple(hostile_fetch.cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.then or case.link)[:60])
def test_no_link_leads_inside(case: Case) -> None:
    """Each hostile link is refused under the strict policy, and nothing but its public first page is connected to."""
    assert hostile_fetch.refused(case)


def test_the_table_holds_what_it_claims() -> None:
    """More than 120 links in seven groups, all refused, and a link that is not hostile would show."""
    rows = hostile_fetch.rows()
    assert sum(row.tried for row in rows) == len(CASES) > 500
    assert [row.group for row in rows if row.passed or row.refused != row.tried] == []
    assert len(rows) == 7
    assert not hostile_fetch.refused(
        Case("names that lead inside", "http://paper.example.org/", (hostile_fetch.PUBLIC,), "/x")
    )
