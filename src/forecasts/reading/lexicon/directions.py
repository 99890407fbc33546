"""Words that say which way a figure moves: falls, rises, and changes that are neither."""

__all__ = [
    "FALLS",
    "FALLS_AFTER",
    "FALLS_HAN",
    "FALL_NOUNS",
    "FALL_NOUNS_HAN",
    "FILLERS",
    "FILLERS_HAN",
    "LEANS",
    "LOSSES",
    "LOSSES_HAN",
    "MIRRORED",
    "MOVES_OF_MONEY",
    "OFF",
    "RISES",
    "RISE_NOUNS",
]

FALL_NOUNS = frozenset(
    "fall falls drop drops decline declines decrease decreases slump slumps slide slides plunge "
    "plunges dip dips cut cuts reduction reductions contraction shrinkage downturn setback "
    "depreciation correction shortfall slowdown".split()
)
FALLS = FALL_NOUNS | frozenset(
    "fell fallen falling dropped dropping declined declining decreased decreasing slumped slumping "
    "slip slips slipped slipping slid sliding plunged plunging plummet plummets plummeted tumble "
    "tumbles tumbled tumbling sink sinks sank sunk sinking shrink shrinks shrank shrunk shrinking "
    "contract contracts contracted contracting lose loses lost losing shed sheds shedding down "
    "cutting reduce reduces reduced reducing lower lowers lowered lowering trim trims trimmed "
    "trimming slash slashes slashed slashing ease eases eased easing dipped dipping edged-down "
    "slow slows slowed slowing narrow narrows narrowed narrowing weaken weakens weakened weakening "
    "depreciate depreciates depreciated retreat retreats retreated crash crashes crashed crashing "
    "collapse collapses collapsed shave shaves shaved axe axes axed recede receded dropped-off "
    "nosedived dwindle dwindled dwindling backslid downgraded softened soften worsened "
    "correct corrects corrected correcting cratered tanked skidded eliminate eliminates eliminated "
    "eliminating scrap scraps scrapped scrapping".split()
)
RISE_NOUNS = frozenset(
    "rise rises increase increases gain gains jump jumps surge surges climb climbs growth "
    "expansion uplift upturn hike hikes rebound advance".split()
)
RISES = RISE_NOUNS | frozenset(
    "rose risen rising grow grows grew grown growing increased increasing climbed climbing jumped "
    "jumping surged surging gained gaining advanced expand expands expanded expanding soar soars "
    "soared soaring up accelerate accelerates accelerated rebounded recovered rally rallied "
    "widen widens widened raise raises raised raising boost boosts boosted lift lifts lifted "
    "swell swelled higher hiked add adds added adding appreciated strengthened skyrocketed "
    "improve improves improved improving".split()
)
LEANS = FALLS | RISES
LOSSES = frozenset(("loss", "losses"))
MOVES_OF_MONEY = frozenset(
    "raise raises raised raising boost boosts boosted lift lifts lifted add adds added adding gain "
    "gains gained gaining growth cut cuts cutting lose loses lost losing shed sheds shedding axe "
    "axes axed slash slashes slashed slashing trim trims trimmed eliminate eliminates eliminated "
    "eliminating scrap scraps scrapped scrapping".split()
)
"""Verbs whose object is what is raised or lost, no step of what was there: `raised $5 million`."""

OFF = (", off ", " was off ", " were off ", " shares off ")
"""What a price is down: `averaged $742, off 8%`."""

FILLERS = frozenset(
    "a an the another further additional some about around roughly nearly almost approximately "
    "just only estimated over than more less least at as much modest modestly sharply sharp "
    "slightly steeply again back anywhere between on average cumulative total whopping net mere "
    "annual annually annualised annualized yearly combined well rate year-on-year "
    "year-over-year quarter-on-quarter month-on-month real likely expected projected off".split()
)
"""What may stand between a word of direction and its figure."""

FALLS_AFTER = (
    r"(?:year-on-year|year-over-year|annual|sharp|steep|further|real|modest|slight|net|overall"
    r"|average|projected|expected|price|rate|sales|output|job)"
)
"""Adjectives before the noun of a fall behind its figure: `a 5% annual decline`."""

FALLS_HAN = (
    "负增长|负成长|回调|放缓|下降|下滑|下跌|下挫|减少|降低|回落|收窄|缩减|缩小|缩水|萎缩|锐减|骤降|骤减|大跌|暴跌"
    "|重挫|倒退|[减降]息|削减|压减|裁减|裁员|减产|减持|减亏|下[调修]|调[低降]|走低|下行|低下|滑落|缩量|负增|减|跌|(?<![起以])降|缩|砍掉|砍去|砍|腰斩|削|少了|少[赚卖产销增收]|少"
    "|低|便宜"
)
FALL_NOUNS_HAN = "降幅|跌幅|减幅|缩幅|降低幅度|下降幅度"
LOSSES_HAN = "亏损净?额?|净亏损|亏空|赤字额?|亏|純损失|损失(?=[はがも额])"
FILLERS_HAN = (
    "了|去|は|が|约|近|超过?|逾|又|再|将|或|可能|会|也|仍|均|有望|高达|大约|"
    "至少|多达|幅度|达到?|各|分别|仅|整整|近乎|差不多|至多|最多|或"
)

MIRRORED = {"above": "up-to", "up-to": "above"}
"""The hedge of the signed number: a fall of more than 10% lies below -10%."""
