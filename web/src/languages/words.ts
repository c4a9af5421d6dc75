import type { messages as app } from "@/app/messages";
import type { messages as chart } from "@/chart/messages";
import type { messages as imports } from "@/features/account/import-messages";
import type { messages as account } from "@/features/account/messages";
import type { messages as token } from "@/features/account/token-messages";
import type { messages as flashSale } from "@/features/flash-sale/messages";
import type { messages as help } from "@/features/help/messages";
import type { messages as item } from "@/features/item/messages";
import type { messages as now } from "@/features/now/messages";
import type { messages as search } from "@/features/search/messages";
import type { messages as status } from "@/features/status/messages";
import type { messages as watch } from "@/features/watch/messages";
import type { ErrorReasons } from "@/lib/error-messages";
import type { messages as countdown } from "@/lib/flash-sale/messages";
import type { messages as verdict } from "@/lib/item/verdict-messages";
import type { messages as common } from "@/lib/messages";

/** Every sentence that a shopper meets. The page of sources, which administrators read, stays in English. */
export type Words = {
  common: typeof common;
  error: ErrorReasons;
  app: typeof app;
  countdown: typeof countdown;
  verdict: typeof verdict;
  chart: typeof chart;
  watch: typeof watch;
  now: typeof now;
  item: typeof item;
  flashSale: typeof flashSale;
  search: typeof search;
  account: typeof account;
  token: typeof token;
  import: typeof imports;
  help: typeof help;
  status: typeof status;
};
