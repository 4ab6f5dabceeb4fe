"""In what words: distinctive words, words in their context, and contested pairs."""
