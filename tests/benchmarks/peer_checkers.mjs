// Checks every page of a folder with a peer: node peer_checkers.mjs MODULES PEER FOLDER [VOCABULARY]
import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const [modules, peer, folder, vocabulary] = process.argv.slice(2);
const require = createRequire(join(modules, "../"));
const pages = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));

async function structuredDataTestingTool() {
  const { structuredDataTest } = require("structured-data-testing-tool");
  const { Google } = require("structured-data-testing-tool/presets");
  // It prints what it cannot parse, and rejects where a test fails.
  console.error = () => {};
  for (const page of pages) await structuredDataTest(page, { presets: [Google] }).catch(() => {});
}

async function adobe() {
  const load = async (name) => (await import(require.resolve(name))).default;
  const Validator = await load("@adobe/structured-data-validator");
  const Extractor = await load("@marbec/web-auto-extractor");
  const validator = new Validator(JSON.parse(gunzipSync(readFileSync(vocabulary))));
  const extractor = new Extractor({ addLocation: true, embedSource: ["rdfa", "microdata"] });
  for (const page of pages) {
    try {
      await validator.validate(extractor.parse(page));
    } catch {
      // A page that it cannot read costs what it costs.
    }
  }
}

await { structuredDataTestingTool, adobe }[peer]();
