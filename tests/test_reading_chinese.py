"""Chinese of news, analysts' notes, plans and filings: what a figure is said of, and how surely."""

from datetime import date

import pytest

from conftest import told
from forecasts.reading import read

STATED = date(2026, 3, 2)

TIMES = (
    # Words that look ahead only before a verb: 料, 或.
    ("大行料集团今年纯利升至52亿元。", "yes 2026"),
    ("公司料明年收入为30亿元。", "yes 2027"),
    ("下半年需求料环比回升3%。", "yes 2026-H2"),
    ("均价料按年升3%。", "yes -"),
    ("原料价格为每吨30元。", "no -"),
    ("价格或下探40元，年底前或冲击60元。", "yes -; yes 2026"),
    ("价格为5元或10元。", "no -; no -"),
    # An analyst's multiple is one of the profit that is expected.
    (
        "预计2026-2028年净利润为3/4/5亿元，对应PE为20/18/16倍。",
        "yes 2026; yes 2027; yes 2028; yes 2026; yes 2027; yes 2028",
    ),
    ("对应2026年PE为18倍。", "yes 2026"),
    ("对应2024年PE为18倍。", "no 2024"),
    ("预计2027年净利润3亿元，当前股价对应PE为20倍。", "yes 2027; yes 2027"),
    ("当前产能为20万吨。", "no -"),
    # What a figure is compared with takes no period that stands before `由`.
    ("2030年渗透率将由18%升至54%。", "no -; yes 2030"),
    ("2024年渗透率由18%升至54%。", "no -; no 2024"),
    ("2030年渗透率将由2024年的18%升至54%。", "no 2024; yes 2030"),
    ("2022年至2024年由21亿元增至48亿元。", "no 2022; no 2022-2024"),
    ("保有量3年内将由2000架增加到1万架。", "no -; no -; yes 2026-03-02/2029-03-01"),
    ("成本将降到目前的十分之一。", "yes -"),
    # Years of two digits, as analysts write them, and quarters with them.
    ("预计25-27年EPS为1.2/1.5/1.9元。", "yes 2025; yes 2026; yes 2027"),
    ("新增28年盈利预测35亿元。", "yes 2028"),
    ("2026至2028年盈利预测上调3%、5%及6%。", "yes 2026; yes 2027; yes 2028"),
    ("27-29年营收同比+21%/+20%/+19%。", "yes 2027; yes 2028; yes 2029"),
    ("2026至2028年盈利预测上调3%和5%。", "yes 2026-2028; yes 2026-2028"),
    ("预计26Q1营收同比增长15%，2H26为12%。", "yes 2026-Q1; yes 2026-H2"),
    ("预计3Q26收入为8亿元。", "yes 2026-Q3"),
    ("连续25年销量增长5%。", "no -; no -"),
    ("设备可用25-27年，成本3亿元。", "no -"),
    # The year before, and its same part.
    ("一季度净利润为3亿元，上年同期亏损1亿元。", "no 2026-Q1; no 2025-Q1"),
    ("2025年上半年营收30亿元，去年同期为25亿元。", "no 2025-H1; no 2024-H1"),
    ("三季度营收30亿元，去年同期为25亿元。", "no 2025-Q3; no 2024-Q3"),
    ("签约30亿元；上届为25亿元，预计本届为40亿元。", "no -; no -; yes -"),
    # Budgets and analysts' multiples look ahead.
    ("今年资本开支预算为120亿元。", "yes 2026"),
    ("给予公司2026年25倍PE。", "yes 2026"),
    # A multiple of another year's figure is not said of that year.
    ("到2040年产值达30亿元，相当于2024年全国收入的两倍。", "yes 2040; yes 2040"),
    ("2024年营收是2020年的3倍。", "no 2024"),
    # When one part of a project is ready says nothing of the next, nor the window of a rate.
    ("一期投资22亿元，2026年底建成；二期投资35亿元。", "no -; no -"),
    (
        "2030年规模约32亿元，2025—2030年CAGR约24%；保守情形下约24亿元。",
        "yes 2030; yes 2025-2030; yes 2030",
    ),
    (
        "第一季度收入为8亿元，首两个月为5亿元，首季利润1亿元。",
        "no 2026-Q1; no -; no 2026-01-01/2026-02-28; no 2026-Q1",
    ),
    ("工期缩短到3个月以内，投资降低2亿元。", "no -; no -"),
    ("第四季度出货3960万台，全年出货1.4亿台。", "no 2025-Q4; no 2025"),
    ("预计第四季度出货3960万台，全年出货1.4亿台。", "yes 2026-Q4; yes 2026"),
    # A month that has just ended may still be forecast.
    ("2月预计仅售2万辆，3月有望售3万辆。", "yes 2026-02; yes 2026-03"),
    ("去年出口创历史新高，达30亿元。", "no 2025"),
    # What is measured against an expectation, or thought by so many, is no forecast.
    ("1月就业新增13万人，低于预期，失业率升至4.4%。", "no 2026-01; no 2026-01"),
    ("营收为18亿元，超市场预期；公司预期明年为20亿元。", "no -; yes 2027"),
    ("有32家预计央行降息50个基点，另有7家料降息10个基点。", "no -; yes -; no -; yes -"),
    ("建成后可新增年产值18亿元。", "yes -"),
    ("将2027年油价预测由60美元下调4美元至56美元。", "yes 2027; yes 2027; yes 2027"),
    # What a report or plan sets out is aimed at.
    ("政府工作报告提出，今年地区生产总值增长5%以上。", "yes 2026"),
    ("《行动方案》提出，到2027年建成园区80个。", "yes 2027"),
    ("报告提出了3项建议，今年销量为3万辆。", "no -; no 2026"),
    ("一期400MW将于今年年底并网，二期800MW计划2028年投产。", "yes 2026; yes 2028"),
    # Words that count from the year that the sentence has named.
    ("2025年度净利润为3亿元，上年同期为1亿元。", "no 2025; no 2024"),
    ("2023年营收2亿元，次年增至3亿元。", "no 2023; no 2024"),
    ("2024年营收48亿元，全年投入2亿元。", "no 2024; no 2024"),
    ("2024年营收48亿元，其中四季度15亿元。", "no 2024; no 2024-Q4"),
    ("2024年营收48亿元，预计全年投入2亿元。", "no 2024; yes 2026"),
    ("预计2027年营收48亿元，今年一季度为15亿元。", "yes 2027; yes 2026-Q1"),
    # The year so far is no deadline.
    ("油价年内第九次下调，每吨下调135元。", "no 2026"),
    ("股价年内累计上涨30%，年内利润3亿元。", "no 2026; no 2026"),
    ("年内建成80座电站。", "yes 2026"),
    # Other words for periods.
    ("前两个月发行债券3亿元。", "no 2026-01-01/2026-02-28"),
    ("三期项目后年投产，产能为80万吨。", "yes 2028"),
    ("目前年产销30万辆，达产后年产值8亿元。", "no -; no -"),
    ("下一个五年投资30亿元。", "no -; yes 2026-03-03/2031-03-02"),
    ("“十五五”收官之年产值将达30亿元。", "yes 2030"),
    ("力争在2027年底前建成80座电站。", "yes 2027"),
    ("占比由目前的三成提高到2028年的四成。", "no -; yes 2028"),
    # Eras, parts of plans and decades, the half-year of a filing.
    ("民國114年失業率為3.3%，預計民國115年為3.4%。", "no 2025; yes 2026"),
    ("“十五五”前三年投资30亿元，2030年代中期增至50亿元。", "yes 2026-2028; yes 2034-2036"),
    ("预计2026年半年度净利润为5亿元，上年同期为4亿元。", "yes 2026-H1; no 2025-H1"),
    # Early in a year its report is news: 全年 is the year just over.
    ("全年粮食产量418万吨，年末人口860万人。", "no 2025; no 2025"),
    ("全年粮食产量目标为418万吨。", "yes 2026"),
    # What is said of a year that has hardly begun, or is over, in a sentence that looks ahead.
    ("预计全年增长2%，去年第四季度为3%。", "yes 2026; no 2025-Q4"),
    ("机构判断，3月销量约为12万辆。", "yes 2026-03"),
    ("业内人士称，大概在80亿元。今年大概在80亿元。", "no -; yes 2026"),
    # Measured against an expectation, a year before, or as a share of another year.
    ("净利润为3亿元，高于分析师预期的2亿元；净亏损降至1亿元。", "no -; no -; no -"),
    ("1月销量同比去年同期下降13%。", "no 2026-01"),
    ("2025年客流恢复到2019年的128%。", "no 2025"),
    ("2027年产量有望与上年持平，出口增长15%。", "yes 2027"),
    ("将2026/2027年盈利预测由11/14亿元上修至12/15亿元。", "yes 2026; yes 2027; yes 2026; yes 2027"),
    # Words of analysts.
    ("上调目标价至780元，料第三季收入升14%。", "yes -; yes 2026-Q3"),
    ("单量可由40单提高到120单。", "no -; yes -"),
    ("预计26/27年净利润上调至24/29亿元。", "yes 2026; yes 2027"),
    ("截至年底，营业里程16.8万公里。截至年底将达17万公里。", "no 2026; yes 2026"),
    ("截至去年6月底止六个月，收入832亿元，按年少赚16%。", "no -; no 2025-H1; no 2025-H1"),
    (
        "去年1—11月累计销售105万辆，完成全年目标的88%。",
        "no 2025-01-01/2025-11-30; no 2025-01-01/2025-11-30",
    ),
    ("2027年增速恐跌破2%。债务占GDP之比年底将升破95%。", "yes 2027; yes 2026"),
    ("销量43万辆，高于分析师平均预估的42万辆，低于去年的46万辆。", "no -; no -; no 2025"),
    ("一期产能3万片，今年12月投产；二期产能4万片，最快2028年建成。", "yes 2026-12; yes 2028"),
    ("订单达3万台，年底前开启交付。", "no -"),
    ("将联邦基金利率目标区间下调至3%，会后两年期收益率跌6个基点。", "no -; no -; no -"),
)


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times(text: str, expected: str) -> None:
    """Every quantity is said of the past or of the future, and of its period."""
    assert "; ".join(told(one) for one in read(text, stated=STATED)) == expected


UNITS = (
    # One unit for a list, and one hedge behind 分别 for all of it.
    ("增速分别低0.3个和1.2个百分点。", "0.3 pp bare change; 1.2 pp bare change"),
    ("26/27年净利润为3/4亿元。", "3e+08 CNY bare level; 4e+08 CNY bare level"),
    ("增长率分别不低于15%、32%、52%。", "15 % above growth; 32 % above growth; 52 % above growth"),
    ("产值分别超过3亿元和2亿元。", "3e+08 CNY above level; 2e+08 CNY above level"),
    ("分别约占15%和约32%，其余为3%。", "15 % about share; 32 % about share; 3 % bare share"),
    # Growth that goes on: its step, what it was before, what it is compared with.
    ("下调金融机构存款准备金率0.5个百分点。", "-0.5 pp bare change"),
    ("下调2026年毛利率假设1.2个百分点至34%。", "-1.2 pp bare change; 34 % bare share"),
    ("将增速预期下调0.3个百分点至2.7%。", "-0.3 pp bare change; 2.7 % bare growth"),
    ("最低气温将降至零下10多度。", "-10 degree up-to level"),
    ("最低气温将降至10多度。", "10 degree above level"),
    ("增长2.6%，此前预测为2.9%。", "2.6 % bare growth; 2.9 % bare growth"),
    ("增长2.6%，明年回升至2.9%。", "2.6 % bare growth; 2.9 % bare growth"),
    ("增长8%，高于全球4%的平均水平。", "8 % bare growth; 4 % bare growth"),
    ("增长8%，占全球4%。", "8 % bare growth; 4 % bare share"),
    ("以每年25%以上的速度扩大。", "25 % above growth"),
    ("收入CAGR为22%，纯利按年升3%。", "22 % bare growth; 3 % bare growth"),
    ("每股收益预测上调12%至3.45元。", "12 % bare growth; 3.45 CNY bare price"),
    # A share that something rises to stays one.
    ("由年初的六成提升至目前的八成五。", "60 % bare share; 85 % bare share"),
    ("渗透率提高到2030年的35%。", "35 % bare share"),
    ("毛利率环比提升1.1pct，为35%。", "1.1 pp bare change; 35 % bare share"),
    ("同比+21%/+21%/+19%。", "21 % bare growth; 21 % bare growth; 19 % bare growth"),
    ("产能较今年扩大六成。", "60 % bare growth"),
    ("CPI同比回落至1.5%，毛利率同比提升至35%。", "1.5 % bare growth; 35 % bare share"),
    # Hedges that more than the word before the number decides.
    ("单价有望跌破1000元。", "1000 CNY up-to price"),
    ("营收突破1000元。", "1000 CNY above level"),
    ("交付8.2万辆，低于8.5万辆的指引下限。", "82000 vehicle bare count; 85000 vehicle bare count"),
    ("增速低于8%的地区。", "8 % up-to growth"),
    ("均价约低4美元。", "4 USD about price"),
    # Prices and sums.
    (
        "铜价触及每吨1.1万美元，看到年底1.25万美元。",
        "11000 USD/t bare price; 12500 USD/t bare price",
    ),
    (
        "由每桶68美元下调至62美元，投资达50美元。",
        "68 USD/barrel bare price; 62 USD/barrel bare price; 50 USD bare level",
    ),
    (
        "每10股派发现金红利2.8元，共派发红利3亿元。",
        "10 share bare count; 2.8 CNY bare price; 3e+08 CNY bare level",
    ),
    ("节省成本4亿元。", "4e+08 CNY bare level"),
    ("目标价上调至75港元，股价报46.8元。", "75 HKD bare price; 46.8 CNY bare price"),
    ("每股28元，回购总金额不低于1亿元。", "28 CNY/share bare price; 1e+08 CNY above level"),
)


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_units_hedges_and_kinds(text: str, expected: str) -> None:
    """Every quantity has the unit, the hedge and the kind that its list or sentence gives it."""
    found = read(text, stated=STATED)
    told = [
        f"{one.low:g} {one.unit} {one.hedge} {one.kind}"
        for one in found
        if one.low > 1 or one.unit in ("pp", "degree")
    ]
    assert "; ".join(told) == expected


MONEY = {
    "每股派息0.35元": (0.35, 0.35, "CNY/share"),
    "每辆补贴500元": (500, 500, "CNY/vehicle"),
    "一块二毛五": (1.25, 1.25, "CNY"),
    "三块五": (3.5, 3.5, "CNY"),
    "三百五十元两角": (350.2, 350.2, "CNY"),
    "零点八元": (0.8, 0.8, "CNY"),
    "¥3,999的手机": (3999, 3999, "CNY"),
    "两个多亿元": (2e8, 2e8, "CNY"),
    "20多个亿元": (2e9, 2e9, "CNY"),
    "八六.二三億元": (8.623e9, 8.623e9, "CNY"),
    "七.七一%": (7.71, 7.71, "%"),
    "下修○點○九個百分點": (-0.09, -0.09, "pp"),
    "3、4亿元": (3e8, 4e8, "CNY"),
    "40亿纽元": (4e9, 4e9, "NZD"),
    "3亿克朗": (3e8, 3e8, "SEK"),
    "未到五百元": (500, 500, "CNY"),
    "2.5亿英镑不到": (2.5e8, 2.5e8, "GBP"),
    "占比四到五成": (40, 50, "%"),
    "10万―11万トン": (1e5, 1.1e5, "t"),
    "1バレル64ドル": (64, 64, "USD/barrel"),
    "配当は1株当たり年120円": (120, 120, "JPY/share"),
}


@pytest.mark.parametrize(("text", "expected"), MONEY.items())
def test_one_amount(text: str, expected: tuple[float, float, str]) -> None:
    """The text has one amount, with its ends and its unit."""
    assert [(one.low, one.high, one.unit) for one in read(text)] == [expected]


@pytest.mark.parametrize(
    "text", ["周一一度触及。", "兑1美元", "千兆宽带用户", "“十五五”前三年", "$1" * 40]
)
def test_no_amount(text: str) -> None:
    """Weekdays, the one of a rate, names, parts of plans and hostile runs are no amounts."""
    assert not read(text)
