#!/usr/bin/env bash
# A private Kannel: bearerbox, smsbox and its fake operator, on free loopback ports.
#
#   kannel.sh start DIR   starts it and prints two lines: the sendsms URL, and the log of what the operator received
#   kannel.sh stop DIR    stops it
#   kannel.sh check       says whether it can be started here (Debian packages kannel, kannel-extras)
#
# Account: username "motcua", password "thu-nghiem".
set -euo pipefail
cd "$(dirname "$0")"
. ./ports.sh

bearerbox=/usr/sbin/bearerbox
smsbox=/usr/sbin/smsbox
operator=/usr/lib/kannel/test/fakesmsc

check() {
    for program in "$bearerbox" "$smsbox" "$operator"; do
        [ -x "$program" ] || { echo "missing: $program (apt-get install kannel kannel-extras)"; return 1; }
    done
}

configure() {
    cat >"$dir/kannel.conf" <<CONF
group = core
admin-port = $admin_port
admin-password = $(head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n')
admin-deny-ip = "*.*.*.*"
admin-allow-ip = "127.0.0.1"
smsbox-port = $box_port
box-deny-ip = "*.*.*.*"
box-allow-ip = "127.0.0.1"
log-file = "$dir/bearerbox.log"
log-level = 1
dlr-storage = internal

group = smsc
smsc = fake
smsc-id = fake
port = $smsc_port
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = $send_port
log-file = "$dir/smsbox.log"
log-level = 1

group = sendsms-user
username = motcua
password = thu-nghiem
concatenation = true
max-messages = 3

group = sms-service
keyword = default
max-messages = 0
text = "-"
CONF
}

start() {
    check >&2
    mkdir -p "$dir"
    stop_all "$dir"
    read -r -d '' admin_port box_port smsc_port send_port < <(free_ports 4 | tr '\n' ' ') || true
    configure
    : >"$dir/pids"
    run bearerbox "$bearerbox" "$dir/kannel.conf"
    wait_for listens "$smsc_port" || fail bearerbox
    wait_for listens "$box_port" || fail bearerbox
    run fakesmsc "$operator" -H 127.0.0.1 -r "$smsc_port" -m 0 "84950000101 84950000102 text nothing"
    wait_for operator_is_there || fail fakesmsc
    run smsbox "$smsbox" "$dir/kannel.conf"
    wait_for listens "$send_port" || fail smsbox
    echo "http://127.0.0.1:$send_port/cgi-bin/sendsms"
    echo "$dir/fakesmsc.out"
}

# The first connection the log tells of is our own look whether the port is open.
operator_is_there() { [ "$(grep -c "Fakesmsc client connected" "$dir/bearerbox.log")" -ge 2 ]; }

fail() {
    echo "$1 did not start; see $dir/$1.out and $dir/$1.log" >&2
    stop_all "$dir"
    exit 1
}

case "${1:-}" in
check) check ;;
start) dir=${2:?a directory}; start ;;
stop) dir=${2:?a directory}; stop_all "$dir" ;;
*) sed -n '2,8p' "$0" >&2; exit 64 ;;
esac
