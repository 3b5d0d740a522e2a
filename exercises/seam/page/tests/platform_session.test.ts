import assert from "node:assert/strict";
import { test } from "node:test";
import { findApi, Session, timespan, type Api } from "../platform_session";

/** A platform that keeps what it is told, and writes down at each commit. */
class Platform implements Api {
  values: Record<string, string>;
  kept: Record<string, string> = {};
  said: string[] = [];
  error = "0";
  isOpen = false;

  constructor(values: Record<string, string> = {}) {
    this.values = { "cmi.core.student_id": "s1", "cmi.core.lesson_status": "not attempted", ...values };
  }

  LMSInitialize() {
    this.said.push("begin");
    this.error = this.isOpen ? "101" : "0";
    if (this.isOpen) return "false";
    return String((this.isOpen = true));
  }

  LMSFinish() {
    this.said.push("finish");
    this.isOpen = false;
    return "true";
  }

  LMSGetValue(name: string) {
    this.error = name in this.values ? "0" : "401";
    return this.values[name] ?? "";
  }

  LMSSetValue(name: string, value: string) {
    this.said.push(`${name.split(".").at(-1)}=${value}`);
    this.values[name] = value;
    return "true";
  }

  LMSCommit() {
    this.said.push("commit");
    this.kept = { ...this.values };
    return "true";
  }

  LMSGetLastError() {
    return this.error;
  }
}

function visit(platform: Api) {
  const clock = { now: 1_000 };
  const troubles: string[] = [];
  const session = Session.begin(platform, (code) => troubles.push(code), () => clock.now)!;
  return { session, clock, troubles };
}

test("a visit is begun, told of, written down and ended, in that order and once", () => {
  const platform = new Platform();
  const { session, clock, troubles } = visit(platform);
  session.tell("incomplete", "a/index.html", "1.0000..");
  session.tell("incomplete", "a/index.html", "1.0000..");
  clock.now += 61_230;
  session.commit();
  session.commit();
  session.tell("completed", "b/index.html", "1.00000001..");
  session.finish();
  session.finish();
  session.tell("incomplete", "c/index.html", "1...");
  session.commit();
  assert.deepEqual(platform.said, [
    "begin", "lesson_status=incomplete", "lesson_location=a/index.html", "suspend_data=1.0000..", "session_time=0000:01:01.23", "commit",
    "lesson_status=completed", "lesson_location=b/index.html", "suspend_data=1.00000001..", "exit=suspend", "commit", "finish",
  ]);
  assert.equal(platform.kept["cmi.core.exit"], "suspend");
  assert.deepEqual(troubles, []);
});

test("what is told are five values, and never a score", () => {
  const platform = new Platform();
  const { session } = visit(platform);
  session.tell("completed", "a", "1...");
  session.finish();
  const told = platform.said.filter((one) => one.includes("=")).map((one) => one.split("=")[0]);
  assert.deepEqual(new Set(told), new Set(["lesson_status", "lesson_location", "suspend_data", "exit", "session_time"]));
});

test("a result that stands is not taken back", () => {
  for (const status of ["completed", "passed", "failed"]) {
    const platform = new Platform({ "cmi.core.lesson_status": status });
    const { session } = visit(platform);
    session.tell("incomplete", "a", "1...");
    session.tell("completed", "a", "1...");
    session.finish();
    assert.equal(platform.kept["cmi.core.lesson_status"], status);
  }
});

test("a look records nothing", () => {
  for (const mode of ["browse", "review"]) {
    const platform = new Platform({ "cmi.core.lesson_mode": mode });
    const { session } = visit(platform);
    session.tell("completed", "a", "1...");
    session.commitTime();
    session.finish();
    assert.deepEqual(platform.said, ["begin", "finish"]);
  }
});

test("a visit that has been begun already is gone on with; one that is refused is none", () => {
  const open = new Platform();
  open.isOpen = true;
  assert.ok(Session.begin(open, () => undefined));
  const shut = new Platform();
  shut.LMSInitialize = () => "false";
  shut.LMSGetLastError = () => "301";
  assert.equal(Session.begin(shut, () => undefined), null);
  const broken = new Platform();
  broken.LMSInitialize = () => {
    throw new Error("no such thing");
  };
  assert.equal(Session.begin(broken, () => undefined), null);
});

test("a platform that breaks, or takes nothing, is told of once, and nothing throws", () => {
  const platform = new Platform();
  const { session, troubles } = visit(platform);
  const warn = console.warn;
  console.warn = () => undefined;
  platform.LMSSetValue = () => {
    throw new Error("the connection is gone");
  };
  platform.LMSCommit = () => "false";
  platform.error = "405";
  session.tell("incomplete", "a", "1...");
  session.commitTime();
  session.finish();
  console.warn = warn;
  assert.deepEqual(troubles, ["405"]);
  assert.equal(platform.said.at(-1), "finish");
});

test("what a platform answers in other types counts as well", () => {
  const platform = new Platform() as Api;
  platform.LMSInitialize = () => true;
  assert.ok(Session.begin(platform, () => undefined));
});

test("a place that is too long is not told", () => {
  const platform = new Platform();
  const { session } = visit(platform);
  session.tell("incomplete", "a".repeat(256), "1...");
  session.commit();
  assert.ok(!("cmi.core.lesson_location" in platform.kept));
});

test("time is a timespan of the standard", () => {
  assert.equal(timespan(0), "0000:00:00.00");
  assert.equal(timespan(3_723_450), "0001:02:03.45");
  assert.equal(timespan(-5), "0000:00:00.00");
  assert.equal(timespan(1e15), "9999:59:59.99");
  for (let seed = 1; seed < 400; seed += 1) assert.match(timespan(seed ** 4), /^\d{4}:[0-5]\d:[0-5]\d\.\d\d$/);
});

interface Holder {
  API?: unknown;
  parent: Holder;
  opener: Holder | null;
  top: Holder;
}

const window_ = (parent?: Holder, opener: Holder | null = null): Holder => {
  const made = { opener } as Holder;
  made.parent = parent ?? made;
  made.top = parent?.top ?? made;
  return made;
};
const found = (start: Holder) => findApi(start as unknown as Window);

test("the interface is found above, in the opener, and above the opener, past windows of other hosts", () => {
  const api = new Platform();
  let deep = window_();
  deep.API = api;
  for (let at = 0; at < 9; at += 1) deep = window_(deep);
  assert.equal(found(deep), api);

  const holder = window_();
  holder.API = api;
  assert.equal(found(window_(window_(undefined, window_(holder)))), api);

  const foreign = window_(holder);
  Object.defineProperty(foreign, "API", {
    get() {
      throw new DOMException("another host", "SecurityError");
    },
  });
  assert.equal(found(window_(foreign)), api);

  assert.equal(found(window_(window_())), null);
  const wrong = window_();
  wrong.API = { LMSInitialize: "no" };
  assert.equal(found(window_(wrong)), null);
});
