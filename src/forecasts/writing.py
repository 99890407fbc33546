"""Writing files so that at any instant the old bytes or the new ones are there, never a part.

Every command writes through this module. A new text is written beside its place, synced to the disk
and moved in; a set of files is prepared as a whole before the first is moved. Below the folder that
a person names, no symbolic link is followed and nothing outside is touched. A pipe or a device is
never replaced, and nothing is written among the devices of the system. What a killed writer
left behind is removed by the next one: a writer shares the lock of each folder that it writes into,
and who gets that lock alone knows that no writer lives.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from errno import EEXIST, ENOTDIR, EPERM
from pathlib import Path, PurePosixPath
from tempfile import mkstemp

try:
    import fcntl
except ImportError:  # Windows: nothing is cleaned there
    fcntl = None  # type: ignore[assignment]

__all__ = ["LOCK_NAME", "locked", "replace_text", "write_files", "write_together"]

LOCK_NAME = ".forecasts.lock"
LOCK_SECONDS = 60
_LEFT_OVER = re.compile(r"\..+\.[a-z0-9_]{8}\.new")
_LONGEST_STEM = 200  # bytes of a name that a temporary name repeats; most systems take 255


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of the ledger in `folder`: writers take turns, readers need none.

    The empty lock file stays: to remove it would let two writers in. `.gitignore` names it.

    Raises:
        OSError: The folder cannot be written.
        TimeoutError: Another writer has held the lock for a minute.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK_NAME, timeout=LOCK_SECONDS)
    try:
        lock.acquire()
    except Timeout as error:
        waited = f"another writer has held {folder / LOCK_NAME} for {LOCK_SECONDS} seconds"
        raise TimeoutError(waited) from error
    try:
        yield
    finally:
        lock.release()


def replace_text(path: Path, text: str) -> None:
    """Write `text` to `path`; where that is a link, the file that it leads to is replaced.

    Mode and owner of the old file stay. A file with several names keeps them all: it is written in
    place, its room taken first, which a kill can tear; until then the whole text is beside it.

    Raises:
        OSError: The disk is full, or the folder cannot be written; the old file stays.
    """
    path = path.resolve()
    data = text.encode("utf-8")
    with writing_into([path.parent]):
        temporary = _prepare(path, data)
        try:
            _move(temporary, path, data)
        finally:
            with suppress(OSError):
                temporary.unlink()
        _sync(path.parent)


def _move(temporary: Path, path: Path, data: bytes) -> None:
    """Put a prepared file in its place; a link is replaced, a file of several names filled."""
    old = path.lstat() if os.path.lexists(path) else None
    if old is not None and stat.S_ISREG(old.st_mode) and old.st_nlink > 1:
        _overwrite(path, data)
    else:
        temporary.replace(path)


def write_files(folder: Path, files: Mapping[str, bytes], *, only_new: bool = False) -> None:
    """Write files below `folder` by their names in it, in order; none is moved before all are made.

    Args:
        folder: Is made where it is missing.
        files: Contents by relative name, its parts joined by `/`.
        only_new: Refuse a name that is taken.

    Raises:
        ValueError: A name would leave the folder.
        FileExistsError: `only_new`, and a name is taken; nothing was written.
        OSError: The disk is full, a folder cannot be written, or a link stands in the way; nothing
            was moved unless the fault came between two moves; with `only_new` nothing is left.
    """
    places = {inside(folder, name): contents for name, contents in files.items()}
    taken = [path for path in places if only_new and os.path.lexists(path)]
    if taken:
        raise FileExistsError(f"{taken[0]} is there already; nothing was written")
    parents = list(dict.fromkeys(path.parent for path in places))
    for parent in parents:
        _make_folders(folder, parent)
    prepared: dict[Path, Path] = {}
    made: list[Path] = []
    with writing_into(parents):
        try:
            for path, contents in places.items():
                prepared[path] = _prepare(path, contents)
            for path, temporary in prepared.items():
                if only_new:
                    path.hardlink_to(temporary)
                    made.append(path)
                else:
                    _move(temporary, path, places[path])
        except BaseException:  # Ctrl-C too: what is new is whole or not there
            for path in made:
                path.unlink(missing_ok=True)
            raise
        finally:
            for temporary in prepared.values():
                with suppress(OSError):
                    temporary.unlink()
        for parent in parents:
            _sync(parent)


def inside(folder: Path, name: str) -> Path:
    """Return the path of a name below the folder.

    Raises:
        ValueError: The name leaves the folder.
    """
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\0" in name or "\\" in name:
        raise ValueError(f"{name!r} is no name of a file in {folder}")
    return folder.joinpath(*parts)


def _make_folders(folder: Path, parent: Path) -> None:
    """Make the folders down to `parent`; below `folder` none may be a link."""
    folder.mkdir(parents=True, exist_ok=True)
    below = folder
    for part in parent.relative_to(folder).parts:
        below /= part
        below.mkdir(exist_ok=True)
        if not stat.S_ISDIR(below.lstat().st_mode):
            raise NotADirectoryError(ENOTDIR, "a link stands in the way", str(below))


def write_together(folder: Path, files: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
    """Write files that belong together into `folder`, as one where that can be, and remove others.

    They are made in a new folder beside it, which then takes its place in one step. Where the
    folder holds what is not ours, is where somebody works, or cannot be exchanged, each file is
    moved in on its own instead: in order, whole, and the last one last.

    Args:
        folder: Is made where it is missing; a link to a folder leads there.
        files: Contents by relative name; the last should tell whether all are there.
        gone: Relative names of files to remove.

    Raises:
        ValueError: A name would leave the folder.
        OSError: The disk is full or a folder cannot be written.
    """
    for name in files:
        inside(folder, name)
    folder = folder.resolve()
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(folder))
    known = {*files, *gone}
    if not (is_ours(folder, known) and _exchange(folder, files)):
        write_files(folder, files)
        for name in gone:
            with suppress(OSError):
                inside(folder, name).unlink()


def is_ours(folder: Path, known: set[str]) -> bool:
    """Tell whether a folder holds nothing but plain files of these names, and nobody stands in."""
    if folder == Path.cwd() or folder in Path.cwd().parents or os.path.ismount(folder):
        return False
    for path in folder.rglob("*"):
        kind = path.lstat().st_mode
        ours = stat.S_ISREG(kind) and path.relative_to(folder).as_posix() in known
        if not stat.S_ISDIR(kind) and (not ours or path.lstat().st_nlink > 1):
            return False
    return True


def _exchange(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Make a folder of the files beside `folder` and put it in its place; tell if that was done."""
    from shutil import rmtree

    folder.parent.mkdir(parents=True, exist_ok=True)
    with writing_into([folder.parent]):
        # The name is known before the folder is there: a signal right behind its making finds it.
        beside = folder.parent / f".{folder.name}.{os.urandom(4).hex()}.new"
        try:
            with suppress(PermissionError):
                beside.mkdir(mode=0o700)
            if not beside.exists():
                return False
            write_files(beside, files)
            for path in (beside, *beside.rglob("*")):
                dress(path, folder / path.relative_to(beside))
            if folder.exists():
                return swap(beside, folder)
            beside.rename(folder)
            return True
        finally:
            rmtree(beside, ignore_errors=True)
            _sync(folder.parent)


def swap(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    import ctypes

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    here, exchange = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux
    return bool(rename(here, os.fsencode(first), here, os.fsencode(second), exchange) == 0)


@contextmanager
def writing_into(folders: Iterable[Path]) -> Iterator[None]:
    """Remove what killed writers left in the folders, and share their locks while writing."""
    with ExitStack() as stack:
        for folder in folders:
            refuse_devices(folder)
            _clean(folder)
            descriptor = os.open(folder, os.O_RDONLY)
            stack.callback(os.close, descriptor)
            hold(descriptor, alone=False)
        yield


def refuse_devices(folder: Path) -> None:
    """Refuse a folder of the file system of devices: `-o /dev/null` would be no device any more."""
    if fcntl is None:
        return
    devices, root = Path(os.devnull).stat().st_dev, Path("/").stat().st_dev
    if folder.stat().st_dev == devices != root:
        raise PermissionError(EPERM, "no place for files", str(folder))


def hold(descriptor: int, *, alone: bool) -> bool:
    """Lock an open folder until it is closed: alone if nobody has it, or with others."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH)
    except OSError:  # somebody writes, or the file system has no locks
        return False
    return True


def _clean(folder: Path) -> None:
    from shutil import rmtree

    with suppress(OSError):
        left = [entry for entry in os.scandir(folder) if _LEFT_OVER.fullmatch(entry.name)]
        descriptor = os.open(folder, os.O_RDONLY) if left else -1
        try:
            for entry in left if left and hold(descriptor, alone=True) else ():
                if entry.is_dir(follow_symlinks=False):
                    rmtree(entry.path, ignore_errors=True)
                elif entry.is_file(follow_symlinks=False):
                    with suppress(OSError):
                        os.unlink(entry.path)  # noqa: PTH108
        finally:
            if left:
                os.close(descriptor)


def _prepare(path: Path, data: bytes) -> Path:
    """Write the bytes beside `path` with the mode and owner that it has or would get, synced."""
    if os.path.lexists(path) and not (path.is_symlink() or path.is_file()):
        raise FileExistsError(EEXIST, "is there and no plain file", str(path))
    stem = os.fsdecode(os.fsencode(path.name)[:_LONGEST_STEM])
    descriptor, name = mkstemp(dir=path.parent, prefix=f".{stem}.", suffix=".new")
    try:
        _write_all(descriptor, data)
        dress(Path(name), path)
        os.fsync(descriptor)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
    finally:
        os.close(descriptor)
    return Path(name)


def dress(new: Path, old: Path) -> None:
    """Give a new file or folder the mode and owner of the old one, or those of any new one."""
    own = new.stat()
    try:
        like = old.lstat()
    except OSError:
        like = None
    if like is None or stat.S_IFMT(like.st_mode) != stat.S_IFMT(own.st_mode):
        os.umask(mask := os.umask(0o077))
        new.chmod((0o777 if stat.S_ISDIR(own.st_mode) else 0o666) & ~mask)
        return
    if (own.st_uid, own.st_gid) != (like.st_uid, like.st_gid):
        with suppress(OSError):  # only root gives a file away
            os.chown(new, like.st_uid, like.st_gid)
    new.chmod(stat.S_IMODE(like.st_mode))


def _overwrite(path: Path, data: bytes) -> None:
    """Write over a file with several names: take the room behind its end first."""
    with path.open("r+b", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        try:
            file.seek(size)
            _write_all(file.fileno(), data[size:])
        except BaseException:
            file.truncate(size)
            raise
        file.seek(0)
        _write_all(file.fileno(), data[:size])
        file.truncate(len(data))
        os.fsync(file.fileno())


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _sync(folder: Path) -> None:
    """Sync a folder, so that what was moved in it stays moved; not every system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
