"""The process that typesets: `python typeset.py FOLDER TIMESTAMP STANDARD...`.

It reads nothing but the folder and the fonts, and a document that eats memory takes only this
process down.
"""

import sys
from pathlib import Path
from typing import Any

_MEMORY = 4 * 2**30  # bytes of address space; the fonts and a hundred pages need a tenth


def main(folder: str, timestamp: str, *standards: Any) -> int:  # noqa: ANN401 - typst names them
    """Typeset `review.typ` in the folder to `review.pdf`; return the exit code."""
    import noto_cjk_sans_otc
    import typst

    _limit_memory()
    fonts = Path(__file__).resolve().parents[2] / "fonts"
    root = Path(folder)
    try:
        pdf = typst.compile(
            str(root / "review.typ"),
            root=str(root),
            font_paths=[str(fonts), str(Path(str(noto_cjk_sans_otc.FONT_PATH)).parent)],
            ignore_system_fonts=True,
            pdf_standards=list(standards),
            timestamp=int(timestamp),
        )
    except typst.TypstError as error:
        print("\n".join(filter(None, [str(error), *getattr(error, "hints", [])])), file=sys.stderr)  # noqa: T201
        return 1
    (root / "review.pdf").write_bytes(pdf)
    return 0


def _limit_memory() -> None:
    """Hold the process to a limit where the system knows one."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
