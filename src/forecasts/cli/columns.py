"""`--columns` and `--sort`: the same in every command that lists claims."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from forecasts.problem import did_you_mean

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["columns_options", "named_columns", "sort_option", "sort_rows"]

_SAME: Mapping[str, str] = MappingProxyType(
    {"id": "claim_id", "claim_id": "id", "target": "target_period"}
)
"""What conditions call a column that has another name in a table."""


sort_option = click.option(
    "--sort", metavar="A,-B", help="Sort by these columns; `-` is from high to low."
)


def columns_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--columns` and `--sort` to a command."""
    told = "Show these columns, in this order; `all` shows every one."
    return click.option("--columns", metavar="A,B", help=told)(sort_option(command))


def named_columns(words: str, there: Sequence[str], option: str = "--columns") -> list[str]:
    """Return the columns that an option names; `all` of `--columns` names every one.

    Raises:
        click.BadParameter: One of them is not there.
    """
    if words == "all" and option == "--columns":
        return list(there)
    names = []
    for word in words.split(","):
        name = word.strip()
        name = name if name in there else _SAME.get(name, name)
        if name not in there:
            hint = did_you_mean(name, tuple(there)) or f"the columns are {', '.join(there)}"
            raise click.BadParameter(f"no column `{name}`; {hint}", param_hint=option)
        names.append(name)
    return names


def sort_rows(table: "pd.DataFrame", words: str | None, there: Sequence[str]) -> "pd.DataFrame":
    """Return the rows in the order that `--sort` names; without one as they are.

    Raises:
        click.BadParameter: A column is not there.
    """
    if not words:
        return table
    signed = [word.strip() for word in words.split(",")]
    keys = named_columns(",".join(word.removeprefix("-") for word in signed), there, "--sort")
    rising: Any = [not word.startswith("-") for word in signed]
    return table.sort_values(keys, ascending=rising, kind="stable")
