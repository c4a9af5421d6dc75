#!/usr/bin/env bash
# The front door: brings up the whole of Tidemark on this machine and says where it is.
set -euo pipefail
HERE=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)

usage() {
  cat <<'TEXT'
Brings up the whole of Tidemark: nginx, two gateways, HAProxy, two of each service, two databases, Redis, Prometheus,
and in containers Grafana and cAdvisor as well.

  ./setup.sh             start, or bring what runs up to date without losing a request
  ./setup.sh --status    say what runs and where
  ./setup.sh --down      end all of it; data stays

How it runs is chosen at the first start: in containers where a Docker engine answers, else as plain processes.
  --containers           each part a container (compose.yaml)
  --single-container     everything in one container
  --plain                plain processes, from Debian's packages (./tidemark cluster)

  --port N, --address A  where it answers (port 80 when it may, else 8080; 127.0.0.1)
  --data-dir DIR         everything of it (default: cluster or containers, beside this file)
Plain processes take every option of ./tidemark cluster, such as --config FILE and --instances LIST.
TEXT
}

fail() {
  printf 'setup: %s\n' "$*" >&2
  exit 1
}

command=start
mode=""
options=()
PORT=""
ADDRESS=127.0.0.1
HOME_DIR=""
while [ $# -gt 0 ]; do
  case $1 in
    --plain | --containers | --single-container) mode=${1#--} ;;
    --down) command=stop ;;
    --status) command=status ;;
    -h | --help) usage && exit ;;
    --port | --address | --data-dir)
      [ $# -ge 2 ] || fail "$1 needs a value"
      options+=("$1" "$2")
      case $1 in
        --port) PORT=$2 ;;
        --address) ADDRESS=$2 ;;
        --data-dir) HOME_DIR=$(realpath -m "$2") ;;
      esac
      shift
      ;;
    *) options+=("$1") ;;
  esac
  shift
done

# What was chosen at the first start stays, so that an engine that appears or goes does not move a system.
choose() {
  if [ -z "$mode" ]; then
    if [ -f "${HOME_DIR:-$HERE/cluster}/cluster.properties" ] && [ ! -f "${HOME_DIR:-$HERE/cluster}/mode" ]; then
      mode=plain
    elif [ -f "${HOME_DIR:-$HERE/containers}/mode" ]; then
      mode=$(cat "${HOME_DIR:-$HERE/containers}/mode")
    elif docker info >/dev/null 2>&1; then
      mode=containers
    else
      mode=plain
    fi
  fi
}

choose
if [ "$mode" = plain ]; then
  exec "$HERE/tidemark" cluster "$command" ${options[@]+"${options[@]}"}
fi

# --- Containers -------------------------------------------------------------------------------------------------------

# Every container that can be replaced without anybody noticing, in the order in which it is done.
ROLES=(user-1 user-2 price-1 price-2 item-1 item-2 gateway-1 gateway-2)
HOME_DIR=${HOME_DIR:-$HERE/containers}
docker info >/dev/null 2>&1 || fail "no Docker engine answers; start one, or use --plain"

compose() {
  local tool=(docker-compose)
  if docker compose version >/dev/null 2>&1; then tool=(docker compose); fi
  command -v "${tool[0]}" >/dev/null || fail "needs docker compose or docker-compose; install one, or use --plain"
  (cd "$HERE" && "${tool[@]}" --env-file "$HOME_DIR/env" -p tidemark "$@")
}

build_image() {
  "$HERE/tidemark" build
  echo "Building the image tidemark."
  docker build -q -t tidemark "$HERE" >/dev/null || fail "the image could not be built: docker build $HERE says why"
}

# Containers do not run as root: as whoever calls this, or as user 10001 when that is root.
prepare() {
  local owner
  owner=$(id -u):$(id -g)
  [ "$(id -u)" != 0 ] || owner=10001:10001
  mkdir -p "$HOME_DIR"
  chmod 700 "$HOME_DIR"
  [ "$(id -u)" != 0 ] || chown "$owner" "$HOME_DIR"
  OWNER=$owner
  PORT=${PORT:-$(sed -n 's/^TIDEMARK_PORT=//p' "$HOME_DIR/env" 2>/dev/null)}
  PORT=${PORT:-80}
  printf '%s\n' "$mode" >"$HOME_DIR/mode"
  cat >"$HOME_DIR/env" <<TEXT
TIDEMARK_IMAGE=tidemark
TIDEMARK_HOME=$HOME_DIR
TIDEMARK_USER=$owner
TIDEMARK_ADDRESS=$ADDRESS
TIDEMARK_PORT=$PORT
DOCKER_ROOT=$(docker info --format '{{.DockerRootDir}}')
DOCKER_SOCKET=$(socket)
TEXT
}

# Where the engine listens, for cAdvisor, which asks it for the names of containers.
socket() {
  case ${DOCKER_HOST:-} in
    unix://*) printf '%s' "${DOCKER_HOST#unix://}" ;;
    *) printf /var/run/docker.sock ;;
  esac
}

is_healthy() { [ "$(docker inspect --format '{{.State.Health.Status}}' "$(compose ps -q "$1")" 2>/dev/null)" = healthy ]; }

await_healthy() {
  local waited=0
  until is_healthy "$1"; do
    sleep 1
    waited=$((waited + 1))
    [ "$waited" -lt 300 ] || fail "$1 is not healthy after 300 s; docker logs tidemark_${1}_1 says why"
  done
  printf '  %-18s ready\n' "$1"
}

# Asked from beside it, since none of its ports is published; it begins after the roles and takes a few seconds.
cadvisor() {
  local tries
  for tries in 1 2 3 4 5 6 7 8 9 10; do
    if compose exec -T gateway-1 healthy 18097 /healthz >/dev/null 2>&1 </dev/null; then
      printf 'up  (figures of each container, in Prometheus and Grafana)'
      return
    fi
    [ "$tries" = 10 ] || sleep 1
  done
  printf 'does not answer, so that figures of single containers are missing: docker logs tidemark_cadvisor_1 says why'
}

table() {
  cat <<TEXT

  Tidemark      http://localhost$([ "$PORT" = 80 ] || printf ':%s' "$PORT")
  API           http://localhost$([ "$PORT" = 80 ] || printf ':%s' "$PORT")/api/v1
TEXT
  if [ "$mode" = containers ]; then
    cat <<TEXT
  Demo shop     http://localhost:18008  (invented goods and prices)
  Prometheus    http://127.0.0.1:18090
  Grafana       http://127.0.0.1:18089  (admin; its password is in $HOME_DIR/secrets/grafana)
  cAdvisor      $(cadvisor)
  Logs          $HOME_DIR/log
TEXT
  fi
  cat <<TEXT
  Passwords     $HOME_DIR/secrets  (made at the first start; only you can read them)
TEXT
}

start_containers() {
  local role upgrade=no
  if compose ps -q gateway-1 2>/dev/null | grep -q .; then upgrade=yes; fi
  docker run --rm --network none --user "$OWNER" -v "$HOME_DIR:/var/lib/tidemark" tidemark \
    cluster files --data-dir /var/lib/tidemark --address 0.0.0.0 --port 8080 >/dev/null
  if [ "$upgrade" = yes ]; then
    # One at a time: nginx and HAProxy leave out the one that is away.
    for role in "${ROLES[@]}"; do
      compose up -d --no-deps "$role" >/dev/null 2>&1 || fail "$role could not be replaced: docker-compose logs $role"
      await_healthy "$role"
    done
  fi
  echo "Starting the containers."
  compose up -d >"$HOME_DIR/compose.log" 2>&1 || {
    tail -15 "$HOME_DIR/compose.log" >&2
    fail "the containers could not be started; the reason stands above, and in $HOME_DIR/compose.log"
  }
  for role in user-1 price-1 item-1 item-2 haproxy gateway-1 gateway-2 nginx; do
    await_healthy "$role"
  done
}

start_single() {
  echo "Building the image tidemark-system."
  docker build -q -t tidemark-system -f "$HERE/deploy/docker/system.Dockerfile" "$HERE/deploy/docker" >/dev/null ||
    fail "the image could not be built"
  docker rm -f tidemark-system >/dev/null 2>&1 || true
  docker run -d --init --name tidemark-system --restart unless-stopped --user "$OWNER" --cap-drop ALL --stop-timeout 60 \
    --security-opt no-new-privileges:true -p "$ADDRESS:$PORT:8080" -v "$HOME_DIR:/var/lib/tidemark" tidemark-system >/dev/null
  docker logs -f tidemark-system 2>&1 &
  local shown=$! waited=0
  until [ "$(docker inspect --format '{{.State.Health.Status}}' tidemark-system)" = healthy ]; do
    sleep 1
    waited=$((waited + 1))
    [ "$waited" -lt 300 ] || fail "it is not healthy after 300 s; docker logs tidemark-system says why"
  done
  kill "$shown" 2>/dev/null || true
}

case $mode-$command in
  containers-start)
    prepare
    build_image
    start_containers
    compose ps
    table
    ;;
  single-container-start)
    prepare
    build_image
    start_single
    table
    ;;
  containers-status)
    compose ps
    is_healthy nginx
    ;;
  single-container-status) docker ps --filter name=tidemark-system ;;
  containers-stop) compose down ;;
  single-container-stop) docker rm -f tidemark-system >/dev/null && echo "The system in one container has ended." ;;
esac
