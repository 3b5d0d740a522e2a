/** The parts of the course that can be set as tasks; the build writes them into the page. */

export interface Part {
  id: string;
  kind: "module" | "group_task" | "vignette" | "exercise";
  title: string;
  /** From the site's root. */
  address: string;
  minutes: number;
  /** Under which a learner's work on it is kept, or "" where nothing is. */
  key: string;
}

export const KINDS: Record<Part["kind"], string> = {
  module: "Modules to read",
  group_task: "Group tasks",
  vignette: "Vignettes",
  exercise: "Exercises",
};

/** The parts that stand in this page, in the order of the course. */
export function parts(): Part[] {
  const held = document.getElementById("course-parts")?.textContent;
  return held ? (JSON.parse(held) as Part[]) : [];
}

/** A part's title, or words that say that this course has none of that id. */
export function titled(id: string, all: readonly Part[]): string {
  const part = all.find((one) => one.id === id);
  return part ? part.title : `A part that this version of the course does not have (${id})`;
}
