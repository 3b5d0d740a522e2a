/** How a page meets a newer release that stands whole on the device and waits to be taken. */

export const root = new URL("../../", import.meta.url).pathname;

/** What a page says of it. */
export const NEWER =
  "A new version of this course is on this device, whole. It takes the old one's place once no page of the course is open, or now.";
export const TAKE = "Take the new version";
export const ON_TAKING = "This page is then loaded again. What you chose to keep on this device stays as it is; what you did not is gone, as with every reload.";

/** This site's own registration; another course above it on the same host has one too. */
export async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  const found = await navigator.serviceWorker.getRegistration(root);
  return found && new URL(found.scope).pathname === root ? found : undefined;
}

/** Call `tell` with a worker that waits to be taken: at once where one does, and whenever one comes to. */
export function whenWaiting(of: ServiceWorkerRegistration, tell: (waiting: ServiceWorker) => void): void {
  const look = () => {
    // The first one of all takes up its work by itself.
    if (of.waiting && of.active) tell(of.waiting);
  };
  const follow = (worker: ServiceWorker | null) => worker?.addEventListener("statechange", look);
  look();
  follow(of.installing);
  of.addEventListener("updatefound", () => follow(of.installing));
}

/** Take it, and load this page again as part of it. */
export function take(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("take");
}
