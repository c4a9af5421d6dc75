import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** Attributes that a person reads or hears. */
const READ_ALOUD = new Set([
  "alt",
  "aria-label",
  "aria-description",
  "label",
  "placeholder",
  "title",
]);

/** The name of the product and the shape of an address are the same in every language. */
const SAME_EVERYWHERE = /^(Tidemark|CSV|JSON|PNG|https?:\/\/\S*)$/;

function isSpoken(text: string): boolean {
  return /\p{L}{2}/u.test(text.replaceAll(/&\w+;/g, "")) && !SAME_EVERYWHERE.test(text.trim());
}

/** The texts of a page that are written into it instead of its catalogue. */
function hardCoded(file: string): string[] {
  const page = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    const text = spokenText(node);
    if (text !== null && isSpoken(text)) found.push(`${file}: ${text.trim()}`);
    ts.forEachChild(node, look);
  };
  look(page);
  return found;
}

function spokenText(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text;
  if (!ts.isStringLiteralLike(node)) return null;
  const { parent } = node;
  if (ts.isJsxAttribute(parent)) {
    return READ_ALOUD.has(parent.name.getText()) ? node.text : null;
  }
  return ts.isJsxExpression(parent) && !ts.isJsxAttribute(parent.parent) ? node.text : null;
}

test("what a person reads comes from a catalogue, so that it can be said in every language", () => {
  const pages = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx") && !file.endsWith(".test.tsx"))
    .map((file) => join("src", file));

  expect(pages.flatMap(hardCoded)).toEqual([]);
});
