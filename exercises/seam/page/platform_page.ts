/**
 * Stands first in every page of a package, before any other script: says whose work is kept here, and tells the launch
 * page around it what was opened and tried.
 *
 * A page that was opened by itself, in a tab of its own, has nobody around it. It gives way to the launch page, since
 * only that one knows whose work this is.
 */
import { WORKED, type Worked } from "./names";
import type { Launch } from "./platform";

const script = document.currentScript as HTMLScriptElement;
const root = new URL(script.dataset.root ?? "./", document.baseURI);
const INDEX = "index.html";

/** A page's place from the package's root; null where the address leads elsewhere. A platform shows no folder's index. */
function placeOf(address: string): string | null {
  const url = new URL(address, document.baseURI);
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return null;
  const place = url.pathname.slice(root.pathname.length);
  return place === "" || place.endsWith("/") ? place + INDEX : place;
}

function around(): Launch | null {
  try {
    const found = window.parent === window ? undefined : window.parent.courseLaunch;
    return found && found.package === script.dataset.package ? found : null;
  } catch {
    return null;
  }
}

/** A link that a script made may lead to a folder, to a page that the package lacks, or to another host. */
function follow(event: MouseEvent, launch: Launch): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || link.hasAttribute("download") || !/^https?:$/.test(link.protocol)) return;
  const place = placeOf(link.href);
  if (place === null) {
    // Most other hosts refuse to be shown in a frame.
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return;
  }
  if (place.endsWith(".html") && !launch.holds(place)) {
    event.preventDefault();
    launch.say("That page is not in this package. It is in the whole course.");
    return;
  }
  const whole = new URL(place, root);
  const { search, hash } = new URL(link.href);
  // A link within the page stays one: to change its address would load the page again.
  if (whole.pathname !== new URL(link.href).pathname) link.href = whole.href + search + hash;
}

const launch = around();
if (launch) {
  Object.defineProperty(window, "coursePlace", { value: launch.place });
  window.addEventListener("click", (event) => follow(event, launch), true);
  window.addEventListener("auxclick", (event) => follow(event, launch), true);
  document.addEventListener(WORKED, (event) => launch.worked((event as CustomEvent<Worked>).detail));
  window.addEventListener("pageshow", () => launch.opened(placeOf(location.href) ?? "", document.title));
} else {
  location.replace(new URL(`launch.html#page=${placeOf(location.href) ?? ""}`, root));
}
