"""Pages and what is sent beside them, from the templates of the site."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from forecasts.reviewing.printing.templating import open_templates
from forecasts.site.addresses import lead_to

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["asset", "render"]

_TEMPLATES = Path(__file__).resolve().parent / "templates"


@cache
def _environment() -> "Environment":
    environment = open_templates(_TEMPLATES, ends_line=True)
    environment.globals["lead_to"] = lead_to
    return environment


def render(template: str, **values: object) -> bytes:
    """Return a page; every text in it is escaped as HTML or XML asks for."""
    return _environment().get_template(template).render(**values).encode("utf-8")


def asset(name: str) -> bytes:
    """Return a file that is written as it is: the style sheet, the script."""
    return (_TEMPLATES / name).read_bytes()
