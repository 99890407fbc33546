"""What takes part and what does not: nothing is left out in silence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from forecasts.diagnostics import agree, count
from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.joins.doubts import Doubts
from forecasts.scores.joins.joined import Joined
from forecasts.scores.joins.near_misses import NearMisses, find_near_misses
from forecasts.scores.tables.columns import NothingToScoreError
from forecasts.scores.tables.keys import row_codes

NO_MISSES = NearMisses()
NO_DOUBTS = Doubts()
# In a larger table a look for repeated forecasts would cost more than the scores.
LARGEST_DOUBLE_CHECK = 200_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How many forecasts there are, and how many cannot take part, by reason."""

    forecasts: int = 0
    no_actual: int = 0
    no_error: int = 0
    no_baseline: int = 0
    errors: bool = True
    near: NearMisses = NO_MISSES
    doubts: Doubts = NO_DOUBTS

    def __add__(self, other: "Counts") -> "Counts":
        """Return the counts of two parts of a table."""
        return Counts(
            forecasts=self.forecasts + other.forecasts,
            no_actual=self.no_actual + other.no_actual,
            no_error=self.no_error + other.no_error,
            no_baseline=self.no_baseline + other.no_baseline,
            errors=self.errors and other.errors,
            near=self.near + other.near,
            doubts=self.doubts + other.doubts,
        )

    def say(self, error: str | None, notes: Sequence[str] = ()) -> list[str]:
        """Return the counts as sentences; none is left out in silence.

        Args:
            error: Basis of the error; None where no score takes an error.
            notes: What was said before; how the tables were joined belongs to an error.

        Raises:
            NothingToScoreError: No forecast has an actual, so that there is nothing to score.
        """
        if not self.forecasts:
            raise NothingToScoreError("the claims have no rows")
        if self.forecasts == self.no_actual:
            told = [note for note in notes if note.startswith(("joined on", "growth: "))]
            joined = "; ".join(told)
            raise NothingToScoreError(
                f"no forecast of {self.forecasts} has an actual: compare the key columns of "
                f"both tables, or name other ones with --on{joined and f' ({joined})'}"
            )
        lines = [f"{self._have(self.no_actual)} no actual", *self.near.say()]
        if self.no_error:
            have = "has" if self.no_error == 1 else "have"
            lines.append(
                f"{self.no_error} more {have} no {error} error (a blank cell, an actual of zero, "
                "or a logarithm of a negative number)"
                if error and self.errors
                else f"{self.no_error} more {have} no score (a blank cell, or no forecast)"
            )
        if self.no_baseline:
            lines.append(f"{self._have(self.no_baseline)} no baseline")
        return [*lines, *self.doubts.say()]

    def _have(self, number: int) -> str:
        return agree(number, "forecast", "has", "have", of=self.forecasts)


def count_forecasts(forecasts: Forecasts, joined: Joined) -> Counts:
    """Return how many forecasts take part, and how many do not, by reason."""
    if "counted" not in forecasts.arrays:  # whoever computes errors counts
        return Counts(forecasts=len(forecasts), near=find_near_misses(joined))
    without = 0 if joined.place is None else int((joined.place < 0).sum())
    lost = int(np.isnan(forecasts.arrays["counted"]).sum()) - without
    baseline = forecasts.arrays.get("baseline")
    bare = 0 if baseline is None else int(np.isnan(baseline).sum())
    return Counts(
        forecasts=len(forecasts),
        no_actual=without,
        no_error=max(lost, 0),
        no_baseline=bare,
        errors="error" in forecasts.arrays,
        near=find_near_misses(joined),
    )


def say_doubles(joined: Joined) -> list[str]:
    """Say how many forecasts stand twice in the table; they count as often as they stand there."""
    roles, frame = joined.claims.roles, joined.claims.frame
    names = joined.unit or tuple(
        dict.fromkeys(
            [
                *joined.keys,
                *(roles[role] for role in ("source", "stated", "horizon") if role in roles),
            ]
        )
    )
    alike = not (joined.unit or joined.keys)
    names = tuple(frame.columns) if alike else names
    if not names or len(frame) < 2:
        return []
    if len(frame) > LARGEST_DOUBLE_CHECK:
        what = ", ".join(names)
        return [f"{count(len(frame), 'row')}: none was looked for that repeats another's {what}"]
    codes = row_codes([frame[key] for key in names])
    again = len(codes) - len(np.unique(codes))
    if again and alike:
        rows = agree(again, "row", "stands", "stand")
        return [f"{rows} twice in the claims, cell by cell; each row counts"]
    repeat = agree(again, "forecast", "repeats", "repeat")
    return [f"{repeat} another's {', '.join(names)}; each row counts"] if again else []
