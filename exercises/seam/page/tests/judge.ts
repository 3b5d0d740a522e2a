/**
 * What the page's importers make of files, for a test that asks Python the same: lines of base64 in, lines of JSON out.
 *
 * Each line says, for the reader of one record and for that of *My work*, the sentence of a refusal or null, and whether
 * what was kept before a file was brought in stands there as it was.
 */
import { createInterface } from "node:readline";
import { read as readRecord } from "../envelope";
import { Refusal } from "../json_file";
import type { Kept, Outcome } from "../store";
import { bringIn, read as readWork, type Shelf } from "../work_file";
import { kept } from "./kept";

const catalogue = { stage_tracker: { title: "Stage tracker", address: "exercises/stage-tracker/" } };

/** A store in memory, with one record of the learner's own in it. */
function shelf(): Shelf & { rows: Map<string, Kept> } {
  const rows = new Map([["stage_tracker", kept({ rev: 1 })]]);
  return {
    rows,
    all: async () => Array.from(rows.values(), (row) => structuredClone(row)),
    put: async (row: Kept): Promise<Outcome> => {
      if ((rows.get(row.key)?.rev ?? 0) !== row.rev) return "overtaken";
      rows.set(row.key, structuredClone({ ...row, rev: row.rev + 1 }));
      return "saved";
    },
    delete: async (key: string) => void rows.delete(key),
  };
}

function judged(act: () => unknown): { refused: string | null; broke?: string } {
  try {
    act();
    return { refused: null };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    return { refused: null, broke: String((error as Error)?.stack ?? error) };
  }
}

const mine = JSON.stringify(kept({ rev: 1 }));

for await (const line of createInterface({ input: process.stdin })) {
  const data = new Uint8Array(Buffer.from(line, "base64"));
  const record = judged(() => readRecord(data));
  const held = shelf();
  let brought = 0;
  const work = judged(() => readWork(data, catalogue));
  if (work.refused === null && !work.broke) {
    const came = await bringIn(held, readWork(data, catalogue));
    brought = came.added + came.copies;
  }
  const isUntouched = JSON.stringify(held.rows.get("stage_tracker")) === mine && held.rows.size === 1 + brought;
  console.log(JSON.stringify({ record, work, isUntouched, memory: process.memoryUsage().rss }));
}
