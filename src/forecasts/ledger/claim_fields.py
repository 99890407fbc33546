"""Every field of a claim, documented in the one place that the loader also reads."""

# ruff: noqa: E501  a description, an example: one line each, as they are printed

from forecasts.ledger.fields import SOURCE_FIELDS, Field

OCCASIONS = ("keynote", "report", "panel", "interview", "briefing", "press release")
MODALITIES = ("forecast", "target", "scenario", "guidance", "nowcast", "relay")
CERTAINTIES = {
    "will": 0.95,
    "highly likely": 0.90,
    "likely": 0.75,
    "expected": 0.75,
    "projected": 0.75,
    "forecast": 0.75,
    "could": 0.40,
}
"""Words of certainty with the probability that a claimant attaches (METHOD section 3).

will, highly likely and likely from surveys (CAPphrase 2026, n = 5,174; Mauboussin 2018); expected,
projected and forecast are conventions of this project.
"""


_CLAIMANT = (
    Field(
        name="person",
        form="text",
        description="Who said it.",
        good="person: Zhang Yongwei",
        bad="person: [Zhang]",
    ),
    Field(
        name="organisation",
        form="text",
        description="For whom they spoke.",
        good="organisation: China EV100",
        bad="organisation: {name: EV100}",
    ),
    Field(
        name="basis",
        form="choice",
        description="`explicit` when the source names the claimant for this very number, `implicit` when the text only suggests it.",
        good="basis: implicit",
        bad="basis: maybe",
        choices=("explicit", "implicit"),
    ),
    Field(
        name="role",
        form="text",
        description="As what they spoke at the event.",
        good="role: Chairman",
        bad="role: [Chairman]",
    ),
)

_CORRECTED = (
    Field(
        name="on",
        form="date",
        description="When the claim was corrected.",
        good="on: 2026-11-21",
        bad="on: today",
        required=True,
    ),
    Field(
        name="because",
        form="text",
        description="What was wrong.",
        good="because: the year was mistyped",
        bad="because: []",
        required=True,
    ),
)

_RULING = (
    Field(
        name="verdict",
        form="choice",
        description="What a person decided where arithmetic cannot.",
        good="verdict: void",
        bad="verdict: fine",
        required=True,
        choices=("hit", "near", "miss", "void"),
    ),
    Field(
        name="by",
        form="text",
        description="Who decided.",
        good="by: A. Reviewer",
        bad="by: []",
        required=True,
    ),
    Field(
        name="on",
        form="date",
        description="When.",
        good="on: 2026-11-21",
        bad="on: now",
        required=True,
    ),
    Field(
        name="because",
        form="text",
        description="The reason.",
        good="because: the market was redefined in 2025",
        bad="because: []",
        required=True,
    ),
    Field(
        name="evidence",
        form="text",
        description="Where it can be looked up.",
        good="evidence: https://example.org/note",
        bad="evidence: []",
    ),
)

CLAIM_FIELDS = (
    Field(
        name="draft",
        form="choice",
        description="`true` for a claim that a program proposed and nobody has accepted: its subject, measure and region may be free words (`open:drones`), and every table leaves it out. See `forecasts accept`.",
        good="draft: true",
        bad="draft: perhaps",
        choices=("true",),
    ),
    Field(
        name="id",
        form="id",
        description="Stable name of the claim: lower-case ASCII letters, digits, hyphens.",
        good="id: convergent-world-2030",
        bad="id: Convergent World",
        required=True,
    ),
    Field(
        name="quote",
        form="text",
        description="The shortest verbatim fragment with figure, hedge and date. It proves the number.",
        good="quote: nearly $240 billion by 2030",
        bad="quote: the market will be large",
        required=True,
    ),
    Field(
        name="at",
        form="text",
        description="Where the quotation stands: character offset in the text with that sha256, `page 12`, `paragraph 3` or a time.",
        good="at: 1606",
        bad="at: [1606]",
        required=True,
    ),
    Field(
        name="value",
        form="value",
        description="What was claimed, as text for the reader: levels, bounds, ranges, shares, growth, multiples, cumulative windows.",
        good="value: nearly 240 billion USD",
        bad="value: a lot",
        required=True,
    ),
    Field(
        name="target",
        form="target",
        description="The period that the number is said of.",
        good="target: by 2030",
        bad="target: soon",
        required=True,
    ),
    Field(
        name="claimant",
        form="mapping",
        description="Who said it, and whether the source names them for this number.",
        good="claimant: {person: Zhang Yongwei, organisation: China EV100, basis: implicit}",
        bad="claimant: experts",
        required=True,
        fields=_CLAIMANT,
    ),
    Field(
        name="subject",
        form="code",
        description="What it is about, from claims/codes/subjects.yaml.",
        good="subject: low-altitude-economy",
        bad="subject: flying things",
        required=True,
        codelist="subjects",
    ),
    Field(
        name="measure",
        form="code",
        description="What is counted or priced, from claims/codes/measures.yaml.",
        good="measure: market-size",
        bad="measure: bigness",
        required=True,
        codelist="measures",
    ),
    Field(
        name="region",
        form="code",
        description="Where, from claims/codes/regions.yaml.",
        good="region: China",
        bad="region: NO",
        required=True,
        codelist="regions",
    ),
    Field(
        name="certainty",
        form="choice",
        description="How sure the words are. Left out, it is read from the quotation's words, else `expected`.",
        good="certainty: could",
        bad="certainty: 40%",
        choices=tuple(CERTAINTIES),
    ),
    Field(
        name="modality",
        form="choice",
        description="A forecast unless the source calls it a target, a scenario, guidance of a company about itself, a nowcast (most of the period over), or relays another.",
        good="modality: target",
        bad="modality: wish",
        choices=MODALITIES,
    ),
    Field(
        name="readings",
        form="values",
        description="Other faithful readings of the same words; if they lead to different verdicts the claim is contested.",
        good='readings: ["1.4 million unit, cumulative 2017-2019"]',
        bad="readings: more or less",
    ),
    Field(
        name="series",
        form="names",
        description="Series of actuals to judge by, where subject, measure and region do not single one out.",
        good="series: nev_cn_sales",
        bad="series: {name: nev}",
    ),
    Field(
        name="part_of",
        form="id",
        description="Claim of which this one states a part: Σ parts <= whole.",
        good="part_of: convergent-world-2030",
        bad="part_of: the first one",
    ),
    Field(
        name="overlaps",
        form="id",
        description="Claim about a narrower or overlapping scope, with which this one can be compared but not added up.",
        good="overlaps: convergent-china-2030",
        bad="overlaps: the first one",
    ),
    Field(
        name="supersedes",
        form="id",
        description="Earlier claim of the same claimant that this one revises.",
        good="supersedes: caam-nev-2025-july",
        bad="supersedes: last year's",
    ),
    Field(
        name="relays",
        form="id",
        description="Claim of somebody else that this one only repeats.",
        good="relays: caam-nev-2025",
        bad="relays: yes",
    ),
    Field(
        name="scenario",
        form="text",
        description="Name of the scenario that the number belongs to; such a claim is judged apart.",
        good="scenario: STEPS",
        bad="scenario: [STEPS]",
    ),
    Field(
        name="condition",
        form="text",
        description="What must hold for the claim to be judged.",
        good="condition: widespread adoption of consumer flying vehicles",
        bad="condition: []",
    ),
    Field(
        name="session",
        form="text",
        description="Session of the event in which it was said.",
        good="session: Innovation Technology Forum",
        bad="session: [Forum, 2]",
    ),
    Field(
        name="occasion",
        form="choice",
        description="How it was brought out at the event: a speech, a report released, a panel, an interview, a briefing, a press release around it.",
        good="occasion: keynote",
        bad="occasion: coffee break",
        choices=OCCASIONS,
    ),
    Field(
        name="because",
        form="choice",
        description="Why the claim entered the ledger. Ad hoc claims never enter a claimant's rate.",
        good="because: systematic",
        bad="because: nice",
        choices=("systematic", "cited", "ad hoc"),
    ),
    Field(
        name="entered",
        form="date",
        description="When it entered the ledger, if git does not tell.",
        good="entered: 2026-11-21",
        bad="entered: today",
    ),
    Field(
        name="currency_basis",
        form="text",
        description="Why an ambiguous sign was read as this currency.",
        good="currency_basis: bare $ in an English text",
        bad="currency_basis: [$]",
    ),
    Field(
        name="price_basis",
        form="text",
        description="`nominal`, or the year whose prices are meant.",
        good='price_basis: "2024"',
        bad="price_basis: real",
    ),
    Field(
        name="corrected",
        form="mapping",
        description="That a landed claim was changed, when and why.",
        good="corrected: {on: 2026-11-21, because: the year was mistyped}",
        bad="corrected: yes",
        fields=_CORRECTED,
    ),
    Field(
        name="ruling",
        form="mapping",
        description="A person's verdict where arithmetic cannot decide.",
        good="ruling: {verdict: void, by: A. Reviewer, on: 2026-11-21, because: the market was redefined}",
        bad="ruling: void",
        fields=_RULING,
    ),
    Field(
        name="notes",
        form="text",
        description="Anything a reviewer should know.",
        good="notes: market definition not given",
        bad="notes: [a]",
    ),
    Field(
        name="ignore",
        form="waivers",
        description="Codes that do not apply here, each with the reason.",
        good="ignore: {F403: the figure stands in a picture}",
        bad="ignore: F403",
    ),
)

DEFAULT_FIELDS = tuple(
    field
    for field in CLAIM_FIELDS
    if field.name not in {"draft", "id", "quote", "at", "value", "corrected", "ruling", "ignore"}
)

FILE_FIELDS = (
    Field(
        name="source",
        form="mapping",
        description="The document that was read.",
        good="source: {title: ..., publisher: ..., published: 2025-09-19, language: en}",
        bad="source: Deep News",
        required=True,
        fields=SOURCE_FIELDS,
    ),
    Field(
        name="defaults",
        form="mapping",
        description="What the file's claims share; a claim may override any of it.",
        good="defaults: {target: by 2030}",
        bad="defaults: none",
        fields=DEFAULT_FIELDS,
    ),
    Field(
        name="claims",
        form="mapping",
        description="The list of claims; empty for a source that was read and holds none.",
        good="claims: []",
        bad="claims: none",
        required=True,
        fields=CLAIM_FIELDS,
    ),
)
