/** The browser that widgets expect, as far as drawing needs it: jsdom, and stand-ins for what it lacks. */
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true });

class Observer {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

const standIns: Record<string, unknown> = {
  DragEvent: class extends window.MouseEvent {},
  ResizeObserver: Observer,
  IntersectionObserver: Observer,
  matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {}, addListener() {}, removeListener() {} }),
};
for (const [name, value] of Object.entries(standIns)) (window as any)[name] ??= value;
(window.Element.prototype as any).animate ??= () => ({ finished: Promise.resolve(), cancel() {} });

const wanted = [
  "document", "navigator", "location", "Node", "Element", "HTMLElement", "HTMLInputElement", "HTMLSelectElement",
  "HTMLTextAreaElement", "HTMLButtonElement", "Event", "MouseEvent", "KeyboardEvent", "CustomEvent", "FileReader",
  "MutationObserver", "DOMParser", "getComputedStyle", "requestAnimationFrame", "cancelAnimationFrame", "CSS",
  ...Object.keys(standIns),
];
for (const name of wanted) {
  if (!(name in globalThis) || ["navigator", "Event", "CustomEvent"].includes(name)) {
    Object.defineProperty(globalThis, name, { value: (window as any)[name], configurable: true, writable: true });
  }
}
// Pyodide looks for `window` to decide where it runs; it must go on seeing Node.
Object.defineProperty(globalThis, "window", { value: window, configurable: true, writable: true });
