/** The part of *My work* that says whether anything is kept, and lets the learner change it. */
import type { Consent, Keeper } from "./keeper";
import { dayAndTime, size } from "./moments";
import type { Store } from "./store";
import { Ask, button, make, Told } from "./work_dom";

const STATE: Record<"device" | "tab" | "undecided" | "refused", string> = {
  device: "Yes. What you enter in an exercise is kept in this browser, on this device, as you type.",
  tab: "No. You said that this is a shared or work device, so nothing that you enter is kept. It is gone when you reload the page or close it.",
  undecided: "Not yet. Until you choose, exercises work and nothing that you enter is kept.",
  refused:
    "No. This browser gives the site no place to keep work, as some do in a private window. Exercises work. Save a file from the exercise before you leave it.",
};
const PROMISED = "The browser has promised not to clear it of its own accord.";
const NOT_PROMISED =
  "The browser has not promised to keep it. It may clear it when the device runs short of room, and Safari may after seven days without a visit. Save a file now and then.";

export class Keeping {
  readonly section: HTMLElement;
  private readonly state = make("p", { class: "work-state" });
  private readonly promise = make("p");
  private readonly room = make("p");
  private readonly last = make("p");
  private readonly buttons = make("div", { class: "work-buttons" });
  private readonly ask = new Ask("Keeping work");
  private readonly told = new Told();
  private shown = "";

  constructor(
    private readonly keeper: Keeper,
    private readonly store: Store | null,
    private readonly refresh: () => Promise<void>,
  ) {
    this.section = make(
      "section",
      { "aria-labelledby": "work-keeping" },
      make("h2", { id: "work-keeping" }, "Is my work kept?"),
      this.state,
      this.promise,
      this.room,
      this.last,
      this.buttons,
      this.ask.place,
      this.told.line,
    );
  }

  /** Show how things stand: `records` of them are kept, and all were last saved to a file at `exported`. */
  async show(consent: Consent, records: number, exported: string | null): Promise<void> {
    const why = this.store ? (consent ?? "undecided") : "refused";
    this.state.textContent = STATE[why];
    const isPromised = await navigator.storage?.persisted?.().catch(() => false);
    const isKept = this.store !== null && (consent === "device" || records > 0);
    this.promise.textContent = !isKept ? "" : isPromised ? PROMISED : NOT_PROMISED;
    this.room.textContent = isKept ? await room() : "";
    this.last.textContent =
      records === 0 ? "" : exported ? `You last saved everything to a file on ${dayAndTime(exported)}.` : "You have not yet saved everything to a file.";
    for (const line of [this.promise, this.room, this.last]) line.hidden = !line.textContent;
    // Buttons are made anew only where they change: one of them may have the focus.
    const wanted = `${why} ${isKept && !isPromised}`;
    if (wanted === this.shown) return;
    this.shown = wanted;
    const keep = () => button("Keep my work on this device", () => void this.decide("device"), "", "work-button--first");
    const tab = () => button("This is a shared or work device", () => void this.decide("tab"));
    const stop = () => button("Stop keeping my work", () => this.askToStop());
    const promise = () => button("Ask the browser to promise", () => void this.askForPromise());
    const ways = { undecided: [keep, tab], device: [stop], tab: [keep], refused: [] }[why];
    this.buttons.replaceChildren(...ways.map((way) => way()), ...(isKept && !isPromised ? [promise()] : []));
  }

  /** Bring the reader to the choice. */
  goTo(): void {
    this.buttons.querySelector<HTMLElement>("button")?.focus();
  }

  private async decide(consent: "device" | "tab"): Promise<void> {
    // The decision to keep must not be there again when this tab is closed; other tabs read it as soon as they are told.
    if (consent === "tab") await this.store?.set("consent", null).catch(() => undefined);
    const isDone = await this.keeper.decide(consent).catch(() => false);
    await this.refresh();
    this.told.say(
      !isDone
        ? "That could not be done: the browser did not let it be written down."
        : consent === "device"
          ? "From now on what you enter is kept in this browser."
          : "From now on nothing that you enter is kept. What is listed below stays until you delete it.",
    );
    this.goTo();
  }

  private askToStop(): void {
    this.ask.ask(this.buttons.querySelector<HTMLElement>("button")!, {
      words: [
        "From now on nothing that you enter would be kept after you close the tab. What is kept already stays listed below until you delete it.",
      ],
      yes: "Stop keeping",
      no: "Go on keeping",
      act: () => this.decide("tab"),
    });
  }

  private async askForPromise(): Promise<void> {
    const isPromised = await navigator.storage?.persist?.().catch(() => false);
    await this.refresh();
    this.told.say(
      isPromised
        ? "The browser has promised."
        : "The browser has not promised. Some do only for sites that are visited often or have a bookmark. A file is the surest copy.",
    );
    if (isPromised) this.goTo();
  }
}

async function room(): Promise<string> {
  const { usage, quota }: StorageEstimate = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  if (usage === undefined || !quota) return "";
  return `By the browser’s own reckoning everything from this address takes ${size(usage)} of the ${size(quota)} that it may.`;
}
