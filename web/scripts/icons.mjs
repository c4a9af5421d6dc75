// Draws the icons of the installed app from favicon.svg: `npm run icons`, after the mark has changed.
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { chromiumPath } from "../e2e/support/chromium.mjs";

const mark = readFileSync("public/favicon.svg", "utf8");

/** A maskable icon is cut to any shape: its ground reaches every edge, and the mark keeps to the middle. */
const maskable = mark
  .replace('rx="8"', "")
  .replace(/<path /, '<path transform="translate(16 16) scale(0.72) translate(-16 -16)" ');

const icons = [
  { file: "icon-192.png", size: 192, picture: mark },
  { file: "icon-512.png", size: 512, picture: mark },
  { file: "icon-maskable.png", size: 512, picture: maskable },
];

const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
for (const { file, size, picture } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px}</style>${picture}`,
  );
  await page.screenshot({ path: `public/${file}`, omitBackground: true });
  await page.close();
}
await browser.close();
