"""From a document to its parts: bytes to text, text to title, paragraphs and sentences."""
