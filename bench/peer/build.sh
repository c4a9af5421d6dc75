#!/usr/bin/env bash
# Builds the peer from Debian's packages alone; nothing is fetched. usage: build.sh FOLDER
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mkdir -p "$1" && cd "$1" && pwd)
packages="golang-go protobuf-compiler protoc-gen-go-1-5 protoc-gen-go-grpc golang-github-gin-gonic-gin-dev
  golang-google-grpc-dev golang-github-gomodule-redigo-dev golang-github-go-sql-driver-mysql-dev golang-golang-x-crypto-dev"
for program in go protoc protoc-gen-go protoc-gen-go-grpc; do
  command -v "$program" >/dev/null || { echo "the peer needs $program:" sudo apt-get install $packages >&2; exit 3; }
done
source=$folder/gopath/src/tidemark/peer
mkdir -p "$source"
cp "$here"/*.go "$source"
protoc -I "$here/proto" --go_out="$folder/gopath/src" --go-grpc_out="$folder/gopath/src" "$here/proto/peer.proto"
cd "$source"
GO111MODULE=off GOFLAGS= GOPATH=$folder/gopath:/usr/share/gocode GOCACHE=$folder/cache go build -o "$folder/peer" .
