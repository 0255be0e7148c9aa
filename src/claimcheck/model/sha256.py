"""The digest that events are sealed with and files and findings are known by."""

from typing import TYPE_CHECKING

__all__ = ("sha256",)

if TYPE_CHECKING:
    from hashlib import sha256
else:
    # As `random` does: loading OpenSSL takes longer than an act, and one act digests little.
    try:
        from _sha2 import sha256
    except ImportError:
        try:
            from _sha256 import sha256
        except ImportError:
            from hashlib import sha256
