import assert from "node:assert/strict";
import { test } from "node:test";

import { left } from "../../../web/static/countdown.js";

test("what is left is told in the largest figures needed", () => {
  assert.equal(left(5_000, "en"), "00:05");
  assert.equal(left(3_600_000, "en"), "01:00:00");
  assert.equal(left(2 * 86_400_000 + 3 * 3_600_000 + 4 * 60_000 + 5_000, "en"), "2 days · 03:04:05");
});

test("days are told in the words of the page's language", () => {
  assert.equal(left(86_400_000, "fr"), "1\u00a0jour · 00:00:00");
  assert.equal(left(3 * 86_400_000, "ar"), "3 أيام · 00:00:00");
});

test("a second that has begun is still left, and one that has passed is not", () => {
  assert.equal(left(1, "en"), "00:01");
  assert.equal(left(0, "en"), "00:00");
  assert.equal(left(-10_000, "en"), "00:00");
});
