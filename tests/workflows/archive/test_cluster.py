"""The same bytes from a cluster of two processes, one of which is killed on the way."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.workflows.archive import cluster as on_workers
from claimcheck.workflows.archive.job import Verb, versions
from claimcheck.workflows.archive.run import ArchiveSource, Workers, run_archive
from tests.scanning import make_desk
from tests.workflows.archive.archives import files, job, write_archive

pytestmark = [
    pytest.mark.heavy("distributed"),
    pytest.mark.slow,
    # Workers that were killed are warned of.
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Start a scheduler and two worker processes on this machine."""
    import dask  # noqa: PLC0415
    from distributed import LocalCluster  # noqa: PLC0415

    # A task is given up after it ended two workers, so that the tests end sooner.
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as started,
    ):
        yield started


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> ArchiveSource:
    """Make a pack of a record with verdicts, and an archive of 60 articles."""
    folder = tmp_path_factory.mktemp("archive")
    desk = make_desk(folder)
    assert desk.run("pack", str(folder / "pack.db"), "--status", "all").code == 0
    archive = write_archive(folder / "a.jsonl", 60)
    run_archive(job(), found := ArchiveSource(archive, folder / "pack.db", folder / "one"), rows=5)
    return found


def worker_processes(cluster: Any) -> list[int]:
    """Return the process ids of the workers."""
    with cluster.get_client() as client:
        return list(client.run(os.getpid).values())


def test_a_cluster_writes_the_same_bytes_though_a_worker_is_killed(
    cluster: Any, source: ArchiveSource, tmp_path: Path
) -> None:
    (victim, _) = worker_processes(cluster)
    done: list[int] = []

    def kill(number: int, _: int) -> None:
        done.append(number)
        if number == 2:
            os.kill(victim, signal.SIGKILL)

    run_archive(
        job(),
        source._replace(folder=tmp_path / "many"),
        Workers(cluster=cluster.scheduler_address),
        kill,
        rows=5,
    )

    assert done[-1] == 13
    assert victim not in worker_processes(cluster)
    assert files(tmp_path / "many") == files(source.folder)


def test_a_broken_run_on_a_cluster_goes_on(
    cluster: Any, source: ArchiveSource, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    workers = Workers(cluster=cluster.scheduler_address, pack=str(source.database))

    def stop(number: int, _: int) -> None:
        if number == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_archive(job(), source._replace(folder=folder), workers, stop, rows=5)
    assert 0 < len(list(folder.glob("rows-*"))) < 13
    run_archive(job(), source._replace(folder=folder), workers, rows=5)

    assert files(folder) == files(source.folder)


def test_extraction_needs_no_store(cluster: Any, source: ArchiveSource, tmp_path: Path) -> None:
    asked = source._replace(database=None, folder=tmp_path / "one")
    run_archive(job(Verb.EXTRACT), asked, rows=20)

    run_archive(
        job(Verb.EXTRACT),
        asked._replace(folder=tmp_path / "many"),
        Workers(cluster=cluster.scheduler_address),
        rows=20,
    )

    assert files(tmp_path / "many") == files(tmp_path / "one")


def test_a_mixture_of_versions_is_refused(
    cluster: Any, source: ArchiveSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Older:
        """A client whose workers have another release."""

        def run(self, _: object) -> dict[str, dict[str, str]]:
            return {"tcp://a:1": {**versions(), "claimcheck": "0.0.9"}}

        def __enter__(self) -> "Older":
            return self

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(on_workers, "_client", lambda _: Older())

    with pytest.raises(ClaimcheckError, match="has claimcheck 0\\.0\\.9 and this machine"):
        run_archive(
            job(), source._replace(folder=tmp_path / "x"), Workers(cluster="tcp://a:1"), rows=5
        )


@pytest.mark.parametrize(
    ("name", "error"),
    [("none.db", "a worker cannot read .*; copy the pack"), ("a.jsonl", "is not the store that")],
)
def test_a_worker_without_the_pack_stops_the_run_and_no_row_is_told(
    cluster: Any, source: ArchiveSource, tmp_path: Path, name: str, error: str
) -> None:
    # Workers keep a store open by its digest; this one none of them has seen.
    desk = make_desk(tmp_path)
    asked = ArchiveSource(source.archive, desk.path.with_name("new.pack"), tmp_path / "found")
    assert desk.run("pack", str(asked.database), "--status", "all").code == 0
    elsewhere = Workers(cluster=cluster.scheduler_address, pack=str(source.archive.parent / name))

    with pytest.raises(ClaimcheckError, match=error):
        run_archive(job(), asked, elsewhere, rows=5)

    assert list(files(asked.folder)) == ["archive.json"]


def test_a_row_that_ends_its_worker_is_told_and_the_others_are_answered(
    cluster: Any, source: ArchiveSource, tmp_path: Path
) -> None:
    """A text that kills whoever reads it; here a mark stands for it."""
    with cluster.get_client() as client:
        client.run(_arm)
        client.register_worker_callbacks(_arm)

    archive = write_archive(tmp_path / "b.jsonl", 6)
    archive.write_text(archive.read_text().replace("Report 4", "DEADLY"))
    tally = run_archive(
        job(),
        ArchiveSource(archive, source.database, tmp_path / "found"),
        Workers(cluster=cluster.scheduler_address),
        rows=3,
    )

    assert (tally.rows, tally.found, tally.failed) == (7, 2, 2)


def _arm() -> None:
    """Make a worker die of a row."""
    from claimcheck.workflows.archive import rows  # noqa: PLC0415

    draft_of = rows.__dict__["draft_of"]

    def deadly(name: str, text: str, kind: Any) -> Any:
        if text.startswith("DEADLY"):
            os.kill(os.getpid(), signal.SIGKILL)
        return draft_of(name, text, kind)

    rows.__dict__["draft_of"] = deadly
