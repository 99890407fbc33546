"""How sure a speaker is and whether the speaker looks ahead: the words, as data.

A row holds a pattern, the tense that it gives to the figures that it governs, the certainty word
that is reported, its probability (METHOD section 3; None where the survey has none), and the
modality. Here are the Chinese rows; the English ones are in `modality_words_english`.
"""

__all__ = ["CHINESE", "COULD", "EXPECTED", "HIGHLY", "LIKELY", "UNLIKELY", "WILL", "Row"]

Row = tuple[str, str, str, float | None, str]

WILL, HIGHLY, LIKELY, EXPECTED, COULD, UNLIKELY = 0.95, 0.90, 0.75, 0.75, 0.40, 0.25

_ZH_HIGHLY_LIKELY = r"很有可能|极有可能|极可能|大概率"
_ZH_POSSIBLE = (
    r"有可能|或可|或(?=放缓|收窄|走[高低弱强]|延续|维持|面临|[回跌降涨贬提录]|达|超|突破|逾|增至|增长|降|跌|升(?!级)|冲击|下[探降滑跌调]|上[探升涨调看]|触及|进一步|再|翻|回[升落]|扩大|缩"
    r"|创下|新增|累计|低于|高于|不足|不及|不到|占|近\d)|可能会?|或将|或能|恐将|也许|或许"
)
_ZH_HOPED = r"有望|有机会|有潜力|具备潜力|潜力|可望"
_ZH_STUFF = "[材资原饮燃物布肥塑颜佐调涂辅敷染香养质废饲史照]"
"""What stands before 料 where it is stuff and no expectation."""

_ZH_NOT_MET = "".join(
    f"(?<!{word}{whose})"
    for word in ("[低高好差逊优]于", "不及", "超", "超出", "超过", "符合")
    for whose in ("", "市场", "此前")
)
"""What stands before 预期 where something was measured against it: 营收低于预期."""

_ZH_EXPECTED = (
    rf"预计|预测|{_ZH_NOT_MET}预期(?!寿命)|预估|预料|料将|预判|预言|展望"
    rf"|(?<!{_ZH_STUFF})料(?=在|为|达|超|逾|突破|[增减降升跌涨扩缩]|[至于]|按[年季月]|[同环]比|[年月季][增减升跌]|有|可|会|仅|再|大幅|小幅"
    r"|进一步|继续|维持|上[升涨]|下[降跌滑]|回[升落]|录得|介乎)"
    r"|(?<=[行构师场内界司层们局券商])料(?=[一-鿿]{2}|20\d\d年)"
)
_ZH_AIMED = (
    r"力争|争取|确保|目标(?!的|公司|客户|用户|价|人群|市场|群体)|规划(?!局|师|院|》)|计划(?!》|的|生育"
    r"|单列)|预算(?=[为达约近超逾\d安定]|总额|规模)|拟(?!人|合|定了|态)|(?<=[告划要案见知件议》])(?:中|还|也|均)?提出(?!了|的)|旨在|致力于|定下|设定|承诺"
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
    rf"即将|必将|势必|将会|将(?!汇聚|云集|齐聚|集结|邀请|近|军|士|领|帅|其|之|信|错|就|{_ZH_TAKEN})"
    r"|(?<![大年展峰博览商社协机开委学工董监国议论参与召宴晚盛聚约布坛洽谈拍奥运世际员部省市全总理事盟赛讨说例研业流推介"
    r"见座都])会(?=不?[低高少多]|达|超|突|增|下[降滑跌调探行]|有|是|上[升涨调市线行扬浮冲]|成|保|在|出|带|继|接|进|让|使|创|维|降|升|到)|可达"
    r"|能达|(?<=后)可(?!以)|可超过?|可再(?=[降提增省])|将要|届时|到那时|指引|应[该当](?=[在为达会能可不低高]|将)|控制在(?=[^，,；;。]{0,9}(?:以内|以下|之内|左右))"
    r"|(?:(?<=今年)|(?<=明年)|(?<=20\d\d年))[还要]{1,2}(?=新|再|建|完成|实现|改造)"
)
_ZH_ESTIMATED = (
    r"估计|估算|测算|研判|(?:对应|给予)(?=[^，,；;。]{0,16}(?:P[EBS]|市盈率|市净率|市销率|估值|倍))"
)
"""An analyst's multiple is one of the profit that is expected: 对应2026年PE为18倍."""

_ZH_SCENARIO = (
    r"乐观情[景形]|悲观情[景形]|中性情[景形]|情景下|情形下"
    r"|乐观估计|保守估计|悲观估计|假设|假如|倘若"
)
_ZH_BASE = (
    r"[较比同与](?:上年|去年|前年|今年)(?:同期)?"
    r"|(?:上年|去年)同期(?!\s*(?:为|是|仅|则|只有|约|达|实现|录得|盈利|亏损|净[利亏]|[:：\d]))"
)
_ZH_PAST = (
    r"原(?:本|先|来)?(?:计划|预计|预期|打算|拟|定(?!价|律|义))|曾经?(?:预计|预测|预期|计划|表示|打算|承诺)"
    r"|(?:此前|之前|原先|原来|原本|当初|早前|先前)(?:市场|公司|机构)?(?:预计|预期|预测|规划|计划|目标|设定|指引)的(?=约?\d)|实际(?!控制|利率|上|增长|增速|G|人)|"
    r"已经?(?=[^来])|曾|去年|上年|上一?届|上次|上期|昨[天日年]|此前|以往|今年以来|截至目前|截至(?=20[01]\d"
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
