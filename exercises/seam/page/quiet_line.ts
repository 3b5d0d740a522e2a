/** The quiet line of an exercise that says whether it is kept, and the choice that stands beside it. */
import type { Consent, SaveState } from "./keeper";

const clock = (at: Date) => at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

const UNKEPT = {
  undecided: "Not kept on this device yet.",
  tab: "Not kept: this was said to be a shared or work device.",
  full: "Not saved: this device has no room left. Save a file, or delete something on My work.",
  refused: "Not saved: this browser gives the site no place to keep work. Save a file before you leave.",
} as const;

/** What the line says. */
export function words(state: SaveState): string {
  switch (state.kind) {
    case "nothing":
      return "Nothing entered yet.";
    case "saving":
      return "Saving on this device.";
    case "saved":
      return `Saved on this device at ${clock(state.at)}.`;
    case "copy":
      return `Saved on this device at ${clock(state.at)} as a copy: the same exercise was changed in another tab. Both are on My work.`;
    case "unkept":
      return UNKEPT[state.why];
  }
}

/** The line and its two buttons inside one exercise. */
export class QuietLine {
  private readonly line: HTMLElement | null;
  private readonly choice: HTMLElement | null;

  constructor(root: HTMLElement, decide: (consent: "device" | "tab") => void) {
    this.line = root.querySelector(".course-kept");
    this.choice = root.querySelector(".course-consent");
    for (const consent of ["device", "tab"] as const) {
      this.choice?.querySelector(`[data-consent=${consent}]`)?.addEventListener("click", () => decide(consent));
    }
  }

  say(state: SaveState): void {
    if (this.line && this.line.textContent !== words(state)) this.line.textContent = words(state);
    this.line?.setAttribute("data-kept", state.kind);
  }

  /** The choice is offered until it is made. */
  offer(consent: Consent, canKeep: boolean): void {
    if (this.choice) this.choice.hidden = consent !== null || !canKeep;
  }
}
