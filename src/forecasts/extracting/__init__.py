"""From articles to drafts of claims: what is said of the future, by whom, of what."""
