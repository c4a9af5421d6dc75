#!/usr/bin/env bash
# The front door: brings up the whole of Tidemark on this machine and says where it is.
set -euo pipefail
HERE=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)

usage() {
  cat <<'TEXT'
Brings up the whole of Tidemark: nginx, two gateways, HAProxy, two of each service, two databases, Redis, Prometheus,
and in containers Grafana and cAdvisor as well.

  ./setup.sh                 start, or bring what runs up to date without losing a request
  ./setup.sh --status        say what runs and where
  ./setup.sh --down          end all of it; data stays
  ./setup.sh --dry-run       say what this version would change in the schemas of what runs
  ./setup.sh --backup        write both databases to a file in backups/, as is done every night
  ./setup.sh --restore FILE  put a backup into a new system (with --data-dir NEW), before its first start

How it runs is chosen at the first start: in containers where a Docker engine answers, else as plain processes.
  --containers               each part a container (compose.yaml)
  --single-container         everything in one container
  --plain                    plain processes, from Debian's packages (./tidemark cluster)

  --port N, --address A      where it answers (port 80 when it may, else 8080; 127.0.0.1)
  --data-dir DIR             everything of it (default: cluster or containers, beside this file)
  --config FILE              your settings for every role (see docs/configuration.md)
What is given once is remembered. Plain processes take every option of ./tidemark cluster, such as --instances LIST.
TEXT
}

fail() {
  printf 'setup: %s\n' "$*" >&2
  exit 1
}

command=start
mode=""
options=()
unknown=()
PORT=""
ADDRESS=""
HOME_DIR=""
SETTINGS=""
BACKUP=""
while [ $# -gt 0 ]; do
  case $1 in
    --plain | --containers | --single-container) mode=${1#--} ;;
    --down) command=stop ;;
    --status) command=status ;;
    --backup) command=backup ;;
    --dry-run) command=migrations ;;
    -h | --help) usage && exit ;;
    --port | --address | --data-dir | --config | --restore)
      [ $# -ge 2 ] || fail "$1 needs a value"
      case $1 in
        --port) PORT=$2 ;;
        --address) ADDRESS=$2 ;;
        --data-dir) HOME_DIR=$(realpath -m "$2") ;;
        --config)
          [ -r "$2" ] || fail "cannot read the settings file $2"
          SETTINGS=$(realpath "$2")
          ;;
        --restore)
          [ -r "$2" ] || fail "cannot read the backup $2"
          command=restore
          BACKUP=$(realpath "$2")
          ;;
      esac
      [ "$1" = --restore ] && options+=(--file "$2") || options+=("$1" "$2")
      shift
      ;;
    *)
      unknown+=("$1")
      options+=("$1")
      ;;
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
# What the roles need, and what people reach them through.
OTHERS=(redis user-db items-db haproxy nginx prometheus)
IN_CONTAINER=/var/lib/tidemark
HOME_DIR=${HOME_DIR:-$HERE/containers}
[ ${#unknown[@]} = 0 ] || fail "does not know the option '${unknown[0]}' in containers; ./setup.sh --help lists what it knows"
if [ ! -f "$HOME_DIR/env" ] && [ "$command" != start ] && [ "$command" != restore ]; then
  echo "Nothing runs in containers on $HOME_DIR; ./setup.sh starts it."
  [ "$command" = stop ] && exit || exit 1
fi
docker info >/dev/null 2>&1 || fail "no Docker engine answers; start one, or use --plain"

compose() {
  local tool=(docker-compose)
  if docker compose version >/dev/null 2>&1; then tool=(docker compose); fi
  command -v "${tool[0]}" >/dev/null || fail "needs docker compose or docker-compose; install one, or use --plain"
  (cd "$HERE" && "${tool[@]}" --env-file "$HOME_DIR/env" -p tidemark "$@")
}

container() { compose ps -q "$1" 2>/dev/null; }

build_image() {
  "$HERE/tidemark" build
  echo "Building the image tidemark."
  docker build -q -t tidemark "$HERE" >/dev/null || fail "the image could not be built: docker build $HERE says why"
  IMAGE=$(docker image inspect --format '{{.Id}}' tidemark)
}

remembered() { sed -n "s/^$1=//p" "$HOME_DIR/env" 2>/dev/null || true; }

# Containers do not run as root: as whoever calls this, or as user 10001 when that is root.
prepare() {
  OWNER=$(id -u):$(id -g)
  [ "$(id -u)" != 0 ] || OWNER=10001:10001
  mkdir -p "$HOME_DIR"
  chmod 700 "$HOME_DIR"
  hand_over "$HOME_DIR"
  [ -z "$SETTINGS" ] || give "$SETTINGS" settings.properties
  PORT=${PORT:-$(remembered TIDEMARK_PORT)}
  PORT=${PORT:-80}
  ADDRESS=${ADDRESS:-$(remembered TIDEMARK_ADDRESS)}
  ADDRESS=${ADDRESS:-127.0.0.1}
  MARK=$(remembered TIDEMARK_MARK)
  printf '%s\n' "$mode" >"$HOME_DIR/mode"
  write_environment
}

hand_over() { [ "$(id -u)" != 0 ] || chown "$OWNER" "$1"; }

# Copies a file to where our containers can read it.
give() {
  install -m 600 "$1" "$HOME_DIR/$2"
  hand_over "$HOME_DIR/$2"
}

write_environment() {
  cat >"$HOME_DIR/env" <<TEXT
TIDEMARK_IMAGE=tidemark
TIDEMARK_HOME=$HOME_DIR
TIDEMARK_USER=$OWNER
TIDEMARK_ADDRESS=$ADDRESS
TIDEMARK_PORT=$PORT
TIDEMARK_MARK=$MARK
REDIS_MARK=$(mark config/redis/redis.conf)
USER_DB_MARK=$(mark config/mariadb/mariadb.cnf config/mariadb/user-db.sql)
ITEMS_DB_MARK=$(mark config/mariadb/mariadb.cnf config/mariadb/items-db.sql)
EXPORTERS_MARK=$(mark 'config/mariadb/*-exporter.cnf' config/redis/exporter-passwords.json 'config/process-exporter/*')
DOCKER_ROOT=$(docker info --format '{{.DockerRootDir}}')
DOCKER_SOCKET=$(socket)
TEXT
}

# Changes with the content of files of ours, and so has their container replaced.
# shellcheck disable=SC2048,SC2086 # patterns are meant for that folder
mark() { (cd "$HOME_DIR" && cat $* 2>/dev/null | sha256sum | cut -c 1-12) || true; }

# Where the engine listens, for cAdvisor, which asks it for the names of containers.
socket() {
  case ${DOCKER_HOST:-} in
    unix://*) printf '%s' "${DOCKER_HOST#unix://}" ;;
    *) printf /var/run/docker.sock ;;
  esac
}

# Our program beside the others, as the command line wants it, with everything of the system in reach.
ours() { docker run --rm -i --user "$OWNER" -v "$HOME_DIR:$IN_CONTAINER" "$@"; }

write_files() {
  local settings=()
  [ ! -f "$HOME_DIR/settings.properties" ] || settings=(--config "$IN_CONTAINER/settings.properties")
  ours --network none tidemark cluster files --data-dir "$IN_CONTAINER" --address 0.0.0.0 --port 8080 \
    ${settings[@]+"${settings[@]}"} >/dev/null </dev/null || fail "the configuration could not be written; the reason stands above"
  cp "$HERE/compose.yaml" "$HOME_DIR/compose.yaml"
  MARK=$(mark compose.yaml 'config/*.properties' secrets/redis-url 'secrets/*-db-*')
  write_environment
}

# Paths as they are called on this machine.
outside() { sed -e "s|$IN_CONTAINER/restore.zip|$BACKUP|" -e "s|$IN_CONTAINER/|$HOME_DIR/|"; }

state() { docker inspect --format '{{.State.Health.Status}}' "$(container "$1")" 2>/dev/null; }

await_healthy() {
  local waited=0 id
  until [ "$(state "$1")" = healthy ]; do
    sleep 1
    waited=$((waited + 1))
    id=$(container "$1")
    if [ "$waited" -ge 300 ] || [ "$(docker inspect --format '{{.RestartCount}}' "$id" 2>/dev/null || echo 0)" -ge 3 ]; then
      docker logs --tail 15 "$id" >&2 || true
      fail "$1 does not become healthy; its last words stand above, and more may be in $HOME_DIR/log/$1.log"
    fi
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
  printf 'does not answer, so that figures of single containers are missing: docker logs %.12s says why' "$(container cadvisor)"
}

# The token of whoever is to be the administrator; the user service that was started last has offered the one that counts.
token() {
  local said
  if [ "$mode" = containers ]; then said=$(docker logs "$(container user-2)" 2>&1 || true); else said=$(in_single status 2>&1 || true); fi
  said=$(printf '%s\n' "$said" | sed -nE 's/.*Set-up token:? +([^ ]+).*/\1/p' | tail -n 1)
  [ -z "$said" ] || printf '  Set-up token  %s  (register, then enter it once to become the administrator)\n' "$said"
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
TEXT
  fi
  cat <<TEXT
  Logs          $HOME_DIR/log
  Passwords     $HOME_DIR/secrets  (made at the first start; only you can read them)
TEXT
  token
}

up() {
  compose up -d "$@" >"$HOME_DIR/compose.log" 2>&1 && return
  tail -15 "$HOME_DIR/compose.log" >&2
  fail "the containers could not be started; the reason stands above, and in $HOME_DIR/compose.log"
}

# --- Replacing without losing a request -------------------------------------------------------------------------------

is_current() {
  [ "$(docker inspect --format '{{.Image}} {{index .Config.Labels "dev.tidemark.mark"}}' "$(container "$1")" 2>/dev/null)" = "$IMAGE $MARK" ]
}

# Somebody beside the balancers who tells them, over two pipes, to leave an instance out and to take it in again.
begin_rotation() {
  local pipes
  pipes=$(mktemp -d)
  mkfifo "$pipes/ask" "$pipes/answer"
  trap '' PIPE
  ours --network "container:$(container pod)" tidemark cluster rotation --data-dir "$IN_CONTAINER" <"$pipes/ask" >"$pipes/answer" &
  exec 7>"$pipes/ask" 8<"$pipes/answer"
  rm -r "$pipes"
}

rotate() {
  local answer=""
  printf '%s\n' "$1" >&7 2>/dev/null || true
  read -r -t 120 answer <&8 || true
  [ "$answer" = "done" ] || fail "the balancers could not be told: $1; everything else goes on as it is"
}

# One at a time, each out of its balancer; a second run that changes nothing leaves them alone.
replace_roles() {
  local role begun=no
  for role in "${ROLES[@]}"; do
    is_current "$role" && continue
    if [ "$begun" = no ]; then
      echo "Replacing what has changed, one at a time."
      begin_rotation
      begun=yes
    fi
    rotate "out $role"
    up --no-deps "$role"
    await_healthy "$role"
    rotate "in $role"
  done
  [ "$begun" = no ] || exec 7>&- 8<&-
}

mark_of() { mark "config/$1/*.*" "config/$1/*/*.*"; }

# They read their files anew without closing what is open.
reload() {
  [ "$2" = "$(mark_of "$1")" ] || compose kill -s "$3" "$1" >/dev/null 2>&1
}

start_containers() {
  local role upgrade=no before=()
  if container gateway-1 | grep -q .; then upgrade=yes; fi
  before=("$(mark_of nginx)" "$(mark_of haproxy)" "$(mark_of prometheus)")
  write_files
  if [ "$upgrade" = yes ]; then
    up --no-deps redis user-db items-db
    for role in redis user-db items-db; do await_healthy "$role"; done
    reload nginx "${before[0]}" HUP
    reload haproxy "${before[1]}" USR2
    reload prometheus "${before[2]}" HUP
    replace_roles
  fi
  echo "Starting the containers."
  # shellcheck disable=SC2046 # names of services are words
  up $(compose config --services | grep -vx cadvisor)
  # It needs more rights than some engines can give, and nothing needs it; the table says how it is.
  compose up -d cadvisor >>"$HOME_DIR/compose.log" 2>&1 || true
  for role in "${ROLES[@]}" haproxy nginx; do await_healthy "$role"; done
}

# --- One container ----------------------------------------------------------------------------------------------------

in_single() { docker exec tidemark-system tidemark cluster "$1" --data-dir "$IN_CONTAINER"; }

build_system() {
  echo "Building the image tidemark-system."
  docker build -q -t tidemark-system -f "$HERE/deploy/docker/system.Dockerfile" "$HERE/deploy/docker" >/dev/null ||
    fail "the image could not be built"
}

start_single() {
  local what settings=()
  build_system
  [ ! -f "$HOME_DIR/settings.properties" ] || settings=(--config "$IN_CONTAINER/settings.properties")
  what="$(docker image inspect --format '{{.Id}}' tidemark-system) $ADDRESS:$PORT $(mark settings.properties)"
  if [ "$(docker inspect --format '{{index .Config.Labels "dev.tidemark.mark"}} {{.State.Health.Status}}' tidemark-system 2>/dev/null)" = "$what healthy" ]; then
    echo "Nothing to change: this very system runs."
    return
  fi
  stop_single
  docker run -d --init --name tidemark-system --restart unless-stopped --user "$OWNER" --cap-drop ALL --stop-timeout 120 \
    --security-opt no-new-privileges:true --label "dev.tidemark.mark=$what" -p "$ADDRESS:$PORT:8080" \
    -v "$HOME_DIR:$IN_CONTAINER" tidemark-system cluster start --data-dir "$IN_CONTAINER" --address 0.0.0.0 --port 8080 \
    ${settings[@]+"${settings[@]}"} >/dev/null
  docker logs -f tidemark-system 2>&1 &
  local shown=$! waited=0
  until [ "$(docker inspect --format '{{.State.Health.Status}}' tidemark-system)" = healthy ]; do
    sleep 1
    waited=$((waited + 1))
    [ "$waited" -lt 300 ] || fail "it is not healthy after 300 s; docker logs tidemark-system says why"
  done
  kill "$shown" 2>/dev/null || true
}

# In order, so that databases do not have to recover at the next start.
stop_single() {
  docker stop -t 120 tidemark-system >/dev/null 2>&1 || true
  docker rm tidemark-system >/dev/null 2>&1 || true
}

# --- Everything else --------------------------------------------------------------------------------------------------

status_containers() {
  local part away=()
  compose ps
  for part in "${ROLES[@]}" "${OTHERS[@]}"; do
    [ "$(state "$part")" = healthy ] || away+=("$part")
  done
  [ ${#away[@]} = 0 ] || fail "not healthy: ${away[*]}"
}

# What runs is still another version; this one only looks.
show_migrations() {
  prepare
  build_image
  ours --network "container:$1" tidemark cluster migrations --data-dir "$IN_CONTAINER" </dev/null
}

restore_containers() {
  prepare
  container pod | grep -q . && fail "containers run; ./setup.sh --down ends them, and --data-dir names a new system"
  build_image
  write_files
  up pod user-db items-db
  await_healthy user-db
  await_healthy items-db
  give "$BACKUP" restore.zip
  local restored=yes
  ours --network "container:$(container pod)" tidemark cluster restore --data-dir "$IN_CONTAINER" \
    --file "$IN_CONTAINER/restore.zip" </dev/null | outside || restored=no
  rm -f "$HOME_DIR/restore.zip"
  compose down >/dev/null 2>&1
  [ "$restored" = yes ] || fail "the backup was not restored; the reason stands above"
}

restore_single() {
  prepare
  build_image
  build_system
  give "$BACKUP" restore.zip
  ours tidemark-system cluster restore --data-dir "$IN_CONTAINER" --file "$IN_CONTAINER/restore.zip" </dev/null | outside ||
    fail "the backup was not restored; the reason stands above"
  rm -f "$HOME_DIR/restore.zip"
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
  containers-status) status_containers ;;
  single-container-status) in_single status ;;
  containers-stop) compose down ;;
  single-container-stop) stop_single && echo "The system in one container has ended." ;;
  containers-backup) compose exec -T backups tidemark cluster backup --data-dir "$IN_CONTAINER" </dev/null | outside ;;
  single-container-backup) in_single backup | outside ;;
  containers-migrations) show_migrations "$(container pod)" ;;
  single-container-migrations) show_migrations tidemark-system ;;
  containers-restore) restore_containers ;;
  single-container-restore) restore_single ;;
esac
