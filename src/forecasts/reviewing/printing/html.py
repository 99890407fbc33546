"""The review as one HTML file: no request to anywhere, dark and light, printable, accessible."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from forecasts.reviewing.document import Document
from forecasts.reviewing.printing.templating import open_templates

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["print_page"]

_TAG = re.compile(r"<[^!<>][^<>]*>")
_UNSEEN = re.compile(r"<\?xml.*?\?>|<!DOCTYPE[^>]*>|<!--.*?-->|(?<=>)\s+(?=<)", re.DOTALL)
_TEMPLATES = Path(__file__).resolve().parent / "templates"


@cache
def _environment() -> "Environment":
    environment = open_templates(_TEMPLATES)
    environment.filters["data_address"] = _data_address
    return environment


def _data_address(svg: str) -> str:
    """Return a picture as an address that holds it: inlined twice, its ids could not collide.

    As text it takes a fifth less than in base 64; single quotes stand for double ones in its tags.
    What a browser does not need is left out: the prefix of `xlink`, comments, breaks between tags.
    """
    from markupsafe import Markup

    svg = _UNSEEN.sub("", svg).replace(" xlink:href=", " href=")
    told = _TAG.sub(lambda tag: tag[0].replace('"', "'") if "'" not in tag[0] else tag[0], svg)
    address = quote(told.replace("\n", " "), safe=" !'()*+,-./:;<=>?@_")
    # Neither a double quote nor an ampersand is left that could end the attribute.
    return Markup(f"data:image/svg+xml;charset=utf-8,{address}")  # noqa: S704


def print_page(document: Document) -> str:
    """Return the document as HTML; every text is escaped, links are http or https only."""
    from markupsafe import Markup

    style = (_TEMPLATES / "review.css").read_text(encoding="utf-8")
    template = _environment().get_template("review.html")
    # Our own style sheet and our own small pictures are the only markup that is let through.
    return template.render(document=document, style=Markup(style), markup=Markup)  # noqa: S704
