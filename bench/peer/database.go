package main

import (
	"database/sql"
	"log"
	"net"
	"strings"

	_ "github.com/go-sql-driver/mysql"
	"google.golang.org/grpc"
)

// As many as Tidemark's services have.
const connections = 8

func openDatabase(name string) *sql.DB {
	// Statements with lists go in one round trip; those that are prepared stay prepared.
	db, err := sql.Open("mysql", name+"?interpolateParams=true")
	if err != nil {
		log.Fatal(err)
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db
}

func prepare(db *sql.DB, statement string) *sql.Stmt {
	prepared, err := db.Prepare(statement)
	if err != nil {
		log.Fatal(err)
	}
	return prepared
}

// in is "?,?,?" for the list, and the list as arguments.
func in(ids []int64, more ...interface{}) (string, []interface{}) {
	arguments := make([]interface{}, 0, len(ids)+len(more))
	for _, id := range ids {
		arguments = append(arguments, id)
	}
	return strings.TrimSuffix(strings.Repeat("?,", len(ids)), ","), append(arguments, more...)
}

func serve(listen string, register func(*grpc.Server)) error {
	listener, err := net.Listen("tcp", listen)
	if err != nil {
		return err
	}
	server := grpc.NewServer()
	register(server)
	return server.Serve(listener)
}

func optional(value sql.NullInt64) *int64 {
	if !value.Valid {
		return nil
	}
	number := value.Int64
	return &number
}

func text(value sql.NullString) *string {
	if !value.Valid {
		return nil
	}
	words := value.String
	return &words
}

