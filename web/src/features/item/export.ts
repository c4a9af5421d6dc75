import type { PriceHistory } from "@/lib/api/types";

/** A history in the columns that an import takes: what one Tidemark has kept, another can go on with. */
export function csvText({ itemKey, model, currency, changes }: PriceHistory): string {
  const head = "item,model,price,currency,list_price,in_stock,flash_sale,seen_at";
  const rows = changes.map((change) =>
    [
      itemKey,
      model === "0" ? "" : model,
      change.price,
      currency,
      change.listPrice ?? "",
      change.stock === "unknown" ? "" : change.stock === "in",
      change.flashSale,
      change.at,
    ].join(","),
  );
  return `${[head, ...rows].join("\r\n")}\r\n`;
}

export function asCsv(history: PriceHistory): Blob {
  return new Blob([csvText(history)], { type: "text/csv;charset=utf-8" });
}

export function asJson(history: PriceHistory): Blob {
  return new Blob([`${JSON.stringify(history, null, 2)}\n`], { type: "application/json" });
}

const MARGIN = 16;
const TITLE = 36;

/** The chart as it stands, on the page's own background and under the item's name. */
export async function pictureOf(canvas: HTMLCanvasElement, title: string): Promise<Blob> {
  const pixels = devicePixelRatio;
  const picture = document.createElement("canvas");
  picture.width = canvas.width + 2 * MARGIN * pixels;
  picture.height = canvas.height + (2 * MARGIN + TITLE) * pixels;
  const context = picture.getContext("2d");
  if (!context) throw new Error("this browser cannot draw");
  const style = getComputedStyle(document.documentElement);
  context.fillStyle = style.getPropertyValue("--surface");
  context.fillRect(0, 0, picture.width, picture.height);
  context.fillStyle = style.getPropertyValue("--ink");
  context.font = `600 ${16 * pixels}px ${style.fontFamily}`;
  context.fillText(title, MARGIN * pixels, (MARGIN + 16) * pixels, canvas.width);
  context.drawImage(canvas, MARGIN * pixels, (MARGIN + TITLE) * pixels);
  return new Promise((resolve, reject) =>
    picture.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture was made")))),
  );
}
