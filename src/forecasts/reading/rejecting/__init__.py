"""Numbers that are no quantities: names, labels, dates, list markers."""
