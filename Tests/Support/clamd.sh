#!/usr/bin/env bash
# A private clamd with one signature of our own, on a free loopback port and a socket.
#
#   clamd.sh start DIR   starts it and prints two lines: the port, and the path of the socket
#   clamd.sh stop DIR    stops it
#   clamd.sh check       says whether it can be started here (Debian package clamav-daemon)
#
# The signature MotCua.Thu.Nghiem matches the text "TEP THU NGHIEM CO MA DOC". Streams end at 1 MB.
set -euo pipefail
cd "$(dirname "$0")"
. ./ports.sh

clamd=/usr/sbin/clamd

check() { [ -x "$clamd" ] || { echo "missing: $clamd (apt-get install clamav-daemon)"; return 1; }; }

configure() {
    mkdir -p "$dir/db"
    local hex
    hex=$(printf 'TEP THU NGHIEM CO MA DOC' | od -An -tx1 | tr -d ' \n')
    echo "MotCua.Thu.Nghiem:0:*:$hex" >"$dir/db/local.ndb"
    cat >"$dir/clamd.conf" <<CONF
DatabaseDirectory $dir/db
TCPSocket $port
TCPAddr 127.0.0.1
LocalSocket $dir/clamd.sock
FixStaleSocket yes
StreamMaxLength 1M
LogFile $dir/clamd.log
Foreground yes
TemporaryDirectory $dir
CONF
}

start() {
    check >&2
    mkdir -p "$dir"
    dir=$(cd "$dir" && pwd)
    stop_all "$dir"
    port=$(free_ports 1)
    configure
    run clamd "$clamd" --config-file="$dir/clamd.conf"
    wait_for listens "$port" || { cat "$dir/clamd.out" >&2; stop_all "$dir"; exit 1; }
    echo "$port"
    echo "$dir/clamd.sock"
}

case "${1:-}" in
check) check ;;
start) dir=${2:?a directory}; start ;;
stop) dir=${2:?a directory}; stop_all "$dir" ;;
*) sed -n '2,8p' "$0" >&2; exit 64 ;;
esac
