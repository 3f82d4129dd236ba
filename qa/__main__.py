"""`python -m qa` is `mtqa`."""

from qa.cli import main

main()
