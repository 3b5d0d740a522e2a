/** A document for tests of what the page does to controls. */
import "../node/browser";

/** Make `html` the body of the document and return it. */
export function body(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body;
}

/** Let `node` send an event as a reader's act would; calls `seen` with it as it bubbles to the body. */
export function send(node: Element, type: string, seen: (event: Event) => void): void {
  document.body.addEventListener(type, seen, { once: true });
  const { Event: DomEvent } = document.defaultView as any;
  node.dispatchEvent(new DomEvent(type, { bubbles: true }));
}
