import { readFileSync } from "node:fs";
import { beforeEach, expect, test, vi } from "vitest";

type Listener = (event: object) => void;

const listeners = new Map<string, Listener>();
const showNotification = vi.fn(async () => undefined);
const openWindow = vi.fn(async () => undefined);
let open: { focus: () => Promise<void>; navigate: (path: string) => Promise<void> }[] = [];

/** The worker's own script, in a world where what it does can be seen. */
beforeEach(() => {
  vi.clearAllMocks();
  open = [];
  const self = {
    addEventListener: (kind: string, listener: Listener) => listeners.set(kind, listener),
    registration: { showNotification },
    clients: { matchAll: async () => open, openWindow },
  };
  new Function("self", readFileSync("public/sw.js", "utf8"))(self);
});

async function happens(kind: string, event: object): Promise<void> {
  const work: Promise<unknown>[] = [];
  listeners.get(kind)?.({ ...event, waitUntil: (it: Promise<unknown>) => work.push(it) });
  await Promise.all(work);
}

function pushed(message: object | null): Promise<void> {
  return happens("push", { data: message && { json: () => message } });
}

test("a pushed message is put up with its title and text", async () => {
  await pushed({ id: "m1", title: "Mouse: S$99.00", text: "was S$129.00", path: "/items/sg.1.2" });

  expect(showNotification).toHaveBeenCalledWith(
    "Mouse: S$99.00",
    expect.objectContaining({ body: "was S$129.00", tag: "m1", data: { path: "/items/sg.1.2" } }),
  );
});

test("a message never leads away from here", async () => {
  await pushed({ id: "m1", title: "Mouse", text: "", path: "//elsewhere.example/" });

  expect(showNotification).toHaveBeenCalledWith(
    "Mouse",
    expect.objectContaining({ data: { path: "/inbox" } }),
  );
});

test("a push without a message puts up nothing", async () => {
  await pushed(null);

  expect(showNotification).not.toHaveBeenCalled();
});

test("pressing a message leads to its item, in the page that is open or in a new one", async () => {
  const notification = { close: vi.fn(), data: { path: "/items/sg.1.2" } };
  await happens("notificationclick", { notification });
  expect(openWindow).toHaveBeenCalledWith("/items/sg.1.2");

  const page = { focus: vi.fn(async () => undefined), navigate: vi.fn(async () => undefined) };
  open = [page];
  await happens("notificationclick", { notification });
  expect(page.focus).toHaveBeenCalled();
  expect(page.navigate).toHaveBeenCalledWith("/items/sg.1.2");
});
