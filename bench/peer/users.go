package main

import (
	"context"
	"crypto/subtle"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
	"google.golang.org/grpc"

	pb "tidemark/peer/proto"
)

type userService struct {
	pb.UnimplementedUsersServer
	account *sql.Stmt
	watches *sql.Stmt
}

func serveUsers(listen string, db *sql.DB) error {
	service := &userService{
		account: prepare(db, `SELECT account_id, password_hash, created_at, admin
			FROM account WHERE username = ?`),
		watches: prepare(db, `SELECT listing_id, shop_id, added_at, model_id, target_price, tags
			FROM watch WHERE account_id = ? ORDER BY added_at DESC, listing_id DESC`),
	}
	return serve(listen, func(server *grpc.Server) { pb.RegisterUsersServer(server, service) })
}

func (s *userService) LogIn(ctx context.Context, r *pb.LogInRequest) (*pb.LogInResponse, error) {
	answer := &pb.LogInResponse{Username: r.Username}
	var hash string
	err := s.account.QueryRowContext(ctx, r.Username).
		Scan(&answer.AccountId, &hash, &answer.CreatedAt, &answer.Admin)
	if err == sql.ErrNoRows {
		return &pb.LogInResponse{}, nil
	}
	if err != nil {
		return nil, err
	}
	answer.Matches = matches(r.Password, hash)
	return answer, nil
}

// matches reads $argon2id$v=19$m=19456,t=2,p=1$salt$key.
func matches(password, stored string) bool {
	parts := strings.Split(stored, "$")
	if len(parts) != 6 {
		return false
	}
	var memory, time uint32
	var lanes uint8
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &memory, &time, &lanes); err != nil {
		return false
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false
	}
	key, err := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil {
		return false
	}
	found := argon2.IDKey([]byte(password), salt, time, memory, lanes, uint32(len(key)))
	return subtle.ConstantTimeCompare(found, key) == 1
}

func (s *userService) ListWatches(
	ctx context.Context, r *pb.ListWatchesRequest) (*pb.ListWatchesResponse, error) {
	rows, err := s.watches.QueryContext(ctx, r.AccountId)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	answer := &pb.ListWatchesResponse{}
	for rows.Next() {
		watch := &pb.Watch{}
		var target sql.NullInt64
		var tags []byte
		if err := rows.Scan(&watch.ListingId, &watch.ShopId, &watch.AddedAt, &watch.ModelId,
			&target, &tags); err != nil {
			return nil, err
		}
		watch.TargetPrice = optional(target)
		if err := json.Unmarshal(tags, &watch.Tags); err != nil {
			return nil, err
		}
		answer.Watches = append(answer.Watches, watch)
	}
	return answer, rows.Err()
}
