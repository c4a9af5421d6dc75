import type { Alert, Channel, Delivery, Notification, PriceEvent } from "../../src/lib/api/types";

const MOUSE = "sg.67707640.2245175584";

/** A moment so many minutes ago. */
function ago(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

const base = {
  model: null,
  amount: null,
  currency: null,
  percent: null,
  days: null,
  since: null,
  coolDownMinutes: 60,
  muted: false,
  snoozedUntil: null,
  createdAt: ago(60_000),
};

/** The pretended alerts, channels and messages of an account. */
export class MockAlerts {
  private alerts: Alert[] = [];
  private channels: Channel[] = [];
  private times = {
    zone: "Asia/Singapore",
    quietFrom: null as string | null,
    quietUntil: null as string | null,
    digestAt: null as string | null,
  };
  private hasFeed = false;
  private notifications: Notification[] = [];

  /** Those of somebody who has some of everything. */
  static filled(): MockAlerts {
    const alerts = new MockAlerts();
    alerts.alerts = someAlerts();
    alerts.channels = someChannels();
    alerts.notifications = messages();
    Object.assign(alerts.times, { quietFrom: "22:00", quietUntil: "07:00" });
    return alerts;
  }

  /** The answer to a call; null when it is about something else. */
  answer(call: string, query: URLSearchParams, body: Record<string, unknown>) {
    const [, method = "", alertId] = /^(\w+) \/alerts\/(\w+)$/.exec(call) ?? [];
    if (alertId) return this.alert(method, alertId, body);
    const [, channelMethod = "", channelId, part] =
      /^(\w+) \/channels\/(\w+)(?:\/(\w+))?$/.exec(call) ?? [];
    if (channelId) return this.channel(channelMethod, channelId, part, body);
    switch (call) {
      case "GET /alerts": {
        const of = query.get("itemKey");
        return ok({ alerts: this.alerts.filter(({ itemKey }) => !of || itemKey === of) });
      }
      case "POST /alerts":
        return this.create(body);
      case "GET /account/alert-settings":
        return ok(this.times);
      case "PATCH /account/alert-settings":
        return ok(Object.assign(this.times, body));
      case "GET /notifications":
        return this.inbox(query.get("unread") === "true");
      case "POST /notifications/read":
        return this.read(body.notificationIds as string[] | undefined);
      case "GET /channels":
        return ok({
          channels: this.channels,
          emailAvailable: true,
          pushPublicKey: "BPub",
          hasFeed: this.hasFeed,
        });
      case "POST /channels":
        return this.add(body);
      case "POST /account/feed":
        this.hasFeed = true;
        return {
          status: 201,
          body: { url: "/api/v1/feeds/kZ3vWq0dU8yTnC5hLxA1sPeRb7gMfJ2oXi9uVtY4" },
        };
      case "DELETE /account/feed":
        this.hasFeed = false;
        return { status: 204 };
      default:
        return null;
    }
  }

  /** Fires the target of an item whose price has come down to it. */
  priceIs({ itemKey, price }: PriceEvent): void {
    const due = this.alerts.find(
      (alert) => alert.itemKey === itemKey && Number(alert.amount ?? 0) >= Number(price.amount),
    );
    const [sample] = messages();
    if (!due || !sample) return;
    this.notifications.unshift({
      ...sample,
      notificationId: `n${Date.now()}`,
      createdAt: ago(0),
      readAt: null,
      itemKey,
      after: { price: price.amount, listPrice: null, stock: "in", flashSale: false },
      reasons: [{ alertId: due.alertId, kind: due.kind, text: "" }],
      deliveries: [],
    });
  }

  private create(body: Record<string, unknown>) {
    const alert = { ...base, itemKey: null, alertId: `a${Date.now()}`, ...body } as Alert;
    if (alert.amount !== null) alert.currency = "SGD";
    this.alerts.push(alert);
    return { status: 201, body: { alert } };
  }

  private alert(method: string, alertId: string, body: object) {
    const alert = this.alerts.find((each) => each.alertId === alertId);
    if (method === "DELETE") {
      this.alerts = this.alerts.filter((each) => each !== alert);
      return { status: 204 };
    }
    return ok({ alert: Object.assign(alert ?? {}, body) });
  }

  private add(body: Record<string, unknown>) {
    const added = channel(
      `c${Date.now()}`,
      body.kind as Channel["kind"],
      String(body.name),
      String(body.target),
    );
    added.confirmed = added.kind !== "email";
    this.channels.push(added);
    const secret = added.kind === "webhook" ? "9d1c0a6e5b7f4e2d8c3b1a0f9e8d7c6b" : null;
    return { status: 201, body: { channel: added, secret } };
  }

  private channel(method: string, id: string, part: string | undefined, body: object) {
    const channel = this.channels.find(({ channelId }) => channelId === id);
    if (part === "test") {
      const accepted = channel?.offReason === null;
      return ok({ accepted, detail: accepted ? "250 2.0.0 Ok: queued" : "HTTP 403" });
    }
    if (part === "deliveries") {
      return ok({
        deliveries: this.notifications
          .flatMap(({ deliveries }) => deliveries)
          .filter(({ channelId }) => channelId === id),
      });
    }
    if (part === "confirmation")
      return ok({ channel: Object.assign(channel ?? {}, { confirmed: true }) });
    if (method === "DELETE") {
      this.channels = this.channels.filter((each) => each !== channel);
      return { status: 204 };
    }
    return ok({ channel: Object.assign(channel ?? {}, body, { offReason: null, failures: 0 }) });
  }

  private inbox(unreadOnly: boolean) {
    const unread = this.notifications.filter(({ readAt }) => readAt === null);
    return ok({
      notifications: unreadOnly ? unread : this.notifications,
      nextCursor: null,
      unread: unread.length,
    });
  }

  private read(ids: string[] | undefined) {
    for (const notification of this.notifications) {
      if (!ids || ids.includes(notification.notificationId)) notification.readAt ??= ago(0);
    }
    return ok({ unread: this.notifications.filter(({ readAt }) => readAt === null).length });
  }
}

function ok(body: unknown) {
  return { status: 200, body };
}

function channel(channelId: string, kind: Channel["kind"], name: string, target: string): Channel {
  return {
    channelId,
    kind,
    name,
    target,
    enabled: true,
    confirmed: true,
    createdAt: ago(60_000),
    failures: 0,
    offReason: null,
  };
}

function delivery(notificationId: string, channelId: string, minutes: number): Delivery {
  return {
    notificationId,
    channelId,
    state: "sent",
    attempts: 1,
    error: null,
    createdAt: ago(minutes),
    dueAt: null,
    finishedAt: ago(minutes),
  };
}

function someAlerts(): Alert[] {
  return [
    { ...base, alertId: "a1", kind: "price-drop", itemKey: null, percent: 10, since: "last-alert" },
    { ...base, alertId: "a2", kind: "back-in-stock", itemKey: null, muted: true },
    {
      ...base,
      alertId: "a3",
      kind: "target-price",
      itemKey: MOUSE,
      amount: "89.00",
      currency: "SGD",
    },
    {
      ...base,
      alertId: "a4",
      kind: "new-lowest",
      itemKey: "my.88201679.1834522071",
      days: 90,
      snoozedUntil: new Date(Date.now() + 86_400_000).toISOString(),
    },
  ];
}

function someChannels(): Channel[] {
  return [
    channel("c1", "email", "My mail", "a…@example.org"),
    {
      ...channel("c2", "webhook", "Home automation", "https://hooks.example.org/…"),
      enabled: false,
      failures: 5,
      offReason: "Five refusals in a row, the last one: HTTP 403",
    },
    { ...channel("c3", "email", "Work", "ada@example.com"), confirmed: false },
  ];
}

function messages(): Notification[] {
  const drop: Notification = {
    notificationId: "2245175584-7",
    text: "",
    createdAt: ago(12),
    readAt: null,
    itemKey: MOUSE,
    itemName: "Logitech MX Master 3S Wireless Performance Mouse, Graphite",
    model: null,
    modelName: null,
    seenAt: ago(12),
    currency: "SGD",
    before: { price: "129.00", listPrice: null, stock: "in", flashSale: false },
    after: { price: "99.00", listPrice: null, stock: "in", flashSale: true },
    announcedSale: null,
    reasons: [
      { alertId: "target", kind: "target-price", text: "" },
      { alertId: "a1", kind: "flash-sale", text: "" },
    ],
    deliveries: [
      delivery("2245175584-7", "c1", 12),
      { ...delivery("2245175584-7", "c2", 12), state: "failed", attempts: 5, error: "HTTP 403" },
    ],
  };
  const waiting = delivery("1834522071-3", "c1", 100);
  return [
    drop,
    {
      ...drop,
      notificationId: "n-1",
      createdAt: ago(60),
      text: "The channel Home automation was switched off after five refusals in a row: HTTP 403.",
      itemKey: null,
      itemName: null,
      before: null,
      after: null,
      currency: null,
      reasons: [],
      deliveries: [],
    },
    {
      ...drop,
      notificationId: "1834522071-3",
      createdAt: ago(100),
      readAt: ago(90),
      itemKey: "my.88201679.1834522071",
      itemName: "Kettle",
      modelName: "1.7 l, white",
      currency: "MYR",
      before: { price: "489.00", listPrice: null, stock: "out", flashSale: false },
      after: { price: "489.00", listPrice: null, stock: "in", flashSale: false },
      reasons: [{ alertId: "a2", kind: "back-in-stock", text: "" }],
      deliveries: [
        {
          ...waiting,
          state: "waiting",
          attempts: 2,
          error: "451 4.7.1 Try again later",
          dueAt: new Date(Date.now() + 600_000).toISOString(),
          finishedAt: null,
        },
      ],
    },
  ];
}
