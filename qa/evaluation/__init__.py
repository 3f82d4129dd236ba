"""Measures a tool against annotated texts: annotations and predictions come in, figures come out."""
