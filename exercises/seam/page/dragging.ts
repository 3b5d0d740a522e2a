/**
 * Moving parts of a picture with a mouse or pen: an extra beside the controls that do the same by keyboard.
 *
 * A picture says with `data-drags` which field of its exercise is to be told, and each part with `data-moves` what it is. When
 * a part is let go, that field is given "part across down number", in the picture's own units; the number only tells one move from
 * the next. A finger is left alone: it moves the page.
 */
import { controlNamed } from "./fields";

let moves = 0;

/** Let parts of the pictures below `root` be dragged, as long as `mayMove` says so. */
export function letDrag(root: HTMLElement, mayMove: () => boolean): void {
  root.addEventListener("pointerdown", (event) => {
    const part = (event.target as Element).closest<SVGGraphicsElement>("[data-moves]");
    const picture = part?.ownerSVGElement;
    const field = picture?.getAttribute("data-drags");
    const box = field ? controlNamed(root, field)?.querySelector<HTMLInputElement>("input") : null;
    if (!part || !picture || !box || event.pointerType === "touch" || event.button !== 0 || !mayMove()) return;
    // No words are marked on the way.
    event.preventDefault();
    follow(part, picture, box, event);
  });
}

function follow(part: SVGGraphicsElement, picture: SVGSVGElement, box: HTMLInputElement, start: PointerEvent): void {
  const page = part.ownerDocument;
  const units = Number(picture.getAttribute("width")) / picture.getBoundingClientRect().width || 1;
  const way = (event: PointerEvent) => [event.clientX - start.clientX, event.clientY - start.clientY].map((step) => Math.round(step * units));
  const move = (event: PointerEvent) => part.setAttribute("transform", `translate(${way(event).join(" ")})`);
  const end = (event: PointerEvent) => {
    page.removeEventListener("pointermove", move);
    page.removeEventListener("pointerup", end);
    page.removeEventListener("pointercancel", end);
    const [across, down] = way(event);
    if (event.type !== "pointerup" || (!across && !down)) {
      part.removeAttribute("transform");
      return;
    }
    box.value = `${part.getAttribute("data-moves")} ${across} ${down} ${(moves += 1)}`;
    const { Event: PageEvent } = page.defaultView as unknown as { Event: typeof Event };
    for (const type of ["input", "change"]) box.dispatchEvent(new PageEvent(type, { bubbles: true }));
  };
  page.addEventListener("pointermove", move);
  page.addEventListener("pointerup", end);
  page.addEventListener("pointercancel", end);
}
