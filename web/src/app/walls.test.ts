import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => ({
    file,
    imports: [
      ...readFileSync(join("src", file), "utf8").matchAll(/from "(@\/[^"]+|\.\.\/[^"]+)"/g),
    ].map((match) => match[1] ?? ""),
  }));

function offenders(
  inside: RegExp,
  forbidden: (file: string, imported: string) => boolean,
): string[] {
  return sources
    .filter(({ file }) => inside.test(file))
    .flatMap(({ file, imports }) =>
      imports.filter((imported) => forbidden(file, imported)).map((it) => `${file} imports ${it}`),
    );
}

test("features never import each other, nor the app that wires them", () => {
  const found = offenders(/^features\//, (file, imported) => {
    const feature = file.split("/")[1];
    return /^@\/(features|app)\//.test(imported) && !imported.startsWith(`@/features/${feature}/`);
  });
  expect(found, "move what two features share to src/lib").toEqual([]);
});

test("what is for all knows nothing of the app, its features or its charts", () => {
  expect(offenders(/^lib\//, (_, imported) => /^@\/(features|app|chart)\//.test(imported))).toEqual(
    [],
  );
  expect(offenders(/^chart\//, (_, imported) => /^@\/(features|app)\//.test(imported))).toEqual([]);
});

test("the mathematics of charts and money knows nothing of React", () => {
  const maths = [
    "segments",
    "aligned-data",
    "ranges",
    "sparkline-path",
    "thin",
    "layers",
    "touch-zoom",
    "chart-view",
  ].map((name) => `chart/${name}.ts`);
  const withReact = [...maths, "lib/money.ts", "lib/dates.ts"].filter((file) =>
    /from "react/.test(readFileSync(join("src", file), "utf8")),
  );
  expect(withReact).toEqual([]);
});
