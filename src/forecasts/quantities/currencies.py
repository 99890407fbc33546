"""Every currency: one row each, from which all that the program knows of it is derived.

A row is the ISO 4217 code, the signs, the everyday names in English (in lower case) and in Chinese,
and which rates there are: `daily` from the European Central Bank, `yearly` in `data/rates.csv`; a
currency that the euro replaced has its legal rate in `EURO_RATES`. Formal names (`Hungarian
forints`) come from CLDR (`reading/lexicon/cldr.py`). A `?` marks a word that several currencies
share: it is read so, and the value says that it was.
"""

from typing import NamedTuple, TypeAlias

__all__ = ["CURRENCIES", "EURO_RATES", "MINOR", "NOT_CODES", "EuroRate", "Row"]

Row: TypeAlias = tuple[str, str, str, str]
"""Signs between blanks, English names between commas, Chinese between blanks, kinds of rates."""


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


CURRENCIES: dict[str, Row] = {
    # ISO 4217, current
    "AED": ("", "dirham?, dirhams?", "迪拉姆", ""),
    "AFN": ("", "", "", ""),
    "ALL": ("", "", "", ""),
    "AMD": ("", "", "", ""),
    "AOA": ("", "", "", ""),
    "ARS": ("", "argentine pesos", "", ""),
    "AUD": (
        "a$ au$",
        "australian dollar, australian dollars",
        "澳元 澳大利亚元 澳洲元 元澳币 澳币",
        "daily yearly",
    ),
    "AWG": ("", "", "", ""),
    "AZN": ("₼", "", "", ""),
    "BAM": ("", "", "", ""),
    "BBD": ("", "", "", ""),
    "BDT": ("", "taka", "塔卡", ""),
    "BHD": ("", "", "", ""),
    "BIF": ("", "", "", ""),
    "BMD": ("", "", "", ""),
    "BND": ("b$", "", "", ""),
    "BOB": ("", "", "", ""),
    "BRL": ("r$", "real, reais, brazilian reais, brazilian reals", "雷亚尔", "daily yearly"),
    "BSD": ("", "", "", ""),
    "BTN": ("", "", "", ""),
    "BWP": ("", "", "", ""),
    "BYN": ("", "", "", ""),
    "BZD": ("bz$", "", "", ""),
    "CAD": (
        "c$ ca$ cdn$ can$",
        "canadian dollar, canadian dollars",
        "加元 加拿大元 加币",
        "daily yearly",
    ),
    "CDF": ("", "", "", ""),
    "CHF": (
        "sfr",
        "swiss franc, swiss francs, franc?, francs?",
        "瑞士法郎 瑞郎 法郎?",
        "daily yearly",
    ),
    "CLP": ("", "chilean pesos", "", ""),
    "CNY": (
        "￥? cn¥ rmb¥ rmb cnh",
        "yuan, chinese yuan, renminbi, rmb, yuan renminbi, rmb yuan",
        "元? 圆? 块? 块钱? 人民币 元人民币 人民币元 元钱?",
        "daily yearly",
    ),
    "COP": ("", "colombian pesos", "", ""),
    "CRC": ("₡", "", "", ""),
    "CUP": ("", "", "", ""),
    "CVE": ("", "", "", ""),
    "CZK": ("", "koruna, czech crowns", "", "daily"),
    "DJF": ("", "", "", ""),
    "DKK": ("", "danish kroner, danish crowns", "丹麦克朗", "daily"),
    "DOP": ("", "", "", ""),
    "DZD": ("", "", "", ""),
    "EGP": ("e£", "", "", ""),
    "ERN": ("", "", "", ""),
    "ETB": ("", "", "", ""),
    "EUR": ("€ euro", "euro, euros", "欧元 欧", "daily yearly"),
    "FJD": ("", "", "", ""),
    "FKP": ("", "", "", ""),
    "GBP": (
        "£? stg",
        "pound sterling, pounds sterling, sterling, british pound, british pounds, quid",
        "英镑 镑?",
        "daily yearly",
    ),
    "GEL": ("₾", "", "", ""),
    "GHS": ("₵", "", "", ""),
    "GIP": ("", "", "", ""),
    "GMD": ("", "", "", ""),
    "GNF": ("", "", "", ""),
    "GTQ": ("", "", "", ""),
    "GYD": ("", "", "", ""),
    "HKD": (
        "hk$",
        "hong kong dollar, hong kong dollars, hk dollars",
        "港元 港币 元港币",
        "daily yearly",
    ),
    "HNL": ("", "", "", ""),
    "HTG": ("", "", "", ""),
    "HUF": ("", "forint, forints", "", "daily"),
    "IDR": ("rp", "rupiah", "印尼盾 印尼卢比", "daily"),
    "ILS": ("₪", "shekel, shekels", "谢克尔", "daily yearly"),
    "INR": ("₹ Rs? Rs.?", "rupee?, rupees?, indian rupees", "卢比? 印度卢比", "daily yearly"),
    "IQD": ("", "", "", ""),
    "IRR": ("", "", "", ""),
    "ISK": ("", "", "", "daily"),
    "JMD": ("j$", "", "", ""),
    "JOD": ("", "", "", ""),
    "JPY": ("¥? jp¥", "yen, japanese yen", "日元 日圆 円 日币", "daily yearly"),
    "KES": ("", "", "", ""),
    "KGS": ("", "", "", ""),
    "KHR": ("", "", "", ""),
    "KMF": ("", "", "", ""),
    "KPW": ("", "", "", ""),
    "KRW": ("₩?", "won?, korean won, south korean won", "韩元 韩圆 韩币", "daily yearly"),
    "KWD": ("", "dinar?, dinars?", "第纳尔?", ""),
    "KYD": ("", "", "", ""),
    "KZT": ("₸", "", "坚戈", ""),
    "LAK": ("₭", "", "", ""),
    "LBP": ("", "", "", ""),
    "LKR": ("", "", "", ""),
    "LRD": ("", "", "", ""),
    "LSL": ("", "", "", ""),
    "LYD": ("", "", "", ""),
    "MAD": ("", "", "", ""),
    "MDL": ("", "", "", ""),
    "MGA": ("", "", "", ""),
    "MKD": ("", "", "", ""),
    "MMK": ("", "", "", ""),
    "MNT": ("", "", "", ""),
    "MOP": ("", "", "澳门元", ""),
    "MRU": ("", "", "", ""),
    "MUR": ("", "", "", ""),
    "MVR": ("", "", "", ""),
    "MWK": ("", "", "", ""),
    "MXN": ("mx$ mex$", "peso?, pesos?, mexican pesos", "比索? 墨西哥比索", "daily"),
    "MYR": ("rm", "ringgit", "林吉特 马币 令吉", "daily"),
    "MZN": ("", "", "", ""),
    "NAD": ("", "", "", ""),
    "NGN": ("₦", "naira", "奈拉", ""),
    "NIO": ("", "", "", ""),
    "NOK": ("", "norwegian kroner, norwegian crowns, kroner?", "挪威克朗", "daily"),
    "NPR": ("", "", "", ""),
    "NZD": ("nz$", "new zealand dollars", "新西兰元", "daily"),
    "OMR": ("", "", "", ""),
    "PAB": ("", "", "", ""),
    "PEN": ("", "", "", ""),
    "PGK": ("", "", "", ""),
    "PHP": ("₱", "philippine pesos", "菲律宾比索", "daily"),
    "PKR": ("", "pakistani rupees", "巴基斯坦卢比", ""),
    "PLN": ("", "zloty, zlotys", "兹罗提", "daily"),
    "PYG": ("", "", "", ""),
    "QAR": ("", "", "", ""),
    "RON": ("", "", "", "daily"),
    "RSD": ("", "", "", ""),
    "RUB": ("₽", "rouble, roubles, ruble, rubles, russian roubles", "卢布", "daily"),
    "RWF": ("", "", "", ""),
    "SAR": ("", "riyal?, riyals?, saudi riyals", "里亚尔? 沙特里亚尔", ""),
    "SBD": ("", "", "", ""),
    "SCR": ("", "", "", ""),
    "SDG": ("", "", "", ""),
    "SEK": ("kr?", "krona?, kronor, swedish kronor, swedish crowns", "瑞典克朗", "daily"),
    "SGD": ("s$ sg$", "singapore dollars", "新加坡元 新元 坡元 新币", "daily yearly"),
    "SHP": ("", "", "", ""),
    "SLE": ("", "", "", ""),
    "SOS": ("", "", "", ""),
    "SRD": ("", "", "", ""),
    "SSP": ("", "", "", ""),
    "STN": ("", "", "", ""),
    "SYP": ("", "", "", ""),
    "SZL": ("", "", "", ""),
    "THB": ("฿", "baht", "泰铢 铢", "daily"),
    "TJS": ("", "", "", ""),
    "TMT": ("", "", "", ""),
    "TND": ("", "", "", ""),
    "TOP": ("", "", "", ""),
    "TRY": ("₺", "lira?, liras?, turkish lira, turkish liras", "里拉? 土耳其里拉", "daily"),
    "TTD": ("", "", "", ""),
    "TWD": ("nt$", "taiwan dollars, new taiwan dollars", "新台币 台币 元新台币", "yearly"),
    "TZS": ("", "", "", ""),
    "UAH": ("₴", "hryvnia", "", ""),
    "UGX": ("", "", "", ""),
    "USD": (
        "$? us$ u.s$ u.s.$ usd$",
        (
            "dollar?, dollars?, us dollar, us dollars, u.s. dollar, u.s. dollars, american "
            "dollars, united states dollars, united states dollar, bucks?"
        ),
        "美元 美金 美圆 元美金 美刀",
        "daily yearly",
    ),
    "UYU": ("", "", "", ""),
    "UZS": ("", "", "", ""),
    "VES": ("", "", "", ""),
    "VND": ("₫", "dong", "越南盾", ""),
    "VUV": ("", "", "", ""),
    "WST": ("", "", "", ""),
    "XAF": ("", "", "", ""),
    "XCD": ("", "", "", ""),
    "XCG": ("", "", "", ""),
    "XOF": ("", "", "", ""),
    "XPF": ("", "", "", ""),
    "YER": ("", "", "", ""),
    "ZAR": ("", "rand, south african rand", "兰特", "daily"),
    "ZMW": ("", "", "", ""),
    "ZWG": ("", "", "", ""),
    # gone, but in old claims and in the ECB's history
    "ANG": ("", "", "", ""),
    "ATS": ("", "schillings", "", ""),
    "BEF": ("", "belgian francs", "", ""),
    "BGN": ("", "", "", "daily"),
    "CYP": ("", "", "", "daily"),
    "DEM": ("dm", "deutsche marks, deutsche mark, german marks, marks?", "德国马克 马克?", ""),
    "EEK": ("", "", "", "daily"),
    "ESP": ("", "pesetas, peseta", "比塞塔 西班牙比塞塔", ""),
    "FIM": ("", "finnish markka, markka, finnish markkaa", "芬兰马克", ""),
    "FRF": ("", "french francs", "法国法郎", ""),
    "GRD": ("", "drachmas", "", ""),
    "HRK": ("", "", "", "daily"),
    "IEP": ("", "irish pounds", "", ""),
    "ITL": ("", "italian lire, lire", "意大利里拉", ""),
    "LTL": ("", "", "", "daily"),
    "LUF": ("", "", "", ""),
    "LVL": ("", "", "", "daily"),
    "MTL": ("", "", "", "daily"),
    "NLG": ("", "dutch guilders, guilders", "荷兰盾", ""),
    "PTE": ("", "escudos", "", ""),
    "ROL": ("", "", "", "daily"),
    "SIT": ("", "", "", "daily"),
    "SKK": ("", "", "", "daily"),
    "SVC": ("", "", "", ""),
    "TRL": ("", "", "", "daily"),
    "ZWL": ("z$", "", "", ""),
    # no state's, and in no list of ISO's
    "BTC": ("", "bitcoin, bitcoins", "比特币 个比特币", ""),
    "ETH": ("", "", "", ""),
}
"""Code -> signs, English, Chinese, rates."""

NOT_CODES = frozenset(
    {"ALL", "TOP", "MOP", "TRY", "PEN", "CUP", "GEL", "LAK", "RON", "SIT", "SOS", "MAD"}
)
"""Codes that are English words in capitals: they need a digit directly beside them."""

MINOR: dict[str, tuple[str, float, str, str, str]] = {
    "cent": ("USD", 0.01, "¢", "cent, cents", "美分"),
    "penny": ("GBP", 0.01, "p", "penny, pennies, pence", "便士"),
    "dime": ("USD", 0.1, "", "dime, dimes", ""),
    "fen": ("CNY", 0.01, "", "fen", "分钱"),
    "jiao": ("CNY", 0.1, "", "jiao, mao", "毛 角 毛钱"),
}
"""Parts of a currency -> the currency, how much of it, signs, English, Chinese.

A text that says cents without saying whose is read as cents of the US dollar, as `$` is.
"""

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
