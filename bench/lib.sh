# Sourced by the load scripts: starts Karnay on loopback with an empty database, reads what it costs, ends it.
# Everything stays on 127.0.0.0/8. Needs sipp (Debian: sip-tester) and, for voice, a C compiler.
BENCH=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
SIP=127.0.0.11:5060 CALLER=127.0.0.1 ANSWERER=127.0.0.2
CALLER_RTP=127.0.0.1:40000 ANSWERER_RTP=127.0.0.2:40002
OUT=$(mktemp -d)
ulimit -n "$(ulimit -Hn)"
trap stop_all EXIT

# Waits until the file $1 has a line with $2, for a minute at most.
await() {
  for _ in $(seq 600); do
    grep -qs "$2" "$1" && return
    sleep 0.1
  done
  echo "no '$2' in $1 after a minute:" >&2
  tail -5 "$1" >&2
  exit 1
}

start_karnay() {
  "$BENCH/../karnay" run --load "$BENCH/../examples/bench.yaml" --data "$OUT/data" --sip $SIP --http 127.0.0.11:8080 \
    >"$OUT/karnay.log" 2>&1 &
  KARNAY=$!
  await "$OUT/karnay.log" 'API is ready'
}

start_answerer() {
  : >"$OUT/answerer.ports"
  sipp -sf "$BENCH/scenarios/answerer.xml" -i $ANSWERER -p 7060 -key rtp_ip "${ANSWERER_RTP%:*}" \
    -key rtp_port "${ANSWERER_RTP#*:}" -nostdin -trace_logs -log_file "$OUT/answerer.ports" >"$OUT/answerer.out" 2>&1 &
  SIPP_ANSWERER=$!
  sleep 1
}

# RATE CALLS HOLD_MS: calls until all are over.
call() {
  dial "$@"
  wait "$SIPP_CALLER" || : # SIPp says 1 when a call failed; the statistics say how many
}

# The same without waiting for the end.
dial() {
  rm -f "$OUT/caller.stat"
  : >"$OUT/caller.ports"
  sipp $SIP -sf "$BENCH/scenarios/caller.xml" -s 1000 -i $CALLER -p 6060 -key rtp_ip "${CALLER_RTP%:*}" \
    -key rtp_port "${CALLER_RTP#*:}" -r "$1" -m "$2" -d "$3" -l 20000 -recv_timeout 15000 -nostdin \
    -trace_logs -log_file "$OUT/caller.ports" -trace_stat -stf "$OUT/caller.stat" -fd 1 >"$OUT/caller.out" 2>&1 &
  SIPP_CALLER=$!
}

# The last value of a column of SIPp's statistics.
called() {
  awk -F';' -v name="$1" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) column = i } { value = $column }
    END { print value }' "$OUT/caller.stat"
}

# User and system time of a process so far, in milliseconds.
cpu_ms() {
  local stat
  stat=$(<"/proc/$1/stat")
  # shellcheck disable=SC2086 # fields split at blanks
  set -- ${stat##*) }
  echo $(((${12} + ${13}) * 1000 / $(getconf CLK_TCK)))
}

# Memory of a process, shared pages counted by their part, in megabytes.
pss_mb() {
  awk '/^Pss:/ { print int($2 / 1024) }' "/proc/$1/smaps_rollup"
}

stop_all() {
  local pid
  for pid in ${SIPP_CALLER:-} ${SIPP_ANSWERER:-} ${KARNAY:-} ${RELAY:-}; do
    kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null || :
  done
  rm -rf "$OUT"
}
