"""Benchmarks: quality on annotated documents and clean text, speed and memory. Run each as `python -m bench.NAME`."""
