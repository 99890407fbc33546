"""How English names an earlier forecast: a row a way, with what it fires on and spares."""

from forecasts.reading.attaching.asked import Asked, beside, speaks_ahead
from forecasts.reading.attaching.earlier_words import HEDGE, HELD, MEASURES, MONTH, NOUN
from forecasts.reading.attaching.english_base import is_goal_passed
from forecasts.reading.rules import Rule, Screened

__all__ = ["ENGLISH_RULES"]

_FORMER = r"(?:earlier|previous|prev\.|prior|old|original|initial|former|last)"
_WORDS = (
    r"(?:\s+(?!(?:and|but|yet|while|whereas|when|as|after|before|now|we|it|they|will|would|could|may)\b)"
    r"[a-z'’-]+)"
)
"""What may stand between an earlier forecast and its figure: no verb of now, no second clause."""
_NO_LINK = r"(?!(?:and|but|yet|while|whereas|when|as|after|before|who|which|from)\b)"
"""What a clause of its own does not begin with."""
_FORMERLY = ("earlier", "prev", "prior", "old", "origin", "initial", "former", "last", "before")
_MEASURED = (
    "beat", "top", "exceed", "surpass", "miss", "outpac", "trail", "above", "below", "ahead", "vs",
    "versus", "against", "than", "short", "compared", "line", "match",
)  # fmt: skip
"""A look for one of these words is cheaper than the pattern of a row."""


ENGLISH_RULES: Screened[Asked, bool] = Screened((
    Rule(
        "earlier forecast of", "en",
        beside(
            before=rf"(?i)\b(?=[epoifl])(?:{_FORMER}\s+(?:[a-z]+\s+)?{NOUN}(?:\s+(?:was|were|is|had\s+been|stood\s+at|for\s+\S+|in"
            rf"\s+\S+|of|at)|\s+for(?:\s+{_NO_LINK}[a-z'’-]+){{1,5}}?\s+(?:to\s+[a-z]+(?:\s+in)?|of|at))*\s+{HEDGE}\Z"
            rf"|(?<!\bhad ){_FORMER}\s+(?:[a-z]+\s+)?{NOUN}{_WORDS}{{1,9}}?"
            rf"\s+(?:of|at|to|by)\s+{HEDGE}\Z"
            rf"|{_FORMER}\s+(?:[a-z]+\s+)?{NOUN},\s+an?\s+(?:[a-z-]+\s+){{1,3}}of\s+{HEDGE}\Z"
            rf"|{_FORMER}\s+(?:[a-z]+\s+)?{NOUN},\s+(?:made\s+|given\s+|issued\s+)?(?:in|of|from)\s+[a-z]+(?:\s+20\d\d)?,"
            rf"\s+(?:was|were|had\s+been)\s+(?:for\s+)?{HEDGE}\Z)",
            words=_FORMERLY,
        ),
        ("It sees 40 GW, up from an earlier forecast of [33 GW].",
         "It sees $26 a share, down from its prior forecast for profit to come in at [$29].",
         "The previous estimate was [5%].",
         "It sees a cost of $2, against previous guidance of a currency burden of [$9].",
         "Costs will be $2, compared with prior guidance which assumed freight costs of [$3].",
         "A fall of 9%, against our prior outlook, a decline of [4%].",
         "The earlier call, in April, was for [$790 billion]."),
        ("The previous record was [33 GW].", "A year earlier the plant made [9 GW]."),
    ),
    Rule(
        "previously", "en",
        beside(
            before=r"(?i)(?:[(,;]\s*(?:from\s+|was\s+)?(?:previous(?:ly)?|before|prior|old|formerly)[:\s]\s*"
            rf"(?:forecast|expected|estimated|at|was|were|of)?\s*|\b(?:(?:our|its|their)\s+(?:earlier|previous|prior|old|original)|(?:previously|earlier"
            r"|originally|initially|before)\s+(?:had\s+)?(?:forecast(?:ing)?|(?:expect|predict|project|target)(?:ed|ing)"
            rf"|(?:estimat|assum|plann|budget|cost)(?:ed|ing)|guid(?:ed|ing)\s+(?:to|for)|seen|saw|seeing|thought|(?:hop|aim|plann|want|intend)(?:ed|ing)\s+to\s+[a-z]+)(?:{_WORDS}{{1,8}}?\s+(?:of|at|to|by))?)\s+){HEDGE}\Z",
            words=_FORMERLY,
        ),
        ("We see 310 GWh in 2027 (previously [265 GWh]).",
         "It expects $58 billion, against our earlier [$49 billion].",
         "It had previously expected [5%].",
         "The group previously expected net profit per share of [$4.10].",
         "Output will shrink by 2% in 2026, after previously forecasting growth of [1%].",
         "It originally hoped to sell [200,000 permits]; it now expects to sell 140,000.",
         "The line, originally budgeted at [$6 billion], is now expected to cost $10 billion."),
        ("The chain has 310 shops and previously had [265 shops].",
         "It expects 5 GW in 2027 after previously selling [7 GW]."),
    ),
    Rule(
        "had expected", "en",
        beside(
            before=r"(?i)\b(?:had|have)\s+(?:(?:been|earlier|previously|originally|initially|once)\s+)*(?:forecast|expected|estimated|predicted|projected"
            r"|looked\s+for|called\s+for|bet\s+on|banked\s+on|expecting|penc?illed\s+in|hoped\s+for|guided\s+(?:to|for)|planned|foreseen|spoken\s+of|pegged|put)"
            rf"\s+(?:{_NO_LINK}(?:[a-z'’-]+|20\d\d)\s+){{0,9}}?{HEDGE}\Z"
            rf"|\bhad\s+(?:originally\s+|initially\s+|once\s+)?(?:hoped|planned|wanted|intended|aimed|meant|sought)\s+to\s+[a-z]+\s+{HEDGE}\Z",
            words=("had", "have"),
        ),
        ("Analysts had expected a profit of [$4 million].",
         "The March round had put 2026 inflation at [2.8%].",
         "Brokers asked beforehand had looked for a [0.2%] gain.",
         "The firm had once forecast earnings of [78 cents] a share.",
         "Brokers had expected the group to earn an adjusted [$1.40] a share.",
         "It had hoped to sell [10,000 units] but sold 6,200."),
        ("It had sold [$4 million].", "It had planned to close but sold [40 shops]."),
    ),
    Rule(
        "had expected", "en",
        beside(
            before=r"(?i)\b(?:(?:in|last)\s+(?:january|february"
            r"|march|april|may|june|july|august|september|october|november|december|spring|autumn"
            r"|summer|winter|year|month|quarter)|(?:[a-z]+|\d+)\s+(?:years?|months?|quarters?|weeks?)\s+ago),?\s+(?:we|it|they|the\s+[a-z]+)\s+(?:had\s+)?(?:pegged\s+[^,.;\d]{3,40}?\s+at|spoke\s+of|forecast|expected|saw|foresaw|predicted"
            rf"|projected|estimated|thought\s+of|guided\s+(?:to|for)|put\s+it\s+at|said|told\s+you)\s+{HEDGE}\Z",
            words=(
                "look", "call", "bet ", "bank", "had", "have", "pegged", "spoke", "forecast",
                "expected", "saw", "predicted", "projected", "estimated", "thought", "guided",
                "put it", "said", "told",
            ),
        ),
        ("In June, the agency pegged the harvest at [13 million tonnes].",
         "In May we spoke of [$180 million].", "Two years ago it foresaw [93 GW]."),
        ("In August we sold [180 boats].",),
        said=(
            *"january february march april may june july august september october november".split(),
            *"december spring autumn summer winter year month quarter week".split(),
        ),
    ),
    Rule(
        "was expecting", "en",
        beside(
            before=rf"(?i)\b(?:was|were|had\s+been)\s+(?:still\s+|then\s+|even\s+)?(?!estimated\b){HELD}\s+{HEDGE}\Z"
            rf"|\b(?:was|were|had\s+been)\s+guided\s+(?:to|for)\s+{HEDGE}(?:(?:net\s+)?(?:loss|profit)\s+of\s+)?\Z"
            rf"|\b(?:was|were)\s+to\s+have\s+[a-z]+\s+{HEDGE}\Z"
            rf"|\bonce\s+(?:{HELD}|talked\s+of|spoke\s+of|dreamed\s+of|thought)\s+(?:to\s+[a-z]+\s+)?{HEDGE}\Z"
            r"|\b(?:had\s+)?(?:told|asked|led|advised|warned)\s+[a-z]+\s+to\s+(?:expect|assume|look\s+for"
            rf"|plan\s+on)\s+{HEDGE}\Z"
            rf"|\b{NOUN}(?:\s+(?!and\b|but\b)[a-z0-9%]+){{0,6}}?\s+(?:was|were|had\s+been)\s+for\s+{HEDGE}"
            rf"(?:[a-z]+\s+(?:of|to)\s+)?{HEDGE}\Z|\bconsensus\s+(?:was|had\s+been)\s+(?:for\s+|at\s+)?{HEDGE}\Z",
            words=(
                "was", "were", "had", "once", "told", "asked", "led", "advised", "warned",
                "consensus",
            ),
        ),
        ("A year ago she was calling for [$95].", "We were guided to a loss of [$12 million].",
         "The line was to have carried [20 bcm] a year.",
         "The operator once talked of [10,000 taxis].",
         "They had told investors to expect [15 percent] growth.",
         "The median forecast in a poll was for a gain of [0.2%]."),
        ("The plant was making [9 GW].", "She was told of [$95].",
         "The market was estimated at [$7 million].",
         "The plan is for a gain of [0.2%]."),
    ),
    Rule(
        "that was expected", "en",
        beside(
            behind=r"(?i)(?:\s+(?:and|or)\s+[$€£¥]?\d[\d.,]*%?(?:\s+(?:[mbt][a-z]*illion|per\s?cent|points|tonnes))?)?"
            r"(?:\s+(?:rise|gain|increase|growth|drop|fall|decline|loss|profit|surplus|deficit))?"
            r"\s+(?:(?:that|which)\s+)?(?:(?:we|it|they|he|she|analysts|economists|the\s+[a-z]+)\s+"
            r"(?:had\s+)?(?:forecast|expected|estimated|predicted|projected|thought|told\s+you|guided|saw"
            r"|seen|foresaw|announced|assumed|gave|given|pencill?ed\s+in|set\s+out|flagged|indicated"
            r"|talked\s+(?:about|of)|spoke\s+(?:about|of)|hoped\s+for|guided\s+to)\s+(?:in|last|on|at|earlier|before|previously|originally"
            r"|initially|back|three|six|two|a)\b|(?:it\s+|was\s+|were\s+)?(?:previously|originally|initially|earlier)\s+"
            r"(?:forecast|expected|estimated|predicted|projected|planned|targeted|announced|guided"
            r"|thought|seen)|in\s+(?:its|our|their|the)\s+(?:last|previous|earlier|prior)\s+(?:study|report"
            r"|outlook|forecast|update|edition|note|estimate|survey)"
            r"|(?:(?:range|figure|outlook|guidance)\s+)?(?:(?:that|which)\s+)?(?:it|they|we|he|she|the\s+[a-z]+)\s+had\s+(?:(?:earlier|previously"
            r"|originally|initially)\s+)?(?:forecast|expected|predicted|projected|given|issued|set|announced|guided))",
        ),
        ("It sees 5.6%, wider than the [5.1%] and 4.4% it pencilled in six months ago.",
         "It put the figure at [$24 billion] in its last study.",
         "The margin should be 69%, up from the [68%] we talked about in February.",
         "We expect 650,000 homes, compared with the [600,000] we told you in February.",
         "Revenue will fall short of the [$5 billion] range it had given in March."),
        ("That beats the [$4 billion] it earned in 2025.",),
    ),
    Rule(
        "measured by a forecast", "en",
        beside(
            before=rf"(?i)\b{MEASURES}\s+(?:{_NO_LINK}(?!current\b|present\b|today)[a-z'’&.-]+\s+){{0,6}}?"
            r"(?:consensus|(?:forecast|estimate|expectation|projection|prediction)s?)"
            rf"(?:\s+{_NO_LINK}(?:[a-z'’-]+|q[1-4]|20\d\d)){{0,5}}?(?:\s+(?:of|for|at))?\s+{HEDGE}\Z",
            words=_MEASURED,
        ),
        ("Sales of $8 billion beat the consensus estimate of [$7 billion].",
         "It earned 60 cents, above Wall Street's forecast for [55 cents].",
         "Sales topped analysts' expectations for revenue of [$9 billion]."),
        ("It falls short of the current consensus forecast of [$7 billion].",
         "Above us, analysts forecast [$7 billion].", "It plans to exceed its goal of [9 GW].",
         "A fall is more than offset by a yield forecast of [9 tonnes]."),
        said=("consensus", "forecast", "estimate", "expectation", "projection", "prediction"),
    ),
    Rule(
        "goal met or missed", "en",
        beside(
            before=r"(?i)(?<!\bto )(?<!will )(?<!would )(?<!could )(?<!should )(?<!may )(?<!might )"
            rf"\b(?:beat(?:ing)?|beaten|missed|missing|met|topped|topping|exceeded|surpassed|outdid|fell\s+short\s+of"
            rf"|fallen\s+short\s+of|hit|undershot|overshot|reached)\s+(?:its|their|our|the|his|an?)\s+(?:[a-z0-9-]+\s+){{0,4}}?"
            rf"(?:target|goal|aim|guidance|guide|plan|budget)s?(?:\s+(?:for\s+)?(?:[a-z-]+|20\d\d)){{0,4}}?\s+(?:of|for|at)\s+"
            rf"(?:[a-z]+ing\s+(?:[a-z-]+\s+){{0,4}}?(?:(?:to|by|at|of|from)\s+)?)?{HEDGE}\Z",
            words=("target", "goal", "guid", "plan", "budget", "aim"),
        ),
        ("The port missed its 2025 target of [9 million containers].",
         "The margin was 29.5%, which beat our guide of [28%].",
         "Sales beat the guidance of [$4 billion].",
         "It met its goal of cutting emissions by [30%]."),
        ("It will meet its target of [9 GW].", "The goal of [9 GW] was set.",
         "It is on track to hit its target of [9 GW]."),
    ),
    Rule(
        "goal met or missed", "en",
        beside(
            before=rf"(?i)\b(?:target|goal|aim|quota)s?(?:\s+(?:for\s+)?20\d\d)?\s+(?:of|for)\s+(?:[a-z]+ing\s+)?{HEDGE}\Z",
            behind=r"(?i)[^.;,:\d]{0,40}?\s(?:was|were|has\s+been|had\s+been)\s+(?:[a-z]+ly\s+)?(?:missed|beaten"
            r"|exceeded|surpassed|met)\b",
        ),
        ("The target of [1 million heat pumps] was missed.",),
        ("The target of [1 million heat pumps] will be met.",),
        said=("target", "goal", "aim", "quota"),
    ),
    Rule(
        "goal passed", "en", is_goal_passed,
        ("The economy grew 6%, ahead of the [5%] target.", "It missed the [9 GW] goal.",
         "It opened 30 shops, short of the planned [40]."),
        ("It will meet the [9 GW] goal.", "It grew ahead of the [5%] cap.",
         "It opened 30 shops, ahead of the [40] of its rival."),
    ),
    Rule(
        "former report saw", "en",
        beside(
            before=rf"(?i)\b{_FORMER}\s+(?:[a-z]+\s+)?(?:report|study|edition|review|survey|note|update)\s+"
            r"(?:had\s+)?(?:saw|seen|put|forecast|predicted|projected|expected|foresaw)\s+"
            rf"(?:(?!will\b|would\b)[a-z'’-]+\s+){{0,6}}?{HEDGE}\Z",
            words=_FORMERLY,
        ),
        ("Its previous report saw a surplus of [50 bcm].",),
        ("Its previous report said it sold [50 bcm].",),
        said=("report", "study", "edition", "review", "survey", "note", "update"),
    ),
    Rule(
        "guided to … and beat", "en",
        beside(
            before=rf"(?i)\b(?:guided|promised|planned|budgeted|targeted)\s+(?:(?:to|for)\s+)?{HEDGE}\Z",
            behind=r"(?i)[^.;]{0,24}?\s(?:and|but)\s+(?:(?:we|it|they)\s+)?"
            r"(?:beat|missed|topped|exceeded|surpassed|came\s+in|did|got|delivered)\b",
            words=("guided", "promised", "planned", "budgeted", "targeted"),
        ),
        ("We guided to [2.5 million] adds and we beat that by 900,000.",),
        ("We guided to [2.5 million] adds and we see 3 million.",),
    ),
    Rule(
        "was, in brackets", "en",
        beside(
            before=rf"(?i)[(]\s*was\s+{HEDGE}\Z",
            behind=r"\s*[,;)]",
            only=speaks_ahead,
        ),
        ("We expect $10,900 a tonne (was [$10,200]).",),
        ("Sales rose to $900 (was [$850]).",),
        said=("(",),
    ),
    Rule(
        "former figure", "en",
        beside(
            before=rf"(?i)\b{_FORMER}\s+(?:number|figure|level|guess|rate)s?(?:\s+(?:was|were|is|of|at|had\s+been))*\s+"
            rf"{HEDGE}\Z",
            words=_FORMERLY,
            only=speaks_ahead,
        ),
        ("We expect $11,500 a tonne; the old number was [$10,800].",),
        ("The old number of plants was [40].",),
    ),
    Rule(
        "from … previously", "en",
        beside(
            before=rf"(?i)\b(?:from|versus|vs\.?|against|with|compared\s+to|than|was|were)\s+{HEDGE}\Z",
            behind=r"(?i)(?:\s+(?!a\b)[a-z]+)?\s+(?:previously|earlier|before|last\s+time)\b(?!\s+(?:this|than|last|in|the))",
            only=speaks_ahead,
        ),
        ("It expects 3 GW, compared with [2 GW] earlier.",
         "It expects 3 GW, compared to [2 GW] previously."),
        ("Sales rose to 3 GW from [2 GW] previously.",),
        said=("previously", "earlier", "before", "last"),
    ),
    Rule(
        "… ago was put at", "en",
        beside(
            before=rf"(?i)(?<![\d%] )(?<!illion )"
            rf"\b(?:(?:[a-z]+|\d+)\s+(?:months?|weeks?|quarters?|years?)\s+(?:ago|earlier)|last\s+(?:month|week|quarter)|(?:back\s+)?in\s+{MONTH}),?"
            r"\s+(?:(?:it|they|that|this|[a-z]+)\s+)?(?:had\s+been|was|were)\s+(?:put|seen|forecast|projected|pegged|expected|estimated|predicted|set)"
            rf"\s+(?:at|to\s+[a-z]+)\s+{HEDGE}\Z",
            only=speaks_ahead,
            words=("was", "were", "had"),
        ),
        ("Stocks, which a month ago were put at [4.2 million tons], are expected at 3.6 million.",),
        ("Stocks a month ago were [4.2 million tons] and will fall.",
         "Prices, which rose 3.1% in June, were expected to rise [3.4%] in September."),
    ),
    Rule(
        "was expected to", "en",
        beside(
            before=r"(?i)\b(?:earlier|previously|whereas|while|although)\b,?\s+(?:[a-z]+\s+){0,3}?(?:was|were|had\s+been)\s+(?:expected"
            rf"|projected|forecast|predicted|estimated)\s+to\s+[a-z]+\s+{HEDGE}\Z",
            words=("earlier", "previously", "whereas", "while", "although"),
        ),
        ("Volumes will reach 69 million tonnes, whereas they were projected to hit [72 million].",),
        ("It was expected to hit [72 million].",),
    ),
))  # fmt: skip
"""The first that fits speaks."""
