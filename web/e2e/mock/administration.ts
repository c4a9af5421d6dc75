import { operations } from "./operations";

/** The pretended accounts and figures that administrators look after. */
export class MockAdministration {
  private registration = "open";
  private users = ["ada", "grace", "linus", "margaret"].map((username, index) => ({
    username,
    createdAt: `2026-0${index + 3}-03T08:00:00.000Z`,
    admin: index === 0,
    locked: index === 2,
    watches: [36, 12, 1, 0][index] ?? 0,
  }));

  /** The answer to a call under /admin; null when there is none. */
  answer(call: string, query: URLSearchParams, body: Record<string, unknown>) {
    const [, method, username] = /^(\w+) \/admin\/users\/(.+)$/.exec(call) ?? [];
    if (username) return this.one(method ?? "", username, body);
    switch (call) {
      case "GET /admin/users": {
        const users = this.users.filter((user) => user.username.includes(query.get("q") ?? ""));
        return { status: 200, body: { users, total: users.length } };
      }
      case "POST /admin/users":
        return { status: 201, body: {} };
      case "PATCH /admin/settings":
        this.registration = String(body.registration);
        return { status: 200, body: { registration: this.registration } };
      case "GET /admin/settings":
        return { status: 200, body: { registration: this.registration } };
      case "GET /admin/polling":
        return { status: 200, body: polling };
      case "GET /admin/operations":
        return { status: 200, body: operations((query.get("window") ?? "1h") as "1h") };
      default:
        return null;
    }
  }

  private one(method: string, username: string, body: Record<string, unknown>) {
    const user = this.users.find((each) => each.username === username);
    if (method === "DELETE") {
      this.users = this.users.filter((each) => each !== user);
      return { status: 204 };
    }
    return { status: 200, body: Object.assign(user ?? {}, body) };
  }
}

const polling = {
  collectors: 2,
  regions: [
    {
      region: "sg",
      items: 18_204,
      overdueItems: 37,
      staleShare: 0.021,
      budgetPerSecond: 2,
      floorSeconds: 86_400,
    },
    {
      region: "my",
      items: 911,
      overdueItems: 0,
      staleShare: 0.004,
      budgetPerSecond: 0.5,
      floorSeconds: 86_400,
    },
    {
      region: "br",
      items: 4,
      overdueItems: 4,
      staleShare: 0.31,
      budgetPerSecond: 0,
      floorSeconds: 86_400,
    },
  ],
};
