/** A record for tests. */
import type { Kept } from "../store";

export function kept(part: Partial<Kept> = {}): Kept {
  return {
    key: "stage_tracker",
    exercise: "stage_tracker",
    material: null,
    title: "Stage tracker",
    address: "exercises/stage-tracker/",
    version: 1,
    created: "2026-03-03T09:00:00.000Z",
    changed: "2026-03-04T10:11:12.123Z",
    rev: 0,
    inputs: { members: ["Ash", "Bay"] },
    results: { clear: 2 },
    notes: "Bay came late.",
    fields: {},
    edits: [],
    exported: null,
    ...part,
  };
}
