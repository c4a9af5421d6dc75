#!/bin/sh
# Starts a database server in a container, and makes its tables first when there are none. mariadb.sh NAME PORT
set -eu
data=/var/lib/tidemark/data/$1
mkdir -p "$data.tmp"
if [ ! -d "$data" ]; then
  rm -rf "$data.new"
  mkdir -p "$data.new"
  # Nobody has a password at first, and nobody can log in but over the socket, as the user that runs this.
  mariadb-install-db --no-defaults --datadir="$data.new" --tmpdir="$data.tmp" --auth-root-authentication-method=socket \
    --auth-root-socket-user="$(id -un 2>/dev/null || echo tidemark)" --skip-test-db --skip-name-resolve >"$data.log" 2>&1 ||
    { cat "$data.log"; exit 1; }
  rm -f "$data.log"
  mv "$data.new" "$data"
fi
exec mariadbd --defaults-file=/var/lib/tidemark/config/mariadb/mariadb.cnf --datadir="$data" --tmpdir="$data.tmp" \
  --socket=mariadb.sock --pid-file=mariadb.pid --bind-address=127.0.0.1 --port="$2" \
  --init-file="/var/lib/tidemark/config/mariadb/$1.sql"
