/** What the tests are told about the server they try; `global-setup.ts` fills it in for the pretended one. */
export function required(name: "BASE_URL" | "ITEM_URL" | "CHANGE_URL"): string {
  const value = process.env[name];
  if (!value) throw new Error(`set ${name}; see e2e/README.md`);
  return value;
}

export function optional(
  name:
    | "DEMO_SHOP"
    | "SETUP_TOKEN"
    | "PRICE_TEXT"
    | "CHANGED_PRICE_TEXT"
    | "ALERT_ITEM_URL"
    | "ALERT_CHANGE_URL"
    | "FIT",
): string | null {
  return process.env[name] || null;
}

/** Makes the shop change the item's price. */
export async function changePrice(url = required("CHANGE_URL")): Promise<void> {
  const answer = await fetch(url, { method: "POST" });
  if (!answer.ok) throw new Error(`changing the price answered ${answer.status}`);
}

/** The number by which Shopee knows the item. */
export function itemId(): string {
  const id = /(\d+)\D*$/.exec(new URL(required("ITEM_URL")).pathname)?.[1];
  if (!id) throw new Error("ITEM_URL ends in no item id");
  return id;
}
