import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import type { Account, PriceEvent, Session, WatchedItem } from "../../src/lib/api/types";
import { MockAdministration } from "./administration";
import { MockAlerts } from "./alerts";
import { listed, type MockItem, pageOf, sampleItem } from "./items";
import { LONG_ITEM, longItem, reduced } from "./long-item";
import { MockPrograms, type NewToken } from "./programs";
import { appearances, connectors, offer, sales } from "./sales";
import { fillers, samples } from "./samples";
import { MockShop, readLink } from "./shop";

export const MOCK_SETUP_TOKEN = "mock-token";

interface MockAccount {
  account: Account;
  password: string;
  /** Newest first. */
  watched: string[];
  alerts: MockAlerts;
}

interface MockSession extends Session {
  owner: MockAccount;
}

interface Request {
  query: URLSearchParams;
  body: Record<string, string>;
  text: string;
  session: MockSession | undefined;
  res: ServerResponse;
  req: IncomingMessage;
}

type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

/** The orders of a list; every other one is that in which its items were added. */
const orders: Record<string, (a: WatchedItem, b: WatchedItem) => number> = {
  name: (a, b) => (a.name ?? "").localeCompare(b.name ?? ""),
  price: (a, b) => Number(a.price?.amount ?? Infinity) - Number(b.price?.amount ?? Infinity),
  drop30d: (a, b) => changeOf(a) - changeOf(b),
  changed: (a, b) => (b.priceSince ?? "").localeCompare(a.priceSince ?? ""),
};

function changeOf({ price, price30dAgo }: WatchedItem): number {
  return price && price30dAgo ? Number(price.amount) / Number(price30dAgo.amount) : 1;
}

/** Just enough of the API, in memory, to develop and to try the pages without the real one. */
export class MockApi {
  private readonly accounts = new Map<string, MockAccount>();
  private readonly sessions = new Map<string, MockSession>();
  private readonly streams = new Set<ServerResponse>();
  private setupRequired = true;
  private readonly administration = new MockAdministration();
  private readonly programs = new MockPrograms();
  readonly shop = new MockShop((event, data) => {
    if (event === "price") {
      for (const { alerts } of this.accounts.values()) alerts.priceIs(data as PriceEvent);
    }
    for (const stream of this.streams) {
      stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    }
  });

  constructor() {
    const all = [...samples, ...fillers].map((sample) => sampleItem(sample));
    for (const mock of all) this.shop.items.set(mock.item.itemKey, mock);
    this.accounts.set("ada", {
      account: { username: "ada", createdAt: "2026-03-03T08:00:00.000Z", admin: false },
      password: "correct horse",
      watched: all.map((mock) => mock.item.itemKey),
      alerts: MockAlerts.filled(),
    });
  }

  dropStreams(): void {
    for (const stream of this.streams) stream.destroy();
  }

  async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? "/", "http://mock");
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const cookie = /tidemark_session=([\w-]+)/.exec(req.headers.cookie ?? "")?.[1] ?? "";
    const request: Request = {
      query: url.searchParams,
      body: /json/.test(req.headers["content-type"] ?? "") && text ? JSON.parse(text) : {},
      text,
      session: this.sessions.get(cookie),
      req,
      res,
    };
    const answer = this.route(`${req.method} ${url.pathname.replace("/api/v1", "")}`, request);
    if (answer === null) return;
    const type = answer.status >= 400 ? "application/problem+json" : "application/json";
    const body = answer.body === undefined ? "" : JSON.stringify(answer.body);
    // As the gateway does: what is long goes packed.
    const packs = body.length >= 2_000 && body.length <= 400_000;
    res.writeHead(answer.status, {
      "Content-Type": type,
      ...(packs && { "Content-Encoding": "gzip", Vary: "accept-encoding" }),
      ...answer.headers,
    });
    res.end(packs ? gzipSync(body, { level: 1 }) : body);
  }

  private route(call: string, request: Request): Answer | null {
    const { body, session } = request;
    switch (call) {
      case "GET /instance":
        return ok({
          version: "0.1.0",
          registration: "open",
          setupRequired: this.setupRequired,
          demo: false,
          demoShopUrl: null,
          publicPages: false,
        });
      case "POST /auth/register":
        return this.register(body.username ?? "", body.password ?? "");
      case "POST /auth/login":
        return this.logIn(request);
    }
    if (!session) return problem(401, "login-required", "Log in first");
    const [, key, prices] = /^\w+ \/items\/([^/]+)(\/prices)?$/.exec(call) ?? [];
    const [, appeared] = /^GET \/items\/([^/]+)\/flash-sales$/.exec(call) ?? [];
    const [, saleId] = /^GET \/flash-sales\/demo\/(\d+)$/.exec(call) ?? [];
    const [, watchMethod, watchKey] = /^(\w+) \/watches\/([^/]+)$/.exec(call) ?? [];
    const [, ended] = /^DELETE \/account\/sessions\/([\w-]+)$/.exec(call) ?? [];
    if (call.includes(" /admin/")) {
      if (!session.owner.account.admin) return problem(403, "forbidden", "For administrators");
      const answer = this.administration.answer(call, request.query, body);
      if (answer) return answer;
    }
    const told = session.owner.alerts.answer(call, request.query, body);
    if (told) return told;
    if (key) return this.item(key, Boolean(prices), request.query);
    if (appeared) {
      return ok({
        itemKey: appeared,
        currency: "SGD",
        appearances: appearances(),
        nextCursor: null,
      });
    }
    if (saleId) return this.sale(saleId);
    if (watchMethod && watchKey) return this.watch(watchMethod, watchKey, request);
    if (ended) {
      this.sessions.delete(ended);
      return { status: 204 };
    }
    const [, revoked] = /^DELETE \/account\/tokens\/([\w-]+)$/.exec(call) ?? [];
    if (revoked) {
      this.programs.revoke(revoked);
      return { status: 204 };
    }
    switch (call) {
      case "GET /account/tokens":
        return ok({ tokens: this.programs.tokens });
      case "POST /account/tokens":
        return { status: 201, body: this.programs.create(body as unknown as NewToken) };
      case "GET /imports":
        return ok({ imports: this.programs.imports });
      case "POST /imports":
        return { status: 202, body: { import: this.programs.take(request.text) } };
      case "POST /auth/logout":
        this.sessions.delete(session.sessionId);
        return { status: 204 };
      case "GET /account":
        return ok({ account: session.owner.account });
      case "PATCH /account/password":
        return body.currentPassword === session.owner.password
          ? { status: 204 }
          : problem(422, "invalid-value", "The current password is wrong", [
              { field: "currentPassword", message: "This is not the current password." },
            ]);
      case "GET /account/sessions":
        return ok({
          sessions: [...this.sessions.values()]
            .filter(({ owner }) => owner === session.owner)
            .map(({ owner: _, ...shown }) => ({
              ...shown,
              current: shown.sessionId === session.sessionId,
            })),
        });
      case "POST /setup":
        return this.setUp(body.token ?? "", session.owner);
      case "POST /watches":
        return this.addWatch(body.url ?? "", session.owner);
      case "GET /watches":
        return this.watches(request.query, session.owner);
      case "GET /flash-sales":
        return ok({ sessions: sales(), followed: [] });
      case "GET /connectors":
        return ok({ connectors });
      case "GET /items":
        return this.items(request.query);
      case "GET /events":
        return this.stream(request);
      default:
        return problem(404, "not-found", "There is nothing at this address");
    }
  }

  private register(username: string, password: string): Answer {
    if (this.accounts.has(username)) return problem(409, "username-taken", "It is taken");
    const account = { username, createdAt: new Date().toISOString(), admin: false };
    this.accounts.set(username, {
      account,
      password,
      watched: [],
      alerts: new MockAlerts(),
    });
    return { status: 201, body: { account } };
  }

  private logIn({ body, req }: Request): Answer {
    const owner = this.accounts.get(body.username ?? "");
    if (!owner || owner.password !== body.password) {
      return problem(401, "wrong-credentials", "The username or the password is wrong");
    }
    const sessionId = randomUUID();
    const now = new Date().toISOString();
    this.sessions.set(sessionId, {
      sessionId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now,
      userAgent: req.headers["user-agent"] ?? "",
      address: "127.0.0.1",
      current: true,
      owner,
    });
    const cookie = `tidemark_session=${sessionId}; HttpOnly; SameSite=Lax; Path=/`;
    return { ...ok({ account: owner.account, expiresAt: now }), headers: { "Set-Cookie": cookie } };
  }

  private setUp(token: string, owner: MockAccount): Answer {
    if (token !== MOCK_SETUP_TOKEN) return problem(422, "setup-token-wrong", "It is wrong");
    this.setupRequired = false;
    owner.account.admin = true;
    return ok({ account: owner.account });
  }

  private addWatch(url: string, owner: MockAccount): Answer {
    const link = readLink(url);
    if ("code" in link) return problem(422, link.code, link.detail);
    const { item } = this.shop.track(link);
    const already = owner.watched.includes(item.itemKey);
    if (!already) owner.watched.unshift(item.itemKey);
    return {
      status: already ? 200 : 202,
      body: { watch: watchOf(item.itemKey, item), item, state: item.state },
    };
  }

  private watch(method: string, key: string, { session, text }: Request): Answer {
    const mock = this.shop.items.get(key);
    const owner = session?.owner;
    if (!mock || !owner?.watched.includes(key)) return problem(404, "watch-not-found", "Not there");
    if (method === "PATCH") notes[key] = { ...notesOf(key), ...JSON.parse(text) };
    if (method === "DELETE") {
      owner.watched = owner.watched.filter((other) => other !== key);
      return { status: 204 };
    }
    return ok({ watch: watchOf(key, mock.item) });
  }

  private watches(query: URLSearchParams, owner: MockAccount): Answer {
    const items = owner.watched
      .map((key) => this.shop.items.get(key))
      .filter((mock): mock is MockItem => mock !== undefined)
      .filter((mock) => named(mock, query.get("q") ?? ""))
      .filter(({ item }) => tagged(item.itemKey, query.get("tag")))
      .map((mock) => listed(mock));
    const order = orders[query.get("sort") ?? ""];
    if (order) items.sort(order);
    const [page, nextCursor] = paged(items, query);
    return ok({ watches: page.map((item) => watchOf(item.itemKey, item)), nextCursor });
  }

  private items(query: URLSearchParams): Answer {
    const itemId = query.get("itemid");
    const region = query.get("region");
    const found = [...this.shop.items.values()]
      .filter((mock) => named(mock, query.get("q") ?? ""))
      .map(({ item }) => item)
      .filter((item) => !itemId || item.itemId === itemId)
      .filter((item) => !region || item.region === region);
    const [items, nextCursor] = paged(found, query);
    return ok({ items, nextCursor });
  }

  private item(key: string, prices: boolean, query: URLSearchParams): Answer {
    const mock = key === LONG_ITEM ? longItem() : this.shop.items.get(key);
    if (!mock) return problem(404, "item-not-found", "There is no such item");
    if (!prices) return ok(pageOf(mock));
    const model = query.get("model") ?? "0";
    const { item, series } = mock;
    const most = Number(query.get("maxPoints") ?? 0);
    const all = series.get(model) ?? [];
    const [page, nextCursor] = paged(all, query, 10_000);
    return ok({
      itemKey: key,
      currency: item.currency,
      model,
      source: item.source,
      sources: item.source === null ? [] : [item.source],
      before: null,
      changes: most > 0 ? reduced(all, most) : page,
      nextCursor: most > 0 ? null : nextCursor,
      lastSeenAt: item.lastSeenAt,
    });
  }

  private sale(id: string): Answer {
    const session = sales().find(({ sessionId }) => sessionId === id);
    if (!session) return problem(404, "flash-sale-not-found", "There is no such flash sale");
    const items = [...this.shop.items.values()]
      .filter(({ item }) => item.currency === "SGD" && item.price !== null)
      .map(({ item }, index) => offer(item, index));
    return ok({ session, currency: "SGD", items, nextCursor: null });
  }

  private stream({ res }: Request): null {
    res.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    res.write(": hello\n\n");
    this.streams.add(res);
    res.on("close", () => this.streams.delete(res));
    return null;
  }
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function problem(status: number, code: string, detail: string, errors?: unknown[]): Answer {
  return {
    status,
    body: {
      type: `/api/docs#${code}`,
      title: code,
      status,
      code,
      detail,
      requestId: "mock",
      errors,
    },
  };
}

/** What people note about their items, so that tags and targets are seen. */
const notes: Record<string, { tags: string[]; targetPrice: string | null }> = {
  "sg.67707640.2245175584": { tags: ["office"], targetPrice: "99.00" },
  "my.88201679.1834522071": { tags: ["gift", "kitchen"], targetPrice: "479.00" },
  "id.10233345.7788123456": { tags: ["kitchen"], targetPrice: null },
};

function watchOf(itemKey: string, item: unknown) {
  return {
    itemKey,
    addedAt: new Date(Date.now() - 40 * 86_400_000).toISOString(),
    model: null,
    targetMuted: false,
    targetSnoozedUntil: null,
    ...notesOf(itemKey),
    item,
  };
}

function notesOf(itemKey: string) {
  return notes[itemKey] ?? { tags: [], targetPrice: null };
}

function tagged(itemKey: string, tag: string | null): boolean {
  return tag === null || notesOf(itemKey).tags.includes(tag);
}

function named({ item }: MockItem, q: string): boolean {
  return (item.name ?? "").toLowerCase().includes(q.toLowerCase());
}

function paged<T>(all: T[], query: URLSearchParams, most = 50): [T[], string | null] {
  const start = Number(query.get("cursor") ?? 0);
  const end = start + Number(query.get("limit") ?? most);
  return [all.slice(start, end), end < all.length ? String(end) : null];
}
