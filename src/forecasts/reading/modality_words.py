"""How sure a speaker is and whether the speaker looks ahead: the words, as data.

Each row is a pattern (whole words, case-insensitive in English), the tense it gives to the figures
that it governs, the certainty word that is reported, the probability of METHOD section 3 (None
where the survey has none) and, for plans and scenarios, the modality.
"""

__all__ = ["CHINESE", "ENGLISH", "Row"]

Row = tuple[str, str, str, float | None, str]

WILL, HIGHLY, LIKELY, EXPECTED, COULD = 0.95, 0.90, 0.75, 0.75, 0.40

_BE = r"(?:(?:is|are|was|were|be|been|being|['’]s|['’]re)\s+)?(?:(?:now|also|still|widely|further|currently|only|even|generally|already|instead|officially|conservatively|thus|collectively|together|\w+ly)\s+){0,2}"
_HAVE_NOT_MET = r"(?:had|was|were)\s+(?:been\s+)?(?:previously\s+|widely\s+|originally\s+)?"
_TO = r"(?:\s+(?:to|at|for|that))?"
_REACH = (
    r"(?:reach|hit|exceed|top|surpass|grow|rise|double|triple|quadruple|climb|fall|drop|decline|be|account|become"
    r"|invest|spend|build|cut|expand|increase|decrease|total|add|create|produce|deliver|sell|ship|generate|attract"
    r"|swell|balloon|soar|surge|jump|shrink|slow|ease|slip|cross|approach|near|have|make|raise|boost|install|record"
    r"|post|earn|remain|stay|average|range|widen|narrow|improve|accelerate|contract|rebound|recover|overtake|pass|lift"
    r"|break|push|bring|take|launch|come|open|train|hire|reduce|lower|achieve|attain|account|represent|plunge|tumble"
    r"|advance|gain|lose|quintuple|garner|command|capture|contribute|unlock|stand|amount|go|move|go\s+up)"
)

ENGLISH: tuple[Row, ...] = (
    # Expectations that the sentence itself says were overtaken: `had been expected to`.
    (r"(?:analysts?|economists?|market)\s+had\s+(?:expected|forecast|predicted|projected|been\s+expecting)", "past", "", None, ""),
    (r"(?:above|below|beat(?:ing)?|miss(?:ed|ing)?|topp(?:ed|ing)|than)\s+(?:the\s+)?(?:analysts?['’]?\s+|market\s+|consensus\s+)?(?:expectations?|expected|estimates?|forecasts?|consensus)", "", "", None, ""),
    # Settled.
    (rf"{_BE}(?:almost\s+)?certain\s+to", "future", "certain", WILL, ""),
    (rf"{_BE}set\s+to", "future", "set to", WILL, ""),
    (rf"{_BE}(?:due|scheduled|slated|bound|destined|guaranteed)\s+(?:to|for)", "future", "set to", WILL, ""),
    (r"(?:highly|very|most)\s+likely", "future", "highly likely", HIGHLY, ""),
    (r"(?:will|would|could|may|might)\s+(?:most\s+)?(?:likely|probably)", "future", "likely", LIKELY, ""),
    (r"(?:is|are)\s+(?:un)likely\s+to", "future", "likely", LIKELY, ""),
    (r"unlikely", "future", "unlikely", 0.25, ""),
    (r"likely|probably|in\s+all\s+likelihood", "future", "likely", LIKELY, ""),
    # Expectations in the passive, then in the active.
    (rf"{_BE}(?:on\s+(?:track|course|pace|target)|poised|positioned|headed|well\s+placed|gearing\s+up)\s+(?:to|for)", "future", "on track", LIKELY, ""),
    (rf"{_BE}expect(?:ed|s|ing)?{_TO}", "future", "expected", EXPECTED, ""),
    (rf"{_BE}project(?:ed|s|ing)\s+(?:that|to|at|for|an?|the|sales|revenue|growth|global|annual|around|about|nearly|over|more|\d|\$|€|£|¥)", "future", "projected", EXPECTED, ""),
    (rf"{_BE}projected", "future", "projected", EXPECTED, ""),
    (rf"{_BE}forecast(?:ed|s|ing)?{_TO}", "future", "forecast", EXPECTED, ""),
    (rf"{_BE}anticipat(?:e|ed|es|ing){_TO}", "future", "anticipated", EXPECTED, ""),
    (rf"{_BE}predict(?:ed|s|ing)?{_TO}", "future", "predicted", EXPECTED, ""),
    (r"(?:is|are|was|were|be|been)\s+(?:also\s+)?(?:seen|tipped|tapped|pegged)\s+(?:to|at|as|reaching|rising|growing|hitting|falling|topping|exceeding|climbing|doubling)", "future", "expected", EXPECTED, ""),
    (r"(?:sees|foresees?|foresaw|envisions?|envisages?|envisaged|reckons?|pencils?\s+in|penciled\s+in|calculates?)", "future", "expected", EXPECTED, ""),
    (r"projections?|expectations?\s+(?:of|to|for|at|from)|outlook|guidance|guides?|guided|guiding|prediction", "future", "forecast", EXPECTED, ""),
    (rf"{_BE}estimated\s+to(?=\s)(?!\s+have|\s+be\s+worth\s+\S+\s+\S+\s+in\s+20[01])", "future", "estimated", EXPECTED, ""),
    (r"estimat(?:e|es|ed|ing)", "estimate", "estimated", EXPECTED, ""),
    # Mere possibility.
    (r"could|may(?=\s+[a-z])(?!\s+\d)|might|(?:has|have|with)\s+the\s+potential\s+to|potential(?:ly)?\s+(?:to|worth|reach\w*)?|capable\s+of|can\s+(?:reach|hit|grow|exceed|rise|become|generate|create|add)", "future", "could", COULD, ""),
    (r"perhaps|possibly", "", "could", COULD, ""),
    # Plain future.
    (r"will|['’]ll|won['’]t|shall|(?:is|are)\s+going\s+to", "future", "will", WILL, ""),
    (r"would|should|ought\s+to", "future", "would", None, ""),
    (rf"(?:is|are)\s+to\s+{_REACH}", "future", "will", WILL, ""),
    # Plans and targets.
    (rf"{_BE}(?:aim|plan|target|intend|pledg|vow|hop|seek|aspir|look|promis|commit|strive|budget|allocat|earmark)(?:s|e|es|d|ed|ned|ning|ing|ting|ted)?\s+(?:to|for|at|on|of|an?|annual|sales|growth)(?!\s+\w+\s+ago)", "future", "plans", None, "target"),
    (r"targets|targeting|(?:the|a|an|its|their|government|official|national)\s+(?:\w+\s+){0,3}(?:target(?!\s+price)|goal|ambition|aim|objective)s?(?:\s+(?:of|is|to|for))?|goals?\s+(?:of|is|to|for)|target\s+of|plans?\s+(?:to|for|calls?)|plan\s+is|pledge\s+to|committed\s+to|commitment\s+to|roadmap|mandates?|must|needs?\s+to", "future", "target", None, "target"),
    # Scenarios qualify; they do not govern.
    (r"(?:in|under)\s+(?:an?|the|its|our|this)\s+(?:\w+[\s-]){0,3}(?:scenario|case)|(?:bull|bear|base|best|worst|upside|downside|optimistic|pessimistic)[\s-]case|stated\s+policies|net[\s-]zero\s+scenario", "", "", None, "scenario"),
    (rf"to\s+(?:be\s+worth|{_REACH})", "infinitive", "", None, ""),
    # The past, settled by its form.
    (r"(?:after|following|having)\s+(?:an?\s+|the\s+)?(?:\w+ing|\w+ed|rise|fall|drop|decline|increase|growth|gain|jump)|compared\s+(?:to|with)|versus|vs\.?|as\s+against|year[\s-]earlier|(?:from|than)\s+(?:a\s+)?year\s+(?:ago|earlier|before)|last\s+year|the\s+previous\s+year", "base", "", None, ""),
    (r"(?:was|were|had|did|has|have)(?!\s+(?:the\s+potential|to\s))|(?:been|currently|already|so\s+far|to\s+date|to\s+have)", "past", "", None, ""),
    (r"rose|fell|grew|shrank|sank|slid|flew|went|came|gave|took|spent|sold|bought|paid|won|lost|made|saw|stood|held|kept|led|drew|became|began|drove|got|brought|built|ran|sprang|swung|beat|overtook|broke|froze", "past", "", None, ""),
    (r"(?:jump|climb|dropp|slipp|surg|soar|plung|declin|increas|decreas|gain|reach|total(?:l)?|amount|report|record|post|shipp|deliver|earn|generat|account|exceed|topp|surpass|cross|expand|contract|slow|doubl|tripl|quadrupl|rais|invest|attend|attract|sign|export|import|produc|edg|widen|narrow|advanc|tumbl|rebound|recover|eas|averag|mov|hover|announc|reveal|show|recruit|hir|join|gather|serv|open|clos|complet|launch|receiv|collect|swell|balloon|touch|clock|log|book|contribut|represent|remain|return|pass|cover|install|hous|host|ow|own|employ|operat|fetch|secur|acquir|valu|price|worth|found|establish|collaps|nearly\s+doubl|more\s+than\s+doubl|roar|outpac|outperform|underperform|vault|crept|roll|regist|tall|notch|garner|captur|command|convert|start|end|finish|licens|approv|improv|weaken|strengthen|halv|skyrocket|crash|accelerat|moderat|cool|dipp|trebl|pump|pour|flow|chang|participat|compris|includ|consist|ranked|manufactur|purchas|need|used|requir|ordered|order|creat|add|expir|lift|boost|trimm|slash|reduc|lower|hik|upgrad|downgrad)ed", "past", "", None, ""),
    # German, French and Spanish verbs, for their figures.
    (r"wird|werden|d[uü]rften?|(?:se\s+)?(?:prev[eé]|espera)n?|erwartet|prognostiziert|atteindra|alcanzar[aá]", "future", "expected", EXPECTED, ""),
    (r"k[oö]nnten?|pourrai(?:t|ent)|podr[ií]an?", "future", "could", COULD, ""),
    (r"devrai(?:t|ent)|deber[ií]an?|sollen?", "future", "would", None, ""),
    (r"hit|cut|put|spread|shed", "past", "", None, ""),
    # The present is a fact too.
    (r"is|are|accounts?\s+for|stands?\s+at|trades?\s+at|costs?|holds?|employs?|owns?|operates?|amounts?\s+to|represents?|makes?\s+up|includes?|today|now|at\s+present|as\s+of|shows?|contains?|cites?|features?|covers?|runs?|houses?|generates?|produces?|exceeds?(?=\s+[$€£¥\d])|has(?=\s+(?:\d|more|over|about|nearly))|have(?=\s+(?:\d|more|over|about|nearly))", "present", "", None, ""),
)  # fmt: skip
"""English rows in order of precedence: at one place the first row that matches speaks."""

CHINESE: tuple[Row, ...] = (
    (r"很有可能|极有可能|极可能|大概率", "future", "极有可能", HIGHLY, ""),
    (r"有可能|或可|可能会?|或将|或能|恐将|也许|或许", "future", "或将", COULD, ""),
    (r"有望|有机会|有潜力|具备潜力|潜力|可望", "future", "有望", COULD, ""),
    (r"(?:业内|专家|机构|市场|普遍)?预计|预测|预期(?!寿命)|预估|预料|料将|预判|预言|估算|测算|研判|展望", "future", "预计", EXPECTED, ""),
    (r"力争|争取|确保|目标(?!公司|客户|用户|价位|人群|市场|群体)|规划(?!局|师|院|》)|计划(?!》|生育|单列)|拟(?!人|合|定了|态)|旨在|致力于|定下|设定|承诺|(?<![只主需重必还想若])[要应须需](?=达|超过|突破|控制在|下降|提高到|降至|提升至)", "future", "目标", None, "target"),
    (r"即将|必将|势必|将会|将(?!近|军|士|领|帅|其|之|信|错|就)|会(?=达|超|突|增|下|有|是|上|成|保|在|出|带|继|接|进|让|使|创|维|降|升|到)|可达|能达|可超过?|将要|届时|到那时|指引", "future", "将", WILL, ""),
    (r"估计", "estimate", "估计", EXPECTED, ""),
    (r"乐观情[景形]|悲观情[景形]|中性情[景形]|情景下|情形下|乐观估计|保守估计|悲观估计|假设|假如|倘若", "", "", None, "scenario"),
    (r"[较比同与](?:上年|去年|前年|今年)(?:同期)?|上年同期|去年同期", "base", "", None, ""),
    (r"已经?(?=[^来])|曾|去年|上年|昨[天日年]|此前|以往|今年以来|截至目前|截至(?=20[01]\d|202[0-4])|目前|当前|现有|如今|至今|累计完成|数据显示|统计显示|据统计|财报显示|年报显示|报告期内|同期(?=[^增])|历史新高|创下|(?<=[增降实完达超突破升跌提减扩翻长成到过出涨投卖造新幅至加少高低大])了(?!解|不|然)", "past", "", None, ""),
)  # fmt: skip
"""Chinese rows in order of precedence."""
