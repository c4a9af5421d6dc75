import type { Alert, Channel, Notification } from "@/lib/api/types";

export const mouseKey = "sg.67707640.2245175584";

export const targetAlert: Alert = {
  alertId: "a1",
  kind: "target-price",
  itemKey: mouseKey,
  model: null,
  amount: "99.00",
  currency: "SGD",
  percent: null,
  days: null,
  since: null,
  coolDownMinutes: 60,
  muted: false,
  snoozedUntil: null,
  createdAt: "2026-11-01T08:00:00.000Z",
};

export const dropForAll: Alert = {
  ...targetAlert,
  alertId: "a2",
  kind: "price-drop",
  itemKey: null,
  amount: null,
  currency: null,
  percent: 10,
  since: "last-alert",
};

export const emailChannel: Channel = {
  channelId: "c1",
  kind: "email",
  name: "My mail",
  target: "a…@example.org",
  enabled: true,
  confirmed: true,
  createdAt: "2026-11-01T08:00:00.000Z",
  failures: 0,
  offReason: null,
};

export const brokenChannel: Channel = {
  ...emailChannel,
  channelId: "c2",
  kind: "webhook",
  name: "Home automation",
  target: "https://hooks.example.org/…",
  enabled: false,
  offReason: "Five refusals in a row, the last one: HTTP 403",
};

export const drop: Notification = {
  notificationId: "2245175584-7",
  text: "S$99.00, was S$129.00",
  createdAt: "2026-11-23T08:00:00.000Z",
  readAt: null,
  itemKey: mouseKey,
  itemName: "Wireless mouse",
  model: null,
  modelName: null,
  seenAt: "2026-11-23T08:00:00.000Z",
  currency: "SGD",
  before: { price: "129.00", listPrice: null, stock: "in", flashSale: false },
  after: { price: "99.00", listPrice: null, stock: "in", flashSale: false },
  announcedSale: null,
  reasons: [
    { alertId: "a1", kind: "target-price", text: "At or below S$99.00" },
    { alertId: "a2", kind: "price-drop", text: "10 % lower" },
  ],
  deliveries: [
    {
      notificationId: "2245175584-7",
      channelId: "c1",
      state: "sent",
      attempts: 1,
      error: null,
      createdAt: "2026-11-23T08:00:00.000Z",
      dueAt: null,
      finishedAt: "2026-11-23T08:00:02.000Z",
    },
    {
      notificationId: "2245175584-7",
      channelId: "c2",
      state: "failed",
      attempts: 5,
      error: "HTTP 403",
      createdAt: "2026-11-23T08:00:00.000Z",
      dueAt: null,
      finishedAt: "2026-11-23T08:10:00.000Z",
    },
  ],
};
