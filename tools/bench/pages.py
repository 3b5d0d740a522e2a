"""The pages that are measured: ours, the bare one, and one without any exercise."""

import json
import random
import shutil
from pathlib import Path

from tools.bench import workshop
from tools.ground import places

TINY = "bench_tiny"
STAGES = "stage_tracker"
MEMBERS, CHECK_INS = 5, 16

FRAME = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><link rel="icon" href="data:,">
{head}
</head><body><main><h1>{title}</h1>
<p>Words stand here before anything runs.</p>
{body}
</main></body></html>
"""

BARE = """<script type="module">
import { loadPyodide } from "../pyodide/pyodide.mjs";
const python = loadPyodide();
document.querySelector("#press").addEventListener("click", async () => {
  const running = await python;
  const words = running.toPy([document.querySelector("#words").value, document.querySelector("#loud").checked]);
  running.globals.set("entered", words);
  document.querySelector("#answer").textContent = running.runPython(
    "words = entered[0] or 'Nothing was written.'\\nwords.upper() if entered[1] else words");
  document.querySelector("#answer").dataset.answered = "";
});
</script>"""

CONTROLS = """<label>Words <input id="words" type="text"></label>
<label><input id="loud" type="checkbox"> Loud</label>
<button id="press" type="button">Answer</button>
<p id="answer" role="status"></p>"""

MAKE = """
import json
from tools.bundle import pictures
out = {name: pictures.element(name, None, at, "", name) for at, name in enumerate(%(names)r)}
print("\\nMADE" + json.dumps({"elements": out, "head": pictures.head("../")}))
"""


def record(seed: int = 0) -> dict:
    """A stage record of five members and sixteen check-ins, each with ticks; the same for every ``seed``."""
    from exercises.catalog.stage_tracker.behaviours import BEHAVIOURS
    from exercises.catalog.stage_tracker.inputs import CHECK_IN_IDS, PSEUDONYMS, blank, new_check_in, new_entry

    dice = random.Random(seed)
    members = [{"id": f"m{n}", "name": name} for n, name in enumerate(PSEUDONYMS[:MEMBERS])]
    check_ins = CHECK_IN_IDS[:CHECK_INS]
    entries = [
        {**new_entry(member["id"], check_in), "ticks": sorted(dice.sample(list(BEHAVIOURS), dice.randint(2, 6)))}
        for check_in in check_ins
        for member in members
    ]
    return {
        **blank(),
        "members": members,
        "check_ins": [new_check_in(check_in) for check_in in check_ins],
        "entries": entries,
        "here": {"member": members[0]["id"], "check_in": check_ins[0]},
    }


def kept(slug: str, inputs: dict) -> dict:
    """What the page's store holds of an exercise that was left with ``inputs`` (``store.ts``: ``Kept``)."""
    moment = "2026-01-01T12:00:00.000Z"
    return {
        "key": slug, "exercise": slug, "material": None, "title": slug, "address": f"{slug}/", "version": inputs["version"],
        "created": moment, "changed": moment, "rev": 1, "inputs": inputs, "results": {}, "notes": "", "fields": {},
        "edits": [], "exported": None,
    }  # fmt: skip


def page(title: str, head: str, body: str) -> str:
    """Return a whole page."""
    return FRAME.format(title=title, head=head, body=body)


def make(say) -> Path:
    """Build the bundle with the tiny exercise in it and write all pages; return the folder to serve at ``/course/``.

    Args:
        say: told in a sentence what is being done.

    Raises:
        workshop.WorkFailed: the bundle could not be made.
    """
    say("Bundling the course with a tiny exercise in it …")
    root = workshop.copy("course")
    shutil.copytree(Path(__file__).with_name("tiny"), root / "exercises" / "catalog" / TINY, ignore=workshop.LEFT_OUT)
    names = (TINY, STAGES)
    said = workshop.run(root, workshop.BUNDLE + MAKE % {"names": names})
    made = json.loads(said.rpartition("\nMADE")[2])
    elements = [made["elements"][name] for name in names]
    site = root / "bench-site"
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(root / ".build" / "site_assets", site)
    shutil.copytree(places.ROOT / "docs" / "assets" / "stylesheets", site / "assets" / "stylesheets")
    style = '<link rel="stylesheet" href="../assets/stylesheets/exercise.css">'
    ours = style + made["head"]
    gap = '<div style="height: 300vh"></div>'
    for name, text in {
        "seed": page("Nothing", "", ""),
        "tiny": page("Tiny", ours, elements[0]),
        "stages": page("Stages", ours, elements[1]),
        "both": page("Both", ours, elements[0] + gap + elements[1]),
        "still": page("Still", style, CONTROLS),
        "bare": page("Bare", style + BARE, CONTROLS),
    }.items():
        (site / name).mkdir()
        (site / name / "index.html").write_text(text, "utf-8")
    return site
