"""Who gets to speak: words per speaker and side, with which verbs, whose words are doubted, one statement in several outlets."""
