"""Languages: scripts, words, sentences, lexicons, and which language a text or a word is in."""
