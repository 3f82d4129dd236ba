"""The embedded encoder: pieces, spans, fluency."""
