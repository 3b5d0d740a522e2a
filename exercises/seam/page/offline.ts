/**
 * `<course-offline>`: the switch *Keep this course on this device*.
 *
 * Before the switch nothing is kept. Turned on, the page itself fetches the release that the host has now, checks
 * every file, and only then hands it to the service worker (`service_worker.ts`), which answers from then on.
 */
import { size } from "./moments";
import { cacheName, fill, Incomplete, ours, published, removeAll, whole, type Release } from "./release";
import { registration, root } from "./releases_in_turn";
import { make } from "./work_dom";

type State = "looking" | "cannot" | "off" | "loading" | "broken" | "kept";

const CANNOT = {
  insecure: "It cannot be kept here: this page did not come over a secure connection (its address does not begin with https). Ask whoever runs the course for its secure address.",
  none: "It cannot be kept here: this browser has no service workers, or has them switched off, as some do in private windows. Another browser, or an ordinary window, may.",
} as const;

const BROKEN = {
  network: "The connection broke off before everything was here. What came is kept, and is not used before the rest is here too.",
  different: "The site changed while it was being fetched, or something on the way changed it. What came is kept; go on in a few minutes.",
  refused: "The files are here, but the browser did not let the course answer without a network. Go on to try again, or remove them.",
  room: "This device has no room for it. Nothing was lost. Remove what came, or make room and go on.",
} as const;

/** Why it cannot be done in this browser, or null. */
export function obstacle(scope: { isSecureContext: boolean; navigator: object; caches?: unknown }): string | null {
  if (!scope.isSecureContext) return CANNOT.insecure;
  return "serviceWorker" in scope.navigator && scope.navigator.serviceWorker && scope.caches ? null : CANNOT.none;
}

class CourseOffline extends HTMLElement {
  private state: State = "looking";
  private release: Release | null = null;
  private stopping: AbortController | null = null;
  private isBuilt = false;

  private readonly toggle = make("button", { type: "button", role: "switch", "aria-checked": "false", class: "course-offline__switch" }, "Keep this course on this device");
  private readonly said = make("p", { role: "status", class: "course-offline__said" });
  private readonly bar = make("progress", { "aria-label": "Files of the course that are here", max: "1", value: "0" });
  private readonly count = make("p", { class: "course-offline__count" });
  private readonly loading = make("div", { hidden: "" }, this.bar, this.count);
  private readonly buttons = make("div", { class: "course-offline__buttons" });

  async connectedCallback(): Promise<void> {
    if (this.isBuilt) return;
    this.isBuilt = true;
    this.toggle.addEventListener("click", () => this.switched());
    this.replaceChildren(this.toggle, this.said, this.loading, this.buttons);
    const why = obstacle(window);
    if (why) return this.become("cannot", why);
    await this.look();
    document.addEventListener("visibilitychange", () => {
      // Another tab may have kept it, or removed it, meanwhile.
      if (document.visibilityState === "visible" && this.state !== "loading") void this.look();
    });
  }

  /** See what is on the device, and what the host has. */
  private async look(): Promise<void> {
    const mine = (await registration())?.active ? await this.onDevice() : null;
    if (mine) return this.become("kept", this.isKept(mine));
    try {
      this.release = await published(root);
    } catch (error) {
      const words = error instanceof Incomplete && error.kind === "different"
        ? "This copy of the course has no list of its files, so it cannot be kept whole."
        : "The course cannot be reached now, so it cannot be fetched. Connect, and load this page again.";
      return this.become("cannot", words);
    }
    const begun = await this.begun();
    if (begun) this.become("broken", `${begun} of ${this.release.files.length} files are here from an earlier start.`);
    else this.become("off", this.price(this.release));
  }

  /** The newest release that is whole on the device. */
  private async onDevice(): Promise<Release | null> {
    for (const name of (await ours(root)).reverse()) {
      const release = await whole(root, name);
      if (release) return release;
    }
    return null;
  }

  /** How many files of the host's release are here already. */
  private async begun(): Promise<number> {
    const name = cacheName(root, this.release!.release);
    if (!(await caches.has(name))) return 0;
    return (await (await caches.open(name)).keys()).length;
  }

  private price({ sent, bytes, files }: Release): string {
    return `Nothing of it is kept here now. It would fetch about ${size(sent)} in ${files.length} files (${size(bytes)} where the host does not compress them) and take up ${size(bytes)} on this device.`;
  }

  private isKept(release: Release): string {
    return `The whole course is on this device: ${release.files.length} files, ${size(release.bytes)}, version ${release.release.slice(0, 8)}. It opens without a network, at the same address as ever.`;
  }

  private switched(): void {
    if (this.state === "off" || this.state === "broken") void this.keep();
    else if (this.state === "loading") this.stopping?.abort();
    else if (this.state === "kept") this.askToRemove();
  }

  private async keep(): Promise<void> {
    this.stopping = new AbortController();
    const { signal } = this.stopping;
    this.become("loading", "Fetching the course. You may read on in another tab; closing this one breaks it off.");
    try {
      this.release = await published(root, signal);
      const total = this.release.files.length;
      const most = size(this.release.bytes);
      await fill(root, this.release, ({ files, bytes }) => {
        this.bar.max = this.release!.bytes;
        this.bar.value = bytes;
        this.count.textContent = `${files} of ${total} files, ${size(bytes)} of ${most}`;
      }, signal);
      await this.handOver();
    } catch (error) {
      if (signal.aborted) return this.takeAway("Stopped.");
      console.warn(String(error));
      return this.become("broken", BROKEN[error instanceof Incomplete ? error.kind : "refused"]);
    }
    // The browser may say no; then it may let go of the course when space is short.
    void navigator.storage?.persist?.().catch(() => false);
    this.become("kept", this.isKept(this.release));
  }

  /** Let the service worker answer from now on. */
  private async handOver(): Promise<void> {
    const own = await navigator.serviceWorker.register(`${root}sw.js`, { scope: root, updateViaCache: "none" });
    const worker = own.installing ?? own.waiting ?? own.active;
    if (!worker) throw new Error("the service worker did not start");
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (worker.state === "activated") resolve();
        else if (worker.state === "redundant") reject(new Error("the service worker did not stay"));
      };
      worker.addEventListener("statechange", look);
      look();
    });
  }

  private askToRemove(): void {
    this.become("kept", "Remove the files of the course from this device? Your own work is kept elsewhere and stays. Without them the course needs a network again.", [
      ["Remove the course", () => void this.takeAway("Removed.")],
      ["Leave it here", () => void this.look().then(() => this.toggle.focus())],
    ]);
    this.buttons.querySelector("button")?.focus();
  }

  private async takeAway(words: string): Promise<void> {
    await (await registration())?.unregister();
    await removeAll(root);
    await this.look();
    this.said.textContent = `${words} ${this.said.textContent}`;
    this.toggle.focus();
  }

  private become(state: State, words: string, buttons?: [string, () => void][]): void {
    this.state = state;
    this.setAttribute("data-state", state);
    this.toggle.setAttribute("aria-checked", String(state === "kept" || state === "loading"));
    this.toggle.disabled = state === "cannot" || state === "looking";
    this.said.textContent = words;
    this.loading.hidden = state !== "loading";
    if (state !== "loading") this.count.textContent = "";
    const offered: Partial<Record<State, [string, () => void][]>> = {
      loading: [["Stop", () => this.stopping?.abort()]],
      broken: [
        ["Go on", () => void this.keep()],
        ["Remove what came", () => void this.takeAway("Removed.")],
      ],
    };
    this.buttons.replaceChildren(
      ...(buttons ?? offered[state] ?? []).map(([name, act]) => {
        const button = make("button", { type: "button" }, name);
        button.addEventListener("click", act);
        return button;
      }),
    );
  }
}

if (!customElements.get("course-offline")) customElements.define("course-offline", CourseOffline);
