import assert from "node:assert/strict";
import { test } from "node:test";

import { left } from "../../../web/static/countdown.js";

test("what is left is told in the largest figures needed", () => {
  assert.equal(left(5_000), "00:05");
  assert.equal(left(3_600_000), "01:00:00");
  assert.equal(left(2 * 86_400_000 + 3 * 3_600_000 + 4 * 60_000 + 5_000), "2 · 03:04:05");
});

test("a second that has begun is still left, and one that has passed is not", () => {
  assert.equal(left(1), "00:01");
  assert.equal(left(0), "00:00");
  assert.equal(left(-10_000), "00:00");
});
