import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LiveConnection, type LiveEvent } from "./live-connection";

class FakeSource extends EventTarget {
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;

  close() {
    this.closed = true;
  }

  say(name: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }
}

let opened: FakeSource[];
let live: LiveConnection;
let stop: () => void;
let heard: LiveEvent[];

beforeEach(() => {
  vi.useFakeTimers();
  opened = [];
  heard = [];
  live = new LiveConnection(() => {
    const source = new FakeSource();
    opened.push(source);
    return source as unknown as EventSource;
  });
  live.onEvent((event) => heard.push(event));
  stop = live.start();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

test("tells prices and remembers the last step of each item", () => {
  opened[0]?.onopen?.();
  opened[0]?.say("progress", { itemKey: "sg.1.2", step: "looking-it-up" });
  opened[0]?.say("price", { itemKey: "sg.1.2", price: { amount: "1.00", currency: "SGD" } });

  expect(live.status).toBe("live");
  expect(heard.map((event) => event.kind)).toEqual(["progress", "price"]);
  expect(live.latestProgress("sg.1.2")?.event.step).toBe("looking-it-up");
});

test("reconnects with growing pauses and says that something may have been missed", () => {
  opened[0]?.onopen?.();
  opened[0]?.onerror?.();
  expect(live.status).toBe("lost");

  vi.advanceTimersByTime(1_000);
  opened[1]?.onerror?.();
  vi.advanceTimersByTime(900);
  expect(opened).toHaveLength(2);
  vi.advanceTimersByTime(1_100);
  opened[2]?.onopen?.();

  expect(live.status).toBe("live");
  expect(heard).toEqual([{ kind: "missed" }]);
  expect(opened[1]?.closed).toBe(true);
});

test("a page that stays hidden gives its stream back and takes it again when shown", () => {
  const visibility = vi.spyOn(document, "visibilityState", "get");
  opened[0]?.onopen?.();

  visibility.mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  vi.advanceTimersByTime(61_000);
  expect(live.status).toBe("off");
  expect(opened[0]?.closed).toBe(true);

  visibility.mockReturnValue("visible");
  document.dispatchEvent(new Event("visibilitychange"));
  opened[1]?.onopen?.();
  expect(heard).toEqual([{ kind: "missed" }]);
});

test("after stopping nothing reconnects", () => {
  opened[0]?.onerror?.();
  stop();
  vi.advanceTimersByTime(60_000);

  expect(opened).toHaveLength(1);
  expect(live.status).toBe("off");
});
