"""English verbs that news, plans and notes tell figures with."""

__all__ = ["OPENS", "PAST_FORMS", "PAST_STEMS", "PRESENT_FORMS", "REACH"]

REACH = (
    r"(?:reach|hit|exceed|top|surpass|grow|rise|double|triple|quadruple|climb|fall|drop|decline|be"
    r"|account|become|invest|spend|build|cut|expand|increase|decrease|total|add|create|produce"
    r"|deliver|sell|ship|generate|attract|swell|balloon|soar|surge|jump|shrink|slow|ease|slip|cross"
    r"|approach|near|have|make|raise|boost|install|record|post|earn|remain|stay|average|range|widen"
    r"|narrow|improve|accelerate|contract|rebound|recover|overtake|pass|lift|break|push|bring|take"
    r"|launch|come|open|train|hire|reduce|lower|achieve|attain|represent|plunge|tumble|advance|gain"
    r"|lose|quintuple|garner|command|capture|contribute|unlock|stand|amount|go|move)(?![a-z])"
)
"""What a market, a firm or a price will do: base forms of verbs."""

OPENS = (
    r"(?:begin|start|close|end|finish|enter|expire|join|complete|arrive|receive|publish|report|meet"
    r"|host|follow|run|operate|appear|return|switch|leave|stop|supply)(?![a-z])"
)
"""What a plant or an event is due to do."""

PAST_FORMS = (
    "was were been currently already rose fell grew shrank sank slid flew went came gave took "
    "spent sold bought paid won lost made saw stood held kept led drew became began drove got "
    "brought built ran sprang swung beat overtook broke froze hit cut put spread shed crept "
)
"""Forms of the past that are not regular."""

PRESENT_FORMS = (
    "cost costs holds employs owns operates represents includes today now shows contains cites "
    "features covers runs houses generates produces provides serves handles sells ships "
    "supplies offers spends invests counts boasts receives attracts exports imports builds uses "
    "consumes emits carries manages supports totals averages remains stays "
)
"""Forms of the present that a fact is told in."""

PAST_STEMS = (
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
"""Stems of regular verbs; with `-ed` they are past."""
