"""The store on its way to the workers of a cluster, as dask's own plug-in."""

from typing import Any

from distributed import WorkerPlugin

from claimcheck.workflows.archive.cluster import keep_sent


class SentPack(WorkerPlugin):  # type: ignore[misc] # dask has no types
    """Bytes that each worker writes when it starts, or at once where it runs already."""

    def __init__(self, digest: str, packed: bytes) -> None:
        """Keep what is sent."""
        self.name = self.name_of(digest)
        self._digest, self._packed = digest, packed

    @staticmethod
    def name_of(digest: str) -> str:
        """Return the name by which the plug-in is taken back."""
        return f"claimcheck-{digest[:16]}"

    def setup(self, worker: Any) -> None:  # noqa: ARG002 - dask gives it
        """Write the bytes on a worker's machine."""
        keep_sent(self._digest, self._packed)
