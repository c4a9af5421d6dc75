// The peer: a price tracker's hot reads in the shape of the program that Tidemark takes its task
// from. A Gin gateway asks gRPC services, which ask MySQL; sessions lie in Redis. It reads
// Tidemark's own databases and gives the same answers, so that the two can be compared.
package main

import (
	"flag"
	"log"
)

func main() {
	role := flag.String("role", "", "gateway, user or item")
	listen := flag.String("listen", "", "the address to listen on")
	users := flag.String("users", "", "gateway: the user service's addresses, separated by commas")
	items := flag.String("items", "", "gateway: the item service's address")
	redis := flag.String("redis", "", "gateway: redis://:password@host:port")
	database := flag.String("database", "", "services: user:password@tcp(host:port)/name")
	flag.Parse()
	switch *role {
	case "gateway":
		log.Fatal(serveGateway(*listen, *users, *items, *redis))
	case "user":
		log.Fatal(serveUsers(*listen, openDatabase(*database)))
	case "item":
		log.Fatal(serveItems(*listen, openDatabase(*database)))
	default:
		log.Fatalf("-role is gateway, user or item, not %q", *role)
	}
}
