"""Speed against the plain way, and agreement with people. Run, not imported: ``python -m benchmarks.speed`` and the like."""
