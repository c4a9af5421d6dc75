#!/usr/bin/env bash
# Builds the image and runs the whole system in containers, on a machine that cannot fetch public images: an engine of
# its own, a base system by debootstrap, and stand-ins under the names of the public images, made of Debian's packages.
# Neither Grafana nor cAdvisor is among these; they stand still. Needs root, and docker.io, docker-compose and debootstrap.
#   containers.sh ROOT_OF_THE_PROJECT SCRATCH PORT
set -euo pipefail
ROOT=$1
SCRATCH=$2
PORT=$3
# Debian's client goes with Debian's engine; another one may come first on the path.
export PATH=/usr/bin:$PATH DOCKER_HOST=unix://$SCRATCH/docker.sock

say() { printf 'CONTAINERS %s\n' "$*"; }

end() {
  rm -f "$SCRATCH/asking"
  for home in home restored single; do
    [ ! -f "$SCRATCH/$home/mode" ] || "$ROOT/setup.sh" --down --data-dir "$SCRATCH/$home" >/dev/null 2>&1 || true
  done
  kill "$(cat "$SCRATCH/dockerd.pid" 2>/dev/null)" 2>/dev/null || true
  wait
}

mkdir -p "$SCRATCH"
dockerd --data-root "$SCRATCH/data" --exec-root "$SCRATCH/exec" -H "$DOCKER_HOST" -p "$SCRATCH/dockerd.pid" >"$SCRATCH/dockerd.log" 2>&1 &
trap end EXIT
until docker version >/dev/null 2>&1; do
  kill -0 $! 2>/dev/null || { tail -3 "$SCRATCH/dockerd.log"; say "not run: this machine does not let an engine run"; exit 77; }
  sleep 0.2
done
say "engine $(docker version --format '{{.Server.Version}}')"

if ! debootstrap --variant=minbase bookworm "$SCRATCH/rootfs" >"$SCRATCH/debootstrap.log" 2>&1; then
  tail -3 "$SCRATCH/debootstrap.log"
  say "not run: debootstrap could not make a base system"
  exit 77
fi
tar -C "$SCRATCH/rootfs" -c . | docker import - debian:bookworm-slim >/dev/null
mkdir -p "$SCRATCH/java"
cp -a "$(readlink -f "$JAVA_HOME")" "$SCRATCH/java/jdk"
cat >"$SCRATCH/java/Dockerfile" <<'TEXT'
FROM debian:bookworm-slim
COPY jdk /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
TEXT
docker build -q -t eclipse-temurin:25-jre "$SCRATCH/java" >/dev/null
docker build -q -t stand-in - >/dev/null <<'TEXT'
FROM debian:bookworm-slim
RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx-light haproxy \
  redis-server mariadb-server mariadb-client prometheus prometheus-node-exporter prometheus-process-exporter \
  prometheus-mysqld-exporter prometheus-redis-exporter prometheus-nginx-exporter
TEXT
say "base and stand-ins built after $SECONDS s"

# The names are those of compose.yaml, so that a new version there needs nothing here.
image() { sed -n "s/.*{$1:-\(.*\)}\".*/\1/p" "$ROOT/compose.yaml" | head -n 1; }
for name in REDIS MARIADB HAPROXY NGINX; do docker tag stand-in "$(image "${name}_IMAGE")"; done
entry() { printf 'FROM stand-in\nENTRYPOINT %s\n' "$2" | docker build -q -t "$(image "$1_IMAGE")" - >/dev/null; }
entry PROMETHEUS '["prometheus"]'
entry NODE_EXPORTER '["prometheus-node-exporter"]'
entry PROCESS_EXPORTER '["prometheus-process-exporter"]'
entry MYSQLD_EXPORTER '["prometheus-mysqld-exporter"]'
entry REDIS_EXPORTER '["prometheus-redis-exporter"]'
entry NGINX_EXPORTER '["prometheus-nginx-exporter"]'
entry PAUSE '["sleep", "infinity"]'
entry GRAFANA '["sh", "-c", "sleep infinity"]'
entry CADVISOR '["sh", "-c", "sleep infinity"]'

set_up() { "$ROOT/setup.sh" "$@"; }

set_up --containers --port "$PORT" --data-dir "$SCRATCH/home"
say "system ready after $SECONDS s"

api() { curl -sf --max-time 30 -H 'Content-Type: application/json' "http://localhost:$PORT/api/v1$1" "${@:2}"; }
account='{"username":"container","password":"correct horse battery"}'
api /auth/register -d "$account" >/dev/null
api /auth/login -d "$account" -c "$SCRATCH/cookies" >/dev/null
curl -sf --max-time 30 "http://localhost:$PORT/" >/dev/null
[ "$(docker inspect --format '{{.HostConfig.ReadonlyRootfs}} {{.Config.User}}' tidemark_gateway-1_1)" = "true 10001:10001" ]
set_up --status --data-dir "$SCRATCH/home"

# A second run changes nothing.
before=$(docker ps -q | sort)
set_up --data-dir "$SCRATCH/home"
[ "$before" = "$(docker ps -q | sort)" ]
say "a second run changed nothing, after $SECONDS s"

# Each line is the status of an answer; 000 stands for none. A POST is never sent twice by nginx, so that it would be lost.
ask() {
  while [ -e "$SCRATCH/asking" ]; do
    curl -s --rate 10/s -o /dev/null -w '%{http_code}\n' --max-time 30 -b "$SCRATCH/cookies" "http://localhost:$PORT/api/v1$1#[1-20]" "${@:2}" || true
  done
}
touch "$SCRATCH/asking"
ask /watches >"$SCRATCH/reads" &
ask /items >>"$SCRATCH/reads" &
ask /watches -H 'Content-Type: application/json' -d '{"url":"nowhere"}' >"$SCRATCH/writes" &

# A new version replaces every role under load, one at a time, and nothing else.
echo >>"$ROOT/deploy/README.md"
set_up --data-dir "$SCRATCH/home"
rm -f "$SCRATCH/asking"
sleep 1
for role in user-1 user-2 price-1 price-2 item-1 item-2 gateway-1 gateway-2; do
  [[ $before != *$(docker ps -q --filter "name=tidemark_${role}_1")* ]]
done
for part in pod nginx haproxy redis user-db items-db; do
  [[ $before = *$(docker ps -q --filter "name=tidemark_${part}_1")* ]]
done
# A machine that has too much to do answers 504 by itself, whatever is replaced meanwhile.
lost=$(cat "$SCRATCH/reads" "$SCRATCH/writes" | grep -cE '^(000|50[0-35-9])$' || true)
say "replaced by a new version under load after $SECONDS s: $(cat "$SCRATCH/reads" "$SCRATCH/writes" | wc -l) requests, $lost failed"
sort "$SCRATCH/reads" | uniq -c
sort "$SCRATCH/writes" | uniq -c
[ "$lost" = 0 ]
api /auth/login -d "$account" >/dev/null

set_up --dry-run --data-dir "$SCRATCH/home" | grep -c "nothing to change" | grep -qx 2
say "a dry run has found no migration, after $SECONDS s"

# A backup of it becomes a new system.
set_up --backup --data-dir "$SCRATCH/home"
backup=$(ls "$SCRATCH"/home/backups/tidemark-*.zip)
set_up --down --data-dir "$SCRATCH/home"
set_up --containers --restore "$backup" --data-dir "$SCRATCH/restored"
set_up --port "$PORT" --data-dir "$SCRATCH/restored"
api /auth/login -d "$account" >/dev/null
set_up --down --data-dir "$SCRATCH/restored"
say "a backup became a new system after $SECONDS s"

# And all of it in one container, which keeps its data when it is brought up again.
set_up --single-container --port "$PORT" --data-dir "$SCRATCH/single"
api /auth/register -d "$account" >/dev/null
before=$(docker ps -q)
set_up --data-dir "$SCRATCH/single"
[ "$before" = "$(docker ps -q)" ]
set_up --down --data-dir "$SCRATCH/single"
set_up --data-dir "$SCRATCH/single"
api /auth/login -d "$account" >/dev/null
say "ran in one container, and kept its account, after $SECONDS s"
