"""Corrections: which of a report's suggestions may be made, where in the file, and how the file is replaced."""
