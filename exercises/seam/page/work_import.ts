/** The part of *My work* that brings work back from a file. The file may be a stranger's. */
import type { Keeper } from "./keeper";
import { LARGEST, Refusal, shown } from "./json_file";
import type { Outcome } from "./store";
import { make, Told } from "./work_dom";
import { bringIn, read, type Brought, type Catalogue } from "./work_file";

const STOPPED: Record<Exclude<Outcome, "saved">, string> = {
  full: "This device has no room left. Delete something, then choose the file again: what is here already is not brought in twice.",
  refused: "The browser did not let it be written. Load this page again and try once more.",
  overtaken: "Another tab wrote to the same place at the same time. Choose the file again.",
};

export class Bringing {
  readonly section: HTMLElement;
  private readonly told = new Told();
  private readonly chooser = make("input", { type: "file", id: "work-file", accept: ".json,application/json" });

  constructor(
    private readonly keeper: Keeper,
    private readonly catalogue: Catalogue,
    private readonly done: () => Promise<void>,
    private readonly goToChoice: () => void,
  ) {
    this.chooser.addEventListener("change", () => void this.chosen());
    this.section = make(
      "section",
      { "aria-labelledby": "work-bring", class: "work-bring" },
      make("h2", { id: "work-bring" }, "Bring work back from a file"),
      make(
        "p",
        { id: "work-bring-how" },
        "Choose a file that this page or an exercise has saved. It is read here and goes nowhere else. Nothing that is kept is overwritten: what differs comes in as a copy beside it.",
      ),
      make("label", { for: "work-file" }, "A saved file (JSON, at most 5 MB)"),
      this.chooser,
      this.told.line,
    );
    this.chooser.setAttribute("aria-describedby", "work-bring-how");
  }

  private async chosen(): Promise<void> {
    const file = this.chooser.files?.[0];
    if (!file) return;
    this.told.say("Reading the file.");
    const sentence = await this.take(file);
    // The same file may be chosen again.
    this.chooser.value = "";
    this.told.say(sentence);
  }

  private async take(file: File): Promise<string> {
    const name = shown(file.name);
    if (!(await this.keeper.canKeep())) {
      return `${name} was not brought in: this browser gives the site no place to keep work. Open the file in its exercise instead.`;
    }
    if ((await this.keeper.consent()) !== "device") {
      this.goToChoice();
      return `${name} was not brought in: nothing is kept in this browser until you choose “Keep my work on this device”, above. Choose that, then the file again.`;
    }
    try {
      if (file.size > LARGEST) throw new Refusal("The file is larger than 5 MB, which nothing that this course saves is; choose another.");
      const records = read(new Uint8Array(await file.arrayBuffer()), this.catalogue);
      const came = await bringIn(this.keeper, records);
      await this.done();
      return outcome(name, came);
    } catch (error) {
      if (!(error instanceof Refusal)) console.error(error);
      const why = error instanceof Refusal ? error.message : "The browser could not read the file; choose it again.";
      return `${name} was not brought in. ${why} What is kept here is as it was.`;
    }
  }
}

function outcome(name: string, came: Brought): string {
  const parts = [
    came.added && `${count(came.added)} brought in`,
    came.copies && `${count(came.copies)} brought in as ${came.copies === 1 ? "a copy" : "copies"} beside what is kept`,
    came.already && `${count(came.already)} already here`,
  ].filter(Boolean);
  const sum = parts.length ? `${name}: ${parts.join("; ")}.` : `${name} holds no record.`;
  return came.stopped && came.stopped !== "saved" ? `${sum} The rest was not brought in. ${STOPPED[came.stopped]}` : sum;
}

const count = (records: number) => (records === 1 ? "1 record" : `${records} records`);
