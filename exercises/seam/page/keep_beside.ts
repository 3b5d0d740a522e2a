/**
 * Putting a record that an exercise made of several files with the learner's own work.
 *
 * It goes in as a file would that is brought in on *My work*: nothing that is kept is overwritten, and what differs comes as
 * a copy beside it. It is a part of the manager's file, which no page loads before Python is wanted.
 */
import type { Consent } from "./keeper";
import { Refusal } from "./json_file";
import { bringIn, read, type Shelf as Works } from "./work_file";

/** What is asked. `Keeper` has it. */
export interface Shelf extends Works {
  consent(): Promise<Consent>;
  canKeep(): Promise<boolean>;
}

const NO_STORE = "It was not kept: this browser gives the site no place to keep work. Save it as a file instead.";
const NOT_KEPT = "It was not kept: you have not chosen to keep work on this device. Choose that below, and try again, or save it as a file.";
const FAILED = "It was not kept: the browser had no room for it or did not let it be written. What is kept here is as it was. Save it as a file instead.";

/** Put it there; returns a sentence that says what came of it. */
export async function keepBeside(shelf: Shelf, text: string): Promise<string> {
  try {
    if (!(await shelf.canKeep())) return NO_STORE;
    if ((await shelf.consent()) !== "device") return NOT_KEPT;
    // Title and address are this course's; My work knows them.
    const came = await bringIn(shelf, read(text, {}));
    if (came.stopped) return FAILED;
    if (came.already) return "It is kept with your work already, as it is.";
    return came.copies
      ? "It is kept with your work, as a copy beside what was there. My work lists both, and lets you choose which one opens."
      : "It is kept with your work, and opens on the exercise’s own page.";
  } catch (error) {
    if (error instanceof Refusal) return `It was not kept. ${error.message}`;
    console.warn(error);
    return FAILED;
  }
}
