"""Words around numbers: what makes a number a name, a label or a date, and what makes it growth."""

from forecasts.reading.lexicon.directions import LEANS
from forecasts.reading.lexicon.simplified import SIMPLIFIED

__all__ = [
    "CAPITAL_NOUNS",
    "GROWTH_AFTER",
    "GROWTH_WORDS",
    "HAN_AMBIGUOUS",
    "HAN_GROWTH",
    "HAN_NAMES",
    "HAN_PRICE",
    "LABELS",
    "MONTHS",
    "NOT_NOUNS",
    "PRICE_WORDS",
]

MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)

LABELS = frozenset(
    "chapter page pages slide room level version figure fig table section article no phase step "
    "route highway interstate flight vol volume issue item series model type tier gate building "
    "block floor iso gb exit apollo boeing airbus windows android ios top fortune s&p ftse "
    "nikkei dax cac topix csi hs stoxx nasdaq formula gen generation category scope paragraph "
    "clause appendix annex exhibit note lot box suite episode season stage round act bill rule "
    "schedule question answer part grade lane platform terminal covid euro-ncap channel station "
    "district zone division brigade code zip postcode tel telephone phone fax ext extension "
    "isbn doi rfc en din ieee bus tram dial text agenda resolution proposition section scp "
    "catch edition footnote booth sections chapters articles clauses paragraphs annexes "
    "versions patch".split()
)
"""A bare number behind one of these is part of a name."""

NOT_NOUNS = frozenset(
    "a an the this that these those is are was were be been has have had will would could may "
    "might "
    "can should in on at by to of from for with as and or but if than then so per into over under "
    "about after before since until till during while when where which who whose what how its his "
    "her their our your my it he she they we you i not no yes also just only even still already "
    "more less fewer further higher lower up down out off compared versus vs against "
    "last next previous ago now soon later today currently looks look seems "
    "appears each every both either neither says said has does goes remains stands "
    "comes makes takes falls rises gains loses shows means includes starts ends plus minus times "
    "percent years' yesterday today tomorrow because according through throughout despite across "
    "between among within without around toward towards via amid amongst beyond below above "
    "thus hence meanwhile this's that's there here perhaps always sales-wise "
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words that no counted noun runs across."""

CAPITAL_NOUNS = frozenset(
    {"EVs", "NEVs", "TVs", "PCs", "GPUs", "CPUs", "SUVs", "UAVs", "IPOs", "eVTOLs"}
)

GROWTH_WORDS = LEANS | frozenset(
    "advances cagr edge edged edges growth-rate inflation leap leaps leapt recover recovery "
    "shoot spike spikes spiked".split()
)
"""Words that make a percentage behind them a change rather than a share."""

GROWTH_AFTER = frozenset(
    "growth plunge plummet increase rise gain jump surge decline drop fall decrease annually "
    "yearly higher lower "
    "cagr expansion reduction cut contraction slump improvement inflation yoy year-on-year "
    "year-over-year hike boost uptick upside premium downturn".split()
)

PRICE_WORDS = frozenset(
    "price prices priced cost costs costing fee fees tariff wage salary rent fare bills eps shares "
    "pt".split()
)

HAN_GROWTH = tuple(
    word.translate(SIMPLIFIED)
    for word in (
        "增长",
        "成长",
        "增速",
        "增幅",
        "上涨",
        "涨幅",
        "下降",
        "降幅",
        "下滑",
        "下跌",
        "跌幅",
        "减少",
        "提升",
        "提高",
        "降低",
        "同比",
        "环比",
        "增加",
        "攀升",
        "回升",
        "反弹",
        "萎缩",
        "倒退",
        "上升",
        "大增",
        "激增",
        "暴涨",
        "缩减",
        "增至",
        "升幅",
        "上扬",
        "下探",
        "涨",
        "减",
        "成長率",
        "増減率",
        "増加率",
        "減少率",
        "伸び",
        "上昇",
        "増益率",
        "減益率",
        "年比",
        "度比",
        "期比",
        "月比",
        "涨",
        "跌",
        "降",
        "增",
        "引き上げ率",
        "値上げ率",
        "伸び率",
        "上昇率",
        "低下率",
    )
)

HAN_PRICE = tuple(
    word.translate(SIMPLIFIED)
    for word in (
        "价格",
        "価格",
        "単価",
        "单价",
        "售价",
        "均价",
        "成本",
        "房价",
        "每股",
        "油价",
        "票价",
        "起售",
        "定价",
        "EPS",
        "股价",
        "时给",
        "客単価",
        "高値",
        "安値",
        "終値",
        "運賃",
        "最低賃金",
        "株価",
        "配当",
        "卸値",
        "料金",
        "値段",
        "月額",
        "あたり",
        "当たり",
        "1キロ",
    )
)

HAN_NAMES = (
    "一带一路",
    "成千上万",
    "千上万",
    "千千万万",
    "千家万户",
    "百分百",
    "九三",
    "千兆",
    "万兆",
    "长三角",
    "珠三角",
    "三峡",
    "三一",
    "一汽",
    "三星",
    "五粮液",
    "四维图新",
    "百度",
    "万科",
    "万达",
    "千里",
    "三农",
    "两会",
    "一体",
    "五菱",
    "七匹狼",
    "双十一",
    "双十二",
    "十堰",
    "百人会",
    "三元锂",
    "三电",
    "二手",
    "两轮车",
    "两轮电动",
    "三轮车",
    "三轮电动",
    "四轮车",
    "二氧化",
    "三部曲",
    "一二线",
    "三四线",
    "两位数",
    "三位数",
    "百年",
    "千年",
    "万年",
    "一千零一夜",
    "百万雄师",
    "四季度",
    "三季度",
    "二季度",
    "一季度",
    "二十大",
    "三中全会",
    "四中全会",
    "五中全会",
    "三位一体",
    "五位一体",
    "四梁八柱",
    "三元正",
    "三元材",
    "三元电",
    "三只松鼠",
    "八角",
    "六角",
    "五角星",
    "三角形",
    "三角洲",
    "三角债",
    "万一",
)

HAN_AMBIGUOUS = frozenset(
    "方度克安头场站门样类国省城字本双层股票单箱包处所间班趟部片里块点分周磅盘级期届代桶伏"
)
"""One-character units that a lone Chinese digit before them does not make a quantity."""
