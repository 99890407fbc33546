"""Why the network gave nothing."""

__all__ = ["FetchError"]


class FetchError(Exception):
    """Why an address gave nothing that can be used, in a line.

    Attributes:
        again: Another attempt may help, now or later.
        wait: Seconds that the host asked to be left alone; None where it did not say.
    """

    def __init__(self, message: str, *, again: bool = False, wait: float | None = None) -> None:
        """Take the line, and whether to try again."""
        super().__init__(message)
        self.again = again
        self.wait = wait
