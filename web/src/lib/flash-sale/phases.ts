import { SECOND } from "@/lib/dates";

/** Where a session stands: announced, running, or over. */
export type Phase = "ahead" | "running" | "over";

interface Times {
  startAt: string;
  endAt: string;
}

/** By the clock, not by the server's word: the page stays open while a session begins and ends. */
export function phaseOf({ startAt, endAt }: Times, now: number): Phase {
  if (now < Date.parse(startAt)) return "ahead";
  return now < Date.parse(endAt) ? "running" : "over";
}

/** Sessions by phase: what runs, what comes next first, what ended last first. */
export function byPhase<T extends Times>(sessions: readonly T[], now: number): Record<Phase, T[]> {
  const sorted = [...sessions].sort((a, b) => Date.parse(a.startAt) - Date.parse(b.startAt));
  const of = (phase: Phase) => sorted.filter((session) => phaseOf(session, now) === phase);
  return { running: of("running"), ahead: of("ahead"), over: of("over").reverse() };
}

/** How much of a session is over, from 0 to 1. */
export function elapsed({ startAt, endAt }: Times, now: number): number {
  const start = Date.parse(startAt);
  const length = Date.parse(endAt) - start;
  return length <= 0 ? 1 : Math.min(Math.max((now - start) / length, 0), 1);
}

/** A countdown as a clock shows it: `4:05`, `1:04:05`; never below zero. */
export function clockOf(milliseconds: number): string {
  const total = Math.max(Math.ceil(milliseconds / SECOND), 0);
  const [hours, minutes, seconds] = [
    Math.floor(total / 3600),
    Math.floor(total / 60) % 60,
    total % 60,
  ];
  const two = (part: number) => String(part).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** The calendar day after or before one, both as `2026-11-23`. */
export function dayBeside(day: string, distance: 1 | -1): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + distance);
  return date.toISOString().slice(0, 10);
}
