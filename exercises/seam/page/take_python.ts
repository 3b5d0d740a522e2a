/**
 * Python for *My work*: started when something is to be taken home, and told nothing before.
 *
 * One question is asked at a time. What does not answer is ended, and Python begins anew with the next question; what had
 * been gathered is gone then, and is asked for again by whoever asks.
 */
import { PARTS } from "./assets";
import type { Bind, FromPython, FromWorker, Gather, Gathered, ToWorker } from "./messages";
import { PATIENCE } from "./python";

const here = new URL("./", import.meta.url).href;

const SLOW = "It took too long, so it was left out. Its saved file holds all that was entered.";
const BROKE = "Python broke off over it, so it was left out. Its saved file holds all that was entered.";
const CANNOT = "This browser lacks what the exercises need to run, so no document can be made of them. Save a file instead.";
const MISSING = "A part of the course did not arrive. Check the connection and press again.";

/** Python gave no answer: it was ended, and what it had gathered went with it. */
export class Lost extends Error {}

/** Python cannot be started here at all, or the reader stopped it. */
export class Ended extends Error {}

export interface Handed {
  name: string;
  mime: string;
  content: string | ArrayBuffer;
}

interface Question {
  done: (answer: never) => void;
  failed: (error: Error) => void;
  /** What in a message of Python's answers it; undefined where that says something else. */
  answer: (message: FromPython, buffers: ArrayBuffer[]) => unknown;
}

export class TakePython {
  private worker: Worker | null = null;
  private isLive = false;
  private question: Question | null = null;
  /** How many messages Python was told, and how many it has dealt with. */
  private told = 0;
  private dealtWith = 0;
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly patience = 3 * PATIENCE) {}

  /** The pages of one record. @throws Lost, Ended */
  gather(request: Gather): Promise<Gathered> {
    return this.ask({ type: "gather", request }, (message) => {
      if (message.type === "gathered" && message.mount === request.mount) return message;
      if (message.type === "problem" && message.fatal) return { type: "gathered", mount: request.mount, problem: message.sentence, detail: message.detail, pages: [] };
      return undefined;
    });
  }

  /** The document. @throws Lost, Ended */
  bind(request: Bind, drawn: ArrayBuffer[]): Promise<Handed> {
    return this.ask(
      { type: "bind", request, drawn },
      (message, buffers) => (message.type === "file" ? { name: message.name, mime: message.mime, content: message.text ?? buffers[0] } : undefined),
      drawn,
    );
  }

  /** End it, whatever it is at. */
  stop(error: Error = new Ended("")): void {
    clearTimeout(this.silence);
    this.worker?.terminate();
    this.worker = null;
    this.isLive = false;
    this.told = this.dealtWith = 0;
    const asked = this.question;
    this.question = null;
    asked?.failed(error);
  }

  private ask<T>(message: ToWorker, answer: Question["answer"], transfer: Transferable[] = []): Promise<T> {
    return new Promise<T>((done, failed) => {
      this.question = { done: done as Question["done"], failed, answer };
      try {
        this.start().postMessage(message, transfer);
        this.told += 1;
      } catch (error) {
        console.warn(error);
        this.stop(new Ended(CANNOT));
        return;
      }
      this.wait();
    });
  }

  /** Before Python is here it takes what the connection takes. */
  private wait(): void {
    clearTimeout(this.silence);
    if (this.isLive && this.question) this.silence = setTimeout(() => this.stop(new Lost(SLOW)), this.patience);
  }

  private start(): Worker {
    if (this.worker) return this.worker;
    if (typeof WebAssembly !== "object" || typeof Worker !== "function") throw new Error("no WebAssembly or no Worker");
    const worker = new Worker(here + PARTS.worker, { type: "module", name: "course-take-home" });
    worker.onmessage = (event: MessageEvent<FromWorker>) => this.hear(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      console.warn(event.message);
      this.stop(new Ended(MISSING));
    };
    this.worker = worker;
    return worker;
  }

  private hear(message: FromWorker): void {
    if (message.type === "failed") {
      console.warn(message.detail);
      // Where it had been alive, one question was too much for it; the next may not be.
      this.stop(this.isLive ? new Lost(BROKE) : new Ended(message.sentence));
    } else if (message.type === "ready") {
      this.isLive = true;
      this.wait();
    } else if (message.type === "python") {
      this.take(JSON.parse(message.text) as FromPython, message.buffers);
    } else if (message.type === "answered") {
      this.dealtWith += 1;
      // All was dealt with and nothing of it answers the last question.
      if (this.dealtWith === this.told && this.question) this.stop(new Lost(BROKE));
    }
  }

  private take(message: FromPython, buffers: ArrayBuffer[]): void {
    const found = this.question?.answer(message, buffers);
    if (found === undefined) return;
    const asked = this.question!;
    this.question = null;
    clearTimeout(this.silence);
    asked.done(found as never);
  }
}
