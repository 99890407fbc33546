"""The legal rates of the currencies that the euro replaced; only conversion needs them."""

from typing import NamedTuple

__all__ = ["EURO_RATES", "EuroRate"]


class EuroRate(NamedTuple):
    """What one euro is in a currency that it replaced, by law.

    Attributes:
        rate: Units of the currency for one euro.
        since: The day of the changeover, from which the rate counts.
        origin: The act of law that fixes it.
    """

    rate: float
    since: str
    origin: str


_LAW_1998 = "Council Regulation (EC) No 2866/98"
EURO_RATES: dict[str, EuroRate] = {
    "ATS": EuroRate(13.7603, "1999-01-01", _LAW_1998),
    "BEF": EuroRate(40.3399, "1999-01-01", _LAW_1998),
    "DEM": EuroRate(1.95583, "1999-01-01", _LAW_1998),
    "ESP": EuroRate(166.386, "1999-01-01", _LAW_1998),
    "FIM": EuroRate(5.94573, "1999-01-01", _LAW_1998),
    "FRF": EuroRate(6.55957, "1999-01-01", _LAW_1998),
    "IEP": EuroRate(0.787564, "1999-01-01", _LAW_1998),
    "ITL": EuroRate(1936.27, "1999-01-01", _LAW_1998),
    "LUF": EuroRate(40.3399, "1999-01-01", _LAW_1998),
    "NLG": EuroRate(2.20371, "1999-01-01", _LAW_1998),
    "PTE": EuroRate(200.482, "1999-01-01", _LAW_1998),
    "GRD": EuroRate(340.750, "2001-01-01", "Council Regulation (EC) No 1478/2000"),
    "SIT": EuroRate(239.640, "2007-01-01", "Council Regulation (EC) No 1086/2006"),
    "CYP": EuroRate(0.585274, "2008-01-01", "Council Regulation (EC) No 1135/2007"),
    "MTL": EuroRate(0.429300, "2008-01-01", "Council Regulation (EC) No 1134/2007"),
    "SKK": EuroRate(30.1260, "2009-01-01", "Council Regulation (EC) No 694/2008"),
    "EEK": EuroRate(15.6466, "2011-01-01", "Council Regulation (EU) No 671/2010"),
    "LVL": EuroRate(0.702804, "2014-01-01", "Council Regulation (EU) No 870/2013"),
    "LTL": EuroRate(3.45280, "2015-01-01", "Council Regulation (EU) No 851/2014"),
    "HRK": EuroRate(7.53450, "2023-01-01", "Council Regulation (EU) 2022/1208"),
    "BGN": EuroRate(1.95583, "2026-01-01", "Council Regulation (EU) 2025/1409"),
}
"""Every currency that the euro replaced."""
