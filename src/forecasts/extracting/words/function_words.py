"""English words that end a phrase, and words before a noun that say how much or where, not what."""

__all__ = ["FUNCTION_WORDS", "LEADING_WORDS"]

FUNCTION_WORDS = frozenset(
    "the a an its their his her our your this that these those such will would could should may might can shall must"
    " is are was were be been being has have had having do does did to of for in on at by from with and or but as than"
    " within among amongst towards toward upon onto inside outside beyond across till throughout elsewhere into over under between through during until about around nearly almost more less least most up down off out per"
    " not no also still now only even just both each every some any all one two three four five six seven eight nine ten eleven twelve when while where which"
    " who whose how what if because since before after so it they he she we i there here then further said says say expects expect"
    " expected forecasts forecast forecasted predicts predicted projects projected estimates estimated sees see saw"
    " reckons believes plans planned aims intends thinks puts put set sets reach reaches reached hit hits exceed exceeds"
    " exceeding rise rises rising grow grows growing fall falls falling drop drops climb climbs total totals account"
    " accounts make makes making raise raises raised cut cuts lift lifts double doubles triple triples quadruple halve expecting climbing earn earns earned higher lower record all-time high add adds remain remains likely"
    " according compared against versus via that's it's quarter month year years week weeks day days next last"
    " following due continuing slashing cutting lifting raising boosting bringing taking pushing driving sending keeping targeting aiming planning pledging"
    " think many early late percent pct million billion trillion bn worth valued priced see seen continue continues remaining unlike"
    " foresee foresees foresaw foreseen entails swing swings swung widen widens shrink shrinks flips along near"
    " them us him her themselves itself reveals shows showed suggests finds found indicates warns notes added hopes wants told guided pegs envisages envisions assumes implies points cause causes causing allow allows helping helps help well meanwhile combined slow slows slowed dropped gained jumped jump jumps surge surges drops despite amid"
    " approximately roughly anticipate anticipates anticipated predict predicting forecasting projecting estimating anticipating reduce reduces reducing expand expands whereas whilst although though using used revised upwards downwards excluding including regarding produces produce keep keeps fell rose grew slid slipped climbed plunged soared stood sank stuck sticks sticking clung polled surveyed interviewed estimate project alone heading headed boost boosts boosted trim trims trimmed posting annually".split()
)

LEADING_WORDS = frozenset(
    "global worldwide world international domestic national annual yearly total overall new combined average current"
    " overall cumulative gross net full-year whole entire collective world's country's nation's region's continent's domestic"
    " estimated global's retail regional its own industry's state's second-half first-half quarterly monthly anticipated projected planned proposed announced expected key highest lowest largest biggest u.s. daily organic comparable like-for-like same-store reported adjusted underlying constant-currency year-on-year year-over-year sharpest softer weaker stronger slower faster steeper tighter cheaper previous prior earlier former first second third low high mature steep much far even structural apparent potential possible larger smaller bigger huge tiny significant substantial incremental robust strong steady weak modest sluggish latest strongest fastest weakest steepest".split()
)
