import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

// What browsers have and jsdom has not.
class SilentEventSource extends EventTarget {
  close() {}
}
vi.stubGlobal("EventSource", SilentEventSource);
vi.stubGlobal("matchMedia", () => ({
  matches: false,
  addEventListener() {},
  removeEventListener() {},
}));
vi.stubGlobal("scrollTo", () => {});

configure({ asyncUtilTimeout: 10_000 });

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

// Four hundred time zones make every search in the tests' document slow.
Intl.supportedValuesOf = () => ["Asia/Jakarta", "Asia/Singapore"];
