"""A mapping of the file against the table of its fields: what is there, and what is wrong."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence as SequenceOf

from forecasts.ledger.fields import Field
from forecasts.ledger.nodes import MAX_FORM_PROBLEMS, Mapping, Node, Scalar, Sequence
from forecasts.problem import Position, Problem, did_you_mean

NAMES = frozenset(
    (
        "person", "organisation", "role", "title", "publisher", "name", "name_zh", "place",
        "scenario", "id", "session", "organiser",
    )
)  # fmt: skip
LONGEST_NAME, LONGEST_TEXT = 400, 10_000
"""Characters of a name, which charts print, and of any other text."""
_MAPPINGS = frozenset(("mapping", "waivers", "event", "editions"))
MAX_ITEMS = 100  # series of a claim, readings of its value: a person writes two or three


class PlacesOf(MappingOf[str, Position]):
    """The place of each field by its name, worked out when it is asked for."""

    __slots__ = ("_nodes",)

    def __init__(self, nodes: MappingOf[str, Node]) -> None:
        """Take the node of each field."""
        self._nodes = nodes

    def __getitem__(self, name: str) -> Position:
        """Return the place of the field."""
        return self._nodes[name].position

    def __iter__(self) -> Iterator[str]:
        """Give the names of the fields."""
        return iter(self._nodes)

    def __len__(self) -> int:
        """Return how many fields there are."""
        return len(self._nodes)


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
        problems.append(_error("F010", node.position, message, expected))
        return shaped
    known = {item.name: item for item in fields}
    unknown = 0
    for name, (key, value) in node.entries.items():
        item = known.get(name)
        if item is None:
            unknown += 1
            if unknown > MAX_FORM_PROBLEMS:
                continue
            hint = did_you_mean(name, tuple(known)) or f"the fields are {', '.join(known)}"
            problems.append(
                _error("F009", key.position, f"unknown key `{name}` in {what}", hint=hint)
            )
        elif isinstance(value, Scalar) and not value.text.strip():
            problems.append(
                _error("F011", key.position, f"`{name}` is empty", f"`{item.good}`", "fill it")
            )
            shaped.nodes[name] = key  # said once: not reported as missing again
        else:
            _shape_field(item, value, shaped, problems)
    return shaped


def require(
    shaped: Shaped, fields: SequenceOf[Field], what: str, problems: list[Problem], skip: str = ""
) -> None:
    """Report each required field that is missing; `skip` names one that has its own rule."""
    for item in fields:
        if item.required and item.name not in shaped.nodes and item.name != skip:
            code = {"quote": "F301", "at": "F302"}.get(item.name, "F011")
            problems.append(
                _error(code, shaped.position, f"{what} has no `{item.name}`", f"`{item.good}`")
            )


def _error(
    code: str, position: Position, message: str, expected: str = "", hint: str = ""
) -> Problem:
    return Problem(
        code=code,
        severity="error",
        position=position,
        message=message,
        expected=expected,
        hint=hint,
    )


def _wrong_form(item: Field, value: Node) -> Problem:
    wrong = f"`{item.name}` is {kind_of(value)}"
    return _error("F010", value.position, wrong, f"`{item.good}`")


def _is_short(item: Field, value: Scalar, problems: list[Problem]) -> bool:
    longest = LONGEST_NAME if item.name in NAMES else LONGEST_TEXT
    if len(value.text) > longest:
        wrong = f"`{item.name}` has {len(value.text):,} characters"
        problems.append(_error("F010", value.position, wrong, f"at most {longest:,}"))
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
            problems.append(_error("F902", key.position, message, f"`{item.good}`"))


def _shape_field(item: Field, value: Node, shaped: Shaped, problems: list[Problem]) -> None:
    coded = item.form == "event" and isinstance(value, Scalar)
    if item.form in _MAPPINGS and not coded:
        if not isinstance(value, Mapping):
            problems.append(_wrong_form(item, value))
            return
        _shape_mapping(item, value, shaped, problems)
    elif item.form in {"names", "values"}:
        nodes = value.items if isinstance(value, Sequence) else [value]
        scalars = [node for node in nodes if isinstance(node, Scalar)]
        if len(scalars) != len(nodes) or len(nodes) > MAX_ITEMS:
            problems.append(_wrong_form(item, value))
            return
        shaped.lists[item.name] = scalars
    elif not isinstance(value, Scalar):
        problems.append(_wrong_form(item, value))
        return
    elif _is_short(item, value, problems):
        shaped.texts[item.name] = value
    shaped.nodes[item.name] = value
