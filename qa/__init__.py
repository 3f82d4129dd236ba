"""mtqa finds machine-translation artefacts in translated documents, explains them and gates a feed."""

__version__ = "0.1.0"
