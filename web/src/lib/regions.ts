import type { Region } from "./api/types";

interface RegionFacts {
  name: string;
  domain: string;
}

/** Shopee's countries; the closed ones stay because their items may still be on a list. */
export const regions = {
  sg: { name: "Singapore", domain: "shopee.sg" },
  my: { name: "Malaysia", domain: "shopee.com.my" },
  ph: { name: "Philippines", domain: "shopee.ph" },
  th: { name: "Thailand", domain: "shopee.co.th" },
  vn: { name: "Vietnam", domain: "shopee.vn" },
  tw: { name: "Taiwan", domain: "shopee.tw" },
  id: { name: "Indonesia", domain: "shopee.co.id" },
  br: { name: "Brazil", domain: "shopee.com.br" },
  mx: { name: "Mexico", domain: "shopee.com.mx" },
  co: { name: "Colombia", domain: "shopee.com.co" },
  cl: { name: "Chile", domain: "shopee.cl" },
  pl: { name: "Poland", domain: "shopee.pl" },
  es: { name: "Spain", domain: "shopee.es" },
  fr: { name: "France", domain: "shopee.fr" },
  in: { name: "India", domain: "shopee.in" },
  ar: { name: "Argentina", domain: "shopee.com.ar" },
  demo: { name: "Demo shop", domain: "the demo shop" },
} satisfies Record<Region, RegionFacts>;

/** What the shops themselves write before their prices: "$" alone would mean six different things. */
export const currencySymbols: Readonly<Record<string, string>> = {
  SGD: "S$",
  MYR: "RM",
  PHP: "₱",
  THB: "฿",
  VND: "₫",
  TWD: "NT$",
  IDR: "Rp",
  BRL: "R$",
  MXN: "MX$",
  COP: "COL$",
  CLP: "CLP$",
};
