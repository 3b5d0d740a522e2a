/* A search field above each table marked data-filter, whose value is the field's label. The table is whole without
   this file. A row stays while it holds every word that was typed, in any order; the line below says how many are
   left. The mark may stand on the table or on what holds it, so that a table written in Markdown can have one. */
(() => {
  "use strict";

  /* Capitals and accents make no difference, nor which apostrophe was typed. */
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").toLowerCase();

  const made = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  const countOf = (rows) => `${rows} ${rows === 1 ? "row" : "rows"}`;

  const addTo = (table, label, number) => {
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    if (rows.length < 2) return;
    const words = rows.map((row) => plain(row.textContent));
    const id = `table-filter-${number}`;
    const field = made("input", { type: "search", id, autocomplete: "off", autocapitalize: "none", spellcheck: "false" });
    if (table.id) field.setAttribute("aria-controls", table.id);
    const told = made("p", { class: "table-filter__told", role: "status" });
    const box = made("div", { class: "table-filter", role: "search" }, made("label", { for: id }, label), field, told);
    box.setAttribute("aria-label", label);

    const filter = () => {
      const wanted = plain(field.value).split(/\s+/).filter(Boolean);
      let left = 0;
      rows.forEach((row, place) => {
        row.hidden = !wanted.every((word) => words[place].includes(word));
        left += !row.hidden;
      });
      box.toggleAttribute("data-narrowed", left < rows.length);
      if (!wanted.length) told.textContent = `${countOf(rows.length)}.`;
      else if (left) told.textContent = `${left} of ${countOf(rows.length)} with “${field.value.trim()}”.`;
      else told.textContent = `No row holds “${field.value.trim()}”. Try one word, or the beginning of one.`;
    };

    field.addEventListener("input", filter);
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !field.value) return;
      event.preventDefault();
      field.value = "";
      filter();
    });
    const frame = table.closest(".course-table, .md-typeset__scrollwrap") ?? table;
    frame.before(box);
    // A browser may bring back what was typed before one left the page.
    filter();
  };

  const start = () => {
    const tables = document.querySelectorAll("table[data-filter], [data-filter] table");
    tables.forEach((table, number) => {
      const label = table.dataset.filter || table.closest("[data-filter]").dataset.filter || "Search this table";
      addTo(table, label, number);
    });
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
