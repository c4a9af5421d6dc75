import { isRange, type Range } from "@/chart/ranges";
import { type FlashSort, sorts as flashSorts } from "@/features/flash-sale/sorts";
import { sorts, type WatchSort } from "@/features/watch/filter";
import type { Region, Source } from "@/lib/api/types";
import { messages } from "@/lib/messages";
import { regions } from "@/lib/regions";

type Raw = Record<string, unknown>;

/** What the address of each page may say. Anything else in it is ignored, never an error. */
export function itemsOf(raw: Raw): {
  q?: string | undefined;
  sort?: WatchSort | undefined;
  tag?: string | undefined;
} {
  return {
    ...text("q", raw.q, 100),
    ...(isSort(raw.sort) && { sort: raw.sort }),
    ...text("tag", raw.tag, 32),
  };
}

/** What another program hands over: a link, or a text with one in it. */
export function addOf(raw: Raw): {
  url?: string | undefined;
  text?: string | undefined;
  title?: string | undefined;
} {
  return {
    ...text("url", raw.url, 2048),
    ...text("text", raw.text, 2048),
    ...text("title", raw.title, 500),
  };
}

export function searchOf(raw: Raw): { q?: string | undefined; region?: Region | undefined } {
  return { ...text("q", raw.q, 100), ...(isRegion(raw.region) && { region: raw.region }) };
}

export interface ItemSearch {
  range?: Range | undefined;
  /** Days of one's own to look at, both or none. */
  from?: string | undefined;
  to?: string | undefined;
  model?: string | undefined;
  source?: Source | undefined;
}

export function itemOf(raw: Raw): ItemSearch {
  const isModel = typeof raw.model === "string" && /^[1-9]\d{0,18}$/.test(raw.model);
  return {
    ...(isRange(raw.range) && { range: raw.range }),
    ...(isDay(raw.from) && isDay(raw.to) && { from: raw.from, to: raw.to }),
    ...(isModel && { model: raw.model as string }),
    ...(isSource(raw.source) && { source: raw.source }),
  };
}

export function flashSalesOf(raw: Raw): {
  region?: Region | undefined;
  day?: string | undefined;
} {
  return {
    ...(isRegion(raw.region) && { region: raw.region }),
    ...(isDay(raw.day) && { day: raw.day }),
  };
}

export function sessionOf(raw: Raw): { sort?: FlashSort | undefined } {
  const isKnown = flashSorts.includes(raw.sort as FlashSort);
  return isKnown ? { sort: raw.sort as FlashSort } : {};
}

export function inboxOf(raw: Raw): { unread?: boolean | undefined } {
  return raw.unread === true || raw.unread === "true" ? { unread: true } : {};
}

export interface LoginSearch {
  /** Where to go afterwards; only a path of our own. */
  redirect?: string | undefined;
  /** The username of an account that was just created. */
  welcome?: string | undefined;
  ended?: boolean | undefined;
}

export function loginOf(raw: Raw): LoginSearch {
  const { redirect } = raw;
  return {
    // A second slash or a backslash would name another site.
    ...(typeof redirect === "string" && /^\/(?![/\\])/.test(redirect) && { redirect }),
    ...text("welcome", raw.welcome, 32),
    ...((raw.ended === true || raw.ended === "true") && { ended: true }),
  };
}

function text<K extends string>(key: K, value: unknown, longest: number): { [key in K]?: string } {
  return typeof value === "string" && value !== ""
    ? ({ [key]: value.slice(0, longest) } as { [key in K]?: string })
    : {};
}

function isSort(value: unknown): value is WatchSort {
  return sorts.includes(value as WatchSort);
}

function isDay(value: unknown): value is string {
  return (
    typeof value === "string" &&
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(Date.parse(`${value}T00:00:00Z`))
  );
}

function isSource(value: unknown): value is Source {
  return typeof value === "string" && Object.hasOwn(messages.sourceNames, value);
}

function isRegion(value: unknown): value is Region {
  return typeof value === "string" && Object.hasOwn(regions, value);
}
