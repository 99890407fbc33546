"""docs/notebook.ipynb shows what its cells show today; `tools/write_notebook.py` writes it."""

import base64
import json
from collections.abc import Mapping
from typing import Any

from write_notebook import NOTEBOOK, rendered


def shown(notebook: Mapping[str, Any]) -> list[tuple[list[str], list[Any]]]:
    """Return each cell with what it shows; of a picture its title, for its bytes may vary."""
    return [
        (cell["source"], [_without_picture(each) for each in cell.get("outputs", ())])
        for cell in notebook["cells"]
    ]


def _without_picture(output: Mapping[str, Any]) -> dict[str, Any]:
    data = {kind: text for kind, text in output.get("data", {}).items() if kind != "image/png"}
    return {**output, "data": data}


def test_the_notebook_shows_what_its_cells_show() -> None:
    written = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert len(written["cells"]) > 10
    assert shown(written) == shown(rendered()), "run `python tools/write_notebook.py`"


def test_the_notebook_holds_a_picture_and_tables() -> None:
    written = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    data = [
        output["data"]
        for cell in written["cells"]
        for output in cell.get("outputs", ())
        if "data" in output
    ]
    (picture,) = [base64.b64decode(each["image/png"]) for each in data if "image/png" in each]
    assert picture.startswith(b"\x89PNG")
    assert sum("text/html" in each for each in data) >= 4
