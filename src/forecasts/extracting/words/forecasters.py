"""Who foretells what others have: research houses, banks, bodies, authorities."""

import re
from functools import lru_cache

__all__ = ["BANKS_ABROAD_HAN", "BANKS_HAN", "HOUSES_HAN", "is_forecaster"]

BANKS_ABROAD_HAN = "高盛|摩根|大摩|小摩|花旗|瑞[银信]|汇丰|野村|大和(?=[证証]|[资資]本|[总総]研|$)|麦格理|巴克莱|德意志|德银|美[银林]|富国|法兴|渣打|星展|穆迪|惠誉|标普|麦肯锡|贝恩|德勤|安永|毕马威|普华永道|埃森哲|世行"
"""Houses of other states, as Chinese pages call them."""
BANKS_HAN = f"{BANKS_ABROAD_HAN}|中金|中信"
"""Houses whose names end in no word for a body."""
HOUSES_HAN = "集邦|赛迪|艾瑞|易观|艾媒|头豹|灼识|沙利文|尼尔森|欧睿|前瞻产业|高工|GGII|EVTank|SMM|乘联|中汽协|中电联|洛图|奥维|群智|CINNO"
"""Houses of research in China, as their pages call them."""

_FORECASTER = re.compile(
    r"(?i)associat|societ|chamber|administration|department|bureau|board|commission|organi[sz]ation|union|advisor|economics|intelligence|ratings|goldman|morgan|moody|fitch|council|agency|federation|ministry|institut|research|analytic|consult|securities|bank\b|forecast|insight|gartner|\bIDC|IATA|\bI?EIA|\bIEA|OPEC"
    r"|omdia|canalys|counterpoint|trendforce|digitimes|yole|rystad|mackenzie|\bB?NEF\b|bloombergnef|\bSNE\b|deloitte|mckinsey|\bpwc|kpmg|accenture|statista"
    r"|euromonitor|\bUBS|\bciti|hsbc|barclays|nomura|jefferies|bernstein|macquarie|wells fargo|evercore|wedbush|oppenheimer|mizuho|daiwa|\bCLSA|s&p|kpler|vortexa"
    r"|\bbofa|natixis|abn amro|stonex|unctad|bimco|swiss re\b|munich re\b|cushman|\bcbre|\bjll\b|knight frank|savills|colliers|freddie mac|fannie mae|corelogic|\busda|conab"
    r"|argus|platts|fastmarkets|benchmark|\bCRU\b|\bDNV|drewry|clarksons|alphaliner|cirium|\bIHS|markit|\bJATO|edmunds|zillow|redfin|realtors|\bIMF|OECD|world bank"
    rf"|^(?:{BANKS_ABROAD_HAN})|^中[金信](?:公司|证券|建投|点睛|期货|$)|{HOUSES_HAN}|矢野|富士経済|MM総研"
    r"|ガートナー|カナリス|フロスト|デロイト|マッキンゼー|协会|学会|[^公]会$|院$|所$|中心|顾问|评级|数据|联盟|研究|咨询|资讯|产研|数研|银国际|证券|银行|券商|外资$|法人$|投顾|投信|部$|[局处署]$|(?<!公)司$|省|市|总局|智库|协会|証券|銀行|リサーチ|工業会|総研|研究所|協会|省$|庁$"
)
"""Who speaks of others: what such a house foretells is not its own revenue."""
_KIND = r"(?:research(?:er)?|intelligence|analytics|analysts?|consult\w+|advisory|data|ratings|think-?\s?tank|watchdog|industry body|trade body)"


@lru_cache(1_000)
def is_forecaster(text: str, organisation: str) -> bool:
    """Whether a house foretells what others have: by its name, or as the article introduces it."""
    if not organisation or _FORECASTER.search(organisation):
        return bool(organisation)
    name = re.escape(organisation)
    return bool(
        re.search(
            rf"\b{_KIND}\s(?:(?:firm|company|house|group|provider|agency)\s)?(?:the\s)?{name}\b",
            text,
        )
        or re.search(rf"\b{name},?\s(?:an?|the)\s(?:[\w-]+\s){{0,5}}?{_KIND}\b", text)
        or re.search(
            rf"(?:調査会社|調査機関|シンクタンク|コンサルティング会社)[の、]?{name}|(?:机构|咨询公司|研究公司|调研公司|数据公司|智库|外资|投行|大行|券商){name}"
            rf"|{name}(?:证券|银行|(?:[\u4e00-\u9fff]{{0,12}})(?:分析师|研究部|研究团队|策略师|经济学家))",
            text,
        )
    )
