import type { FlashSaleEvent, PriceEvent, ProgressEvent } from "@/lib/api/types";
import { MINUTE, SECOND } from "@/lib/dates";

/** `off` while nobody is logged in or the page is hidden. */
export type LiveStatus = "off" | "connecting" | "live" | "lost";

/** What the server tells by itself. `missed`: something may have happened that was not told; read again. */
export type LiveEvent =
  | { kind: "progress"; event: ProgressEvent }
  | { kind: "price"; event: PriceEvent }
  | { kind: "flash-sale"; event: FlashSaleEvent }
  | { kind: "missed" };

/** A step of a price check, and when it reached us by our own clock. */
export interface HeardProgress {
  event: ProgressEvent;
  heardAt: number;
}

const FIRST_RETRY = SECOND;
const LONGEST_RETRY = 30 * SECOND;

/** A browser opens six connections to a server in all its tabs: a tab nobody looks at gives its stream back. */
const HIDDEN_GRACE = MINUTE;

/** More than anyone adds at once; the oldest are forgotten. */
const REMEMBERED_ITEMS = 200;

/**
 * The stream of server-sent events, kept open while it is wanted: it reconnects with growing pauses, says how it stands,
 * and remembers the last step of each item's price check, because a step may arrive before the answer to the request
 * that caused it.
 */
export class LiveConnection {
  private readonly open: () => EventSource;
  private readonly eventListeners = new Set<(event: LiveEvent) => void>();
  private readonly changeListeners = new Set<() => void>();
  private readonly progress = new Map<string, HeardProgress>();
  private source: EventSource | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private hiding: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private wanted = false;
  private wasLive = false;
  private current: LiveStatus = "off";

  constructor(open: () => EventSource = () => new EventSource("/api/v1/events")) {
    this.open = open;
  }

  get status(): LiveStatus {
    return this.current;
  }

  latestProgress(itemKey: string): HeardProgress | undefined {
    return this.progress.get(itemKey);
  }

  /** Opens the stream; the returned function closes it. */
  start(): () => void {
    this.wanted = true;
    this.wasLive = false;
    this.connect();
    document.addEventListener("visibilitychange", this.onVisibility);
    window.addEventListener("online", this.onOnline);
    return () => {
      this.wanted = false;
      document.removeEventListener("visibilitychange", this.onVisibility);
      window.removeEventListener("online", this.onOnline);
      clearTimeout(this.hiding);
      this.disconnect("off");
      this.progress.clear();
    };
  }

  onEvent(listener: (event: LiveEvent) => void): () => void {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  }

  /** For changes of the status and of the remembered steps. */
  onChange = (listener: () => void): (() => void) => {
    this.changeListeners.add(listener);
    return () => this.changeListeners.delete(listener);
  };

  private connect(): void {
    this.disconnect(this.current === "lost" ? "lost" : "connecting");
    const source = this.open();
    this.source = source;
    source.onopen = () => {
      this.failures = 0;
      this.setStatus("live");
      if (this.wasLive) this.tell({ kind: "missed" });
      this.wasLive = true;
    };
    source.onerror = () => this.tryAgainLater();
    source.addEventListener("progress", ({ data }) => this.hear(JSON.parse(data)));
    source.addEventListener("price", ({ data }) =>
      this.tell({ kind: "price", event: JSON.parse(data) }),
    );
    source.addEventListener("flash-sale", ({ data }) =>
      this.tell({ kind: "flash-sale", event: JSON.parse(data) }),
    );
    source.addEventListener("lost", () => this.tell({ kind: "missed" }));
  }

  private disconnect(status: LiveStatus): void {
    clearTimeout(this.retry);
    this.source?.close();
    this.source = null;
    this.setStatus(status);
  }

  private tryAgainLater(): void {
    this.disconnect("lost");
    const pause = Math.min(FIRST_RETRY * 2 ** this.failures++, LONGEST_RETRY);
    // Half of the pause is random, so that a thousand pages do not return in the same second.
    this.retry = setTimeout(() => this.connect(), pause * (0.5 + Math.random() / 2));
  }

  private hear(event: ProgressEvent): void {
    this.progress.delete(event.itemKey);
    this.progress.set(event.itemKey, { event, heardAt: Date.now() });
    const [oldest] = this.progress.keys();
    if (this.progress.size > REMEMBERED_ITEMS && oldest !== undefined) {
      this.progress.delete(oldest);
    }
    this.tell({ kind: "progress", event });
    this.changed();
  }

  private tell(event: LiveEvent): void {
    for (const listener of this.eventListeners) listener(event);
  }

  private setStatus(status: LiveStatus): void {
    if (status !== this.current) {
      this.current = status;
      this.changed();
    }
  }

  private changed(): void {
    for (const listener of this.changeListeners) listener();
  }

  private readonly onVisibility = (): void => {
    clearTimeout(this.hiding);
    if (document.visibilityState === "hidden") {
      this.hiding = setTimeout(() => this.disconnect("off"), HIDDEN_GRACE);
    } else if (this.wanted && this.source === null) {
      this.connect();
    }
  };

  private readonly onOnline = (): void => {
    if (this.wanted && this.current === "lost") this.connect();
  };
}
