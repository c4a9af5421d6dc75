#!/usr/bin/env bash
# The front door: brings up the whole of Tidemark on this machine and says where it is.
set -euo pipefail
HERE=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)

usage() {
  cat <<'TEXT'
Brings up the whole of Tidemark: nginx, two gateways, HAProxy, two of each service, two databases, Redis, Prometheus.

  ./setup.sh             start, or bring what runs up to date without losing a request
  ./setup.sh --status    say what runs and where
  ./setup.sh --down      end all of it; data stays

Further options are those of ./tidemark cluster: --port N, --address A, --data-dir DIR, --config FILE.
TEXT
}

command=start
options=()
for word in "$@"; do
  case $word in
    --plain) ;;
    --down) command=stop ;;
    --status) command=status ;;
    -h | --help) usage && exit ;;
    *) options+=("$word") ;;
  esac
done
exec "$HERE/tidemark" cluster "$command" ${options[@]+"${options[@]}"}
