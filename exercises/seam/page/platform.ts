/**
 * The launch page of a package for a learning platform: holds the one visit, and shows the course in a frame within it,
 * so that to turn a page does not end the visit.
 */
import type { Worked } from "./names";
import { findApi, Session } from "./platform_session";
import { hasEnded, inWords, isComplete, markOf, nothing, pack, unpack, type Package } from "./platform_state";

/** What a page in the frame may ask of the launch page around it. */
export interface Launch {
  package: string;
  /** For the names of what is kept in this browser: the package's, and a mark of the learner's. */
  place: string;
  holds(place: string): boolean;
  opened(place: string, title: string): void;
  worked(worked: Worked): void;
  say(sentence: string): void;
}

declare global {
  interface Window {
    courseLaunch?: Launch;
  }
}

/** Platforms answer a commit while the page waits; so several changes are told in one go, a moment later. */
const PAUSE = 1_000;
const TIME = 5 * 60_000;
const SAID = {
  outside: "This was opened outside a learning platform, or the platform did not answer. Nobody is told what you do here. The course works as it always does.",
  unrecorded: "The platform opened this for a look only. It records nothing of this visit.",
  trouble: "The platform did not write down all that it was told. Go on: what you enter is kept in this browser, as its own line says.",
};

const part = (id: string) => document.getElementById(id)!;
const frame = part("course") as HTMLIFrameElement;
const held = JSON.parse(part("package").textContent!) as Package;
/** What holds for the whole visit; a page's own word stands in its place until the next page. */
let standing = "";
const say = (sentence: string) => {
  if (part("said").textContent !== sentence) part("said").textContent = sentence;
};
const stands = (sentence: string) => say((standing = sentence));

const api = findApi(window);
const session = api && Session.begin(api, () => stands(SAID.trouble));
const reached = session ? unpack(session.begun.state, held) : nothing();
let here = session?.begun.location ?? "";
let timer: ReturnType<typeof setTimeout> | null = null;

const once = (ids: string[], id: string | undefined) => {
  if (id && !ids.includes(id)) ids.push(id);
};

/** Tell the platform what has changed; it is written down a moment later. */
function tell(): void {
  part("progress").textContent = inWords(reached, held.counted);
  if (!session) return;
  session.tell(isComplete(reached, held.counted) ? "completed" : "incomplete", here, pack(reached, held.counted));
  timer ??= setTimeout(commit, PAUSE);
}

function commit(): void {
  if (timer) clearTimeout(timer);
  timer = null;
  session?.commit();
}

/** Where to begin: at the page that the address asks for, or where the learner was, or at the front. */
function first(): string {
  const asked = new URLSearchParams(location.hash.slice(1)).get("page") ?? "";
  return [asked, here, held.start].find((place) => Object.hasOwn(held.pages, place)) ?? held.start;
}

window.courseLaunch = {
  package: held.package,
  place: `${held.package}:${session?.begun.student ? markOf(session.begun.student) : "nobody"}`,
  holds: (place) => Object.hasOwn(held.pages, place),
  opened(place, title) {
    if (!Object.hasOwn(held.pages, place)) return;
    here = place;
    once(reached.pages, held.pages[place]);
    if (title) frame.title = title;
    say(standing);
    tell();
  },
  worked({ key, results }) {
    const id = Object.hasOwn(held.parts, key) ? held.parts[key] : undefined;
    once(reached.begun, id);
    if (hasEnded(results)) once(reached.ended, id);
    tell();
  },
  say,
};

document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && commit());
window.addEventListener("pagehide", () => {
  commit();
  session?.finish();
});
// A visit that was ended is not taken up again: a page that comes back begins another.
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
setInterval(() => document.visibilityState === "visible" && session?.commitTime(), TIME);

// To print a window that holds a frame would print what of the page can be seen in it.
part("print").addEventListener("click", () => {
  frame.contentWindow?.focus();
  frame.contentWindow?.print();
});

if (!session) stands(SAID.outside);
else if (!session.isRecorded) stands(SAID.unrecorded);
part("told").hidden = !session?.isRecorded;
frame.src = first();
