"""Results of several articles → values with intervals, differences, evidence; ``analysis.compare`` is the function."""
