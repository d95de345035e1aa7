import assert from "node:assert/strict";
import { test } from "node:test";
import { likelyLanguage } from "../../../web/static/spoken.js";

const languages = {
  ar: { direction: "rtl", script: "Arab", words: ["في", "من"] },
  en: { direction: "ltr", script: "Latn", words: ["the", "of"] },
  fr: { direction: "ltr", script: "Latn", words: ["le", "de"] },
};

test("a text is guessed by its script and its frequent words", () => {
  assert.equal(likelyLanguage("The price of the bread", languages), "en");
  assert.equal(likelyLanguage("Le prix de la baguette", languages), "fr");
  assert.equal(likelyLanguage("ارتفع السعر في السوق", languages), "ar");
  assert.equal(likelyLanguage("12 … 40", languages), "");
});
