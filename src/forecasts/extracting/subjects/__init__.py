"""What a figure measures, and of what."""
