"""Links in folders: which of them lead elsewhere."""

import os
from pathlib import Path


def leads_out(path: Path, folder: Path) -> bool:
    """Return whether ``path``, found in ``folder``, is a link to what is not in it.

    A folder that somebody else may write to could show any file of this machine by it.
    """
    if not path.is_symlink():
        return False
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
