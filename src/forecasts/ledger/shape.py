"""A mapping of the file against the table of its fields: what is there, and what is wrong."""

from array import array
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence as SequenceOf
from functools import lru_cache
from types import MappingProxyType

from forecasts.ledger.fields import Field
from forecasts.ledger.nodes import MAX_FORM_PROBLEMS, Mapping, Node, Scalar, Sequence
from forecasts.problem import Position, Problem, did_you_mean, fault

NAMES = frozenset(
    (
        "person", "organisation", "role", "title", "publisher", "name", "name_zh", "place",
        "scenario", "id", "session", "organiser",
    )
)  # fmt: skip
LONGEST_NAME, LONGEST_TEXT = 400, 10_000
"""Characters of a name, which charts print, and of any other text."""
_FEW = 12  # codes that a message names
_NO_CODES: MappingOf[str, Iterable[str]] = MappingProxyType({})
_MAPPINGS = frozenset(("mapping", "waivers", "event", "editions"))
_CALLED = {
    "page": "at", "offset": "at", "where": "at", "location": "at", "text": "quote",
    "quotation": "quote", "amount": "value", "number": "value", "figure": "value", "year": "target",
    "date": "target", "horizon": "target", "who": "claimant", "speaker": "claimant",
    "author": "claimant", "country": "region", "place": "region", "topic": "subject",
    "market": "subject", "metric": "measure", "org": "organisation", "company": "organisation",
    "organization": "organisation", "name": "organisation", "link": "url", "lang": "language",
}  # fmt: skip
"""What people write for a field, where no field of the mapping has that name."""
MAX_ITEMS = 100  # series of a claim, readings of its value: a person writes two or three


class PlacesOf(MappingOf[str, Position]):
    """The place of each field by its name, worked out when it is asked for.

    Of the nodes, a dozen of which would outlive the reading with each claim, only the offsets stay.
    """

    __slots__ = ("_names", "_places", "_spans")

    def __init__(self, nodes: MappingOf[str, Node]) -> None:
        """Take the node of each field; all are of one file."""
        self._names = _shared(tuple(nodes))
        self._places = next((node.places for node in nodes.values()), None)
        self._spans = array("I", (offset for node in nodes.values() for offset in _span(node)))

    def __getitem__(self, name: str) -> Position:
        """Return the place of the field."""
        if self._places is None or name not in self._names:
            raise KeyError(name)
        at = 2 * self._names.index(name)
        return self._places.at(self._spans[at], self._spans[at + 1])

    def __iter__(self) -> Iterator[str]:
        """Give the names of the fields."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many fields there are."""
        return len(self._names)


@lru_cache(maxsize=1024)
def _shared(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the same names as the same tuple: claims of a ledger have few sets of fields."""
    return names


def _span(node: Node) -> tuple[int, int]:
    """Return the offsets of a node's place, as its `position` counts them."""
    return node.start, node.end if isinstance(node, Scalar) else node.start


class Shaped:
    """The fields of one mapping that have the right form, by name; absent ones are not keys.

    `node` is the mapping itself, `nodes` what each of its fields holds.
    """

    def __init__(self, node: Node) -> None:
        """Take the mapping, of which nothing is read yet."""
        self.node = node
        self.texts: dict[str, Scalar] = {}
        self.lists: dict[str, list[Scalar]] = {}
        self.mappings: dict[str, Shaped] = {}
        self.waivers: dict[str, tuple[Scalar, Scalar]] = {}
        self.nodes: dict[str, Node] = {}

    @property
    def position(self) -> Position:
        """The place of the mapping."""
        return self.node.position

    @property
    def places(self) -> PlacesOf:
        """The place of each field."""
        return PlacesOf(self.nodes)

    def text(self, name: str) -> str:
        """Return the field's text, or '' when it is absent."""
        scalar = self.texts.get(name)
        return scalar.text.strip() if scalar else ""


def kind_of(node: Node) -> str:
    """Return what a node is, in the words of a message."""
    if isinstance(node, Scalar):
        return "a text" if node.text else "empty"
    return "a list" if isinstance(node, Sequence) else "a mapping"


def shape(node: Node, fields: SequenceOf[Field], what: str, problems: list[Problem]) -> Shaped:
    """Return the fields of `node`, called `what` in messages; add each fault to `problems`."""
    shaped = Shaped(node)
    if not isinstance(node, Mapping):
        message = f"{what} is {kind_of(node)}"
        expected = f"a mapping with {', '.join(f'`{item.name}`' for item in fields[:4])} ..."
        problems.append(fault("F010", node.position, message, expected))
        return shaped
    known = {item.name: item for item in fields}
    unknown = 0
    cut, before = False, ""
    for name, (key, value) in node.entries.items():
        item = known.get(name)
        if item is None and _follows_comma(key, value):
            if not cut:  # what other commas cut off is of the same text
                problems.append(_cut_by_comma(node, before, key))
            cut = True
            continue
        before = name
        if item is None:
            unknown += 1
            if unknown > MAX_FORM_PROBLEMS:
                continue
            meant = _meant(name, known)
            others = did_you_mean(name, tuple(known)) or f"the fields are {', '.join(known)}"
            hint = f"did you mean `{meant}`?" if meant in known else others
            problems.append(
                fault("F009", key.position, f"unknown key `{name}` in {what}", hint=hint)
            )
            if meant in known and meant not in node.entries:
                shaped.nodes.setdefault(meant, key)  # said once: not reported as missing again
        elif isinstance(value, Scalar) and not value.text.strip():
            problems.append(
                fault("F011", key.position, f"`{name}` is empty", f"`{item.good}`", "fill it")
            )
            shaped.nodes[name] = key  # said once: not reported as missing again
        else:
            _shape_field(item, value, shaped, problems)
    return shaped


def _follows_comma(key: Scalar, value: Node) -> bool:
    """Tell whether a key has no colon: a piece of a text in braces that a comma cut off."""
    at, end = value.position, key.position.column + key.position.length
    empty = isinstance(value, Scalar) and not value.text
    return empty and (at.line, at.column) == (key.position.line, end)


def _cut_by_comma(node: Mapping, before: str, key: Scalar) -> Problem:
    text = node.entries[before][1] if before else None
    said = text.text if isinstance(text, Scalar) else ""
    message = f"a comma cuts `{key.text}` off the text before it"
    expected = f'quotes around the whole text: `{before}: "{said}, {key.text} ..."`'
    return fault("F004", key.position, message, expected if said else "")


def _meant(name: str, known: MappingOf[str, Field]) -> str:
    """Return the field that a key surely means, else the key."""
    called = _CALLED.get(name.casefold(), "")
    if called in known:
        return called
    near = did_you_mean(name, tuple(known)).split("`")
    return near[1] if len(near) == len(["did you mean ", "", "?"]) else name


def require(
    shaped: Shaped,
    fields: SequenceOf[Field],
    what: str,
    problems: list[Problem],
    codes: MappingOf[str, Iterable[str]] = _NO_CODES,
) -> None:
    """Report each required field that is missing, with what this ledger has for it."""
    if not isinstance(shaped.node, Mapping):
        return  # said by its shape
    for item in fields:
        if item.required and item.name not in shaped.nodes:
            code = {"quote": "F301", "at": "F302"}.get(item.name, "F011")
            problems.append(
                fault(code, shaped.position, f"{what} has no `{item.name}`", _wanted(item, codes))
            )


def _wanted(item: Field, codes: MappingOf[str, Iterable[str]]) -> str:
    """Return what a missing field may hold: its choices, this ledger's codes, else what it is."""
    if item.choices:
        return ", ".join(item.choices)
    known = codes.get(item.codelist, ())
    first = item.description.partition(". ")[0].rstrip(".")
    return name_codes(item.codelist, known) if known else first[0].lower() + first[1:]


def name_codes(codelist: str, known: Iterable[str]) -> str:
    """Return what a code may be: the codes of a short list, else where they stand."""
    codes = sorted(known)
    file = f"codes/{codelist}.yaml"
    return f"{', '.join(codes)} ({file})" if len(codes) <= _FEW else f"an entry of {file}"


def _wrong_form(item: Field, value: Node) -> Problem:
    wrong = f"`{item.name}` is {kind_of(value)}"
    expected = f"`{item.good}`"
    if item.form in {"mapping", "event"} and isinstance(value, Scalar):
        names = {part.name for part in item.fields}
        field = next((name for name in ("organisation", "name") if name in names), "")
        if field:
            expected = f"`{item.name}: {{{field}: {value.text}}}`"
    return fault("F010", value.position, wrong, expected)


def _is_short(item: Field, value: Scalar, problems: list[Problem]) -> bool:
    longest = LONGEST_NAME if item.name in NAMES else LONGEST_TEXT
    if len(value.text) > longest:
        wrong = f"`{item.name}` has {len(value.text):,} characters"
        problems.append(fault("F010", value.position, wrong, f"at most {longest:,}"))
    return len(value.text) <= longest


def _shape_mapping(item: Field, value: Mapping, shaped: Shaped, problems: list[Problem]) -> None:
    if item.form == "waivers":
        _shape_waivers(item, value, shaped, problems)
    elif item.form != "editions":  # each edition is read by fields of its own
        inner = shape(value, item.fields, f"`{item.name}`", problems)
        require(inner, item.fields, f"`{item.name}`", problems)
        shaped.mappings[item.name] = inner


def _shape_waivers(item: Field, value: Mapping, shaped: Shaped, problems: list[Problem]) -> None:
    for code, (key, reason) in value.entries.items():
        if isinstance(reason, Scalar) and reason.text.strip():
            shaped.waivers[code] = (key, reason)
        else:
            message = f"the waiver of {code} gives no reason"
            problems.append(fault("F902", key.position, message, f"`{item.good}`"))


def _shape_field(item: Field, value: Node, shaped: Shaped, problems: list[Problem]) -> None:
    coded = item.form == "event" and isinstance(value, Scalar)
    if item.form in _MAPPINGS and not coded:
        if not isinstance(value, Mapping):
            problems.append(_wrong_form(item, value))
            shaped.nodes[item.name] = value  # said once
            return
        _shape_mapping(item, value, shaped, problems)
    elif item.form in {"names", "values"}:
        nodes = value.items if isinstance(value, Sequence) else [value]
        scalars = [node for node in nodes if isinstance(node, Scalar)]
        if len(scalars) != len(nodes) or len(nodes) > MAX_ITEMS:
            problems.append(_wrong_form(item, value))
            shaped.nodes[item.name] = value  # said once
            return
        shaped.lists[item.name] = scalars
    elif not isinstance(value, Scalar):
        problems.append(_wrong_form(item, value))
    elif _is_short(item, value, problems):
        shaped.texts[item.name] = value
    shaped.nodes[item.name] = value
