"""Processes of our own: they import nothing from the current folder, and end with their parent.

A Python that is started with `-c`, as the children of multiprocessing and Dask are, looks for every
module in the current folder first. `-P` keeps it from that, and children of children inherit it
through the environment.
"""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from forecasts.boundary import RefusedError

__all__ = ["ISOLATED", "process_pool", "safe_children"]

ISOLATED = (sys.executable, "-I")
"""How a script of ours is started: without the current folder, and without the environment."""

_SAFE_PATH = "PYTHONSAFEPATH"


@contextmanager
def safe_children() -> Iterator[None]:
    """Start every Python inside without the current folder on its path."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(_SAFE_PATH, None)
        else:
            os.environ[_SAFE_PATH] = before


@contextmanager
def process_pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Give a pool of so many processes; what is not begun is dropped when the work is given up.

    Raises:
        RefusedError: A process died, as one does that the system takes the memory from.
    """
    from multiprocessing import get_context

    # Spawned, not forked: the parent may have threads, and a fork would copy their locks.
    context = get_context("spawn")
    with safe_children():
        pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)
        try:
            yield pool
        except BrokenProcessPool as error:
            raise RefusedError("a process died at its work; is there enough memory?") from error
        finally:
            pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end when it ends, however that comes about."""
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
