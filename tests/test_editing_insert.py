"""Adding claims changes nothing but the addition: every other byte stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasts.editing.emit import emit_scalar
from forecasts.editing.insert import NotInsertableError, insert_claims
from forecasts.ledger.nodes import Mapping, Scalar, Sequence, parse_document

CLAIM = "id: new\nquote: 'a: b'\nclaimant: {organisation: Example Institute}\nseries: [a, 'b, c']\n"

FILES = {
    "block": "source: {title: A}\nclaims:\n  - id: a\n    quote: x  # why\n  # the end\n",
    "unindented": "claims:\n- id: a\n  quote: x\n",
    "followed": "claims:\n  - id: a\n    quote: |\n      long\n      text\n\n# on it\nsource: {}\n",
    "empty": "source:\n  read: {on: 2026-01-01, found: none}\nclaims: []  # read to the end\n",
    "empty with a tail": "claims: []\nsource: {title: A}\n",
    "nothing": "claims:\n",
    "no line end": "claims:\n  - id: a",
    "windows": "claims:\r\n  - id: a\r\n    quote: x\r\n",
    "flow item": "claims:\n  - {id: a, quote: x}\n",
}


def snippet(text: str) -> Mapping:
    root = parse_document(text, "x").root
    assert isinstance(root, Mapping)
    return root


@pytest.mark.parametrize("name", FILES)
def test_the_claim_is_last_and_the_rest_is_untouched(name: str) -> None:
    old = FILES[name]
    new = insert_claims(old, [snippet(CLAIM)])
    document = parse_document(new, "x")
    assert document.problems == []
    assert isinstance(document.root, Mapping)
    claims = document.root.entries["claims"][1]
    assert isinstance(claims, Sequence)
    last = claims.items[-1]
    assert isinstance(last, Mapping)
    assert list(last.entries) == ["id", "quote", "claimant", "series"]
    quote = last.entries["quote"][1]
    assert isinstance(quote, Scalar)
    assert quote.text == "a: b"
    for line in old.splitlines():
        kept = line.replace(" []", "").replace("found: none", "found: claims")
        assert kept.split() == [] or kept.rstrip() in new
    assert ("\r\n" in new) == ("\r\n" in old)
    assert "\r" not in new.replace("\r\n", "")


def test_removing_the_addition_gives_the_old_bytes() -> None:
    for name in ("block", "unindented", "followed", "windows", "flow item"):
        old = FILES[name]
        new = insert_claims(old, [snippet("id: new\n")])
        start = new.index("- id: new")
        line = new.rindex("\n", 0, start) + 1
        end = new.index("\n", start) + 1
        assert new[:line] + new[end:] == old


def test_a_list_in_brackets_is_refused_with_the_reason() -> None:
    with pytest.raises(NotInsertableError, match="one item a line"):
        insert_claims("claims: [{id: a}]\n", [snippet("id: b\n")])


@given(
    st.text(
        min_size=1, max_size=60, alphabet=st.characters(blacklist_categories=["Cc", "Cs", "Cf"])
    )
)
def test_any_text_survives_being_written_as_a_scalar(text: str) -> None:
    for flow in (False, True):
        body = f"a: {emit_scalar(text, flow=flow)}\n"
        source = f"x: {{{body.strip()}}}\n" if flow else body
        document = parse_document(source, "x")
        if any(problem.code == "F003" for problem in document.problems):
            return  # a character that no ledger may hold
        assert document.problems == []
        root = document.root
        assert isinstance(root, Mapping)
        node = root.entries["x"][1] if flow else root
        assert isinstance(node, Mapping)
        value = node.entries["a"][1]
        assert isinstance(value, Scalar)
        assert value.text == text
