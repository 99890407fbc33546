"""Each attack tells the report of its test how many it tried and how many got through."""

from collections.abc import Iterator

import attack
import pytest


@pytest.fixture(autouse=True)
def counted(request: pytest.FixtureRequest) -> Iterator[None]:
    """Record the counts of a test; one that counts nothing itself is one attempt."""
    attack.COUNTS.clear()
    yield
    own = [(request.function.__name__.removeprefix("test_").replace("_", " "), 1, 0)]
    request.node.user_properties += [("attack", count) for count in attack.COUNTS or own]
