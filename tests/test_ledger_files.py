"""Which files make up a ledger, and how they are named."""

from pathlib import Path

import pytest

from forecasts.files import is_ledger_file, ledger_files, ledger_folder, name_of


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("claims/", "claims"),
        ("./claims//a.yaml", "claims/a.yaml"),
        (Path("claims") / "a.yaml", "claims/a.yaml"),
        ("../claims/./b", "../claims/b"),
        ("/srv//claims/", "/srv/claims"),
        (".", "."),
        ("", "."),
        ("/", "/"),
    ],
)
def test_a_path_has_one_name(path: str | Path, name: str) -> None:
    assert name_of(path) == name


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("claims: []\n", encoding="utf-8")


def test_files_come_in_the_order_of_their_folders_and_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "claims/a-b/1.yaml", "claims/a/2.yml", "claims/a/1.YAML", "claims/z.yaml")
    write(tmp_path, "claims/codes/regions.yaml", "claims/.hidden/x.yaml", "claims/.y.yaml")
    write(tmp_path, "claims/notes.txt")
    found = ["claims/a/1.YAML", "claims/a/2.yml", "claims/a-b/1.yaml", "claims/z.yaml"]
    assert ledger_files(["claims"]) == found
    assert ledger_files([Path(), "claims/z.yaml"]) == found  # a project stands for its claims


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "claims/a.yaml", "elsewhere/b.yaml")
    (tmp_path / "claims" / "link").symlink_to(tmp_path / "elsewhere")
    assert ledger_files([tmp_path / "claims"]) == [(tmp_path / "claims" / "a.yaml").as_posix()]


def test_the_folder_of_a_ledger_is_the_one_that_holds_the_codelists(tmp_path: Path) -> None:
    write(tmp_path, "claims/codes/regions.yaml", "claims/2025/deep/a.yaml", "alone/b.yaml")
    claims = (tmp_path / "claims").as_posix()
    for part in ("", "claims", "claims/2025", "claims/2025/deep/a.yaml"):
        assert ledger_folder(tmp_path / part) == claims
    assert ledger_folder(tmp_path / "alone" / "b.yaml") == (tmp_path / "alone").as_posix()


def test_what_lies_outside_the_folder_is_no_part_of_it() -> None:
    assert is_ledger_file("claims/2025/a.yaml", "claims")
    assert not is_ledger_file("other/a.yaml", "claims")
