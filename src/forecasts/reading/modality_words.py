"""How sure a speaker is and whether the speaker looks ahead: the words, as data.

English phrases are looked up by their first word. A row holds the pattern of what must follow
(empty for nothing), the tense that it gives to the figures that it governs, the certainty word that
is reported, its probability (METHOD section 3; None where the survey has none), and the modality.
"""

__all__ = ["CHINESE", "ENGLISH", "Row"]

Row = tuple[str, str, str, float | None, str]

WILL, HIGHLY, LIKELY, EXPECTED, COULD, UNLIKELY = 0.95, 0.90, 0.75, 0.75, 0.40, 0.25

_REACH = (
    r"(?:reach|hit|exceed|top|surpass|grow|rise|double|triple|quadruple|climb|fall|drop|decline|be"
    r"|account|become|invest|spend|build|cut|expand|increase|decrease|total|add|create|produce"
    r"|deliver|sell|ship|generate|attract|swell|balloon|soar|surge|jump|shrink|slow|ease|slip|cross"
    r"|approach|near|have|make|raise|boost|install|record|post|earn|remain|stay|average|range|widen"
    r"|narrow|improve|accelerate|contract|rebound|recover|overtake|pass|lift|break|push|bring|take"
    r"|launch|come|open|train|hire|reduce|lower|achieve|attain|represent|plunge|tumble|advance|gain"
    r"|lose|quintuple|garner|command|capture|contribute|unlock|stand|amount|go|move)(?![a-z])"
)
_CAN = r" (?:reach|hit|grow|exceed|rise|become|generate|create|add)"
_TO = r"(?: (?:to|at|for|that)(?![a-z]))?"
_PURPOSE = (
    r" (?:to|for|at|on|of|an?|annual|sales|growth|capital|capex|spending|investment)(?![a-z])"
    r"(?! [a-z]+ ago)"
)
_CONSENSUS = (
    r" (?:the )?(?:analysts?['’]? |market |consensus )?"
    r"(?:expectations?|expected|estimates?|forecasts?|consensus)"
)
_OVERTAKEN = (
    r" had (?:expected|forecast|predicted|projected|been expecting|pencill?ed in|hoped for|bet on)"
)
_SEEN = r" (?:to|at|as|[a-z]+ing)(?![a-z])"
_CHANGE_NOUN = (
    r" (?:an? |the )?(?:[a-z]+ing|[a-z]+ed|rise|fall|drop|decline|increase|growth|gain|jump)"
    r"(?![a-z])"
)
_COUNT_BEHIND = r"(?= (?:\d|more|over|about|nearly))"

_WILL: Row = ("", "future", "will", WILL, "")
_EXPECTED: Row = (_TO, "future", "expected", EXPECTED, "")
_PLANS: Row = (_PURPOSE, "future", "plans", None, "target")
_TARGET: Row = ("", "future", "target", None, "target")
_COULD: Row = ("", "future", "could", COULD, "")
_LIKELY_BEHIND: Row = (r" (?:most )?(?:likely|probably)", "future", "likely", LIKELY, "")
_PAST: Row = ("", "past", "", None, "")
_PRESENT: Row = ("", "present", "", None, "")
_BASE: Row = ("", "base", "", None, "")
_SCENARIO: Row = ("", "", "", None, "scenario")

_PLANNERS = (
    "aim aims aimed aiming plan plans planned planning intend intends intended pledge pledges "
    "pledged pledging vow vows vowed hope hopes hoped hoping seek seeks seeking aspires "
    "promises promised commits committed strives striving budgets budgeted allocates allocated "
    "earmarks earmarked looks looking wants targeted "
)
_AIMS = (
    "targets targeting ambition ambitions objective objectives pledge commitment roadmap "
    "mandate mandates must "
)
_PAST_FORMS = (
    "was were been currently already rose fell grew shrank sank slid flew went came gave took "
    "spent sold bought paid won lost made saw stood held kept led drew became began drove got "
    "brought built ran sprang swung beat overtook broke froze hit cut put spread shed crept "
)
_PRESENT_FORMS = (
    "cost costs holds employs owns operates represents includes today now shows contains cites "
    "features covers runs houses generates produces provides serves handles sells ships "
    "supplies offers spends invests counts boasts receives attracts exports imports builds uses "
    "consumes emits carries manages supports totals averages "
)
_FOREIGN_FUTURE = (
    "wird werden dürfte dürften prevé prevén espera esperan erwartet prognostiziert atteindra "
    "alcanzará "
)

_PHRASES: tuple[tuple[str, tuple[Row, ...]], ...] = (
    # Expectations that the sentence itself says were overtaken: `analysts had expected`.
    ("analyst analysts economists market", ((_OVERTAKEN, "past", "", None, ""),)),
    (
        "analysts economists strategists forecasters brokers",
        ((r" (?:now |also |still |on average )?see(?![a-z])", "future", "expected", EXPECTED, ""),),
    ),
    (
        "above below beat beating miss missed missing topped topping",
        ((_CONSENSUS, "", "", None, ""),),
    ),
    # Settled.
    ("certain", ((r" to", "future", "certain", WILL, ""),)),
    ("set", ((r" to(?! [a-z]+ed)", "future", "set to", WILL, ""),)),
    (
        "due scheduled slated bound destined guaranteed",
        ((r" (?:to|for)", "future", "set to", WILL, ""),),
    ),
    ("highly very most", ((r" likely", "future", "highly likely", HIGHLY, ""),)),
    ("unlikely", (("", "future", "unlikely", UNLIKELY, ""),)),
    ("likely probably", (("", "future", "likely", LIKELY, ""),)),
    # Expectations.
    ("on", ((r" (?:track|course|pace|target) (?:to|for)", "future", "on track", LIKELY, ""),)),
    ("poised positioned headed", ((r" (?:to|for)", "future", "on track", LIKELY, ""),)),
    ("well", ((r" placed (?:to|for)", "future", "on track", LIKELY, ""),)),
    ("gearing", ((r" up (?:to|for)", "future", "on track", LIKELY, ""),)),
    ("expect expected expects expecting", (_EXPECTED,)),
    ("project", ((r" (?:that|sales|revenue|growth|annual)", "future", "projected", EXPECTED, ""),)),
    ("projected projects projecting", ((_TO, "future", "projected", EXPECTED, ""),)),
    ("forecast forecasted forecasts forecasting", ((_TO, "future", "forecast", EXPECTED, ""),)),
    (
        "anticipate anticipated anticipates anticipating",
        ((_TO, "future", "anticipated", EXPECTED, ""),),
    ),
    ("predict predicted predicts predicting", ((_TO, "future", "predicted", EXPECTED, ""),)),
    ("seen tipped tapped pegged", ((_SEEN, "future", "expected", EXPECTED, ""),)),
    (
        "sees foresee foresees foresaw envision envisions envisages envisaged reckon reckons",
        (_EXPECTED,),
    ),
    ("pencils penciled pencilled", ((r" in", "future", "expected", EXPECTED, ""),)),
    (
        "expectation expectations",
        ((r" (?:of|to|for|at|from)", "future", "forecast", EXPECTED, ""),),
    ),
    (
        "projection projections outlook guidance guide guides guided guiding prediction",
        (("", "future", "forecast", EXPECTED, ""),),
    ),
    (
        "estimated",
        (
            (r" to(?! have| be worth \S+ \S+ in 20[01])", "future", "estimated", EXPECTED, ""),
            ("", "estimate", "estimated", EXPECTED, ""),
        ),
    ),
    ("estimate estimates estimating", (("", "estimate", "estimated", EXPECTED, ""),)),
    # Mere possibility.
    ("could might", (_LIKELY_BEHIND, _COULD)),
    ("may", (_LIKELY_BEHIND, (r"(?= [a-z])", "future", "could", COULD, ""))),
    ("potential", ((r" (?:to|worth)", "future", "could", COULD, ""),)),
    ("potentially", (_COULD,)),
    ("capable", ((r" of", "future", "could", COULD, ""),)),
    ("can", ((_CAN, "future", "could", COULD, ""),)),
    ("perhaps possibly", (("", "", "could", COULD, ""),)),
    # Plain future.
    ("will", (_LIKELY_BEHIND, _WILL)),
    ("'ll won't shall", (_WILL,)),
    ("would", (_LIKELY_BEHIND, ("", "future", "would", None, ""))),
    ("should", (("", "future", "would", None, ""),)),
    ("ought", ((r" to", "future", "would", None, ""),)),
    (
        "is are",
        (
            (rf" (?:going to|to {_REACH})", "future", "will", WILL, ""),
            _PRESENT,
        ),
    ),
    ("put", ((r" at(?![a-z])", "estimate", "estimated", EXPECTED, ""),)),
    ("warn warns warned warning", ((r" (?:of|that|about)", "future", "would", None, ""),)),
    # Plans and targets.
    (
        _PLANNERS,
        (_PLANS,),
    ),
    ("plans wants", ((r"(?= [$€£¥\d])", "future", "plans", None, "target"),)),
    (
        "target",
        ((r"(?! prices?| markets?| audience| customers?)", "future", "target", None, "target"),),
    ),
    (
        _AIMS,
        (_TARGET,),
    ),
    (
        "goal",
        ((r"(?! (?:in|from|against|after|difference)\b)", "future", "target", None, "target"),),
    ),
    (
        "goals",
        (
            (
                r" (?:to|of|for|is|are|by|set|that|include|call|envisage)(?![a-z])",
                "future",
                "target",
                None,
                "target",
            ),
        ),
    ),
    ("plan plans", ((r" (?:calls?|is|was)", "future", "target", None, "target"),)),
    ("need needs", ((r" to", "future", "target", None, "target"),)),
    # Scenarios qualify; they do not govern.
    ("scenario scenarios", (_SCENARIO,)),
    (
        "bull bear base best worst upside downside optimistic pessimistic high low",
        ((r"[ -]case", "", "", None, "scenario"),),
    ),
    ("stated", ((r" policies", "", "", None, "scenario"),)),
    (
        "to",
        (
            (rf" (?:be worth|{_REACH})", "infinitive", "", None, ""),
            (r" have", "past", "", None, ""),
        ),
    ),
    # What something is compared with.
    ("after following having", ((_CHANGE_NOUN, "base", "", None, ""),)),
    ("compared", ((r" (?:to|with)", "base", "", None, ""),)),
    ("versus vs", (_BASE,)),
    ("year", ((r"[ -]earlier", "base", "", None, ""),)),
    ("from than", ((r" (?:a )?year (?:ago|earlier|before)", "base", "", None, ""),)),
    ("last", ((r" year(?='s)", "base", "", None, ""), (r" year", "past", "", None, ""))),
    # The past.
    ("had did", (_PAST,)),
    (
        "has have",
        ((r" the potential to", "future", "could", COULD, ""), (r"(?! to )", "past", "", None, "")),
    ),
    ("so", ((r" far", "past", "", None, ""),)),
    (
        _PAST_FORMS,
        (_PAST,),
    ),
    # The present is a fact too.
    ("accounts", ((r" for", "present", "", None, ""),)),
    ("stands trades", ((r" at", "present", "", None, ""),)),
    ("amounts", ((r" to", "present", "", None, ""),)),
    ("makes", ((r" up", "present", "", None, ""),)),
    ("as", ((r" of", "present", "", None, ""),)),
    ("at", ((r" present", "present", "", None, ""),)),
    ("exceeds", ((r"(?= [$€£¥\d])", "present", "", None, ""),)),
    (
        _PRESENT_FORMS,
        (_PRESENT,),
    ),
    # German, French and Spanish verbs, for their figures.
    (
        _FOREIGN_FUTURE,
        (("", "future", "expected", EXPECTED, ""),),
    ),
    ("könnte könnten pourrait pourraient podría podrían", (_COULD,)),
    ("devrait devraient debería deberían soll sollen", (("", "future", "would", None, ""),)),
)

_PAST_STEMS = (
    "accelerat account acquir add advanc amount announc approv attend attract averag balloon "
    "book boost captur chang climb clock clos collaps collect command complet compris consist "
    "contract contribut convert cool cover crash creat cross declin decreas deliver dipp "
    "doubl downgrad dropp earn eas edg employ end establish exceed expand expir export fetch "
    "finish flow found gain garner gather generat halv hik hir host hous hover import improv "
    "includ increas install invest join jump launch licens lift log lower manufactur moderat "
    "mov narrow need notch open operat order ordered outpac outperform own participat pass "
    "plung post pour price produc pump purchas quadrupl rais rank reach rebound receiv record "
    "recover recruit reduc regist remain report represent requir return reveal roar roll "
    "secur serv shipp show sign skyrocket slash slipp slow soar start strengthen surg surpass "
    "swell talli topp total totall touch trebl trimm tripl tumbl underperform upgrad us valu "
    "vault weaken widen worth manag accumulat amass consum deploy disburs hand inject obtain "
    "process replac retir transport "
)


def _by_first_word() -> dict[str, tuple[Row, ...]]:
    """Return first word -> rows; every regular verb of the list above in `-ed` is past."""
    table: dict[str, tuple[Row, ...]] = {}
    for words, rows in _PHRASES:
        for word in words.split():
            table[word] = (*table.get(word, ()), *rows)
    for stem in _PAST_STEMS.split():
        table[f"{stem}ed"] = (*table.get(f"{stem}ed", ()), _PAST)
    return table


ENGLISH = _by_first_word()
"""First word of a phrase -> rows in order of precedence."""

_ZH_HIGHLY_LIKELY = r"很有可能|极有可能|极可能|大概率"
_ZH_POSSIBLE = (
    r"有可能|或可|或(?=达|超|突破|逾|增至|增长|降|跌|升(?!级)|冲击|下[探降滑跌调]|上[探升涨调看]|触及|进一步|再|翻|回[升落]|扩大|缩"
    r"|创下|新增|累计|低于|高于|不足|不及|不到|占|近\d)|可能会?|或将|或能|恐将|也许|或许"
)
_ZH_HOPED = r"有望|有机会|有潜力|具备潜力|潜力|可望"
_ZH_STUFF = "[材资原饮燃物布肥塑颜佐调涂辅敷染香养质废饲史照]"
"""What stands before 料 where it is stuff and no expectation."""

_ZH_EXPECTED = (
    r"预计|预测|预期(?!寿命)|预估|预料|料将|预判|预言|展望"
    rf"|(?<!{_ZH_STUFF})料(?=在|为|达|超|逾|突破|[增减降升跌涨扩缩]|[至于]|按[年季月]|[同环]比|[年月季][增减升跌]|有|可|会|仅|再|大幅|小幅"
    r"|进一步|继续|维持|上[升涨]|下[降跌滑]|回[升落]|录得|介乎)"
    r"|(?<=[行构师场内界司层们局券商])料(?=[一-鿿]{2}|20\d\d年)"
)
_ZH_AIMED = (
    r"力争|争取|确保|目标(?!的|公司|客户|用户|价|人群|市场|群体)|规划(?!局|师|院|》)|计划(?!》|的|生育"
    r"|单列)|拟(?!人|合|定了|态)|旨在|致力于|定下|设定|承诺"
    r"|(?<![只主需重必还想若])[要应须需](?=达|超过|突破|控制在|下降|提高到|降至|提升至)"
)
_ZH_VERBS = (
    r"大幅|进一步|继续|逐|持续|陆续|不断|显著|明显|再|全面|同比|环比|有|所|稳|快|加|每|平均|累计|率先|至少|最终|正式|很|也"
    r"|都|仍|不|可|能|会|被|把|使|让|令|为|带|推|促|要|支持|帮|通过|投|与|向|在|从|由|对|达|超|突破|实现|迎来|成|保持|新|助"
    r"|提|降|升|增|减|下|上|扩|缩|延|控|作|纳|用|改|打|列|视|分|转|出|交|拓|调|定|进|随|受|按|以|于|接|占|拉|驱|年|至|到|并"
    r"|是|给|给予|引|刺激|导致|继|拥|建|形|开|启|完|释放|创|获|需|还|首|更|均|共|总|重|迅|较|直|间|起|跃|跨|迈|攀|维|跌|涨|翻"
)
"""What follows 将 where it means `will`; before a noun it takes the object: 将利率下调25个基点."""

_ZH_TAKEN = (
    rf"(?!{_ZH_VERBS})[^，,；;。、\\d]{{2,12}}?(?:提高|提升|提至|下调|上调|上涨|调升|调低|降低|降至|降到|缩短|控制|扩大|增加|压缩|减少"
    r"|延长|缩减|增至|减至|升至|升到|推高|拉低|定为|调整)"
)
_ZH_FUTURE = (
    rf"即将|必将|势必|将会|将(?!近|军|士|领|帅|其|之|信|错|就|{_ZH_TAKEN})"
    r"|(?<![大年展峰博览商社协机开委学工董监国议论参与召宴晚盛聚约布坛洽谈拍奥运世际员部省市全总理事盟赛讨说例研业流推介"
    r"见座都])会(?=达|超|突|增|下[降滑跌调探行]|有|是|上[升涨调市线行扬浮冲]|成|保|在|出|带|继|接|进|让|使|创|维|降|升|到)|可达"
    r"|能达|可超过?|可再(?=[降提增省])|将要|届时|到那时|指引"
)
_ZH_ESTIMATED = (
    r"估计|估算|测算|研判|对应(?=[^，,；;。]{0,16}(?:P[EBS]|市盈率|市净率|市销率|估值|倍))"
)
"""An analyst's multiple is one of the profit that is expected: 对应2026年PE为18倍."""

_ZH_SCENARIO = (
    r"乐观情[景形]|悲观情[景形]|中性情[景形]|情景下|情形下"
    r"|乐观估计|保守估计|悲观估计|假设|假如|倘若"
)
_ZH_BASE = (
    r"[较比同与](?:上年|去年|前年|今年)(?:同期)?"
    r"|(?:上年|去年)同期(?!\s*(?:为|是|仅|则|只有|[:：\d]))"
)
_ZH_PAST = (
    r"已经?(?=[^来])|曾|去年|上年|昨[天日年]|此前|以往|今年以来|截至目前|截至(?=20[01]\d"
    r"|202[0-4])|目前|当前(?!股?价|市值)|现有|如今|至今|累计完成|数据显示|统计显示|据统计|财报显示|年报显示|报告期内"
    r"|同期(?=[^增])|历史新高|创下"
    r"|(?<=[增降实完达超突破升跌提减扩翻长成到过出涨投卖造新幅至加少高低大行布办立签得供展取署启设建入引聚揭审绍])了(?!解|不|然)"
)

CHINESE: tuple[Row, ...] = (
    (_ZH_HIGHLY_LIKELY, "future", "极有可能", HIGHLY, ""),
    (_ZH_POSSIBLE, "future", "或将", COULD, ""),
    (_ZH_HOPED, "future", "有望", COULD, ""),
    (_ZH_EXPECTED, "future", "预计", EXPECTED, ""),
    (_ZH_AIMED, "future", "目标", None, "target"),
    (_ZH_FUTURE, "future", "将", WILL, ""),
    (_ZH_ESTIMATED, "estimate", "估计", EXPECTED, ""),
    (_ZH_SCENARIO, "", "", None, "scenario"),
    (_ZH_BASE, "base", "", None, ""),
    (_ZH_PAST, "past", "", None, ""),
)
"""Chinese rows: pattern, tense, certainty, probability, modality; the first that matches speaks."""
