// Fails the build when a page has become too heavy. Counts what a first visit loads: scripts and styles, gzipped.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const budgets = [
  { page: "login", module: "src/features/account/login-page.tsx", kilobytes: 150 },
  { page: "item", module: "src/app/one-item-page.tsx", kilobytes: 250 },
];

const manifest = JSON.parse(readFileSync("dist/.vite/manifest.json", "utf8"));

/** The files of a module and of everything it imports at once; what it imports later is not counted. */
function filesOf(key, files = new Set()) {
  const { file, css = [], imports = [] } = manifest[key];
  if (!files.has(file)) {
    files.add(file);
    for (const sheet of css) files.add(sheet);
    for (const imported of imports) filesOf(imported, files);
  }
  return files;
}

const size = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 6 }).length;

/** Someone who does not read English loads one language more; the heaviest is counted. */
const languages = Object.entries(manifest).filter(([key]) => key.startsWith("src/languages/"));
const language = Math.max(...languages.map(([, { file }]) => size(file)));

let broken = false;
for (const { page, module, kilobytes } of budgets) {
  const files = new Set([
    ...filesOf("index.html"),
    ...filesOf("src/app/start.tsx"),
    ...filesOf(module),
  ]);
  const total = [...files].reduce((sum, file) => sum + size(file), language) / 1000;
  const over = total > kilobytes;
  broken ||= over;
  console.log(
    `${page} page: ${total.toFixed(1)} of ${kilobytes} kB gzip in ${files.size + 1} files${over ? ": TOO HEAVY" : ""}`,
  );
}
process.exitCode = broken ? 1 : 0;
