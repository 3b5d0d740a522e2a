/* What the frame of a page needs beyond HTML and CSS: two buttons for the boxes that Material keeps
   (menu, search), source cards beside the text, and no single-letter shortcuts. Every part works, more
   plainly, without this file. */
(() => {
  "use strict";

  const buttonFor = (id) => document.querySelector(`[data-course-toggle="${id}"]`);
  const box = (id) => document.getElementById(id);

  /* Material leaves the page on a bare "n" or "p" wherever the focus is not in a field, and so on for
     other letters: with a list of checkboxes in the page that loses people's place (WCAG 2.1.4). */
  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.key === " ") return;
    const at = event.target;
    const typing = at instanceof Element && at.closest("input, select, textarea, [contenteditable]");
    if (!typing) event.stopPropagation();
  }, true);

  /* Menu and search ------------------------------------------------------------------------------- */

  const set = (id, open) => {
    const toggle = box(id);
    if (toggle && toggle.checked !== open) toggle.click();
  };

  const follow = (id) => {
    const button = buttonFor(id);
    if (button) button.setAttribute("aria-expanded", String(box(id).checked));
  };

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-course-toggle]");
    if (!button) return;
    const id = button.dataset.courseToggle;
    set(id, !box(id).checked);
    if (!box(id).checked) return;
    const first = document.querySelector(id === "__drawer" ? "#course-side [data-course-close]" : ".md-search__input");
    // The panel becomes visible with this frame's styles; only then can it take the focus.
    if (first) requestAnimationFrame(() => first.focus());
  });

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("[data-course-close]")) return;
    set("__drawer", false);
    buttonFor("__drawer")?.focus();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box("__drawer")?.checked) return;
    set("__drawer", false);
    buttonFor("__drawer")?.focus();
  });

  document.addEventListener("change", (event) => {
    if (!(event.target instanceof Element) || !event.target.matches("#__drawer, #__search")) return;
    follow(event.target.id);
    // Material lets go of the focus when search is shut; it goes back to the button that opened it.
    if (event.target.id === "__search" && !event.target.checked) {
      setTimeout(() => document.activeElement === document.body && buttonFor("__search")?.focus());
    }
  });

  /* While the drawer is open the focus stays in it. */
  document.addEventListener("focusin", (event) => {
    const side = document.getElementById("course-side");
    if (box("__drawer")?.checked && side && event.target instanceof Element && !side.contains(event.target)) {
      side.querySelector("[data-course-close]")?.focus();
    }
  });

  /* A long list of pages opens at the page one is on. */
  document.addEventListener("DOMContentLoaded", () => {
    const side = document.getElementById("course-side");
    const here = side?.querySelector("[aria-current]");
    if (!here || getComputedStyle(side).position === "fixed") return;
    const below = here.getBoundingClientRect().bottom - side.getBoundingClientRect().bottom;
    if (below > 0) side.scrollTop += below + side.clientHeight / 2;
  });

  /* Source cards ---------------------------------------------------------------------------------- */

  const beside = window.matchMedia("(min-width: 45em)");
  let card = null;

  /* In the margin beside the line where there is room for it, else under the line. */
  const place = (opened, link) => {
    const line = link.getBoundingClientRect();
    const text = (link.closest(".md-content__inner > *") ?? link).getBoundingClientRect();
    const { width, height } = opened.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const isBeside = clientWidth - text.right >= width + 32;
    const left = isBeside ? text.right + 16 : Math.min(line.left, clientWidth - width - 16);
    const top = isBeside ? Math.min(line.top, clientHeight - height - 16)
      : line.bottom + height + 24 > clientHeight ? line.top - height - 8 : line.bottom + 8;
    opened.style.left = `${Math.max(16, left)}px`;
    opened.style.top = `${Math.max(64, top)}px`;
  };

  const openCard = (link, source) => {
    card?.remove();
    card = document.createElement("div");
    card.className = "source-beside";
    card.popover = "auto";
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-label", "Source");
    card.tabIndex = -1;
    const copy = source.cloneNode(true);
    copy.removeAttribute("id");
    for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
    for (const part of copy.querySelectorAll(".source-card__back")) part.remove();
    const close = document.createElement("button");
    close.type = "button";
    close.className = "source-beside__close";
    close.textContent = "Close";
    close.addEventListener("click", () => card.hidePopover());
    card.append(copy, close);
    link.after(card);
    card.showPopover();
    place(card, link);
    card.addEventListener("toggle", (event) => {
      if (event.newState !== "closed") return;
      if (card === event.target) card = null;
      event.target.remove();
      if (document.activeElement === document.body) link.focus({ preventScroll: true });
    });
    card.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target instanceof Element && event.target.closest("a.cite");
    if (!link || !beside.matches || !("popover" in link)) return;
    const source = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!source?.closest(".source-cards")) return;
    event.preventDefault();
    event.stopPropagation();
    openCard(link, source);
  }, true);

  /* On paper: the address at which this copy was read. */
  window.addEventListener("beforeprint", () => {
    for (const place of document.querySelectorAll("[data-page-address]")) {
      place.textContent = window.location.href.split("#")[0];
    }
  });
})();
