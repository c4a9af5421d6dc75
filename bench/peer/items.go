package main

import (
	"context"
	"database/sql"
	"encoding/base64"
	"fmt"
	"math"
	"time"

	"google.golang.org/grpc"

	pb "tidemark/peer/proto"
)

const (
	columns = `listing_id, shop_id, state, name, image_url, price, price_max, list_price, stock,
		flash_sale, source, price_since, tracked_since, last_seen_at, origin`
	recent = 30 * 24 * time.Hour
	// Of a small chart.
	mostPoints = 60
)

type itemService struct {
	pb.UnimplementedItemsServer
	db         *sql.DB
	listing    *sql.Stmt
	page       *sql.Stmt
	history    *sql.Stmt
	nextSource *sql.Stmt
}

func serveItems(listen string, db *sql.DB) error {
	service := &itemService{
		db:      db,
		listing: prepare(db, "SELECT "+columns+" FROM listing WHERE listing_id = ?"),
		page: prepare(db, "SELECT "+columns+` FROM listing
			WHERE listing_id > ? ORDER BY listing_id LIMIT ?`),
		history: prepare(db, `SELECT observed_at, price, list_price, flash_sale, stock, gap_seconds
			FROM price_change WHERE listing_id = ? AND model_id = 0 AND source = ?
			ORDER BY observed_at LIMIT ?`),
		nextSource: prepare(db, `SELECT source FROM price_day
			WHERE listing_id = ? AND model_id = 0 AND source > ? ORDER BY source LIMIT 1`),
	}
	return serve(listen, func(server *grpc.Server) { pb.RegisterItemsServer(server, service) })
}

type row interface{ Scan(...interface{}) error }

func readItem(r row) (*pb.Item, error) {
	item := &pb.Item{}
	var name, image sql.NullString
	var price, highest, list, source, since, seen sql.NullInt64
	err := r.Scan(&item.ListingId, &item.ShopId, &item.State, &name, &image, &price, &highest, &list,
		&item.Stock, &item.FlashSale, &source, &since, &item.TrackedSince, &seen, &item.Origin)
	if err != nil {
		return nil, err
	}
	item.Name, item.ImageUrl = text(name), text(image)
	item.Price, item.PriceMax, item.ListPrice = optional(price), optional(highest), optional(list)
	item.PriceSince, item.LastSeenAt = optional(since), optional(seen)
	if source.Valid {
		number := int32(source.Int64)
		item.Source = &number
	}
	return item, nil
}

func (s *itemService) items(rows *sql.Rows, err error) ([]*pb.Item, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var items []*pb.Item
	for rows.Next() {
		item, err := readItem(rows)
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, rows.Err()
}

func (s *itemService) ListItems(
	ctx context.Context, r *pb.ListItemsRequest) (*pb.ListItemsResponse, error) {
	items, err := s.items(s.page.QueryContext(ctx, r.After, r.Limit+1))
	if err != nil {
		return nil, err
	}
	answer := &pb.ListItemsResponse{Items: items}
	if len(items) > int(r.Limit) {
		answer.Items = items[:r.Limit]
		answer.Next = items[r.Limit-1].ListingId
	}
	return answer, nil
}

func (s *itemService) GetPriceHistory(
	ctx context.Context, r *pb.GetPriceHistoryRequest) (*pb.GetPriceHistoryResponse, error) {
	item, err := readItem(s.listing.QueryRowContext(ctx, r.ListingId))
	if err == sql.ErrNoRows || err == nil && item.ShopId != r.ShopId {
		return &pb.GetPriceHistoryResponse{}, nil
	}
	if err != nil {
		return nil, err
	}
	answer := &pb.GetPriceHistoryResponse{Found: true, LastSeenAt: item.LastSeenAt}
	if answer.Sources, err = s.sources(ctx, r.ListingId); err != nil || item.Source == nil {
		return answer, err
	}
	answer.Source = *item.Source
	rows, err := s.history.QueryContext(ctx, r.ListingId, answer.Source, r.Limit+1)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		change := &pb.PriceChange{}
		var list, gap sql.NullInt64
		if err := rows.Scan(&change.At, &change.Price, &list, &change.FlashSale, &change.Stock,
			&gap); err != nil {
			return nil, err
		}
		change.ListPrice, change.GapSeconds = optional(list), optional(gap)
		answer.Changes = append(answer.Changes, change)
	}
	if len(answer.Changes) > int(r.Limit) {
		answer.Changes = answer.Changes[:r.Limit]
		last := answer.Changes[r.Limit-1].At
		answer.NextCursor = cursor(
			fmt.Sprintf("prices %d 0 %s\n%d", r.ListingId, sourceCode(answer.Source), last))
	}
	return answer, rows.Err()
}

func (s *itemService) sources(ctx context.Context, listing int64) ([]int32, error) {
	var sources []int32
	source := int32(0)
	for {
		err := s.nextSource.QueryRowContext(ctx, listing, source).Scan(&source)
		if err == sql.ErrNoRows {
			return sources, nil
		}
		if err != nil {
			return nil, err
		}
		sources = append(sources, source)
	}
}

func (s *itemService) ListWatchedItems(
	ctx context.Context, r *pb.ListWatchedItemsRequest) (*pb.ListWatchedItemsResponse, error) {
	answer := &pb.ListWatchedItemsResponse{}
	ids := r.ListingIds
	if len(ids) > int(r.Limit) {
		ids = ids[:r.Limit]
		answer.NextCursor = cursor(fmt.Sprintf("watches ADDED\nfalse\n\n%d\n%d", r.Limit-1, ids[r.Limit-1]))
	}
	if len(ids) == 0 {
		return answer, nil
	}
	start := time.Now().Add(-recent).UnixNano() / 1e6
	marks, arguments := in(ids)
	items, err := s.items(s.db.QueryContext(
		ctx, "SELECT "+columns+" FROM listing WHERE listing_id IN ("+marks+")", arguments...))
	if err != nil {
		return nil, err
	}
	then, err := s.pricesAt(ctx, ids, start)
	if err != nil {
		return nil, err
	}
	steps, err := s.stepsSince(ctx, items, start)
	if err != nil {
		return nil, err
	}
	byId := map[int64]*pb.Item{}
	for _, item := range items {
		byId[item.ListingId] = item
	}
	for _, id := range ids {
		if item := byId[id]; item != nil {
			watched := &pb.WatchedItem{Item: item}
			var before *int64
			if price, known := then[id]; known {
				before = &price
			}
			watched.PriceThen = before
			watched.Recent = sparkline(start, before, steps[id])
			answer.Items = append(answer.Items, watched)
		}
	}
	return answer, nil
}

func (s *itemService) pricesAt(
	ctx context.Context, ids []int64, at int64) (map[int64]int64, error) {
	marks, arguments := in(ids, at)
	rows, err := s.db.QueryContext(ctx, `SELECT l.listing_id,
		(SELECT c.price FROM price_change c WHERE c.listing_id = l.listing_id AND c.model_id = 0
		AND c.source = l.source AND c.observed_at <= ? ORDER BY c.observed_at DESC LIMIT 1)
		FROM listing l WHERE l.listing_id IN (`+marks+") AND l.first_seen_at <= ?",
		append([]interface{}{at}, arguments...)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	prices := map[int64]int64{}
	for rows.Next() {
		var id int64
		var price sql.NullInt64
		if err := rows.Scan(&id, &price); err != nil {
			return nil, err
		}
		if price.Valid {
			prices[id] = price.Int64
		}
	}
	return prices, rows.Err()
}

func (s *itemService) stepsSince(
	ctx context.Context, items []*pb.Item, since int64) (map[int64][]*pb.PricePoint, error) {
	bySource := map[int32][]int64{}
	for _, item := range items {
		if item.Source != nil {
			bySource[*item.Source] = append(bySource[*item.Source], item.ListingId)
		}
	}
	steps := map[int64][]*pb.PricePoint{}
	for source, ids := range bySource {
		marks, arguments := in(ids, source, since)
		rows, err := s.db.QueryContext(ctx, `SELECT listing_id, observed_at, price FROM price_change
			WHERE listing_id IN (`+marks+`) AND model_id = 0 AND source = ? AND observed_at > ?
			ORDER BY listing_id, observed_at`, arguments...)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var id int64
			point := &pb.PricePoint{}
			if err := rows.Scan(&id, &point.At, &point.Price); err != nil {
				rows.Close()
				return nil, err
			}
			steps[id] = append(steps[id], point)
		}
		rows.Close()
		if err := rows.Err(); err != nil {
			return nil, err
		}
	}
	return steps, nil
}

// sparkline leaves out rows that changed no price, and of too many all but the lowest and the
// highest of each stretch, the first and the last.
func sparkline(start int64, then *int64, rows []*pb.PricePoint) []*pb.PricePoint {
	var steps []*pb.PricePoint
	if then != nil {
		steps = append(steps, &pb.PricePoint{At: start, Price: *then})
	}
	for _, row := range rows {
		if len(steps) == 0 || steps[len(steps)-1].Price != row.Price {
			steps = append(steps, row)
		}
	}
	if len(steps) <= mostPoints {
		return steps
	}
	kept := make([]bool, len(steps))
	last := len(steps) - 1
	kept[0], kept[last] = true, true
	stretches := int64((mostPoints - 2) / 2)
	begin := steps[1].At
	length := steps[last-1].At - begin + 1
	next := 1
	for stretch := int64(1); stretch <= stretches; stretch++ {
		end := begin + length*stretch/stretches
		lowest, highest, from := next, next, next
		for next < last && steps[next].At < end {
			if steps[next].Price < steps[lowest].Price {
				lowest = next
			}
			if steps[next].Price > steps[highest].Price {
				highest = next
			}
			next++
		}
		if next > from {
			kept[lowest], kept[highest] = true, true
		}
	}
	var reduced []*pb.PricePoint
	for i, step := range steps {
		if kept[i] {
			reduced = append(reduced, step)
		}
	}
	return reduced
}

func cursor(text string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(text))
}

// listAfter reads the cursor of the list of all items.
func listAfter(text string) int64 {
	var after int64
	decoded, err := base64.RawURLEncoding.DecodeString(text)
	if err == nil {
		if _, err = fmt.Sscanf(string(decoded), "items\n%d", &after); err == nil {
			return after
		}
	}
	return math.MaxInt64
}
