"""Every pattern of the product: found by importing it all with `re.compile` watched, so that none can be forgotten."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
USES = {"compile", "search", "match", "fullmatch", "split", "sub", "subn", "findall", "finditer"}
STARTED = {"analysis.__main__", "analysis.ingest.child"}
"""Modules that are run and not imported."""


class Found(NamedTuple):
    """A pattern, and the module and line where it is made."""

    module: str
    line: int
    pattern: str
    flags: int

    @property
    def where(self) -> str:
        """Name the place."""
        return f"{self.module}:{self.line}"


@cache
def every() -> tuple[Found, ...]:
    """Return the patterns of all modules: those made on import, in a process of its own, and those in functions."""
    command = [sys.executable, "-c", "from tests import patterns; patterns.tell()"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    made = {Found(*row) for row in json.loads(told.splitlines()[-1])}
    return tuple(sorted(made | in_functions()))


def tell() -> None:
    """Import every module of the product and print the patterns that they make."""
    made: set[tuple[str, int, str, int]] = set()
    original = re.compile

    def watched(pattern: str | bytes | re.Pattern[str], flags: int = 0) -> re.Pattern[str]:
        found = original(pattern, flags)
        caller = sys._getframe(1)
        if caller.f_globals.get("__name__", "").startswith("analysis"):
            text = found.pattern.decode("latin-1") if isinstance(found.pattern, bytes) else found.pattern
            made.add((caller.f_globals["__name__"], caller.f_lineno, text, found.flags))
        return found

    re.compile = watched
    for name in modules():
        importlib.import_module(name)
    sys.stdout.write(json.dumps(sorted(made)) + "\n")


def modules() -> list[str]:
    """Return the names of the product's modules that can be imported."""
    import analysis

    return [one.name for one in pkgutil.walk_packages(analysis.__path__, "analysis.") if one.name not in STARTED]


def in_functions() -> set[Found]:
    """Return the patterns that stand in calls inside functions: they must be plain strings, so that they can be read here."""
    found = set()
    for path in sorted((ROOT / "analysis").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef | ast.Lambda):
                found |= {Found(module, call.lineno, _text(call), 0) for call in ast.walk(function) if _is_use(call)}
    return found


def _is_use(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in USES
    )


def _text(call: ast.AST) -> str:
    """Return the pattern of a call, ``""`` where it is put together when the function runs (the module then lists it)."""
    first = call.args[0] if isinstance(call, ast.Call) and call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""
