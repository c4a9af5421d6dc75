package main

import (
	"crypto/rand"
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/gomodule/redigo/redis"
	"google.golang.org/grpc"
	"google.golang.org/grpc/balancer/roundrobin"
	"google.golang.org/grpc/resolver"
	"google.golang.org/grpc/resolver/manual"

	pb "tidemark/peer/proto"
)

const (
	cookieName  = "tidemark_session"
	lifetime    = 7 * 24 * time.Hour
	mostChanges = 10000
)

type gateway struct {
	sessions *redis.Pool
	users    pb.UsersClient
	items    pb.ItemsClient
}

func serveGateway(listen, users, items, sessions string) error {
	g := &gateway{
		sessions: &redis.Pool{
			MaxIdle: 64, MaxActive: 64, Wait: true,
			Dial: func() (redis.Conn, error) { return redis.DialURL(sessions) },
		},
		users: pb.NewUsersClient(dial("users", users)),
		items: pb.NewItemsClient(dial("items", items)),
	}
	gin.SetMode(gin.ReleaseMode)
	router := gin.New()
	api := router.Group("/api/v1")
	api.POST("/auth/login", g.logIn)
	api.GET("/watches", g.listWatches)
	api.GET("/items", g.listItems)
	api.GET("/items/:itemKey/prices", g.listPrices)
	return router.Run(listen)
}

func dial(name, addresses string) *grpc.ClientConn {
	known := manual.NewBuilderWithScheme(name)
	state := resolver.State{}
	for _, address := range strings.Split(addresses, ",") {
		state.Addresses = append(state.Addresses, resolver.Address{Addr: address})
	}
	known.InitialState(state)
	connection, err := grpc.Dial(name+":///", grpc.WithInsecure(), grpc.WithResolvers(known),
		grpc.WithDefaultServiceConfig(`{"loadBalancingPolicy":"`+roundrobin.Name+`"}`))
	if err != nil {
		panic(err)
	}
	return connection
}

// account is who a request's session belongs to; 0 for nobody, who has been answered then.
func (g *gateway) account(c *gin.Context) int64 {
	token, err := c.Cookie(cookieName)
	if err == nil {
		connection := g.sessions.Get()
		defer connection.Close()
		account, err := redis.Int64(connection.Do("GET", "peer:session:"+token))
		if err == nil {
			return account
		}
		if err != redis.ErrNil {
			g.fail(c, err)
			return 0
		}
	}
	problem(c, http.StatusUnauthorized, "login-required")
	return 0
}

func problem(c *gin.Context, status int, code string) {
	c.JSON(status, gin.H{"status": status, "code": code})
}

func (g *gateway) fail(c *gin.Context, err error) {
	_ = c.Error(err)
	problem(c, http.StatusServiceUnavailable, "unavailable")
}

func (g *gateway) logIn(c *gin.Context) {
	var body struct{ Username, Password string }
	if err := c.ShouldBindJSON(&body); err != nil {
		problem(c, http.StatusBadRequest, "malformed")
		return
	}
	found, err := g.users.LogIn(c.Request.Context(),
		&pb.LogInRequest{Username: body.Username, Password: body.Password})
	if err != nil {
		g.fail(c, err)
		return
	}
	if !found.Matches {
		problem(c, http.StatusUnauthorized, "wrong-credentials")
		return
	}
	secret := make([]byte, 32)
	if _, err := rand.Read(secret); err != nil {
		g.fail(c, err)
		return
	}
	token := base64.RawURLEncoding.EncodeToString(secret)
	connection := g.sessions.Get()
	defer connection.Close()
	if _, err := connection.Do("SET", "peer:session:"+token, found.AccountId,
		"EX", int(lifetime.Seconds())); err != nil {
		g.fail(c, err)
		return
	}
	c.SetSameSite(http.SameSiteLaxMode)
	c.SetCookie(cookieName, token, int(lifetime.Seconds()), "/", "", false, true)
	c.JSON(http.StatusOK, gin.H{
		"account": gin.H{"username": found.Username, "createdAt": instant(found.CreatedAt),
			"admin": found.Admin},
		"expiresAt": instant(time.Now().Add(lifetime).UnixNano() / 1e6),
	})
}

func (g *gateway) listWatches(c *gin.Context) {
	account := g.account(c)
	if account == 0 {
		return
	}
	own, err := g.users.ListWatches(
		c.Request.Context(), &pb.ListWatchesRequest{AccountId: account})
	if err != nil {
		g.fail(c, err)
		return
	}
	question := &pb.ListWatchedItemsRequest{Limit: limit(c, 50)}
	byId := make(map[int64]*pb.Watch, len(own.Watches))
	for _, each := range own.Watches {
		question.ListingIds = append(question.ListingIds, each.ListingId)
		byId[each.ListingId] = each
	}
	found, err := g.items.ListWatchedItems(c.Request.Context(), question)
	if err != nil {
		g.fail(c, err)
		return
	}
	shown := make([]watchJson, 0, len(found.Items))
	for _, each := range found.Items {
		shown = append(shown, watch(byId[each.Item.ListingId], each))
	}
	c.JSON(http.StatusOK, gin.H{"watches": shown, "nextCursor": next(found.NextCursor)})
}

func (g *gateway) listItems(c *gin.Context) {
	if g.account(c) == 0 {
		return
	}
	question := &pb.ListItemsRequest{Limit: limit(c, 50)}
	if after := c.Query("cursor"); after != "" {
		question.After = listAfter(after)
	}
	found, err := g.items.ListItems(c.Request.Context(), question)
	if err != nil {
		g.fail(c, err)
		return
	}
	shown := make([]itemJson, 0, len(found.Items))
	for _, each := range found.Items {
		shown = append(shown, item(each))
	}
	after := ""
	if found.Next != 0 {
		after = cursor("items\n" + strconv.FormatInt(found.Next, 10))
	}
	c.JSON(http.StatusOK, gin.H{"items": shown, "nextCursor": next(after)})
}

func (g *gateway) listPrices(c *gin.Context) {
	if g.account(c) == 0 {
		return
	}
	itemKey := c.Param("itemKey")
	parts := strings.Split(itemKey, ".")
	if len(parts) != 3 {
		problem(c, http.StatusNotFound, "item-not-found")
		return
	}
	shop, _ := strconv.ParseInt(parts[1], 10, 64)
	id, _ := strconv.ParseInt(parts[2], 10, 64)
	for number, r := range regions {
		if r.code == parts[0] {
			id |= number << 48
		}
	}
	found, err := g.items.GetPriceHistory(c.Request.Context(), &pb.GetPriceHistoryRequest{
		ListingId: id, ShopId: shop, Limit: limit(c, mostChanges)})
	if err != nil {
		g.fail(c, err)
		return
	}
	if !found.Found {
		problem(c, http.StatusNotFound, "item-not-found")
		return
	}
	r := regions[id>>48]
	changes := make([]changeJson, 0, len(found.Changes))
	for _, each := range found.Changes {
		changes = append(changes, changeJson{
			At: instant(each.At), Price: decimal(r, each.Price),
			ListPrice: maybeDecimal(r, each.ListPrice), FlashSale: each.FlashSale,
			Stock: stocks[each.Stock], Source: sources[found.Source], GapSeconds: each.GapSeconds})
	}
	known := make([]string, 0, len(found.Sources))
	for _, each := range found.Sources {
		known = append(known, sources[each])
	}
	var source *string
	if found.Source != 0 {
		source = &sources[found.Source]
	}
	c.JSON(http.StatusOK, gin.H{
		"itemKey": itemKey, "currency": r.currency, "model": "0", "source": source,
		"sources": known, "before": nil, "changes": changes, "nextCursor": next(found.NextCursor),
		"lastSeenAt": maybeInstant(found.LastSeenAt)})
}

func limit(c *gin.Context, usual int32) int32 {
	if asked, err := strconv.ParseInt(c.Query("limit"), 10, 32); err == nil {
		return int32(asked)
	}
	return usual
}

func next(cursor string) *string {
	if cursor == "" {
		return nil
	}
	return &cursor
}
