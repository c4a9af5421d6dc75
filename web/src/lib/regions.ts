import type { Region } from "./api/types";
import { currentLocale } from "./language/language";
import { messages } from "./messages";

/** The name of a country in the viewer's language. */
function country(code: string): string {
  const names = new Intl.DisplayNames(currentLocale() ?? "en", { type: "region" });
  return names.of(code) ?? code;
}

interface RegionFacts {
  name: string;
  domain: string;
}

/** Shopee's countries; the closed ones stay because their items may still be on a list. */
export const regions = {
  sg: { name: country("SG"), domain: "shopee.sg" },
  my: { name: country("MY"), domain: "shopee.com.my" },
  ph: { name: country("PH"), domain: "shopee.ph" },
  th: { name: country("TH"), domain: "shopee.co.th" },
  vn: { name: country("VN"), domain: "shopee.vn" },
  tw: { name: country("TW"), domain: "shopee.tw" },
  id: { name: country("ID"), domain: "shopee.co.id" },
  br: { name: country("BR"), domain: "shopee.com.br" },
  mx: { name: country("MX"), domain: "shopee.com.mx" },
  co: { name: country("CO"), domain: "shopee.com.co" },
  cl: { name: country("CL"), domain: "shopee.cl" },
  pl: { name: country("PL"), domain: "shopee.pl" },
  es: { name: country("ES"), domain: "shopee.es" },
  fr: { name: country("FR"), domain: "shopee.fr" },
  in: { name: country("IN"), domain: "shopee.in" },
  ar: { name: country("AR"), domain: "shopee.com.ar" },
  demo: { name: messages.demoShop, domain: messages.theDemoShop },
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
