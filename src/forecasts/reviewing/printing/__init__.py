"""The printers of a review: Markdown, HTML, PDF and pictures."""
