/**
 * Says on every page when a newer version of the course waits on the device, or was taken in another tab.
 *
 * Without a service worker, so for everybody who has not asked to keep the course, it does nothing.
 */
import { NEWER, ON_TAKING, registration, root, TAKE, take, whenWaiting } from "./releases_in_turn";

const TAKEN =
  "A new version of this course was taken up in another tab. This page still works. Load it again when you have finished here.";

let bar: HTMLElement | null = null;
let taking = false;

/** Only a page that has something to say asks for the style sheet. */
function dress(): void {
  const address = `${root}assets/stylesheets/offline.css`;
  if (Array.from(document.styleSheets).some((sheet) => sheet.href?.endsWith(address))) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  document.head.append(link);
}

/** A bar at the foot of the window; words first, so that they are announced. */
function show(words: string[], name: string, act: () => void): void {
  bar?.remove();
  dress();
  bar = document.createElement("section");
  bar.className = "course-release";
  bar.setAttribute("aria-label", "A new version");
  const said = document.createElement("div");
  said.setAttribute("role", "status");
  const buttons = document.createElement("div");
  buttons.className = "course-offline__buttons";
  for (const [label, press] of [[name, act], ["Not now", () => bar?.remove()]] as const) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", press);
    buttons.append(button);
  }
  bar.append(said, buttons);
  document.body.append(bar);
  // A status is read out when it changes, not when it comes.
  requestAnimationFrame(() => {
    for (const sentence of words) {
      const line = document.createElement("p");
      line.textContent = sentence;
      said.append(line);
    }
  });
}

async function watch(): Promise<void> {
  const own = await registration();
  if (!own) return;
  const controller = navigator.serviceWorker.controller;
  whenWaiting(own, (waiting) =>
    show([NEWER, ON_TAKING], TAKE, () => {
      taking = true;
      take(waiting);
    }),
  );
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (controller && !taking) show([TAKEN], "Load this page again", () => location.reload());
  });
}

if (navigator.serviceWorker?.controller) void watch();
