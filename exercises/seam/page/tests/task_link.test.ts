import assert from "node:assert/strict";
import { test } from "node:test";
import { canHold, inOrder, read, terms, write, type Task } from "../task_link";

const TASKS: Task[] = [
  { id: "X08", day: "2026-12-01", group: 4, roles: "fn" },
  { id: "V-PA", day: "", group: 0, roles: "" },
  { id: "CH11-T1", day: "2028-02-29", group: 12, roles: "" },
];

test("tasks go into a link and come out the same", () => {
  const hash = write(TASKS);
  assert.match(hash, /^#tasks=1\/X08\.d20261201\.g4\.rfn\/V-PA\/CH11-T1\.d20280229\.g12\/k[0-9a-z]{7}$/);
  assert.deepEqual(read(hash), { tasks: TASKS });
  assert.deepEqual(read(`https://a.example/path/${hash}`), { tasks: TASKS });
  assert.ok(write(Array.from({ length: 30 }, () => TASKS[0])).length < 800, "short enough for a message");
});

test("what a platform or a message does to an address does not break it", () => {
  const hash = write(TASKS);
  assert.deepEqual(read(`#${encodeURIComponent(hash.slice(1)).replace("tasks%3D", "tasks=")}`), { tasks: TASKS });
  for (const after of [".", ")", "”.", "%20", "&gt;".slice(0, 1)]) assert.deepEqual(read(hash + after), { tasks: TASKS }, after);
});

test("a link about something else is none of ours", () => {
  for (const hash of ["", "#", "#what-is-kept", "https://a.example/"]) assert.equal(read(hash), null);
});

test("any single sign changed, lost or doubled is noticed", () => {
  const hash = write(TASKS);
  const start = "#tasks=".length;
  for (let at = start; at < hash.length; at += 1) {
    for (const broken of [hash.slice(0, at) + (hash[at] === "x" ? "y" : "x") + hash.slice(at + 1), hash.slice(0, at) + hash.slice(at + 1), hash.slice(0, at) + hash[at] + hash.slice(at)]) {
      if (broken === hash) continue;
      const found = read(broken);
      // Two like signs side by side: to lose either is the same, and the check still finds it.
      assert.ok(found && "problem" in found, broken);
    }
  }
});

test("a stranger's link with a right check is read by its form and no further", () => {
  const forged = (body: string) => {
    let sum = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(body)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
    return `#tasks=${body}/k${sum.toString(36).padStart(7, "0")}`;
  };
  assert.deepEqual(read(forged("1/X08")), { tasks: [{ id: "X08", day: "", group: 0, roles: "" }] });
  for (const body of ["1", "1/", "1/<img src=x onerror=alert(1)>", "1/javascript:alert(1)", "1/X08.d20260230", "1/X08.d19991231", "1/X08.g1", "1/X08.g13", "1/X08.g04", "1/X08.rnf", "1/X08.rz", "1/X08.r", "1/X08.q1", "1/../../x", `1/${"X08/".repeat(31)}X08`, "1/" + "A".repeat(21)])
    assert.ok("problem" in read(forged(body))!, body);
  assert.match((read(forged("2/X08")) as any).problem, /newer version/);
  assert.ok("problem" in read(`#tasks=${"a".repeat(100_000)}`)!);
  assert.ok("problem" in read("#tasks=%E0%A4%A")!);
});

test("days, roles and terms in words", () => {
  assert.ok(canHold("2028-02-29") && !canHold("2027-02-29") && !canHold("1999-01-01") && !canHold("soon"));
  assert.equal(inOrder("snfq"), "fns");
  assert.equal(terms(TASKS[0]), "by Tuesday 1 December 2026, in groups of 4, with facilitator, note keeper");
  assert.equal(terms(TASKS[1]), "each alone");
});
