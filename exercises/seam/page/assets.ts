/** What the build made, by name: filled in when this is bundled (`tools/bundle/scripts.py`). */
import type { Assets } from "./fetching";

declare const COURSE_ASSETS: Assets;
declare const COURSE_PARTS: { worker: string; manager: string; handing: string };

/** Names of Pyodide's files and ours, beside the worker. */
export const ASSETS: Assets = typeof COURSE_ASSETS === "undefined" ? ({} as Assets) : COURSE_ASSETS;

/** Names of the scripts that are fetched when an exercise starts, or takes many files, beside the first one. */
export const PARTS = typeof COURSE_PARTS === "undefined" ? { worker: "", manager: "", handing: "" } : COURSE_PARTS;
