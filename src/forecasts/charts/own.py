"""matplotlib, imported without any settings of the current folder, the user or the environment.

It reads the first `matplotlibrc` that it finds, beginning in the current folder, which belongs to
somebody else: a pipe of that name would never end, and a setting moves a line.
"""

import os
import sys
from types import ModuleType
from typing import Any

__all__ = ["mpl"]


def _import_plain() -> ModuleType:
    """Import matplotlib and let it find no settings but those that it ships."""
    found = sys.modules.get("matplotlib")
    if found is not None:  # a program that uses us has its own; `style` sets the defaults again
        return found
    exists = os.path.exists

    def shipped(path: Any) -> bool:  # noqa: ANN401 - whatever the system takes for a path
        words = str(path)
        settings = words.endswith("matplotlibrc") and "mpl-data" not in words
        return not settings and exists(path)

    os.path.exists = shipped
    try:
        import matplotlib as imported  # noqa: ICN001 - it is given on as mpl
    finally:
        os.path.exists = exists
    return imported


mpl = _import_plain()
