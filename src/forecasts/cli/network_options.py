"""What the commands that ask the network share: their options, and the exit code of its faults."""

import sys
from typing import TYPE_CHECKING

import click

from forecasts.cli.shared import Day, today

if TYPE_CHECKING:
    from forecasts.fetching.web import Asked

NETWORK = 4
"""The exit code of what the network did not give."""

retrieved_option = click.option(
    "--retrieved", type=Day(), default=today, help="The day it is retrieved (default: today)."
)
dry_run_option = click.option("--dry-run", is_flag=True, help="Say what would come, write nothing.")
timeout_option = click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True, max=600),
    default=30.0,
    show_default=True,
    help="Seconds to wait for a connection, and for each piece.",
)
within_option = click.option(
    "--within",
    type=click.FloatRange(min=0, min_open=True, max=3600),
    default=180.0,
    show_default=True,
    help="Seconds for an address in all, attempts and waits included.",
)
attempts_option = click.option(
    "--attempts",
    type=click.IntRange(1, 10),
    default=4,
    show_default=True,
    help="How often an address is asked at most.",
)
private_option = click.option(
    "--allow-private",
    is_flag=True,
    help="Let an address name a host of a private network, or this machine.",
)


def asked_by(timeout: float, within: float, attempts: int, *, private: bool) -> "Asked":
    """Return how addresses are asked, as the options say."""
    from importlib.util import find_spec

    from forecasts.fetching.web import Asked, Limits

    if find_spec("urllib3") is None:
        click.echo("this needs one more package: pip install 'forecasts[live]'", err=True)
        sys.exit(2)
    limits = Limits(connect=timeout, read=timeout, whole=within, attempts=attempts)
    return Asked(private=private, limits=limits)
