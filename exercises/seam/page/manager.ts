/**
 * The widget manager of a plain page: ipywidgets' models and views, without JupyterLab.
 *
 * It knows nothing of where Python is. It is given messages and gives messages, so that the build uses the
 * same code under Node to draw the static picture.
 */
import { ManagerBase } from "@jupyter-widgets/base-manager";
import * as base from "@jupyter-widgets/base";
import type { DOMWidgetModel, DOMWidgetView, ICallbacks, WidgetModel } from "@jupyter-widgets/base";
import { Widget as LuminoWidget } from "@lumino/widgets";
import { controls } from "./controls";
import type { CommMessage } from "./messages";

export type Send = (message: CommMessage, buffers: ArrayBuffer[]) => void;

/** What `@jupyter-widgets/base` 6 keeps of a model's changes until Python has dealt with those before. */
interface Held {
  _msg_buffer: Record<string, unknown> | null;
  _msg_buffer_callbacks: ICallbacks | null;
  send_sync_message(state: Record<string, unknown>, callbacks: ICallbacks | null): string;
  rememberLastUpdateFor(msg_id: string): void;
}

export class CourseManager extends ManagerBase {
  private readonly comms = new Map<string, PageComm>();
  private readonly waiting = new Map<string, () => void>();
  private readonly models = new Map<string, Held>();
  private isCatchingUp = false;
  private count = 0;

  constructor(private readonly send: Send) {
    super();
  }

  /** Take a message from Python. Messages for one model are kept in order, also while it is being made. */
  receive(message: CommMessage, buffers: ArrayBuffer[]): void {
    const { comm_id } = message.content;
    if (message.msg_type === "comm_open") {
      const comm = new PageComm(comm_id, (msg, parts) => this.sent(msg, parts));
      this.comms.set(comm_id, comm);
      const views = buffers.map((part) => new DataView(part));
      const made = this.handle_comm_open(comm as any, { ...message, buffers: views } as any);
      void made.then((model) => this.comms.has(comm_id) && this.models.set(comm_id, model as unknown as Held)).catch((error) => {
        console.error(`The widget ${comm_id} could not be made.`, error);
      });
    } else if (message.msg_type === "comm_msg") {
      this.comms.get(comm_id)?.deliver({ ...message, buffers: buffers.map((part) => new DataView(part)) });
    } else {
      this.comms.get(comm_id)?.shut(message);
      this.comms.delete(comm_id);
      this.models.delete(comm_id);
    }
  }

  /** Python has dealt with the message `msg_id`: widgets may send what they held back. */
  idle(msg_id: string): void {
    this.waiting.get(msg_id)?.();
    this.waiting.delete(msg_id);
  }

  /** Draw the model and everything in it into `host`; resolves when the last child stands. */
  async draw(model_id: string, host: HTMLElement): Promise<DOMWidgetView> {
    await this.quiet();
    const model = (await this.get_model(model_id)) as DOMWidgetModel;
    const view = await this.create_view(model);
    LuminoWidget.attach(view.luminoWidget, host);
    await settled(view);
    return view;
  }

  /** Resolves when all that Python has said so far has reached the models. */
  private async quiet(): Promise<void> {
    const models: any[] = await Promise.all(Object.values((this as any)._models));
    await Promise.all([...this.comms.values()].map((comm) => comm.last));
    await Promise.all(models.map((model) => model.state_change));
  }

  private sent(message: CommMessage & { callbacks?: ICallbacks }, buffers: ArrayBuffer[]): string {
    const { callbacks, ...plain } = message;
    const { comm_id, data } = message.content;
    this.catchUp(data?.method === "custom" ? null : comm_id);
    const msg_id = `p${++this.count}`;
    const status = callbacks?.iopub?.status;
    if (status) {
      this.waiting.set(msg_id, () => status({ content: { execution_state: "idle" } } as any));
    }
    this.send({ ...plain, msg_id }, buffers);
    return msg_id;
  }

  /**
   * Send what widgets hold back, before something that was done after it.
   *
   * A widget holds its changes back while Python still deals with its last one; a press, or a change of another widget, does
   * not wait for that. Without this a press overtakes the letters typed before it, and Python answers to half a word.
   */
  private catchUp(except: string | null): void {
    if (this.isCatchingUp) return;
    this.isCatchingUp = true;
    try {
      for (const [comm_id, model] of this.models) {
        const state = model._msg_buffer;
        if (state === null || comm_id === except) continue;
        model._msg_buffer = null;
        model.rememberLastUpdateFor(model.send_sync_message(state, model._msg_buffer_callbacks));
      }
    } finally {
      this.isCatchingUp = false;
    }
  }

  protected async loadClass(className: string, moduleName: string): Promise<any> {
    const found =
      moduleName === "@jupyter-widgets/base" ? (base as any)[className] : controls[className];
    if (!found) throw new Error(`The course does not carry the widget ${className} of ${moduleName}.`);
    return found;
  }

  protected async _create_comm(): Promise<any> {
    throw new Error("Widgets are made in Python only.");
  }

  protected async _get_comm_info(): Promise<{}> {
    return {};
  }
}

/** Resolves when `view` and all views inside it have been drawn. */
async function settled(view: any): Promise<void> {
  const children = await Promise.all(view.children_views?.views ?? []);
  await Promise.all(children.map(settled));
}

/** One end of a comm: what `@jupyter-widgets/base` calls a classic comm. */
class PageComm {
  readonly target_name = "jupyter.widget";
  private onMessage: ((msg: any) => Promise<void> | void) | null = null;
  private onClose: ((msg: any) => void) | null = null;
  private early: any[] = [];
  /** Resolves when the last message so far has been handled. */
  last: Promise<void> = Promise.resolve();

  constructor(
    readonly comm_id: string,
    private readonly pass: (message: CommMessage & { callbacks?: ICallbacks }, buffers: ArrayBuffer[]) => string,
  ) {}

  open(): string {
    return "";
  }

  send(data: any, callbacks?: ICallbacks, metadata?: any, buffers?: (ArrayBuffer | ArrayBufferView)[]): string {
    const content = { comm_id: this.comm_id, data };
    return this.pass(
      { type: "comm", msg_type: "comm_msg", content, metadata, callbacks },
      (buffers ?? []).map((part) => (part instanceof ArrayBuffer ? part : (part.buffer as ArrayBuffer))),
    );
  }

  close(data?: any): string {
    return this.pass({ type: "comm", msg_type: "comm_close", content: { comm_id: this.comm_id, data: data ?? {} } }, []);
  }

  on_msg(callback: (msg: any) => void): void {
    this.onMessage = callback;
    for (const msg of this.early.splice(0)) this.deliver(msg);
  }

  on_close(callback: (msg: any) => void): void {
    this.onClose = callback;
  }

  deliver(msg: any): void {
    // A model that is still being made has not asked for messages yet; they wait for it, in order.
    if (!this.onMessage) this.early.push(msg);
    else this.last = this.last.then(() => this.onMessage?.(msg)).catch((error) => console.error(error));
  }

  shut(msg: any): void {
    this.onClose?.(msg);
  }
}

export { keepBeside } from "./keep_beside";
export type { WidgetModel };
