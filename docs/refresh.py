"""Refreshes the reference shelf, which is generated from the code and checked in.

Run `python docs/refresh.py` after a change of the model, a format, a rule, a command, a key of the
configuration, an error or a limit; the tests say when.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from shelves import FOLDER, generated, stale


def main(arguments: Sequence[str] | None = None) -> int:
    """Write what has changed, remove what no longer is, and name both."""
    argparse.ArgumentParser(description="Refresh the generated pages.").parse_args(arguments)
    made = generated()
    for name in stale(made):
        (FOLDER / name).unlink()
        sys.stdout.write(f"removed {name}\n")
    for name, text in sorted(made.items()):
        file = FOLDER / name
        if not file.is_file() or file.read_text("utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
            sys.stdout.write(f"wrote {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
