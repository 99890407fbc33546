"""A scheduler of Dask and its workers, each a process of its own, on loopback."""

import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

READERS: list[threading.Thread] = []


def spawn(*words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", *words], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )


def wait_for(process: "subprocess.Popen[str]", word: str) -> str:
    assert process.stderr is not None
    for line in process.stderr:
        if word in line:
            READERS.append(threading.Thread(target=process.stderr.read, daemon=True))
            READERS[-1].start()
            return line
    raise AssertionError(f"{process.args} ended without saying {word}")


@contextmanager
def start_cluster(size: int) -> "Iterator[tuple[str, list[subprocess.Popen[str]]]]":
    """Give the scheduler's address and so many workers, of one thread each."""
    words = ("--host", "127.0.0.1", "--port", "0", "--dashboard-address", "127.0.0.1:0")
    scheduler = spawn("distributed.cli.dask_scheduler", *words)
    workers: list[subprocess.Popen[str]] = []
    try:
        address = "tcp://" + wait_for(scheduler, "Scheduler at:").split("tcp://")[1].strip()
        own = ("--host", "127.0.0.1", "--no-nanny", "--nthreads", "1", "--no-dashboard")
        workers += [spawn("distributed.cli.dask_worker", address, *own) for _ in range(size)]
        for worker in workers:
            wait_for(worker, "Registered to")
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()
        for thread in READERS:
            thread.join(timeout=10)
        for process in (*workers, scheduler):
            if process.stderr is not None:
                process.stderr.close()
