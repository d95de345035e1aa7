import assert from "node:assert/strict";
import { test } from "node:test";

import { languagesOf } from "../../../web/static/bilingual.js";

const KNOWN = ["ar", "en", "fr"];

test("an XLIFF file names both languages", () => {
  assert.deepEqual(languagesOf('<file source-language="en-GB" target-language="ar-EG">', KNOWN), { source: "en", target: "ar" });
  assert.deepEqual(languagesOf("<xliff srcLang='fr' trgLang='en'>", KNOWN), { source: "fr", target: "en" });
});
test("a PO file names that of the translation", () => {
  assert.deepEqual(languagesOf('msgstr ""\n"Language: fr_FR\\n"\n', KNOWN), { source: "", target: "fr" });
});
test("a language that the desk does not have, or none, leaves the choice open", () => {
  assert.deepEqual(languagesOf('<file target-language="de">', KNOWN), { source: "", target: "" });
  assert.deepEqual(languagesOf('"Language: \\n"', KNOWN), { source: "", target: "" });
});
