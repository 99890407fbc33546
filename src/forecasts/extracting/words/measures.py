"""Words by which the measure of a figure is known: nouns and verbs of markets, in three languages.

Each row gives a pattern of words and the measure that they name for money, for a count, and for
what is neither; an empty entry means that such a figure is not theirs.
"""

import re
from typing import NamedTuple

__all__ = [
    "COMMODITIES",
    "ENGLISH_NOUNS",
    "ENGLISH_VERBS",
    "HAN_INDICES",
    "HAN_NOUNS",
    "HAN_STUFF",
    "HAN_VERBS",
    "NOTHING",
    "ONE_NAME",
    "SHARES",
    "THE_SAME",
    "TRADED_HAN",
    "Row",
]


class Row(NamedTuple):
    """What some words mean: `money` for amounts of money, `number` for counts, `other` for else."""

    words: str
    money: str
    number: str
    other: str = ""


COMMODITIES = (
    "gold|bullion|silver|platinum|palladium|copper|alumini?um|nickel|zinc|lithium carbonate|iron ore|uranium|bitcoin|ether"
    "|crude(?: oil)?(?! (?:steel|output|production|exports|imports|demand))|hot-rolled coil"
)
"""What is traded at a price: money that is told of it is one."""

CROPS = "corn|wheat|soybeans?|rice|cocoa|coffee|sugar|cotton|palm oil|rubber|live cattle|lean hogs"
"""What else is; its money is as often that of a trade, but for what stands at a price: `corn at $4.40`."""

HAN_STUFF = frozenset("铜铝锌镍锡锂铅铂钢煤油糖棉氢硅钨锑钴")
"""What a single character names that is bought and sold; no other phrase is as short."""

HAN_INDICES = "(?:核心)?(?:CPI|PPI)|(?:居民)?消费(?:者物价|价格)(?:总?指数)?|通货膨胀率?|通胀率?|消費者物価(?:指数)?|物价"
"""What prices are told of as a whole: a rate of it is of prices."""

ENGLISH_NOUNS: tuple[Row, ...] = (
    Row("market share|share of the market|(?<!per )share", "", "", "share-of-sales"),
    Row(
        "(?:installed|cumulative) (?:base|capacity)|total capacity|installations? base",
        "",
        "installed-base",
    ),
    Row(
        "(?:annual |new |capacity )?(?:installations?|additions?)|newly installed capacity",
        "",
        "installations",
    ),
    Row(
        "(?:annual |production |manufacturing |output |processing |refining |plant )*capacity",
        "",
        "production-capacity",
    ),
    Row(
        "(?:market|industry) (?:size|value|volume)|(?<!on the )markets?|opportunity",
        "market-size",
        "sales",
    ),
    Row(
        "gross domestic product|GDP|economic growth|economy|sector size",
        "economic-scale",
        "economic-scale",
    ),
    Row("(?:headline |core |consumer )?inflation", "price", "", "price"),
    Row(
        "(?:(?:key|benchmark|main|policy|base|bank|repo|cash|lending|deposit|overnight|federal|funds|fed|interest|refinancing|mortgage) )+rates?|bank rate",
        "",
        "",
        "interest-rate",
    ),
    Row(
        "(?:gross |operating |net |profit |EBITDA )+margins?|(?<='s )margins?|(?<=its )margins?|(?:operating )?profitability",
        "profit",
        "",
        "profit",
    ),
    Row(COMMODITIES, "price", ""),
    Row(
        f"(?:{CROPS})(?= (?:at|to|above|below|near|averag|trading|touch|hit|falling|rising))",
        "price",
        "",
        "",
    ),
    Row("Brent|WTI|West Texas Intermediate", "price", "production", "price"),
    Row("output value|gross output|value added|value-added", "output-value", "output-value"),
    Row("export (?:revenues?|earnings|value)|exports?", "exports", "exports"),
    Row("imports?", "imports", "imports"),
    Row(
        "deficits?|surplus|shortfalls?|(?:supply|demand|market) gaps?|gluts?|shortages?",
        "",
        "market-balance",
    ),
    Row(
        "(?:net |operating |pre-?tax |annual |core |gross )*(?:profits?|earnings|income|EBITDA|ebitda|loss(?:es)?|surplus)|(?:free |operating )?cash flow",
        "profit",
        "",
    ),
    Row(
        "(?:annual |total |recurring |group |subscription |service )*(?:revenues?(?! cagr)(?! per available)|turnover|sales revenue|receipts|bookings|billings)",
        "revenue",
        "",
    ),
    Row(
        "(?:capital |research |R&D |annual |total )*(?:spending|expenditures?|capex|outlays?|investments?(?! bank| giant| firm)|budget|expenses|spend(?= (?:by|in|growth|forecast|will|would|could|should|is|are|was|has|rises?|rising|grows?|growing|falls?|to|for|during)\\b))",
        "spending",
        "",
    ),
    Row("(?:annual |cost |energy )*savings", "savings", ""),
    Row("retail sales|retail volumes?", "sales-value", "sales-retail"),
    Row("sales|registrations?|orders|purchases", "sales-value", "sales"),
    Row("shipments?", "sales-value", "shipments"),
    Row("deliver(?:ies|y(?! (?:drone|robot|van|service|vehicle)))", "deliveries", "deliveries"),
    Row(
        "production|output|suppl(?:y|ies)(?! (?:them|it|us|the|its|their|a|an)\\b)(?! chain| deal| agreement|er)|quotas?|(?<!next )generation|harvest|crop(?! year| season)|(?<!that )(?<!which )(?<!year )(?<!season )(?<!it )starts|throughput|extraction",
        "output-value",
        "production",
    ),
    Row(
        "demand|consumption|usage|needs(?= (?:will|would|could|to|of|for|in|by|at|are|is|were|was)\\b|[,.;:]|$)|requirements?|(?:peak )?load(?! factor)",
        "consumption",
        "consumption",
    ),
    Row(
        "premiums?(?:(?<=insurance premiums)|(?<=insurance premium)|(?<=life premiums)|(?<=life premium)|(?<=casualty premiums)|(?<=casualty premium)|(?<=health premiums)|(?<=health premium)|(?= (?:volumes?|income|growth|written)\\b))(?: volumes?| income| growth| written)?",
        "market-size",
        "",
        "market-size",
    ),
    Row(
        "(?:spot |contract |average |unit |retail |wholesale |freight |selling |system |installation |charter )*(?:prices?|ASPs?|ADRs?|RevPAR|revenue per available room|average daily rates?|(?<!at a )costs?|bills? of materials|(?:energy|power|electricity|gas|water|heating|fuel|household|utility) bills?|rate(?:(?<=freight rate)|(?<=charter rate)|(?<=spot rate)|(?<=contract rate)|(?<=day rate)|(?<=room rate)|(?<=rental rate)|(?<=lease rate)|(?<=hire rate))|rates(?<!growth rates)(?<!annual rates)(?<!vacancy rates)(?<!tax rates)(?<!interest rates)(?<!cap rates)|tariffs?|fares?(?<!will fare)(?<!would fare)(?<!to fare)|fees?|rents?|premiums)",
        "price",
        "price",
        "price",
    ),
    Row(
        "subscribers?|gamers|players|viewers|listeners|users?|customers?|members?|connections?|accounts?(?! for)",
        "",
        "subscriptions",
    ),
    Row("subscriptions?", "subscriptions", "subscriptions"),
    Row("fleets?", "fleet", "fleet"),
    Row(
        "(?:jobs|employment|employees|workers|workforce|headcount|posts|positions|people|technicians|engineers|nurses|teachers|apprentices|recruits|seafarers|personnel|pilots|doctors|vets|electricians|welders|installers|mechanics|carers|staff)",
        "",
        "employment",
    ),
    Row(
        "trips|journeys|(?:air )?passenger (?:traffic|numbers?|volumes?|demand)|passengers?|traveller numbers|travell?ers|visitors?|arrivals|guests|tourists",
        "",
        "trips",
    ),
    Row("rides", "", "rides-per-week"),
    Row("data traffic|traffic", "", "traffic"),
    Row(
        "trade(?! war| tension| dispute| body| bodies| group| association| union| show| fair)|(?:air )?(?:freight|cargo) (?:volumes?|traffic|tonnage|demand)|cargo(?! yield)",
        "trade",
        "trade",
    ),
    Row(
        "stations?|(?:sorting|shopping|training|recycling|processing|health|service|distribution|community|care|call|logistics) cent(?:er|re)s?|(?:public )?(?:charge|charging) points?|chargers?|charging piles?|plants?|(?:giga|mega)?factor(?:y|ies)|airports?|vertiports?|hubs?|stores?|outlets?|sites?|reactors?|depots?|facilit(?:y|ies)|data cent(?:er|re)s?|terminals?|hospitals?|clinics?|schools?|towers?|branches|kiosks?",
        "",
        "facilities",
    ),
    Row("cities|towns|countries|destinations?|regions?|provinces?|routes?", "", "cities-served"),
    Row("(?:warehouse|office|retail|logistics|industrial|storage|floor|shop) ?space", "", "stock"),
    Row(
        "stock|(?:ending |closing |opening |carry-?over |year-end |season-end |buffer )+stocks|stockpiles?|number of [a-z() -]{3,36} (?:on the roads?|in use|in operation|in service)|inventory|inventories",
        "",
        "stock",
    ),
    Row("penetration(?: rate)?|adoption(?: rate)?|uptake", "", "", "share-of-sales"),
    Row("coverage", "", "", "coverage"),
    Row("yields?", "", "yield", "yield"),
    Row("self-sufficiency(?: rates?| ratios?)?", "", "", "self-sufficiency"),
    Row(
        "utili[sz]ation(?: rates?)?|load factors?|occupancy(?: rates?)?|run rates?",
        "",
        "",
        "utilisation",
    ),
    Row("unemployment(?: rate)?|jobless rate", "", "", "unemployment"),
    Row("volumes?", "sales-value", "sales"),
    Row("(?<=in )value", "sales-value", "", "sales-value"),
    Row("emissions?", "", "emissions"),
    Row("(?<!euro )area|acreage|plantings", "", "area"),
)

ENGLISH_VERBS: tuple[Row, ...] = (
    Row(
        "spend(?:s|ing)?|set(?:s|ting)? aside|allocat(?:e|es|ing)|invest(?:s|ing)?|plow|plough|pour(?:s|ing)?|earmark(?:s|ed)?|commit(?:s|ting)?|provid(?:e|es|ing)|disburs(?:e|es|ing)|lends?",
        "spending",
        "",
    ),
    Row(
        "sell(?:s|ing)?|buy(?:s|ing)?|order(?:s|ing)?",
        "sales-value",
        "sales",
    ),
    Row(
        "avoid(?:s|ed|ing)?(?: the (?:need|use) (?:for|of))?|displac(?:e|es|ed|ing)",
        "savings",
        "savings",
    ),
    Row("need(?:s|ing)?|require[sd]?", "spending", "sales"),
    Row("takes?(?! (?:up|over|on|off|place|part|effect|hold)\\b)", "spending", ""),
    Row("los(?:e|es|ing)", "profit", ""),
    Row("ship(?:s|ping|ped)?", "shipments", "shipments"),
    Row("deliver(?:s|ing|ed)?|hand over", "deliveries", "deliveries"),
    Row(
        "produc(?:e|es|ing|ed)|mak(?:e|es|ing)(?! up\\b)|buil[dt](?:s|ing)?|manufactur(?:e|es|ing)|assembl(?:e|es|ing)|min(?:e|es|ing)|generat(?:e|es|ing)|turn out|complet(?:e|es|ing)|bring(?:s|ing)? in",
        "revenue",
        "production",
    ),
    Row("install(?:s|ing|ed)?|add(?:s|ing|ed)?(?! up)", "", "installations"),
    Row("export(?:s|ing|ed)?", "exports", "exports"),
    Row("import(?:s|ing|ed)?", "imports", "imports"),
    Row(
        "operat(?:e|es|ing)|run(?:s|ning)?(?! at\\b)|fly(?:ing)?|deploy(?:s|ing|ed)?|field(?:s|ing)?",
        "",
        "fleet",
    ),
    Row("employ(?:s|ing|ed)?|hir(?:e|es|ing)|creat(?:e|es|ing)", "", "employment"),
    Row(
        "open(?:s|ing|ed)?|construct(?:s|ing|ed)?|drill(?:s|ing)?|erect(?:s|ing)?|set(?:s|ting)? up",
        "",
        "facilities",
    ),
    Row(
        "consum(?:e|es|ing|ed)|(?<!in )us(?:e|es|ing)|draw(?:s|ing)?(?! up)|burn(?:s|ing)?",
        "spending",
        "consumption",
    ),
    Row("(?<!its )(?<!their )(?<!our )(?<!his )own(?:s|ing|ed)?", "", "stock"),
    Row("(?<=will )number|(?<=ould )number|(?<= to )number", "", "stock"),
    Row("earn(?:s|ing|ed)?", "profit", ""),
    Row("cost(?:s|ing)?|priced", "price", "", "price"),
    Row(
        "carry|carries|carrying|serv(?:e|es|ing)|attract(?:s|ing)?|welcom(?:e|es|ing)", "", "trips"
    ),
    Row("worth|valued|valuing", "market-size", ""),
)

TRADED_HAN = "(?:黄?金|白?银|铂|(?:碳酸|氢氧化|电解|氧化|再生|螺纹|热轧|动力|炼?焦|燃料|大?豆|棕榈|菜籽|食用|成品)?[铜铝锌镍锡铅锂油煤钢粮糖房]|铁矿石|原油|天然气|比特币)价(?!格)"
"""What is traded, with its price in one word; a rate of it is of the price."""

SHARES = {
    "production": "share-of-production",
    "subscriptions": "share-of-stock",
    "stock": "share-of-stock",
    "fleet": "share-of-stock",
    "installed-base": "share-of-stock",
    "consumption": "share-of-consumption",
    "production-capacity": "share-of-stock",
    "exports": "share-of-exports",
    "coverage": "coverage",
    "economic-scale": "economic-scale",
}
"""Which share of a measure is told where a share is of it; of all others it is of sales."""

HAN_NOUNS: tuple[Row, ...] = (
    Row(TRADED_HAN, "price", "", "price"),
    Row(
        "新增装机(?:容量|规模|量)?|新增装置容量|年?新增(?:并网)?容量|新增并网|装机量|新規導入量|導入量",
        "",
        "installations",
    ),
    Row(
        "累计装机(?:容量|规模)?|(?:累计|总)?并网(?:装机)?(?:容量|规模|总规模)|总装机(?:容量|规模)?|(?:累计|总)?装置容量|装机(?:总量|容量|规模|总规模)?|累計導入量|装机",
        "",
        "installed-base",
    ),
    Row(
        "经济[增成]长(?:率|速度)?|经济增速|(?:国内|地区)?生产总值|(?:実質|名目)?(?:GDP=)?国内総生産(?:[(（]GDP[)）])?|実質(?:GDP|成長率)|経済成長率|(?:人均|每人|一人当たり)?(?:GDP|GNI)",
        "economic-scale",
        "economic-scale",
    ),
    Row(HAN_INDICES, "price", "", "price"),
    Row("过剩量?|缺口", "", "market-balance"),
    Row("(?:募|集|融)资(?:总额|规模|额)", "market-size", ""),
    Row(
        "市场规模|市場規模|世界市場|国内市場|グローバル市場|市场总?容量|市场空间|市场总额|市场总?价值|市场|市場",
        "market-size",
        "sales",
    ),
    Row(
        "(?:核心)?产业(?:总体|整体|总)?规模|经济(?:总体|整体|总)?规模|产业集群规模|产业营收规模|产业营业收入|経済効果|経済規模|行业规模|产业链规模",
        "economic-scale",
        "economic-scale",
    ),
    Row("总产值|产值|生産額|工业产值|増加値|增加值", "output-value", "output-value"),
    Row("出荷金?額|出货[额值]", "sales-value", ""),
    Row("出货量|出货|出荷台数|出荷量|出荷", "shipments", "shipments"),
    Row("交付量|交付|納入台数|納車台数", "deliveries", "deliveries"),
    Row("零售销量|零售量|零售", "sales-value", "sales-retail"),
    Row("批发销量|批发量|批发", "sales-value", "sales-wholesale"),
    Row("票房|销售额|销售收入|销售规模|零售额|売上額|販売[額高]|交易额|成交额", "sales-value", ""),
    Row(
        "产销(?:量|规模|总量)?|交易量|成交量|销量|销售量|订单量?|(?:采购|购买|购金)量|业务量|出栏量?|販売台数|販売数量|発注量|受注量|販売(?![額高])|销售|受注台数|受注額|受注高|受注|处理量",
        "sales-value",
        "sales",
    ),
    Row("进出口(?:总[额值]|额|总量)?", "trade", "trade"),
    Row("出口[额值]|出口量|出口总额|出口规模|出口|輸出額|輸出量|輸出", "exports", "exports"),
    Row("进口[额值]|进口量|进口|輸入額|輸入量|輸入", "imports", "imports"),
    Row(
        "(?:(?<![\\d半今明去后全前本])[月年])?(?:生产|处理|加工|设计|冶炼|制造|输电|接入|供应|生産|製造|処理|加工|供給|建造)?(?:产能|能力(?!的)|生産能力)",
        "",
        "production-capacity",
    ),
    Row(
        "着工(?:戸数|件数|床面積)?|総?生産高|总产量|年产量|产量|供[应给]量|产出量?|发电量|生産台数|建造量|竣工量|生産量|生産",
        "",
        "production",
    ),
    Row("营业(?:总)?收入|营收|收入|売上高|売上収益|売上", "revenue", ""),
    Row(
        "(?:销售|综合)?(?:毛利率|净利率)|(?:营业|净)?利润率|净资产收益率|ROE|利益率",
        "profit",
        "",
        "profit",
    ),
    Row(
        "(?:扣非)?归母(?:扣非)?净利润|扣非净利润|净利润|净?亏损|利润(?:总额)?|盈利|获利|纯利|営業利益(?!率)|純利益(?!率)|経常利益(?!率)|利益(?!率)|净利",
        "profit",
        "",
    ),
    Row(
        "固定资产投资|投资(?:总额|规模|额)?|总投资|资本(?:开支|支出|预算)|研发投入|投入|(?:研发|销售|管理|营销|运营)费用(?!率)|(?:运营)?开支|支出(?:规模|額)?|開発費|設備投資(?:額)?|投資(?:額)?|補助金|助成金|人件費|人工成本|旅游消费|消费额|消費額|花费",
        "spending",
        "",
    ),
    Row(
        "充电电量|(?<=用[水电气能])总量|表观(?:需求|消费)量|需求量|需求(?:总量)?|消费量|用电量|(?:最[高大])?(?:用电|电力|用水|用气)?负荷|消耗量|用量|消费|需要[量額]?|消費量",
        "consumption",
        "consumption",
    ),
    Row(
        "(?:合约|现货|期货|出厂|批发|零售|收购|结算|挂牌|到岸|离岸|指导|成交|中标|出栏|目标)价(?![值格差位钱])|(?:平均|市场|现货|合约|销售|单位)*(?:售价|价格(?!带)|均价|单价|价钱|成本|报价|电价|票价|[房铺]?租(?:金|(?=[升跌涨下上回]))|房租|运价|(?<=主力)合约|費用|価格(?!帯)|単価|コスト)",
        "price",
        "price",
        "price",
    ),
    Row(
        "(?:参保|投保|注册|订阅|付费)人数|(?:用户|会员|客户)(?:规模|总?数量?|数)?|注册用户|加入者数?|会員数|契約数|利用者数?|接入数|连接数",
        "subscriptions",
        "subscriptions",
    ),
    Row(
        "保有量|存栏量?|(?:期末|民間|社会|商业)?(?:库存|在庫)量?|存量|算力(?:总)?规模|智能算力|算力|保有台数|在网量|稼働台数",
        "",
        "stock",
    ),
    Row("车队(?:规模)?|机队(?:规模)?|运营车辆|保有機数", "", "fleet"),
    Row("(?:竣工|种植|播种|建筑|销售)?面积|栽培面積", "", "area"),
    Row("从业人员|就业(?:人数|岗位)?|岗位|雇用|人才|人員|従業員数?", "", "employment"),
    Row("(?:运输)?总?周转量", "", "traffic"),
    Row(
        "客运量|(?:旅游|游客|出游|出行|旅客)?人数|旅客(?:吞吐量|运输量|发送量)?|游客(?:接待)?(?:量|人次)?|接待(?:国内外)?游客|出行人次|人次|訪日客|訪日(?:外国人)?(?:旅行者|客)数?|外国人(?:旅行者|客)数?|旅行者数|旅客数|観光客数?|(?:来場|入場|来館|利用|乗降)(?:者|客)数|(?:延べ)?宿泊者数?",
        "",
        "trips",
    ),
    Row(
        "(?:货(?:物|邮|运)?|海)(?:运|发送|运输)量|吞吐量|货物周转量|贸易额|貿易額", "trade", "trade"
    ),
    Row(
        "银幕|营地|酒店|网点|餐厅|(?:充电|换电|加氢)(?:设施|站|桩|基础设施)|基站|起降(?:点|场)|机场|工厂|门店|枢纽|园区|场站|站点|实训场|集群|拠点|店舗|ステーション|離着陸場|充電器|充電スタンド|平台|中心|基地|(?<!万)医院|诊所|药房|药店|便利店|超市|加油站|驿站|养老机构|幼儿园|码头|泊位",
        "",
        "facilities",
    ),
    Row("企业|厂商", "", "companies"),
    Row("城市|地域|自治体|航线|路線", "", "cities-served"),
    Row(
        "渗透率|(?:国产化|本地化|配套|内製化|(?:国内)?調達)率|市场占有率|市占率|占有率|普及率|比率|构成比|構成比|占比|(?:市场)?份额|比例|シェア|割合|比重",
        "",
        "",
        "share-of-sales",
    ),
    Row(
        "(?:产能)?利用率|稼动率|开工率|稼働率|(?:平均)?(?:入住|出租|上座|客座|负荷)率",
        "",
        "",
        "utilisation",
    ),
    Row("自给率|自給率", "", "", "self-sufficiency"),
    Row("覆盖率|カバー率", "", "", "coverage"),
    Row("失[业業]率", "", "", "unemployment"),
    Row("碳?(?:总|総)?(?:排放|排出)(?:强度|总?量|量)", "", "emissions", "emissions"),
    Row("[裁减]员(?:比例|人数|规模)?", "", "employment", "employment"),
    Row(
        "(?<=[\u4e00-\u9fff])(?<![长長利汇加减降涨落增成速用概効效張伸張幅縮昇少衰减税年月])率(?!先|部|的?增)",
        "",
        "",
        "share-of-sales",
    ),
)

HAN_VERBS: tuple[Row, ...] = (
    Row("形成(?:年产)?|年产|量产|年生产|建成产能|生産する", "", "production-capacity"),
    Row("生产(?!总值|线|性|力)|制造(?![业商])|下线", "", "production"),
    Row("投资|投入|投じ|投資", "spending", ""),
    Row(
        "部署|投放|推广|导入|導入|应用(?!场景|程序|软件|示范|案例|中心|系统|端|领域|层)",
        "",
        "stock",
    ),
    Row(
        "培育|建成|建设|投产|新建|改建|改造|开通|新开|开设|增设|新设|核准|打造|布局|設置|整備|開設|引进",
        "",
        "facilities",
    ),
    Row("安装|新增|并网|铺设|敷设", "", "installations"),
    Row("交付|納入", "", "deliveries"),
    Row("销售|卖出|售出|販売(?![額高])", "sales-value", "sales"),
    Row("出口|輸出", "exports", "exports"),
    Row("接待", "", "trips"),
    Row("培训|培养|研修", "", "training"),
    Row("发送|运送|运输", "", "traffic"),
    Row("采购|购置|购买", "spending", "sales"),
    Row("种植(?!牙|体)|播种", "", "area"),
    Row("覆盖", "", "cities-served", "coverage"),
    Row(
        "创造|带动就业|新增就业|裁[员撤]|减员|招聘|招录|录用|採用|雇用",
        "",
        "employment",
        "employment",
    ),
)

THE_SAME = frozenset(("同市場", "同分野", "同製品", "同産業", "该市场", "该行业", "该产业"))
NOTHING = frozenset(
    "market industry sector firm company group public jobs people workers posts positions employees unit use total everything constant-currency single stable overall additional further extra planted harvested product products services items goods solutions technologies applications 业务 海外 境外 市场 行业 产业 归母 扣非 营业 经营 同比 环比 蓝海 蓝海市场 这一趋势 该趋势 这一 潜在 巨大 年度 规模 净 总 毛 数量 数量上 金额 总额 全球总额 个股 股东 上市公司股东 母公司股东 原先 因此 名义 实际".split()
)
"""Phrases that do not say of what, whichever noun they stand at."""
ONE_NAME = re.compile(
    r"new energy|retail (?:media|banking|energy|electricity|pharmac\w+|trade|parks?|propert\w+|e-?commerce)"
    r"|average selling|peak (?:demand|loads?|consumption)"
    r"|international (?:visitors?|tourists?|tourism|arrivals?|guests|travell?ers?|passengers?|students?|roaming|calls?|freight)"
)
"""What an adjective and its noun name together: `retail media`, where retail sales are sales."""
