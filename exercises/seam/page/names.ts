/** The names that HTML, CSS, Python and this code share; each is written here and nowhere else. */

/** `<course-exercise slug="stage_tracker" material="…" data-state="static">` */
export const TAG = "course-exercise";

export const ATTRIBUTE = {
  slug: "slug",
  material: "material",
  state: "data-state",
  paper: "data-paper",
} as const;

/** The four states of an exercise; `data-state` is always one of them. */
export type State = "static" | "starting" | "live" | "failed";

/** Parts that the build writes inside the element. */
export const PART = {
  /** Holds the static picture, then the live widgets. */
  stage: ".course-stage",
  /** The quiet line that says in words what `data-state` says. */
  status: ".course-status",
  /** What came with the page for Python, such as a vignette's story: JSON. */
  material: "script.course-material",
  /** Where a failure is told, with what to do. */
  trouble: ".course-trouble",
  /** An exercise of which nothing may be kept: Python's `Exercise.keeps`. */
  keepsNothing: ".course-keeps-nothing",
  /** A control for many files, which are handed over one by one, and the zone on which they may be dropped. */
  many: ".course-many",
  drop: ".course-drop",
} as const;

/** `Exercise.field(name, …)` in Python marks each control with the class `field--<name>`. */
export const FIELD_CLASS = "field--";

/** A control for many files with this class takes a whole folder. */
export const FOLDER_CLASS = "course-many-folder";

/** A button with the class `copies--<name>` copies what stands in the control of that name. */
export const COPIES_CLASS = "copies--";

/** The event by which an exercise says that something was entered in it and taken by Python. */
export const WORKED = "course-worked";

/** What that event holds: under which key the work is kept, and what came of it last. */
export interface Worked {
  key: string;
  results: unknown;
}
