"""What `check --fix` puts right, and that it changes nothing else."""

from pathlib import Path

from click.testing import CliRunner

from forecasts.cli import main
from forecasts.editing.mend import mend
from forecasts.editing.start import start_ledger


def test_an_old_schema_and_a_byte_order_mark_are_put_right_and_said(tmp_path: Path) -> None:
    start_ledger(tmp_path)
    folder = tmp_path / "claims"
    schema, claims = folder / "schema.json", min(folder.glob("*.yaml"))
    right, text = schema.read_bytes(), claims.read_bytes()
    schema.write_text("{}", encoding="utf-8")
    claims.write_bytes(b"\xef\xbb\xbf" + text)
    done = mend((folder,))
    assert [line.partition(": ")[0] for line in done] == [claims.as_posix(), schema.as_posix()]
    assert (schema.read_bytes(), claims.read_bytes()) == (right, text)
    assert mend((folder,)) == []


def test_check_fix_says_what_it_did_and_then_checks(tmp_path: Path) -> None:
    start_ledger(tmp_path)
    schema = tmp_path / "claims" / "schema.json"
    schema.write_text("{}", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "--fix", str(schema.parent)])
    assert result.exit_code == 0
    assert f"fix: {schema.as_posix()}: " in result.output
