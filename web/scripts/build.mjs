// Builds or checks the web pages, doing only what the files call for, so that a second build is quick and needs no network.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const API = "../gateway/src/main/resources/openapi.yaml";
const TYPES = "src/lib/api/schema.ts";
const TYPES_STAMP = "node_modules/.tidemark-types-stamp";
const PACKAGES = ["package.json", "package-lock.json", ".npmrc"];
const PACKAGES_STAMP = "node_modules/.tidemark-stamp";
const BUILD_STAMP = "dist/.tidemark-stamp";

const task = process.argv[2];
if (task !== "build" && task !== "check") {
  fail("say what to do: build or check");
}
requireNode(20, 19);
installPackages();
generateTypes();
if (task === "check") {
  run("npm", ["run", "--silent", "check"]);
} else {
  build();
}

function requireNode(major, minor) {
  const [have, haveMinor] = process.versions.node.split(".").map(Number);
  if (have < major || (have === major && haveMinor < minor)) {
    fail(
      `the web pages are built with Node ${major}.${minor} or newer; this one is ${process.versions.node}`,
    );
  }
}

function installPackages() {
  const wanted = digest(PACKAGES);
  if (stampIs(PACKAGES_STAMP, wanted)) return;
  console.log("web: installing packages (npm ci)");
  run("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(PACKAGES_STAMP, wanted);
}

function generateTypes() {
  const wanted = digest([API]);
  if (existsSync(TYPES) && stampIs(TYPES_STAMP, wanted)) return;
  run("npx", ["--no-install", "openapi-typescript", API, "-o", TYPES]);
  writeFileSync(TYPES_STAMP, wanted);
}

function build() {
  const sources = ["src", "public", "scripts"].flatMap(filesIn);
  const inputs = digest([
    ...PACKAGES,
    "index.html",
    "vite.config.ts",
    "tsconfig.json",
    API,
    ...sources,
  ]);
  if (stampIs(BUILD_STAMP, inputs)) {
    console.log("web: unchanged");
    return;
  }
  run("npx", ["--no-install", "vite", "build", "--logLevel", "warn"]);
  run(process.execPath, ["scripts/budget.mjs"]);
  writeFileSync(BUILD_STAMP, inputs);
}

function filesIn(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function digest(files) {
  const hash = createHash("sha256").update(process.version);
  for (const file of files) {
    hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function stampIs(file, wanted) {
  return existsSync(file) && readFileSync(file, "utf8") === wanted;
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: "inherit" });
  if (error) fail(`${command} could not be started: ${error.message}`);
  if (status !== 0) fail(`'${command} ${args.join(" ")}' failed`);
}

function fail(reason) {
  console.error(`web: ${reason}`);
  process.exit(1);
}
