# Sourced by the scripts beside it: free_ports N prints N loopback ports that nobody listens on.
free_ports() {
    local wanted=$1 port
    local -A given=()
    while [ "${#given[@]}" -lt "$wanted" ]; do
        port=$((20000 + RANDOM % 12000))
        [ -n "${given[$port]:-}" ] && continue
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue
        given[$port]=yes
        echo "$port"
    done
}

# wait_for COMMAND…: runs the command until it succeeds, for ten seconds (tries=100) at most.
wait_for() {
    local tries=${tries:-100}
    until "$@" 2>/dev/null; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || return 1
        sleep 0.1
    done
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# stop_all DIR: ends the processes whose ids are in DIR/pids, and only those, the last started first.
stop_all() {
    [ -f "$1/pids" ] || return 0
    local pid
    while read -r pid; do
        kill "$pid" 2>/dev/null || continue
        # A test runner's worker threads block signals, and hand that down; nothing here is worth a long wait.
        tries=10 wait_for gone "$pid" || kill -9 "$pid" 2>/dev/null || true
    done < <(tac "$1/pids")
    rm -f "$1/pids"
}

# A process that nobody has buried yet is gone as well: a container's first process may never do it.
gone() { [ ! -d "/proc/$1" ] || grep -q "^State:.Z" "/proc/$1/status"; }

# run NAME PROGRAM…: starts a program in the background, in a session of its own, with its output in DIR/NAME.out.
# It keeps no file of ours open: whoever started this script would wait for it for ever.
run() {
    local name=$1 fd
    shift
    (
        for fd in /proc/self/fd/*; do
            fd=${fd##*/}
            if [ "$fd" -gt 2 ]; then eval "exec $fd>&-"; fi
        done
        exec setsid "$@"
    ) >"$dir/$name.out" 2>&1 </dev/null &
    echo $! >>"$dir/pids"
}
