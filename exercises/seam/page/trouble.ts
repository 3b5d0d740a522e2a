/** The box of an exercise in which something that went wrong is told, with what one can do. */

export class Trouble {
  constructor(
    private readonly box: HTMLElement | null,
    private readonly paper: string | null,
  ) {}

  /** A sentence about something while the exercise goes on. */
  tell(sentence: string): void {
    this.fill(sentence, button("Close this message", () => this.clear()));
  }

  /** The exercise does not run: say so, and offer to try again or to use paper. */
  fail(sentence: string, again: () => void): void {
    const retry = button("Try again", again);
    retry.className = "course-again";
    this.fill(`${sentence} What you entered is still here.`, retry);
    if (this.paper && this.box) {
      const link = document.createElement("a");
      link.href = this.paper;
      link.textContent = "Use the paper version";
      this.box.append(" ", link);
    }
  }

  clear(): void {
    if (!this.box) return;
    this.box.hidden = true;
    this.box.replaceChildren();
  }

  private fill(sentence: string, way: HTMLElement): void {
    if (!this.box) return;
    const words = document.createElement("p");
    words.textContent = sentence;
    this.box.replaceChildren(words, way);
    this.box.hidden = false;
  }
}

function button(name: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = name;
  made.addEventListener("click", act);
  return made;
}
