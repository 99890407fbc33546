"""The process that typesets: `python typeset.py FOLDER TIMESTAMP STANDARD,... TEMPLATE:OUTPUT...`.

It reads nothing but the folder and the fonts, and a document that eats memory takes only this
process down.
"""

import sys
from pathlib import Path
from typing import Any

_MEMORY = 4 * 2**30  # bytes of address space; the fonts and a hundred pages need a tenth


def main(folder: str, timestamp: str, standards: str, *jobs: str) -> int:
    """Typeset each template in the folder to its output, by the output's suffix; return 0 or 1."""
    import noto_cjk_sans_otc
    import typst

    _limit_memory()
    fonts = Path(__file__).resolve().parents[2] / "fonts"
    root = Path(folder)
    places = [str(fonts), str(Path(str(noto_cjk_sans_otc.FONT_PATH)).parent)]
    for job in jobs:
        template, _, output = job.partition(":")
        kind: Any = output.rpartition(".")[2]
        more: dict[str, Any] = {"pdf_standards": standards.split(",")} if kind == "pdf" else {}
        more |= {"timestamp": int(timestamp)} if kind == "pdf" else {"ppi": 72.0}
        try:
            made = typst.compile(
                str(root / template),
                root=str(root),
                font_paths=places,
                ignore_system_fonts=True,
                format=kind,
                **more,
            )
        except typst.TypstError as error:
            told = "\n".join(filter(None, [str(error), *getattr(error, "hints", [])]))
            print(told, file=sys.stderr)  # noqa: T201
            return 1
        (root / output).write_bytes(made)
    return 0


def _limit_memory() -> None:
    """Hold the process to a limit where the system knows one."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)  # of whoever started us, and not to be raised
    limit = _MEMORY if most == resource.RLIM_INFINITY else min(_MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
