"""Write `forecasts/ledger/regions.py`: countries and groups of them, named by CLDR through Babel.

Run `python tools/cldr_regions.py` after an update of Babel; a test compares the file with this.
Countries stand in the continents of the United Nations' M49; one that lies in two of them, or that
M49 leaves out, is a part of the world alone.
"""

import re
import unicodedata
from pathlib import Path

from babel import Locale

TARGET = Path(__file__).parent.parent / "src/forecasts/ledger/regions.py"

# fmt: off
COUNTRIES = {
    "002": "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA "
           "MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA "
           "ZM ZW",
    "019": "AG AI AR AW BB BL BM BO BQ BR BS BV BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GS GT "
           "GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI",
    "142": "AE AF BD BH BN BT CN HK ID IL IN IQ IR JO JP KG KH KP KR KW LA LB LK MM MN MO MV MY NP "
           "OM PH PK PS QA SA SG SY TH TJ TL TM TW UZ VN YE",
    "150": "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI "
           "LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SJ SK SM UA VA",
    "009": "AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS",
    "001": "AM AQ AZ CY EG GE KZ RU TR",
}
GROUPS = {
    "001": "", "002": "001", "019": "001", "142": "001", "150": "001", "009": "001",
    "003": "019", "005": "019", "013": "019", "021": "019", "029": "019", "419": "019",
    "011": "002", "014": "002", "015": "002", "017": "002", "018": "002", "202": "002",
    "030": "142", "034": "142", "035": "142", "143": "142", "145": "142",
    "039": "150", "151": "150", "154": "150", "155": "150",
    "053": "009", "054": "009", "057": "009", "061": "009",
    "EU": "001", "EZ": "EU",
}
# Groups that CLDR has no code for; which countries are in them changes, so they hold none.
OTHERS = {
    "ASEAN": "东盟", "Asia-Pacific": "亚太", "BRICS": "金砖国家", "EMEA": "欧洲、中东和非洲",
    "G20": "二十国集团", "G7": "七国集团", "GCC": "海湾合作委员会", "Greater-China": "大中华区",
    "MENA": "中东和北非", "Middle-East": "中东", "Middle-East-and-Africa": "中东和非洲",
    "Nordic-countries": "北欧国家", "OECD": "经合组织",
}
# fmt: on
HEAD = '''"""Countries and groups of them, named by CLDR; written by tools/cldr_regions.py."""

# ruff: noqa: E501  one row a line

from forecasts.ledger.subdivisions import SUBDIVISIONS

__all__ = ["REGIONS"]

# fmt: off
REGIONS: dict[str, tuple[str, str, str, str]] = {
'''
TAIL = '''} | SUBDIVISIONS
# fmt: on
"""Id -> name in English, in Chinese, ISO 3166 code, what it is a part of."""
'''


def identify(name: str) -> str:
    """Return the id of a region: its English name in ASCII with hyphens for blanks."""
    plain = unicodedata.normalize("NFKD", name.replace("&", "and").replace("ı", "i"))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-")


def regions() -> dict[str, tuple[str, str, str, str]]:
    """Return the rows by id: groups first, then countries in the order of their codes."""
    english, chinese = Locale("en").territories, Locale("zh").territories

    def name(code: str) -> str:
        said = re.sub(r" \(.*\)| SAR China", "", english[code])
        return said[0].upper() + said[1:]

    def row(code: str, whole: str) -> tuple[str, str, str, str]:
        iso = code if code.isalpha() and code not in GROUPS else ""
        part_of = identify(name(whole)) if whole else ""
        return name(code), chinese[code].removesuffix("特别行政区"), iso, part_of

    wholes = GROUPS | {code: whole for whole, codes in COUNTRIES.items() for code in codes.split()}
    rows = {identify(name(code)): row(code, whole) for code, whole in wholes.items()}
    others = {key: (key.replace("-", " "), zh, "", "World") for key, zh in OTHERS.items()}
    return rows | {key: value for key, value in others.items() if key not in rows}


def render() -> str:
    """Return the text of the module."""
    lines = [
        f'    "{key}": ({", ".join(f"{chr(34)}{cell}{chr(34)}" for cell in row)}),\n'
        for key, row in regions().items()
    ]
    return "".join([HEAD, *lines, TAIL])


if __name__ == "__main__":
    TARGET.write_text(render(), encoding="utf-8")
