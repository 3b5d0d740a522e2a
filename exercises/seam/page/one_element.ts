/**
 * Stands in for jQuery in the bundle.
 *
 * ipywidgets' views keep their element in it (`$(element)[0]`) and ask it for nothing else; the rest of jQuery is
 * ninety kilobytes that the page would have to read before it can draw.
 */
export default function one(this: any, element: Element): any {
  if (!(this instanceof one)) return new (one as any)(element);
  const held = this as any;
  held[0] = element;
  held.length = 1;
}
