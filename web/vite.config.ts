import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin, Rolldown, Rollup } from "vite";
import { defineConfig } from "vitest/config";

/** The app begins when its language is there; the browser may fetch both at once, and the app's styles with them. */
function preloadStart(): Plugin {
  return {
    name: "preload-start",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle = {} }) => {
        const start = filesOf(startOf(bundle), bundle);
        const links = [
          ...start.map((file) => ({ rel: "modulepreload", file })),
          ...start
            .flatMap((file) => stylesOf(file, bundle))
            .map((file) => ({ rel: "stylesheet", file })),
        ];
        return links
          .filter(({ file }) => !html.includes(file))
          .map(({ rel, file }) => ({
            tag: "link",
            attrs: { rel, crossorigin: true, href: `/${file}` },
            injectTo: "head",
          }));
      },
    },
  };
}

function startOf(bundle: Rollup.OutputBundle): string {
  const start = Object.values(bundle).find(
    (file) => file.type === "chunk" && file.facadeModuleId?.endsWith("/src/app/start.tsx"),
  );
  if (!start) throw new Error("src/app/start.tsx has no file of its own");
  return start.fileName;
}

/** A file and all that it imports at once. */
function filesOf(file: string, bundle: Rollup.OutputBundle, files = new Set<string>()): string[] {
  const output = bundle[file];
  if (output?.type === "chunk" && !files.has(file)) {
    files.add(file);
    for (const imported of output.imports) filesOf(imported, bundle, files);
  }
  return [...files];
}

function stylesOf(file: string, bundle: Rollup.OutputBundle): string[] {
  const output = bundle[file];
  return output?.type === "chunk" ? [...(output.viteMetadata?.importedCss ?? [])] : [];
}

/**
 * What many pages share comes in few files: over a phone's network each file costs more than its bytes. What speaks no
 * word stays apart from all that does, since it runs before the words are there.
 */
const codeSplitting: Rolldown.CodeSplittingOptions = {
  groups: [
    {
      name: "language",
      priority: 2,
      test: /preload-helper|rolldown[\\/]runtime|src[\\/](lib[\\/](language|api[\\/]ahead)|languages[\\/]load)/,
    },
    { name: "libraries", priority: 1, test: /node_modules[\\/](?!uplot)/ },
    { name: "shared", test: /[\\/]src[\\/](lib|app[\\/](search-params|live-updates))/ },
  ],
};

export default defineConfig({
  plugins: [react(), preloadStart()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: {
    proxy: { "/api": process.env.BASE_URL ?? "http://127.0.0.1:8080" },
  },
  build: {
    manifest: true,
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    target: "es2022",
    rolldownOptions: { output: { codeSplitting } },
  },
  test: {
    // A zone with half an hour and a different day from Singapore's: what only works in UTC fails here.
    env: { TZ: "America/St_Johns" },
    // A machine that builds everything at once is slow; a test that hangs is found in time all the same.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: { name: "maths", include: ["src/**/*.test.ts"], environment: "node" },
      },
      {
        extends: true,
        test: {
          name: "pages",
          include: ["src/**/*.test.tsx"],
          environment: "jsdom",
          setupFiles: ["./src/app/testing/setup.ts"],
        },
      },
    ],
  },
});
