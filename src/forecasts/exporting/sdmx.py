"""The outcomes as SDMX-CSV 2.0, every vintage of them, and the structure that tells what is what.

https://github.com/sdmx-twg/sdmx-csv: `EDITION`, the day of a publication, is a dimension, as in the
revision data of the OECD, because a key names one observation. The latest by a day is a filter.
"""

from collections.abc import Mapping
from types import MappingProxyType
from xml.sax.saxutils import escape

import pandas as pd

from forecasts.exporting.package import as_csv
from forecasts.exporting.shapes import Exported, say_left_out
from forecasts.problem import one_line
from forecasts.study import Study, require_sound

__all__ = ["write_sdmx"]

_AGENCY, _NAME, _VERSION = "FORECASTS", "OUTCOMES", "1.0"
_DIMENSIONS: Mapping[str, str] = MappingProxyType(
    {
        "FREQ": "Frequency: A year, S half, Q quarter, M month",
        "REF_AREA": "Region",
        "SUBJECT": "What it is about",
        "MEASURE": "What is counted",
        "SERIES": "Name of the series",
        "EDITION": "Day on which the figure came out",
    }
)
_ATTRIBUTES: Mapping[str, str] = MappingProxyType(
    {
        "UNIT_MEASURE": "Unit or currency, without a magnitude",
        "PRICE_BASE": "nominal, or the year whose prices are meant",
        "OBS_STATUS": "A normal, P provisional, E estimated, B break",
        "RELEASE": "first, revised, in-year and others",
        "ROUNDING": "Half of the last digit that was published",
        "BOUND": "above or below, where the figure is a bound",
        "RETRIEVED": "Day on which it was read",
        "SOURCE": "Who counts it",
        "SOURCE_URL": "Where it stands",
        "LICENCE": "What may be done with it",
        "OBS_COMMENT": "What a person noted",
    }
)
_FREQUENCIES = {
    "year": "A",
    "half": "S",
    "half-year": "S",
    "quarter": "Q",
    "month": "M",
    "day": "D",
}
_STATUSES = {"estimate": "E", "preliminary": "P", "in-year": "P", "redefined": "B"}
_LINKS = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"


def write_sdmx(study: Study) -> Exported:
    """Return `outcomes.csv` and `outcomes.structure.xml`: what was published by the study's day.

    Raises:
        ValueError: The study has an error.
    """
    require_sound(study)
    facts = {row["series"]: row for row in study.actuals.series.to_dict("records")}
    known = study.actuals.observations
    known = known[known["published_on"] <= pd.Timestamp(study.as_of)]
    rows, reasons = {}, []
    for row in known.to_dict("records"):
        origin = facts[row["series"]]
        key = (
            _FREQUENCIES[origin["frequency"]], row["region"], row["subject"],
            row["measure"], row["series"], _day(row["published_on"]),
            row["period"].replace("-H", "-S"),
        )  # fmt: skip
        if row["release"] == "withdrawn":
            reasons.append("withdrawn")
        elif key in rows:
            reasons.append("published twice on one day")
        else:
            status = _STATUSES.get(row["release"], "A")
            rows[key] = (
                float(row["value"]), row["unit"], row["price_basis"], status, row["release"],
                None if pd.isna(row["rounding"]) else float(row["rounding"]), row["bound"],
                _day(row["retrieved_on"]), origin["producer"], row["url"], origin["licence"],
                row["notes"],
            )  # fmt: skip
    heads = ("STRUCTURE", "STRUCTURE_ID", "ACTION", *_DIMENSIONS, "TIME_PERIOD", "OBS_VALUE",
             *_ATTRIBUTES)  # fmt: skip
    start = ("datastructure", f"{_AGENCY}:{_NAME}({_VERSION})", "I")
    table = [
        tuple(one_line(cell, len(cell)) if isinstance(cell, str) else cell
              for cell in (*start, *key, *cells))
        for key, cells in sorted(rows.items())
    ]  # fmt: skip
    files = {"outcomes.csv": as_csv(heads, table),
             "outcomes.structure.xml": _structure().encode("utf-8")}  # fmt: skip
    return Exported(files, say_left_out(reasons, len(rows), "outcome"))


def _day(day: pd.Timestamp) -> str:
    return "" if pd.isna(day) else f"{day:%Y-%m-%d}"


def _structure() -> str:
    """Return the data structure definition in SDMX-ML 2.1."""
    concepts = {**_DIMENSIONS, "TIME_PERIOD": "Period", "OBS_VALUE": "Figure", **_ATTRIBUTES}
    scheme = "".join(
        f'<str:Concept id="{name}"><com:Name xml:lang="en">{escape(what)}</com:Name></str:Concept>'
        for name, what in concepts.items()
    )
    dimensions = "".join(
        f'<str:Dimension id="{name}" position="{place}">{_identity(name)}</str:Dimension>'
        for place, name in enumerate(_DIMENSIONS, 1)
    )
    time = _identity("TIME_PERIOD")
    attributes = "".join(
        f'<str:Attribute id="{name}" assignmentStatus="Conditional">{_identity(name)}'
        f'<str:AttributeRelationship><str:PrimaryMeasure><Ref id="OBS_VALUE"/></str:PrimaryMeasure>'
        f"</str:AttributeRelationship></str:Attribute>"
        for name in _ATTRIBUTES
    )
    owner = f'agencyID="{_AGENCY}" version="{_VERSION}"'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<mes:Structure xmlns:mes="{_LINKS}/message" xmlns:str="{_LINKS}/structure" \
xmlns:com="{_LINKS}/common">
<mes:Header><mes:ID>{_NAME}</mes:ID><mes:Test>false</mes:Test>\
<mes:Prepared>1970-01-01T00:00:00</mes:Prepared><mes:Sender id="{_AGENCY}"/></mes:Header>
<mes:Structures>
<str:Concepts><str:ConceptScheme id="CONCEPTS" {owner}>\
<com:Name xml:lang="en">Concepts</com:Name>{scheme}</str:ConceptScheme></str:Concepts>
<str:DataStructures><str:DataStructure id="{_NAME}" {owner}>\
<com:Name xml:lang="en">Published outcomes, every vintage</com:Name>
<str:DataStructureComponents>
<str:DimensionList id="DimensionDescriptor">{dimensions}\
<str:TimeDimension id="TIME_PERIOD" position="{len(_DIMENSIONS) + 1}">{time}\
<str:LocalRepresentation><str:TextFormat textType="ObservationalTimePeriod"/>\
</str:LocalRepresentation></str:TimeDimension>\
</str:DimensionList>
<str:AttributeList id="AttributeDescriptor">{attributes}</str:AttributeList>
<str:MeasureList id="MeasureDescriptor"><str:PrimaryMeasure id="OBS_VALUE">\
{_identity("OBS_VALUE")}</str:PrimaryMeasure></str:MeasureList>
</str:DataStructureComponents></str:DataStructure></str:DataStructures>
</mes:Structures>
</mes:Structure>
"""


def _identity(name: str) -> str:
    return (
        f'<str:ConceptIdentity><Ref id="{name}" maintainableParentID="CONCEPTS" '
        f'maintainableParentVersion="{_VERSION}" agencyID="{_AGENCY}" package="conceptscheme" '
        'class="Concept"/></str:ConceptIdentity>'
    )
