"""How fast quantities are found: ours beside quantulum3 and a scan for digits, in one run.

Run `python benchmarks/reading.py [FILE...]`; without files it reads sentences of its own. CPU time,
the best of several interleaved rounds; the machine is never quiet, so read the ratios.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

from forecasts.reading import read
from forecasts.reading.find import find

ROUNDS = 7
SIZE = 500_000
PEER_SIZE = 6_000
ENGLISH = """\
The companies said on Tuesday that they would work together on a new generation of vehicles, which
are expected to reach customers in Europe and Asia before the end of the decade. Sales rose 12% to
$3.4 billion in the first half, helped by demand from fleet operators, while costs were little
changed. Analysts had been more cautious. The chief executive told reporters that the strategy was
on track and that the board saw no need to change it; suppliers would be asked to share more of the
development work, and two plants would be converted. Nearly 1,200 workers are affected, though the
union said that it had been promised talks. Investors will look for details at the annual meeting,
where the outlook for the coming years is to be presented together with the results of the review.
"""
CHINESE = """\
会议指出，产业发展正处在从示范应用走向规模化推广的关键阶段，企业之间的合作日益紧密，标准体系逐步完善，
配套政策陆续出台。预计到2030年，市场规模将超过1200亿元，年均增速保持在15%左右。与会专家认为，
技术创新仍然是推动行业前进的根本动力，应当加强基础研究，完善测试验证环境，鼓励上下游协同攻关，同时注重安全与
可靠性。来自各地的300余名代表围绕核心零部件、软件平台、应用场景等议题进行了交流，并参观了相关企业。
"""


def digits(text: str) -> list[str]:
    """Find runs of digits: the least that any reader must do."""
    return re.findall("[0-9]+", text)


def peer(text: str) -> object:
    """Read with quantulum3, when it is installed."""
    from quantulum3 import parser

    return parser.parse(text)


def rate(work: Callable[[str], object], text: str) -> float:
    """Return megabytes of UTF-8 read per second of CPU time, once."""
    start = process_time()
    work(text)
    return len(text.encode()) / 1e6 / max(process_time() - start, 1e-9)


def best_rates(text: str) -> dict[str, float]:
    """Return the best rate of each reader over interleaved rounds."""
    best = {"digits": 0.0, "find": 0.0, "read": 0.0}
    for _ in range(ROUNDS):
        for name, work in (("digits", digits), ("find", find), ("read", read)):
            best[name] = max(best[name], rate(work, text))
    try:
        best["quantulum3"] = rate(peer, text[:PEER_SIZE])
    except ImportError:
        print("quantulum3 is not installed: not compared")
    return best


def main(names: list[str]) -> None:
    """Print rates and ratios for each text."""
    texts = {name: Path(name).read_text(encoding="utf-8") for name in names}
    for label, text in (texts or {"English": ENGLISH, "Chinese": CHINESE}).items():
        long = text * max(1, SIZE // len(text))
        best = best_rates(long)
        found = len(find(long)) / (len(long.encode()) / 1e6)
        print(f"{label}: {found:,.0f} quantities a MB")
        for name, speed in best.items():
            print(
                f"  {name:10} {speed:10.3f} MB/CPU-s  {best['digits'] / speed:10.1f} x a scan "
                "for digits"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
