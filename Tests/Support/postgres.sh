#!/usr/bin/env bash
# A private PostgreSQL cluster, with fsync on, that listens on loopback only.
#
#   postgres.sh start DIR [PORT]   makes it where there is none, starts it and prints its conninfo
#   postgres.sh stop DIR           stops it
#   postgres.sh crash DIR          stops it without a checkpoint, as a power cut would (for tests)
#   postgres.sh check              says whether it can be started here (Debian package postgresql-15)
#
# PostgreSQL refuses to run as root; as root the cluster belongs to PG_USER, or else to postgres or nobody.
set -euo pipefail
cd "$(dirname "$0")"
. ./ports.sh

bin=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)}

check() { [ -x "${bin:-/nowhere}/initdb" ] || { echo "missing: initdb (apt-get install postgresql)"; return 1; }; }

owner() {
    if [ -n "${PG_USER:-}" ]; then echo "$PG_USER"
    elif id postgres >/dev/null 2>&1; then echo postgres
    else echo nobody; fi
}

# The server keeps no file of ours open: whoever started this script would wait for it for ever.
launch() {
    (
        for fd in /proc/self/fd/*; do
            fd=${fd##*/}
            if [ "$fd" -gt 2 ]; then eval "exec $fd>&-"; fi
        done
        as_owner "$bin/pg_ctl" -D "$dir/data" -w -t 60 -l "$dir/data/server.log" -o "-p $port" start
    ) >"$dir/start.log" 2>&1 </dev/null
}

as_owner() {
    if [ "$(id -u)" -ne 0 ]; then "$@"; return; fi
    setpriv --reuid="$(owner)" --regid="$(id -g "$(owner)")" --clear-groups env HOME="$dir" "$@"
}

create() {
    mkdir -p "$dir/run"
    [ "$(id -u)" -ne 0 ] || chown "$(owner)" "$dir" "$dir/run"
    as_owner "$bin/initdb" -D "$dir/data" -U motcua -A trust -E UTF8 --locale=C.UTF-8 >"$dir/initdb.log" 2>&1 \
        || { cat "$dir/initdb.log" >&2; exit 1; }
    cat >>"$dir/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$dir/run'
max_connections = 200
fsync = on
synchronous_commit = on
full_page_writes = on
shared_buffers = 128MB
logging_collector = off
CONF
}

start() {
    check >&2
    mkdir -p "$dir"
    [ -f "$dir/data/PG_VERSION" ] || create
    if ! as_owner "$bin/pg_ctl" -D "$dir/data" status >/dev/null 2>&1; then
        [ -n "$port" ] || port=$(free_ports 1)
        launch || { tail -20 "$dir/start.log" "$dir/data/server.log" >&2; exit 1; }
    fi
    port=$(sed -n 4p "$dir/data/postmaster.pid")
    echo "host=127.0.0.1 port=$port user=motcua dbname=postgres"
}

halt() {
    [ -f "$dir/data/postmaster.pid" ] || return 0
    as_owner "$bin/pg_ctl" -D "$dir/data" -w -m "$1" stop >/dev/null 2>&1 || true
}

case "${1:-}" in
check) check ;;
start | stop | crash)
    dir=${2:?a directory}
    mkdir -p "$dir"
    dir=$(cd "$dir" && pwd)
    port=${3:-}
    case "$1" in
    start) start ;;
    stop) halt fast ;;
    crash) halt immediate ;;
    esac
    ;;
*) sed -n '2,9p' "$0" >&2; exit 64 ;;
esac
