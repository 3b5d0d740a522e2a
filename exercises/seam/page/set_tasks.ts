/**
 * `<course-set-tasks>`: a tutor chooses tasks, and has a link, a Word sheet, a page to print and a calendar.
 *
 * What is chosen stands in this page's own address, so that a reload, or a bookmark, brings it back. The sheet's title
 * and notes are the tutor's words: they go into the files, never into a link.
 */
import { Keeper, root } from "./keeper";
import { now } from "./moments";
import { Store } from "./store";
import { KINDS, parts, titled, type Part } from "./task_parts";
import { canHold, inOrder, LARGEST_GROUP, MOST, read, ROLES, write } from "./task_link";
import { calendar, page, word, type Row, type Sheet } from "./task_sheet";
import { button, handOver, make, Told } from "./work_dom";

const SETTING = "set-tasks";
const LONGEST_NOTE = 600;
const LONGEST_TITLE = 120;
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

class CourseSetTasks extends HTMLElement {
  private readonly keeper = new Keeper();
  private store: Store | null = null;
  private readonly all = parts();
  private readonly told = new Told();
  private readonly files = new Told();
  private readonly list = make("ol", { class: "set-list", "aria-label": "The tasks, in order" });
  private readonly heading = make("input", { type: "text", id: "set-title", maxlength: String(LONGEST_TITLE) });
  private readonly link = make("textarea", { id: "set-link", readonly: "", rows: "3", spellcheck: "false" });
  private readonly length = make("p", { class: "tasks-terms" });
  private readonly out = make("section", { "aria-labelledby": "set-out", hidden: "" });
  private rows: Row[] = [];
  private isBuilt = false;

  async connectedCallback(): Promise<void> {
    if (this.isBuilt) return;
    this.isBuilt = true;
    this.store = await Store.open(this.keeper.name).catch(() => null);
    this.build();
    await this.comeBack();
    this.draw();
    this.setAttribute("data-ready", "");
  }

  private build(): void {
    const which = make("select", { id: "set-which" });
    for (const [kind, words] of Object.entries(KINDS)) {
      const group = make("optgroup", { label: words });
      for (const part of this.all.filter((one) => one.kind === kind)) group.append(make("option", { value: part.id }, named(part)));
      if (group.childElementCount) which.append(group);
    }
    this.heading.addEventListener("input", () => void this.keep());
    const paste = make("textarea", { id: "set-paste", rows: "2", spellcheck: "false" });
    this.out.append(
      make("h2", { id: "set-out" }, "Hand it out"),
      field("set-link", "The link for your students", this.link),
      this.length,
      make("div", { class: "work-buttons" },
        button("Copy the link", () => void this.copy()),
        button("Word sheet", () => void this.give("word")),
        button("Printable page", () => void this.give("page")),
        button("Calendar file", () => void this.give("calendar"))),
      this.files.line,
    );
    this.replaceChildren(
      make("section", { "aria-labelledby": "set-choose" },
        make("h2", { id: "set-choose" }, "Choose"),
        make("div", { class: "set-add" }, field("set-which", "A part of the course", which), button("Add it", () => this.add(which.value), "to the tasks", "work-button--first")),
        this.told.line,
        this.list,
        field("set-title", "A title for the sheet (it is not in the link)", this.heading)),
      this.out,
      make("details", { class: "set-again" },
        make("summary", {}, "Change tasks that you set before"),
        field("set-paste", "Their link", paste),
        button("Take up this link", () => this.takeUp(paste.value))),
    );
  }

  /** Bring back what stands in the address, with the words that are kept for it. */
  private async comeBack(): Promise<void> {
    const found = read(location.hash);
    const kept = ((await this.store?.setting(SETTING).catch(() => null)) ?? {}) as { link?: string; title?: string; notes?: string[] };
    const link = found && "tasks" in found ? location.hash : kept.link ?? "";
    const tasks = read(link);
    if (tasks && "tasks" in tasks) this.rows = tasks.tasks.map((task) => ({ ...task, note: "" }));
    if (kept.link === (this.rows.length ? write(this.rows) : "")) {
      this.rows = this.rows.map((row, at) => ({ ...row, note: String(kept.notes?.[at] ?? "").slice(0, LONGEST_NOTE) }));
      this.heading.value = String(kept.title ?? "").slice(0, LONGEST_TITLE);
    }
    if (found && "problem" in found) this.told.say(found.problem);
  }

  private add(id: string): void {
    if (this.rows.length >= MOST) return this.told.say(`${MOST} tasks are the most that one link holds. Set the rest in a second one.`);
    this.rows = [...this.rows, { id, day: "", group: 0, roles: "", note: "" }];
    this.draw();
    this.told.say(`${titled(id, this.all)} is task ${this.rows.length}.`);
  }

  private takeUp(text: string): void {
    const found = read(text.trim());
    if (!found) return this.told.say("That is not a link to tasks. Copy all of the link, from https to its end.");
    if ("problem" in found) return this.told.say(found.problem);
    this.rows = found.tasks.map((task) => ({ ...task, note: "" }));
    this.draw();
    this.told.say(`${this.rows.length} task${this.rows.length === 1 ? " stands" : "s stand"} here from that link. Titles and notes are not in a link.`);
  }

  private change(at: number, part: Partial<Row>): void {
    this.rows = this.rows.map((row, one) => (one === at ? { ...row, ...part } : row));
    this.told.say("");
    this.renew();
  }

  private move(at: number, to: number): void {
    const rows = [...this.rows];
    rows.splice(to, 0, ...rows.splice(at, 1));
    this.rows = rows;
    this.draw();
    this.told.say(`${titled(rows[to].id, this.all)} is task ${to + 1} now.`);
    this.list.children[to]?.querySelector<HTMLElement>(`[data-move="${to < at ? "up" : "down"}"]`)?.focus();
  }

  private takeOut(at: number): void {
    const gone = titled(this.rows[at].id, this.all);
    this.rows = this.rows.filter((_, one) => one !== at);
    this.draw();
    this.told.say(`${gone} is taken out.`);
    (this.list.children[Math.min(at, this.rows.length - 1)]?.querySelector<HTMLElement>("button") ?? this.querySelector<HTMLElement>("#set-which"))?.focus();
  }

  private draw(): void {
    this.list.replaceChildren(...this.rows.map((row, at) => this.row(row, at)));
    this.list.hidden = this.out.hidden = !this.rows.length;
    this.renew();
  }

  private row(row: Row, at: number): HTMLElement {
    const name = titled(row.id, this.all);
    const day = make("input", { type: "date", id: `set-day-${at}`, value: row.day, min: "2000-01-01", max: "2099-12-31" });
    day.addEventListener("change", () => (canHold(day.value) || !day.value ? this.change(at, { day: day.value }) : this.told.say(`${name}: choose a day between 2000 and 2099.`)));
    const group = make("select", { id: `set-group-${at}` }, make("option", { value: "0" }, "each alone"));
    for (let size = 2; size <= LARGEST_GROUP; size += 1) group.append(make("option", { value: String(size) }, `groups of ${size}`));
    group.value = String(row.group);
    const roles = make("fieldset", { class: "set-roles" }, make("legend", {}, "Roles to share out"));
    for (const [letter, words] of Object.entries(ROLES)) {
      const tick = make("input", { type: "checkbox", id: `set-role-${at}-${letter}` });
      tick.checked = row.roles.includes(letter);
      tick.addEventListener("change", () => this.change(at, { roles: inOrder(tick.checked ? this.rows[at].roles + letter : this.rows[at].roles.replace(letter, "")) }));
      roles.append(make("label", { for: tick.id, class: "tasks-tick" }, tick, ` ${words}`));
    }
    roles.hidden = row.group === 0;
    group.addEventListener("change", () => {
      roles.hidden = group.value === "0";
      this.change(at, { group: Number(group.value), ...(group.value === "0" ? { roles: "" } : {}) });
      if (roles.hidden) for (const tick of roles.querySelectorAll("input")) tick.checked = false;
    });
    const note = make("textarea", { id: `set-note-${at}`, rows: "2", maxlength: String(LONGEST_NOTE) });
    note.value = row.note;
    note.addEventListener("input", () => this.change(at, { note: note.value }));
    const up = button("Earlier", () => this.move(at, at - 1), name);
    const down = button("Later", () => this.move(at, at + 1), name);
    up.dataset.move = "up";
    down.dataset.move = "down";
    up.disabled = at === 0;
    down.disabled = at === this.rows.length - 1;
    return make("li", { class: "set-row" },
      make("p", { class: "tasks-name" }, name),
      make("div", { class: "set-terms" }, field(day.id, "By when, if you like", day), field(group.id, "With whom", group)),
      roles,
      field(note.id, "A note for the sheet, if you like (it is not in the link)", note),
      make("div", { class: "work-buttons" }, up, down, button("Take it out", () => this.takeOut(at), name)));
  }

  /** Bring the link in line with the tasks, and keep it. */
  private renew(): void {
    const hash = this.rows.length ? write(this.rows) : "";
    this.link.value = hash ? location.origin + root + hash : "";
    this.length.textContent = `${this.link.value.length} characters. It names parts, days, group sizes and roles, and nothing else. All of it stands behind the #, so no server sees it.`;
    history.replaceState(null, "", location.pathname + location.search + hash);
    void this.keep();
  }

  /** The words that no link holds, where this device keeps work at all. */
  private async keep(): Promise<void> {
    if (!this.store || (await this.keeper.consent()) !== "device") return;
    const value = { link: this.rows.length ? write(this.rows) : "", title: this.heading.value, notes: this.rows.map((row) => row.note) };
    await this.store.set(SETTING, value).catch(() => this.told.say("This device has no room: title and notes last until the tab is closed."));
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.link.value);
      this.files.say("Copied.");
    } catch {
      this.link.focus();
      this.link.select();
      this.files.say("Your browser does not let a page copy. The link is marked: copy it with Ctrl and C, or hold it on a phone.");
    }
  }

  private async give(kind: "word" | "page" | "calendar"): Promise<void> {
    const sheet: Sheet = { title: this.heading.value, rows: this.rows, link: this.link.value };
    if (kind === "word") handOver("tasks.docx", (await word(sheet, this.all)) as BlobPart, WORD);
    if (kind === "page") handOver("tasks.html", page(sheet, this.all), "text/html;charset=utf-8");
    if (kind === "calendar") {
      const made = calendar(sheet, this.all, now());
      if (!made) return this.files.say("No task has a day yet, so a calendar would be empty.");
      handOver("tasks.ics", made, "text/calendar;charset=utf-8");
    }
    this.files.say("The file was handed to your browser; look among your downloads.");
  }
}

const named = (part: Part): string => `${part.title}${part.minutes ? `, about ${part.minutes} minutes` : ""}`;

/** A control below its label. */
function field(id: string, words: string, control: HTMLElement): HTMLElement {
  return make("div", { class: "set-field" }, make("label", { for: id }, words), control);
}

customElements.define("course-set-tasks", CourseSetTasks);
