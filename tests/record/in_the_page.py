"""The page's own importers, asked from Python: bundled once and run under Node."""

import base64
import json
import subprocess
from functools import lru_cache
from pathlib import Path

from tools.ground import node, places

JUDGE = places.ROOT / "exercises" / "seam" / "page" / "tests" / "judge.ts"
MADE = places.ROOT / ".build" / "judge" / "judge.mjs"


@lru_cache(maxsize=1)
def _bundled() -> Path:
    subprocess.run(
        [str(node.node()), str(places.NODE_MODULES / "esbuild" / "bin" / "esbuild"), str(JUDGE), "--bundle", "--platform=node",
         "--format=esm", "--target=node20", f"--outfile={MADE}", "--log-level=warning"],
        check=True, cwd=places.ROOT, env=node.environment(), stdin=subprocess.DEVNULL)
    return MADE


def judged(files, bound=600):
    """What the page makes of each file.

    Args:
        files: the files' bytes.
        bound: seconds after which they count as hanging.

    Returns:
        For each file a dictionary: ``record`` and ``work`` hold ``refused`` (a sentence or None) and, where the importer
        broke, ``broke``; ``isUntouched`` says whether what was kept before is as it was; ``memory`` is the process's, in bytes.

    Raises:
        subprocess.TimeoutExpired: one of them hangs.
    """
    lines = "\n".join(base64.b64encode(data).decode("ascii") for data in files) + "\n"
    done = subprocess.run([str(node.node()), str(_bundled())], input=lines, capture_output=True, text=True, encoding="utf-8", timeout=bound,
                          check=False, env=node.environment())
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]
