/**
 * What the learner keeps of other exercises, for one that was told to look.
 *
 * An exercise has no way to the store of its own. It is given a list once the learner asks for one, and of what is
 * listed there only what the learner then chooses, in the form of a saved file.
 */
import { fromKept } from "./envelope";
import type { Consent } from "./keeper";
import type { KeptAnswer, KeptElsewhere } from "./messages";
import type { Kept } from "./store";
import { baseOf, standingOf } from "./work_file";

const NO_STORE = "This browser gives the site no place to keep work, so that nothing can be looked up. Open saved files instead.";

const NOT_KEPT = "You have not chosen to keep work on this device, so that nothing is looked up here. Open saved files instead.";

/** What is asked. `Keeper` has it. */
export interface Shelf {
  consent(): Promise<Consent>;
  canKeep(): Promise<boolean>;
  all(): Promise<Kept[]>;
}

/**
 * @param shelf where work is kept.
 * @param own the key of the exercise that asks; what is kept of itself is left out.
 * @param keys null for a list, or the keys of what was chosen.
 */
export async function keptElsewhere(shelf: Shelf, own: string, keys: string[] | null): Promise<Omit<KeptAnswer, "mount">> {
  try {
    if (!(await shelf.canKeep())) return { records: null, why_not: NO_STORE };
    // Who has not agreed to keep work here, or shares the device, is not shown what somebody kept before them.
    if ((await shelf.consent()) !== "device") return { records: null, why_not: NOT_KEPT };
    const records: KeptElsewhere[] = [];
    for (const kept of await shelf.all()) {
      const record = fromKept(kept);
      if (!record || baseOf(kept.key) === own || standingOf(kept.key) === "unread") continue;
      if (keys && !keys.includes(kept.key)) continue;
      const { key, exercise, material, changed } = kept;
      const title = standingOf(key) === "copy" ? `${kept.title} (copy)` : kept.title;
      records.push({ key, exercise, material, title, changed, ...(keys ? { record } : {}) });
    }
    return { records, why_not: "" };
  } catch (error) {
    console.warn(error);
    return { records: null, why_not: NO_STORE };
  }
}
