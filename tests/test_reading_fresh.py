"""Classes of error that sentences written without a look at the reader have brought to light."""

from datetime import date

import pytest

from forecasts.reading import Quantity, read

STATED = date(2025, 10, 15)

CASES = (
    ("It will spend $20+ billion on 20-odd million homes.", "20e9 USD above; 20e6 home above"),
    ("Truck sales, which fell to 40,000, will be 52,000.", "40e3 truck bare; 52e3 truck bare"),
    ("Use 12MM bolts for the 2MM tonnes.", "12 mm bare; 2e6 t bare"),
    # Hedges: the longest word, verbs of place, negations, comparisons, hedges apart.
    ("It paid approximately US$3.1bn.", "3.1e9 USD about"),
    ("Observers put the bill closer to €70m.", "70e6 EUR about"),
    ("The campus is spread over 45 hectares.", "45 ha bare"),
    ("Fees may not exceed $15.", "15 USD up-to"),
    ("Output came in below the 4.1 million average.", "4.1e6 * bare"),
    ("Shares fell below the $20 mark.", "20 USD up-to"),
    ("The network has 250-plus stations.", "250 station above"),
    ("该区域大约占全省的12%。", "12 % about"),
    ("产量不及全球的3%。", "3 % up-to"),
    ("增速为4.1%，低于去年同期的5.0%。", "4.1 % bare; 5 % bare"),
    ("Fewer than one in ten users left.", "10 % up-to"),
    ("Growth is picking up to 7%.", "7 % bare"),
    ("Capital spending comes to c. $1.1bn.", "1.1e9 USD about"),
    ("As many as one in eight left.", "12.5 % up-to"),
    ("No fewer than 9 out of 10 cars are electric.", "90 % above"),
    ("Completions are guided to 900-950.", "900-950 * range"),
    ("The sides drew 2-2.", ""),
    ("Rents climbed by 5 to 6 percent.", "5-6 % range"),
    ("It has contracted 1.7 GW, and the market contracted 4%.", "1.7 GW bare; -4 % bare"),
    ("It runs 600 robotaxis.", "600 robotaxi bare"),
    # Prices per what stands before them.
    ("钢材价格为每吨3600元。", "3600 CNY/t bare"),
    ("需求增加70万桶/日，汇率为0.05元/日元。", "7e5 barrel/day bare; 0.05 CNY bare"),
    ("金价超过每盎司3900美元。", "3900 USD/oz above"),
    ("每年投入9亿元。", "9e8 CNY bare"),
    # Steps, lists and parts of a magnitude.
    ("It raised the fee by 4 cents to 52 cents.", "4 cent bare; 52 cent bare"),
    ("Pay will rise by 4 to 5 percent.", "4-5 % range"),
    ("利润为2.2亿元、3.5亿元和5.1亿元。", "2.2e8 CNY bare; 3.5e8 CNY bare; 5.1e8 CNY bare"),
    ("A quarter of a million fans came.", "250000 * bare"),
    # Currencies known by what follows, and millions written m.
    ("The miner earned R9.4bn and paid R1.2 million in fines.", "9.4e9 ZAR bare; 1.2e6 ZAR bare"),
    ("The road will cost KSh 12 billion.", "12e9 KES bare"),
    ("It paid TRY 730 million.", "730e6 TRY bare"),
    ("The route R62 is closed.", ""),
    ("Subscribers rose to 3.45m in May.", "3.45e6 * bare"),
    ("It handled 1.7m teu.", "1.7e6 TEU bare"),
    ("The statue is 3.45m tall.", "3.45 m bare"),
    ("Coal fetched $97/mt.", "97 USD/t bare"),
    ("出口芯片310亿块。", "310e8 unit bare"),
    ("银幕数增至2800块，新增300块银幕。", "2800 unit bare; 300 unit bare"),
    ("显卡涨至2800块，人数不变，每人300块。", "2800 CNY bare; 300 CNY/people bare"),
    ("年飞行达90万架次，机队有60架飞机。", "900000 flight bare; 60 aircraft bare"),
    ("销量可达百万台，百万职工参与。", "1e6 unit scale"),
    ("歼-35A与运-20U完成表演。", ""),
    ("油价由60美元下调4美元至56美元。", "60 USD bare; -4 USD bare; 56 USD bare"),
    ("跌幅为4%至30%。", "-30--4 % range"),
    ("前10个月产量为30吨，此前10个月为20吨。", "30 t bare; 10 month bare; 20 t bare"),
    ("预计减少30亿元至40亿元。", "-40e8--30e8 CNY range"),
    ("研发投入不低于营收的8%，不超过总额的9%。", "8 % above; 9 % up-to"),
    ("全年用电量为900万度。", "900e4 kWh bare"),
    ("Reserves are put at 3.1 Moz.", "3.1e6 oz bare"),
    ("Growth lost 0.3 of a percentage point.", "-0.3 pp bare"),
    ("Profit ($ million): 31.7.", "31.7 * bare"),
    ("套餐99元起，最高600元。", "99 CNY above; 600 CNY up-to"),
    ("Output fell to a little short of 108 million tonnes.", "108e6 t below"),
    ("The crop is 44 million bushels, up 3 million.", "44e6 bushel bare; 3e6 bushel bare"),
    ("The world needs 103 million barrels of oil daily.", "103e6 barrel/day bare"),
    ("A route pays $1,650 per box.", "1650 USD/box bare"),
    # A change is no range, however far away its verb is.
    ("It raised its goal for 2030 from $4bn to $5bn.", "4e9 USD bare; 5e9 USD bare"),
    ("It cut its 2026 outlook from 3.1% to 2.4%.", "3.1 % bare; 2.4 % bare"),
    # Names, codes and times.
    ("Meet us at booth 4312, as footnote 37 says.", ""),
    ("The Group of 77 met.", ""),
    ("Please quote ref. no. 88213-B.", ""),
    ("She took seat 14C and filed Form 10-K.", ""),
    ("Sonata 14 was played first.", ""),
    ("He drove car number 27.", ""),
    ("See Regulation (EU) No 575/2013 and Directive 2014/65.", ""),
    ("Dial 0300 555 214 or take bus 61.", ""),
    ("证券代码：688999，公司传真：87654321。", ""),
    ("下午三点至五点半举行座谈。", ""),
    ("十三届政协二次会议闭幕。", ""),
    ("车辆驶入218国道和S35省道。", ""),
    ("地址：海棠路18号6栋3层。", ""),
    ("推进“三位一体”建设，落实“2+8+N”布局和“四个协同”机制。", ""),
    ("三元正极材料价格平稳。", ""),
    ("It filed Form 10-K late.", ""),
    ("八角楼里陈列着展品，QQ：72836451。", ""),
    ("跻身全国前20名。", ""),
    ("建校八十周年和创刊50周年活动同日举行。", ""),
    ("万一停电，可启用备用电源。", ""),
    ("欧元兑日元一度走高。", ""),
    ("七座车型最受欢迎。", ""),
)  # fmt: skip

TIMES = (
    # Text, and for each quantity whether it is a forecast, with the year of its target.
    ("He netted nine goals in 12 games.", "no; no"),
    ("Its goal is to sell 5,000 homes by 2027.", "yes 2027"),
    ("Analysts see sales of $4.4 billion in 2026.", "yes 2026"),
    ("The site will employ 900 people and cost £80m.", "yes; yes"),
    ("The state sold $2bn of notes due 2033.", "no"),
    ("Prices will rise 2.1% this year and 1.8% next.", "yes 2025; yes 2026"),
    ("Sales grew to $6.5 billion in two years.", "no; no"),
    ("会上发布了3项成果，签约了40亿元。", "no; no"),
    ("央行将存款利率下调20个基点。", "no"),
    ("公司将大幅提高产能至30万台。", "yes"),
    ("产量将进一步提升至8万吨。", "yes"),
    ("年底前将开通600座充电站。", "yes 2025"),
    ("销量或达8万辆。", "yes"),
    ("后年销量预计为90万辆。", "yes 2027"),
    ("半年后产量将达到400台。", "no; yes 2026"),
    ("已完成全年计划的73%。", "no"),
    ("Sales are forecast to have slipped 4% in September.", "yes 2025"),
    ("Sales should hit $2bn in the year ending March 2028.", "yes 2028"),
    ("近七成受访企业预计明年增加预算。", "no"),
    ("Sales doubled in 2024 and staff are told to expect 4% in 2026.", "no 2024; yes 2026"),
    ("It warned of another $400 million in costs.", "yes"),
    ("The 2030 forecast was cut by a third to 400 GW.", "no 2030; yes 2030"),
    ("In 2019 it made 9 million cars; it now makes 12 million.", "no 2019; no none"),
    ("In 2027 it will pay $4bn, double the $2bn it paid in 2024.", "yes 2027; yes 2027; no 2024"),
    ("单价可再降15%。", "yes"),
    ("机构将2026年销量预测由此前的180万辆上调至200万辆。", "yes 2026; yes 2026"),
    ("央行将利率由3.1%下调至2.6%。", "no; no"),
    ("预计全年投入8亿元，去年同期为9亿元。", "yes 2025; no 2024"),
    ("净利润为6亿元（上年同期为4亿元）。", "no none; no 2024"),
    ("净利润达6亿元，比上年同期的4亿元增长50%。", "no none; no 2024; no none"),
    ("到2028年产能将达90万吨，是目前的3倍多。", "yes 2028; yes 2028"),
    ("2022年至2024年，规模由21亿元增至48亿元。", "no 2022; no 2024"),
    ("到2028年，渗透率将从2024年的18%升至54%，出货量达9亿部。", "no 2024; yes 2028; yes 2028"),
    ("预计2030年规模达50亿元，高于去年12月预测的46亿元。", "yes 2030; yes 2030"),
    ("该行将2026年金价预期上调至5000美元，此前为4400美元。", "yes 2026; yes 2026"),
    ("股价涨至50美元，此前为44美元。", "no; no"),
    ("公司下调2026年指引：收入由52亿元降至50亿元。", "yes 2026; yes 2026"),
    ("今年和明年需求预计分别增长2.9%和3.1%。", "yes 2025; yes 2026"),
    ("明后两年产能将分别扩至60GWh与90GWh。", "no; yes 2026; yes 2027"),
    ("市场规模五年间翻了两番。", "no; no"),
    ("全年贷款料在18万亿元左右。", "yes 2025"),
    ("9月1—16日，零售86万辆。", "no 2025"),
    ("9月16日至17日举行的大会提出，产值将达2万亿元。", "yes none"),
    ("所用材料为3吨。", "no"),
    ("It brought forward its 2030 target of 65 GW to 2028.", "yes 2028"),
    ("Only 37 of the 120 stations promised for 2025 have been built.", "no; no 2025"),
    ("Sales grew 7% in the June quarter.", "no 2025"),
    ("It kept its annual target of 190,000 ounces.", "yes 2025"),
    ("It would lose 35% in a crash such as that of 2008.", "yes none"),
    ("Its central case remains 1.6%.", "yes none"),
    ("Farmers receive $1,900 a hectare now, and $2,400 from 2028.", "no none; yes 2028"),
    (
        "The goal is 40% by 2035; it was 22% in 2020 and has since crept up to 27%.",
        "yes 2035; no 2020; no none",
    ),
    ("Sales were up 4% and ahead of the $3 billion expected by analysts.", "no; no"),
    ("The park, which is to start up in 2028, covers 4,100 acres.", "no none"),
    ("Use has dropped by 9 percent since an appeal in April.", "no none"),
    ("Fuel, which averaged $88 last year, is assumed at $94 in 2026.", "no 2024; yes 2026"),
    ("We raise our average copper price to $10,900 a tonne in 2026.", "yes 2026"),
    ("We raise our prices to $30.", "no"),
    ("The regions have to find €2.8 billion by 2028.", "yes 2028"),
    ("Fleet: 94,000 at the end of May.", "no 2025"),
    ("Capex was $640 million last year; call it $700 million this year.", "no 2024; yes 2025"),
    ("We opened 42 shops in May and plan another 55.", "no; yes"),
    (
        "The rate averaged 6.6%, and the group does not see it under 6% before 2027.",
        "no none; yes 2026",
    ),
    ("一期已有5GWh，二期8GWh预计明年投产，三期规划9GWh。", "no none; yes 2026; yes"),
)


def wanted(expected: str) -> list[list[str]]:
    """Split `3 USD above; 5 % bare` into the words of each quantity."""
    return [one.split() for one in expected.split(";") if one.strip()]


def ends(number: str) -> tuple[float, float]:
    """Return both ends of `4-5`, or a point twice."""
    low, dash, high = number.rpartition("-") if "-" in number[1:] else (number, "", number)
    if low.endswith("-"):
        low, high = low[:-1], dash + high
    return float(low), float(high)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quantities(text: str, expected: str) -> None:
    """Every quantity, in order, has its value, unit and hedge; nothing else is found."""
    found = read(text, stated=STATED)
    assert len(found) == len(wanted(expected)), [one.quote for one in found]
    for one, (number, unit, hedge) in zip(found, wanted(expected), strict=True):
        assert (one.low, one.high) == pytest.approx(ends(number)), one.quote
        assert unit in ("*", one.unit)
        assert one.hedge == hedge


def test_a_count_is_no_percentage() -> None:
    """A bare number in a list has the unit behind it, a count in front of a share has not."""
    assert [one.unit for one in read("It sold 5 million, 55% of them here.")] == ["", "%"]
    assert [one.unit for one in read("It sold 45 and 55% of them.")] == ["%", "%"]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times(text: str, expected: str) -> None:
    """Every quantity is said of the past or of the future, and of its year."""
    found = read(text, stated=STATED)
    assert [
        told(one, *words) for one, words in zip(found, wanted(expected), strict=True)
    ] == wanted(expected)


def told(one: Quantity, _forecast: str, *year: str) -> list[str]:
    """Return what the reader says, as the table words it; the year only where the table has one."""
    target = [str(one.target.end.year) if one.target else "none"] if year else []
    return ["yes" if one.forecast else "no", *target]
