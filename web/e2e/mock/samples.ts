import type { Sample, Step } from "./items";

/** A price that wanders from one resting place to the next, the same each time. */
function wander(days: number, base: number, decimals: number, listPrice?: number): Step[] {
  const steps: Step[] = [];
  const factors = [1, 0.94, 1, 0.82, 1, 1.06, 0.9, 0.97, 0.78, 1, 0.88];
  let day = days;
  for (let i = 0; day > 0.5; i++) {
    const price = (base * (factors[i % factors.length] ?? 1)).toFixed(decimals);
    steps.push({
      daysAgo: day,
      price,
      ...(listPrice !== undefined && { listPrice: listPrice.toFixed(decimals) }),
      flash: i % 11 === 8,
      ...(i === 6 && { gapHours: 24 * 12 }),
    });
    day -= 9 + ((i * 7) % 23);
  }
  return steps;
}

const picture = (n: number) => `/pictures/${n}.svg`;

export const samples: Sample[] = [
  {
    region: "sg",
    shopId: "67707640",
    itemId: "2245175584",
    domain: "shopee.sg",
    name: "Logitech MX Master 3S Wireless Performance Mouse, Quiet Clicks, 8K DPI",
    steps: [
      ...wander(420, 149, 2, 199).filter((step) => step.daysAgo > 8),
      { daysAgo: 6, price: "149.00", listPrice: "199.00" },
      { daysAgo: 1.3, price: "112.90", listPrice: "199.00", flash: true },
    ],
    models: ["Graphite", "Pale Grey", "Black", "Rose", "For Mac"],
    picture: picture(1),
  },
  {
    region: "my",
    shopId: "88201679",
    itemId: "1834522071",
    domain: "shopee.com.my",
    name: "Philips Airfryer XL Essential 6.2 L HD9270",
    steps: wander(200, 459, 2, 699),
    picture: picture(2),
  },
  {
    region: "id",
    shopId: "10233345",
    itemId: "7788123456",
    domain: "shopee.co.id",
    name: "Sambal Bu Rudy Bawang 220 g, paket isi 3, kirim dari Surabaya",
    steps: [{ daysAgo: 61, price: "34500" }],
    picture: picture(3),
  },
  {
    region: "vn",
    shopId: "5544332",
    itemId: "9911223344",
    domain: "shopee.vn",
    name: "Tai nghe Bluetooth chống ồn Sony WH-1000XM5",
    steps: [
      ...wander(90, 6490000, 0).filter((step) => step.daysAgo > 5),
      { daysAgo: 4, price: "5890000" },
    ],
    seenHoursAgo: 80,
    state: "blocked",
    picture: picture(4),
  },
  {
    region: "br",
    shopId: "44556677",
    itemId: "3322110099",
    domain: "shopee.com.br",
    name: "Kindle Paperwhite 16 GB",
    steps: [
      { daysAgo: 33, price: "649.00" },
      { daysAgo: 12, price: "699.00" },
      { daysAgo: 2, price: "699.00", out: true },
    ],
    picture: picture(5),
  },
  {
    region: "sg",
    shopId: "1112223",
    itemId: "5566778899",
    domain: "shopee.sg",
    name: "USB-C cable 2 m, braided, 100 W",
    steps: [
      { daysAgo: 300, price: "9.90" },
      { daysAgo: 210, price: "7.50" },
    ],
    seenHoursAgo: 24 * 40,
    state: "gone",
    picture: picture(6),
  },
];

/** A name that a page must show as the text it is, whatever it looks like. */
samples.push({
  region: "sg",
  shopId: "66",
  itemId: "6666",
  domain: "shopee.sg",
  name: `<img src=x onerror="document.title=1"> <b>50%</b> \u202Eoff ${"veryLong".repeat(12)}`,
  steps: [{ daysAgo: 20, price: "5.00" }],
});

/** Enough plain items that the list has a second page. */
export const fillers: Sample[] = Array.from({ length: 30 }, (_, i) => ({
  region: "sg",
  shopId: "900001",
  itemId: String(700000001 + i),
  domain: "shopee.sg",
  name: `Ceramic bowl no. ${i + 1}`,
  steps: wander(40 + i * 5, 12 + i, 2),
}));
