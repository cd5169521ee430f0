// Says what a peer reads of every saved page, one JSON line a page:
// node peer_extractors.mjs MODULES PEER FOLDER
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const [modules, peer, folder] = process.argv.slice(2);
const require = createRequire(join(modules, "../"));
const lines = readFileSync(join(folder, "manifest.jsonl"), "utf8").trim().split("\n");
const listed = (value) => (value ? [value] : []);

function documentOf(html, url) {
  const { JSDOM, VirtualConsole } = require("jsdom");
  return new JSDOM(html, { url, virtualConsole: new VirtualConsole() }).window.document;
}

function metascraper() {
  const parts = ["title", "author", "date", "image", "lang", "publisher", "description", "url"];
  const read = require("metascraper")(parts.map((name) => require(`metascraper-${name}`)()));
  return async (html, url) => {
    const said = await read({ html, url, validateUrl: false });
    return {
      headline: said.title, authors: listed(said.author), date_published: said.date,
      image: said.image, language: said.lang, publisher: said.publisher,
      description: said.description, url: said.url,
    };
  };
}

function readability() {
  const { Readability } = require("@mozilla/readability");
  return (html, url) => {
    const said = new Readability(documentOf(html, url)).parse() ?? {};
    return {
      headline: said.title, authors: listed(said.byline), date_published: said.publishedTime,
      language: said.lang, publisher: said.siteName, description: said.excerpt,
    };
  };
}

async function defuddle() {
  const { Defuddle } = await import(join(modules, "defuddle/dist/node.js"));
  return async (html, url) => {
    const said = await Defuddle(documentOf(html, url), url);
    return {
      headline: said.title, authors: listed(said.author), date_published: said.published,
      image: said.image, language: said.language, publisher: said.site,
      description: said.description,
    };
  };
}

console.error = console.warn = () => {};
const log = console.log;
console.log = () => {};
const read = await { metascraper, readability, defuddle }[peer]();
for (const line of lines) {
  const { id, url, html } = JSON.parse(line);
  const page = gunzipSync(readFileSync(join(folder, html))).toString("utf8");
  let answer;
  try {
    answer = await read(page, url || "https://www.iana.org/");
  } catch (fault) {
    answer = { fault: String(fault).slice(0, 100) };
  }
  log(JSON.stringify({ id, ...answer }));
}
