import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { MockApi } from "./api";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

/** The gateway's own; the policy leaves out the hosts of the shops' pictures. */
const GUARDS = new Headers({
  "Content-Security-Policy":
    "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; img-src 'self'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
});

/** Serves dist/ and the pretended API on one port, as the gateway does. */
export async function startMock(port = 0): Promise<{ server: Server; url: string }> {
  let api = new MockApi();
  const server = createServer((req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? "/", "http://mock");
    res.setHeaders(GUARDS);
    if (pathname.startsWith("/api/")) {
      void api.handle(req, res);
    } else if (pathname === "/change") {
      api.shop.change(searchParams.get("item") ?? "", searchParams.get("price") ?? "99.00");
      res.end("changed");
    } else if (pathname === "/anew") {
      api = new MockApi();
      res.end("forgotten");
    } else if (pathname === "/drop-streams") {
      api.dropStreams();
      res.end("dropped");
    } else if (pathname.startsWith("/pictures/")) {
      res.setHeader("Content-Type", "image/svg+xml").end(picture(pathname));
    } else {
      const file = join("dist", pathname);
      const found = existsSync(file) && statSync(file).isFile() ? file : "dist/index.html";
      res.setHeader("Content-Type", types[extname(found)] ?? "application/octet-stream");
      if (pathname.startsWith("/assets/")) {
        res.setHeader("Cache-Control", "public, max-age=31536000, immutable");
      }
      res.setHeader("Content-Encoding", "gzip").end(gzipSync(readFileSync(found)));
    }
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function picture(pathname: string): string {
  const hue = (Number(/\d+/.exec(pathname)?.[0] ?? 1) * 67) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="hsl(${hue} 30% 82%)"/><circle cx="50" cy="54" r="26" fill="hsl(${hue} 35% 55%)"/><rect x="42" y="18" width="16" height="30" rx="8" fill="hsl(${hue} 35% 40%)"/></svg>`;
}
