import type { components } from "./schema";

type Schemas = components["schemas"];

export type Account = Schemas["Account"];
export type AddedWatch = Schemas["AddedWatch"];
export type Instance = Schemas["Instance"];
export type Item = Schemas["Item"];
export type ItemPage = Schemas["ItemPage"];
export type ItemState = Schemas["ItemState"];
export type ListedWatch = Schemas["ListedWatch"];
export type Model = Schemas["Model"];
export type Money = Schemas["Money"];
export type PriceChange = Schemas["PriceChange"];
export type PriceEvent = Schemas["PriceEvent"];
export type PriceHistory = Schemas["PriceHistory"];
export type PriceImport = Schemas["Import"];
export type PricePoint = Schemas["PricePoint"];
export type Problem = Schemas["Problem"];
export type ProgressEvent = Schemas["ProgressEvent"];
export type Region = Schemas["Region"];
export type Session = Schemas["Session"];
export type Source = Schemas["Source"];
export type Statistics = Schemas["Statistics"];
export type Token = Schemas["Token"];
export type TokenScope = Schemas["TokenScope"];
export type Verdict = Schemas["Verdict"];
export type WatchedItem = Schemas["WatchedItem"];
