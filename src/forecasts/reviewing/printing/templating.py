"""Templates of pages: every text is escaped, and an unknown name is an error."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["open_templates"]


def open_templates(folder: Path, *, ends_line: bool = False) -> "Environment":
    """Return the templates in a folder.

    Args:
        folder: Where they lie.
        ends_line: Keep the line feed at the end of a template.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=ends_line,
    )
