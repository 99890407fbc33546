"""The floors inside `scores`: imports go down only, and every module stands on one of them."""

import ast

from test_architecture import SOURCE

SCORES = SOURCE / "scores"
# From the ground up; two on one floor know nothing of each other.
FLOORS: tuple[frozenset[str], ...] = (
    frozenset({"tables", "request", "inference"}),
    frozenset({"metrics", "forms"}),
    frozenset({"joins"}),
    frozenset({"scoring"}),
    frozenset({"boards"}),
)


def floor_of(part: str) -> int:
    return next(number for number, parts in enumerate(FLOORS) if part in parts)


def test_arrows_inside_scores_go_down_only() -> None:
    edges = []
    for path in sorted(SCORES.rglob("*.py")):
        importer = path.relative_to(SCORES).parts[0].removesuffix(".py")
        if importer == "__init__":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "forecasts.scores"
            ):
                parts = (node.module or "").split(".")
                assert len(parts) > 2, f"{path.name} imports the roof of its own house"
                edges.append((path.name, importer, parts[2]))
    assert len(edges) > 50, "the test saw next to no imports: it is looking in the wrong place"
    up = [
        f"{name}: {importer} imports {imported}"
        for name, importer, imported in edges
        if importer != imported and floor_of(imported) >= floor_of(importer)
    ]
    assert up == []


def test_every_part_of_scores_has_a_floor() -> None:
    parts = {
        path.name.removesuffix(".py")
        for path in SCORES.iterdir()
        if path.name not in {"__init__.py", "__pycache__"}
    }
    assert parts == set().union(*FLOORS)
