import re
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forecasts.reading.periods.any_language import read_period
from forecasts.reading.proving.proof import Finding, prove
from forecasts.reading.records import Period, Value
from forecasts.reading.values.value import read_value

STATED = date(2025, 9, 19)

# value, target, quotation
CLAIMS = [
    ("nearly 240 billion USD", "by 2030", "nearly $240 billion by 2030"),
    ("> 120 billion USD", "2030", "China's market exceeding $120 billion in 2030"),
    ("1.5-2 trillion USD", "2040", "$1.5-2 trillion in value could be unlocked by 2040"),
    ("2.3 billion EUR", "2026", "revenue will rise to €2.3 billion in 2026"),
    ("3 trillion JPY", "FY2026", "could be worth ¥3 trillion in fiscal 2026"),
    ("60%", "2030", "EV penetration will hit 60 percent in 2030, up from 35 percent in 2023"),
    ("150 bp", "2027", "the margin will improve by 150 basis points in 2027"),
    ("> 1,500 GW", "2030", "is forecast to exceed 1,500 GW by the end of the decade"),
    ("4.5 million units", "2028", "Shipments could double to 4.5 million units by 2028"),
    ("up to 300,000 units", "2035", "up to 300,000 units in 2035"),
    (">= 100,000 vehicles", "2035", "At least 100,000 vehicles are expected to be in use by 2035"),
    ("about 38 billion USD", "2035", "sees a market of about US$38 billion by 2035"),
    ("3.4 billion USD", "2033", "valued at USD 1.2bn in 2024, to reach USD 3.4bn by 2033"),
    ("1.2 billion USD", "2026-Q3", "third-quarter sales of $1.2 billion in Q3 2026"),
    ("12.4% a year", "2024-2032", "expected to grow at a CAGR of 12.4% from 2024 to 2032"),
    ("nearly 240 billion USD", "2030", "预计到2030年，全球市场规模将近2400亿美元"),
    ("> 120 billion USD", "2030", "到2030年中国市场将超过1200亿美元"),
    ("2 trillion CNY", "2030", "2030年我国低空经济市场规模将达2万亿元"),
    ("12-15亿元", "2025", "公司预计2025年净利润为12亿元至15亿元"),
    (">= 3000亿元", "2027", "预计到2027年累计投资不低于3,000亿元人民币"),
    ("about 3000万辆", "2026", "预计2026年销量约3000万辆"),
    ("1.05亿元", "2026-H1", "预计2026年上半年将达到1.05亿元"),
    ("105 million CNY", "2026", "预计2026年将达到1.05亿元"),
    ("-5 USD/MWh", "2039", "Power may fall to minus $5 per MWh by 2039"),
    ("-5 billion JPY", "2026", "2026年の営業利益は▲50億円となる見込み"),
    ("150 billion CNY", "2028", "市场规模由2023年的500亿元增至2028年的1500亿元"),
]

CONTEXT = (
    "The global market for these components is projected to reach nearly $240 billion by 2030, "
    "with China's market exceeding $120 billion."
)


def compare(
    value: str, target: str | None, quote: str, context: str | None = None
) -> tuple[Finding, ...]:
    declared = read_value(value)
    assert isinstance(declared, Value), declared
    period = read_period(target, stated=STATED) if target else None
    assert period is None or isinstance(period, Period)
    language = "zh" if re.search(r"[\u4e00-\u9fff]", quote) else "en"
    return prove(declared, period, quote, language=language, stated=STATED, context=context)


def outcomes(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(one.outcome, one.what) for one in findings]


@pytest.mark.parametrize(("value", "target", "quote"), CLAIMS)
def test_a_faithful_claim_agrees(value: str, target: str, quote: str) -> None:
    findings = compare(value, target, quote)
    assert outcomes(findings) == [("agrees", "")]
    start, end = findings[0].found_span
    assert findings[0].found == quote[start:end]


@pytest.mark.parametrize(
    ("value", "target", "quote", "expected"),
    [
        ("nearly 24 billion USD", "2030", "nearly $240 billion by 2030", ["value"]),
        ("nearly 240 million USD", "2030", "nearly $240 billion by 2030", ["value"]),
        ("nearly 240 billion EUR", "2030", "nearly $240 billion by 2030", ["unit"]),
        ("240 billion USD", "2030", "nearly $240 billion by 2030", ["hedge"]),
        (">= 240 billion USD", "2030", "more than $240 billion by 2030", ["hedge"]),
        ("nearly 240 billion USD", "2031", "nearly $240 billion by 2030", ["target"]),
        ("nearly 240 billion USD", "before 2030", "nearly $240 billion by 2030", ["target"]),
        ("nearly 240 billion USD", "FY2030", "nearly $240 billion by 2030", ["target"]),
        ("5%", "2030", "5 percentage points by 2030", ["unit"]),
        ("3.4 billion USD", "2024", "USD 1.2bn in 2024, to reach USD 3.4bn by 2033", ["target"]),
        ("500亿元", "2028", "由2023年的500亿元增至2028年的1500亿元", ["target"]),
        ("500亿美元", "2023", "由2023年的500亿元增至2028年的1500亿元", ["unit"]),
        ("12% a year from 2025", "2032", "a CAGR of 12% from 2024 to 2032", ["base"]),
    ],
)
def test_each_difference_is_named(value: str, target: str, quote: str, expected: list[str]) -> None:
    findings = compare(value, target, quote)
    assert outcomes(findings) == [("differs", what) for what in expected]


def test_both_places_are_given() -> None:
    finding = compare("nearly 24 billion USD", "2030", "by 2030 nearly $240 billion")[0]
    assert "nearly 24 billion USD"[slice(*finding.declared_span)] == "24 billion"
    assert "by 2030 nearly $240 billion"[slice(*finding.found_span)] == "nearly $240 billion"
    finding = compare("nearly 240 billion USD", "2031", "by 2030 nearly $240 billion")[0]
    assert "2031"[slice(*finding.declared_span)] == "2031"
    assert "by 2030 nearly $240 billion"[slice(*finding.found_span)] == "by 2030"


def test_a_quotation_without_a_figure_is_unreadable() -> None:
    assert outcomes(compare("5%", "2030", "a great many by 2030")) == [("unreadable", "value")]


def test_a_target_may_stand_in_the_words_around() -> None:
    quote = "China's market exceeding $120 billion"
    assert outcomes(compare("> 120 billion USD", "2030", quote, CONTEXT)) == [("agrees", "")]
    alone = compare("> 120 billion USD", "2030", quote)
    assert outcomes(alone) == [("agrees", ""), ("absent", "target")]
    elsewhere = compare("> 120 billion USD", "2031", quote, CONTEXT)
    assert outcomes(elsewhere) == [("differs", "target")]


def test_relative_targets_are_counted_from_the_statement() -> None:
    assert outcomes(compare("150 bp", "2026", "improve by 150 basis points next year")) == [
        ("agrees", "")
    ]
    assert outcomes(compare("150 bp", "2027", "improve by 150 basis points next year")) == [
        ("differs", "target")
    ]


def test_curly_quotes_and_no_break_spaces_do_not_matter() -> None:
    quote = "China’s market will exceed $120\u00a0billion by\u00a02030"
    assert outcomes(compare("> 120 billion USD", "2030", quote)) == [("agrees", "")]


def test_no_target_is_no_matter() -> None:
    assert outcomes(compare("60%", None, "will hit 60 percent")) == [("agrees", "")]


def is_caught(findings: tuple[Finding, ...]) -> bool:
    return all(one.outcome in ("differs", "unreadable") for one in findings)


@given(st.sampled_from(CLAIMS), st.data())
def test_any_other_digit_in_the_value_is_caught(
    claim: tuple[str, str, str], data: st.DataObject
) -> None:
    value, target, quote = claim
    places = [match.start() for match in re.finditer(r"\d", value)]
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from("0123456789"))
    mutated = value[:place] + digit + value[place + 1 :]
    declared, honest = read_value(mutated), read_value(value)
    assume(isinstance(declared, Value) and isinstance(honest, Value))
    assume((declared.low, declared.high) != (honest.low, honest.high))
    assert is_caught(compare(mutated, target, quote)), mutated


@given(st.sampled_from(CLAIMS), st.data())
def test_any_other_digit_in_the_quotation_is_caught(
    claim: tuple[str, str, str], data: st.DataObject
) -> None:
    value, target, quote = claim
    proof = compare(value, target, quote)[0]
    end = read_period(target, stated=STATED)
    assert isinstance(end, Period)
    years = [match for match in re.finditer(r"\d{4}", quote) if match[0] == str(end.end.year)]
    spans = [proof.found_span, *(match.span() for match in years)]
    places = [
        place for first, last in spans for place in range(first, last) if quote[place].isdigit()
    ]
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from("123456789"))
    assume(quote[place] != digit)
    mutated = quote[:place] + digit + quote[place + 1 :]
    assert is_caught(compare(value, target, mutated)), mutated


@given(st.sampled_from(CLAIMS), st.data())
def test_any_other_year_of_the_target_is_caught(
    claim: tuple[str, str, str], data: st.DataObject
) -> None:
    value, target, quote = claim
    places = [match.start() for match in re.finditer(r"\d", target)]
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from("0123456789"))
    assume(target[place] != digit)
    mutated = target[:place] + digit + target[place + 1 :]
    assume(isinstance(read_period(mutated, stated=STATED), Period))
    assert is_caught(compare(value, mutated, quote)), mutated


SWAPS = [
    *(("million", "billion"), ("billion", "trillion"), ("trillion", "billion"), ("bn", "m")),
    *(
        ("万", "亿"),
        ("亿", "万"),
        ("$", "€"),
        ("€", "£"),
        ("US$", "HK$"),
        ("USD", "CNY"),
        ("¥", "₩"),
    ),
    *(
        ("美元", "元"),
        ("亿元", "亿港元"),
        ("percent", "percentage points"),
        ("GW", "MW"),
        ("%", " pp"),
    ),
    *(
        ("nearly", "over"),
        ("exceeding", "nearly"),
        ("exceed", "reach"),
        ("超过", "接近"),
        ("近", "逾"),
    ),
    *(
        ("不低于", "不超过"),
        ("约", "超"),
        ("up to", "at least"),
        ("At least", "Up to"),
        ("about ", ""),
    ),
    *(("> ", "< "), (">= ", "> "), ("nearly ", ""), ("about ", "nearly "), ("up to ", ">= ")),
]


@pytest.mark.parametrize(
    ("claim", "old", "new"),
    [
        (claim, old, new)
        for claim in CLAIMS
        for old, new in SWAPS
        if old in claim[0] or old in claim[2]
    ],
)
def test_any_other_magnitude_currency_or_bound_is_caught(
    claim: tuple[str, str, str], old: str, new: str
) -> None:
    value, target, quote = claim
    start, end = compare(value, target, quote)[0].found_span
    if old in quote[start:end]:
        mutated = quote[:start] + quote[start:end].replace(old, new) + quote[end:]
        assert is_caught(compare(value, target, mutated)), mutated
    changed = value.replace(old, new)
    if changed != value and isinstance(read_value(changed), Value):
        assert is_caught(compare(changed, target, quote)), changed


FALLS = [
    ("-3% a year", "sales are seen down 3% in 2027"),
    ("-3.5% a year", "the market will shrink by 3.5% in 2027"),
    ("< -10% a year", "output will fall by more than 10% in 2027"),
    ("-50% a year", "shipments will drop by half in 2027"),
    ("-12% a year", "a decline in unit sales of 12% in 2027"),
    ("-9% a year", "the group will sell 9% fewer cars in 2027"),
    ("-4% a year", "预计2027年销量同比下降4%"),
    ("-30% a year", "2027年成本将降低三成"),
    ("-0.3 pp", "2027年增速预计回落0.3个百分点"),
    ("<= -10% a year", "2027年产量预计减少10%以上"),
]


@pytest.mark.parametrize(("value", "quote"), FALLS)
def test_a_fall_proves_its_negative_rate_alone(value: str, quote: str) -> None:
    """A rate has the sign of its quotation; without the minus it is another number."""
    assert outcomes(compare(value, "2027", quote)) == [("agrees", "")]
    risen = value.replace("-", "").replace("<", ">")
    assert ("differs", "value") in outcomes(compare(risen, "2027", quote))


@pytest.mark.parametrize("value", ["60 million USD", "-60 million USD"])
def test_what_is_cut_may_be_declared_by_its_size(value: str) -> None:
    quote = "the bank will cut costs by $60 million in 2027"
    assert outcomes(compare(value, "2027", quote)) == [("agrees", "")]
