"""What bounds a figure: the words before and behind it, and what only looks like them."""
