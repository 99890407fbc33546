"""A repository of somebody else: nothing that its settings name is run, nothing is fetched."""

import os
import subprocess
from pathlib import Path

import pytest

from cli_runs import copy_ledger, run
from conftest import git
from forecasts.ledger.git import (
    HistoryError,
    list_commits,
    list_files,
    read_blobs,
    resolve,
    top_folder,
)

# Each would leave a file `ran` behind, if git ran it.
SETTINGS = {
    "core.fsmonitor": "touch RAN",
    "core.sshCommand": "touch RAN #",
    "core.gitProxy": "touch RAN",
    "core.pager": "touch RAN",
    "core.editor": "touch RAN",
    "core.alternateRefsCommand": "touch RAN",
    "core.attributesFile": "HERE/planted",
    "core.hooksPath": "HERE/hooks",
    "credential.helper": "!touch RAN",
    "diff.external": "touch RAN",
    "diff.planted.textconv": "touch RAN #",
    "diff.planted.command": "touch RAN",
    "filter.planted.clean": "touch RAN; cat",
    "filter.planted.smudge": "touch RAN; cat",
    "filter.planted.process": "touch RAN",
    "filter.planted.required": "true",
    "gpg.program": "touch RAN",
    "log.showSignature": "true",
    "uploadpack.packObjectsHook": "touch RAN",
    "protocol.ext.allow": "always",
    "protocol.file.allow": "always",
    "protocol.allow": "always",
    "extensions.partialClone": "origin",
    "remote.origin.promisor": "true",
    "remote.origin.uploadpack": "touch RAN #",
}
REMOTES = ("ext::sh -c 'touch RAN'", "ssh://host/x", "HERE/elsewhere", "https://127.0.0.1:1/x")


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = copy_ledger(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "core.repositoryFormatVersion", "1")
    (tmp_path / ".gitattributes").write_text("*.yaml filter=planted diff=planted\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "a ledger")
    for name, value in SETTINGS.items():
        ran = value.replace("RAN", str(tmp_path / "ran")).replace("HERE", str(tmp_path))
        git(tmp_path, "config", name, ran)
    (tmp_path / "planted").write_text("*.yaml filter=planted diff=planted\n")
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {tmp_path / 'ran'}\n")
        (hooks / name).chmod(0o755)
    monkeypatch.chdir(tmp_path)
    return folder


def lose(top: Path, file: str) -> None:
    """Take the object of a file out of the repository, as a partial clone lacks it."""
    command = ["git", "rev-parse", f"HEAD:{file}"]
    name = subprocess.run(command, cwd=top, check=True, capture_output=True, text=True).stdout
    (top / ".git" / "objects" / name[:2] / name[2:].strip()).unlink()


@pytest.mark.parametrize("remote", REMOTES)
@pytest.mark.parametrize("lost", [False, True])
def test_no_program_of_a_repository_is_run(planted: Path, remote: str, *, lost: bool) -> None:
    top = planted.parent
    address = remote.replace("RAN", str(top / "ran")).replace("HERE", str(top))
    git(top, "config", "remote.origin.url", address)
    (top / "ran").unlink(missing_ok=True)  # what the test's own git has run
    file = next(path for path in sorted(planted.glob("*.yaml")))
    name = f"claims/{file.name}"
    if lost:
        lose(top, name)
    file.write_text(file.read_text("utf-8") + "# changed\n", encoding="utf-8")
    for form in ("concise", "github"):
        code, out, err = run("check", "--since", "HEAD", "--format", form)
        assert code == int(lost), err
        if lost:
            assert "is not in the repository" in out
            assert name in out
    run("actuals", "--since", "HEAD")
    assert len(list_commits(top, "claims")) == 1
    assert not (top / "ran").exists()
    # The trap is one: git itself falls into it.
    subprocess.run(["git", "status"], cwd=top, check=False, capture_output=True)
    assert (top / "ran").exists()


def test_objects_are_read_as_they_are_stored(planted: Path) -> None:
    top = top_folder(planted)
    commit = resolve(planted, "HEAD")
    listed = list_files(top, commit, "claims/codes/")
    contents = read_blobs(top, [*listed.values(), "0" * 40])
    assert contents.pop("0" * 40) is None
    for name, blob in listed.items():
        assert contents[blob] == (top / name).read_bytes()
    with pytest.raises(HistoryError, match="no revision"):
        resolve(planted, "--output=x")


def test_a_bare_repository_inside_a_ledger_is_none(
    planted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that looks like a repository can be committed and cloned with its settings."""
    inside = planted / "bare"
    git(planted, "init", "-q", "--bare", str(inside))
    monkeypatch.setitem(os.environ, "GIT_CEILING_DIRECTORIES", str(planted))
    with pytest.raises(HistoryError):
        top_folder(inside)
