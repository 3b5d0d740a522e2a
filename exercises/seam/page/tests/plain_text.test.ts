import assert from "node:assert/strict";
import { test } from "node:test";
import plainText from "../plain_text";

test("no description can become markup", () => {
  for (const text of ["<img src=x onerror=alert(1)>", "</label><script>x()</script>", "\" onmouseover='x()'", "&lt;b&gt;"]) {
    assert.ok(!/[<>"']/.test(plainText(text)));
  }
  assert.equal(plainText("Ash & Bo"), "Ash &#38; Bo");
});
