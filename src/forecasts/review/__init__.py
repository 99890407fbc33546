"""The annual review: tables, sentences computed from them, one document, three printers."""
