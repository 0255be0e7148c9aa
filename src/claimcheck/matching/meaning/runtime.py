"""The library that runs models of ONNX, told to report nothing."""

import os
from types import ModuleType


def open_runtime() -> ModuleType:
    """Return onnxruntime. Raises `ImportError` where it is not installed.

    Since 1.29 it reports what it runs, and where, to its makers, and begins when it is imported.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime  # noqa: PLC0415

    # The program that imports this one may have imported it before.
    onnxruntime.disable_telemetry_events()
    found: ModuleType = onnxruntime
    return found
