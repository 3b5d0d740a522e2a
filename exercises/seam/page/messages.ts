/** The messages between page and worker: the TypeScript face of `../schema/messages.schema.json`. */

/** One thing that a reader did to a control, by the control's name; Python's `Exercise.apply` takes it. */
export type Edit =
  | { field: string; value: string | boolean | number }
  | { field: string; index: number | null }
  | { field: string; press: true }
  | { field: string; file: { name: string; type: string; content: string } };

/** What a control shows, by its name; Python's `Exercise.snapshot` gives it. */
export type Snapshot = Record<string, { value?: unknown; index?: number | null; options?: string[] }>;

/** What goes with a page for Python: a vignette's story, or a reflect page's prompts; the page's script looks into neither. */
export type Material =
  | {
      kind: "vignette";
      story: unknown;
      /** The story as it was published before, so that what was begun in it can be finished. */
      published?: unknown[];
    }
  | { kind: "reflection"; module: string; asks: { key: string; words: string }[] };

export interface Request {
  mount: string;
  slug: string;
  /** The version of the inputs; 0 while Python has not yet said one. */
  version: number;
  inputs: unknown;
  edits: Edit[];
  material: Material | null;
}

export interface CommMessage {
  type: "comm";
  msg_type: "comm_open" | "comm_msg" | "comm_close";
  content: { comm_id: string; data: any; target_name?: string };
  metadata?: Record<string, unknown>;
  mount?: string;
  msg_id?: string;
}

/** What is kept of another exercise, for one that asks on the learner's behalf. */
export interface KeptElsewhere {
  key: string;
  exercise: string;
  material: string | null;
  title: string;
  changed: string;
  /** The record as a file holds it; only of those that were asked for by their keys. */
  record?: unknown;
}

/** The answer to `ask_for_kept`; `records` is null where there is no store. */
export interface KeptAnswer {
  mount: string;
  records: KeptElsewhere[] | null;
  why_not: string;
}

/** What is to be taken home of one saved record; Python builds its exercise where nobody looks. */
export interface Gather extends Request {
  /** Whether its pictures are wanted as SVG, to be drawn. */
  pictures: boolean;
}

export interface Gathered {
  type: "gathered";
  mount: string;
  /** Why nothing of it can be taken along, for the learner; empty where it can. */
  problem: string;
  detail: string;
  pages: { title: string; pictures: string[] }[];
}

/** One document of what was gathered. */
export interface Bind {
  mounts: string[];
  /** What each is of, and from when. */
  of: string[];
  when: string[];
  title: string;
  made: string;
  /** Of the file, without its ending. */
  name: string;
  form: "word" | "page";
}

/** One step of handing many files to a control; a text's bytes travel beside it. */
export interface HandedFile {
  mount: string;
  field: string;
  step: "begin" | "text" | "not_read" | "end";
  name: string;
  /** What the bytes are: JSON, or the words of a Word file. */
  kind: "json" | "word" | "";
  /** Why there is no text; empty where there is one. */
  why: string;
  /** How many bytes of what was chosen have been passed, and how many there are. */
  at: number;
  of: number;
}

/** What came of putting a record with the learner's own work. */
export interface KeptBeside {
  mount: string;
  sentence: string;
}

export type ToWorker =
  | { type: "mount"; request: Request }
  | { type: "gather"; request: Gather }
  | { type: "bind"; request: Bind; drawn: ArrayBuffer[] }
  | { type: "kept"; answer: KeptAnswer }
  | { type: "handed"; file: HandedFile; bytes: ArrayBuffer | null }
  | { type: "kept_beside"; answer: KeptBeside }
  | { type: "unmount"; mount: string }
  | { type: "ping" }
  | { type: "comm"; text: string; buffers: ArrayBuffer[] };

/** What was entered in an exercise, as Python understands it, and what its controls show. */
export interface Recorded {
  type: "record";
  mount: string;
  slug: string;
  version: number;
  inputs: unknown;
  /** Only after a press: they may take long to compute. */
  results?: unknown;
  notes: string;
  fields: Snapshot;
  /** It came of work that went on by itself: it answers no message. */
  unasked?: true;
}

export type FromPython =
  | CommMessage
  | { type: "mounted"; mount: string; model_id: string; passed_over: number; refused: boolean }
  | { type: "idle"; msg_id: string }
  | Recorded
  | Gathered
  /** The text is null where the file is none: its bytes come beside the message. */
  | { type: "file"; mount: string; name: string; mime: string; text: string | null }
  | { type: "ask_for_kept"; mount: string; keys: string[] | null }
  /** The answer to each step of handing files: whether the next is wanted. */
  | { type: "go_on"; mount: string; more: boolean }
  | { type: "keep_beside"; mount: string; text: string }
  | { type: "problem"; mount: string | null; sentence: string; detail: string; fatal: boolean };

export type FromWorker =
  | { type: "ready" }
  /** Python has dealt with one message of the page's. */
  | { type: "answered" }
  | { type: "failed"; sentence: string; detail: string }
  | { type: "python"; text: string; buffers: ArrayBuffer[] };
