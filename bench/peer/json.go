package main

import (
	"fmt"
	"strconv"
	"time"

	pb "tidemark/peer/proto"
)

type region struct {
	code, domain, currency string
	decimals               int
}

// The one region of the load test's items.
var regions = map[int64]region{1: {"sg", "shopee.sg", "SGD", 2}}

var (
	sources = []string{"", "affiliate", "web", "extension", "import", "demo"}
	states  = []string{"", "pending", "ok", "waiting-for-source", "blocked", "gone", "checking"}
	stocks  = []string{"unknown", "in", "out"}
	origins = []string{"", "watch", "flash-sale"}
)

func sourceCode(number int32) string { return sources[number] }

type moneyJson struct {
	Amount   string `json:"amount"`
	Currency string `json:"currency"`
}

type pointJson struct {
	At    string `json:"at"`
	Price string `json:"price"`
}

type itemJson struct {
	ItemKey          string     `json:"itemKey"`
	Region           string     `json:"region"`
	ShopId           string     `json:"shopId"`
	ItemId           string     `json:"itemId"`
	Name             *string    `json:"name"`
	Url              string     `json:"url"`
	ImageUrl         *string    `json:"imageUrl"`
	Currency         string     `json:"currency"`
	Price            *moneyJson `json:"price"`
	PriceMax         *moneyJson `json:"priceMax"`
	ListPrice        *moneyJson `json:"listPrice"`
	InStock          *bool      `json:"inStock"`
	FlashSale        bool       `json:"flashSale"`
	Source           *string    `json:"source"`
	State            string     `json:"state"`
	StateDetail      *string    `json:"stateDetail"`
	TrackedSince     string     `json:"trackedSince"`
	LastSeenAt       *string    `json:"lastSeenAt"`
	PriceSince       *string    `json:"priceSince"`
	NextCheckAt      *string    `json:"nextCheckAt"`
	Origin           string     `json:"origin"`
	FlashSaleSession *struct{}  `json:"flashSaleSession"`
}

type watchedJson struct {
	itemJson
	Price30dAgo *moneyJson  `json:"price30dAgo"`
	Recent      []pointJson `json:"recent"`
}

type watchJson struct {
	ItemKey     string      `json:"itemKey"`
	AddedAt     string      `json:"addedAt"`
	Model       *string     `json:"model"`
	TargetPrice *string     `json:"targetPrice"`
	Tags        []string    `json:"tags"`
	Item        watchedJson `json:"item"`
}

type changeJson struct {
	At         string  `json:"at"`
	Price      string  `json:"price"`
	ListPrice  *string `json:"listPrice"`
	FlashSale  bool    `json:"flashSale"`
	Stock      string  `json:"stock"`
	Source     string  `json:"source"`
	GapSeconds *int64  `json:"gapSeconds"`
}

func instant(ms int64) string {
	return time.Unix(ms/1000, ms%1000*1e6).UTC().Format("2006-01-02T15:04:05.000Z")
}

func maybeInstant(ms *int64) *string {
	if ms == nil {
		return nil
	}
	words := instant(*ms)
	return &words
}

// decimal writes 1/100,000 of a currency's unit.
func decimal(r region, units int64) string {
	if r.decimals == 0 {
		return strconv.FormatInt(units/100000, 10)
	}
	return fmt.Sprintf("%d.%02d", units/100000, units%100000/1000)
}

func maybeDecimal(r region, units *int64) *string {
	if units == nil {
		return nil
	}
	words := decimal(r, *units)
	return &words
}

func money(r region, units *int64) *moneyJson {
	if units == nil {
		return nil
	}
	return &moneyJson{decimal(r, *units), r.currency}
}

func key(listing, shop int64) (region, string) {
	r := regions[listing>>48]
	return r, r.code + "." + strconv.FormatInt(shop, 10) + "." +
		strconv.FormatInt(listing&(1<<48-1), 10)
}

func item(i *pb.Item) itemJson {
	r, itemKey := key(i.ListingId, i.ShopId)
	shop := strconv.FormatInt(i.ShopId, 10)
	id := strconv.FormatInt(i.ListingId&(1<<48-1), 10)
	shown := itemJson{
		ItemKey: itemKey, Region: r.code, ShopId: shop, ItemId: id, Name: i.Name,
		Url:      "https://" + r.domain + "/product/" + shop + "/" + id,
		ImageUrl: i.ImageUrl, Currency: r.currency,
		Price: money(r, i.Price), PriceMax: money(r, i.PriceMax), ListPrice: money(r, i.ListPrice),
		FlashSale: i.FlashSale, State: states[i.State], TrackedSince: instant(i.TrackedSince),
		LastSeenAt: maybeInstant(i.LastSeenAt), PriceSince: maybeInstant(i.PriceSince),
		Origin: origins[i.Origin],
	}
	if i.Stock != 0 {
		there := i.Stock == 1
		shown.InStock = &there
	}
	if i.Source != nil {
		shown.Source = &sources[*i.Source]
	}
	return shown
}

func watch(w *pb.Watch, i *pb.WatchedItem) watchJson {
	r, itemKey := key(i.Item.ListingId, i.Item.ShopId)
	shown := watchJson{
		ItemKey: itemKey, AddedAt: instant(w.AddedAt), TargetPrice: maybeDecimal(r, w.TargetPrice),
		Tags: w.Tags,
		Item: watchedJson{itemJson: item(i.Item), Price30dAgo: money(r, i.PriceThen),
			Recent: make([]pointJson, 0, len(i.Recent))},
	}
	if shown.Tags == nil {
		shown.Tags = []string{}
	}
	if w.ModelId != 0 {
		model := strconv.FormatInt(w.ModelId, 10)
		shown.Model = &model
	}
	for _, point := range i.Recent {
		shown.Item.Recent = append(
			shown.Item.Recent, pointJson{instant(point.At), decimal(r, point.Price)})
	}
	return shown
}
