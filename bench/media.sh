#!/usr/bin/env bash
# media.sh [CALLS [SECONDS [REPEATS]]]: what a relayed voice packet costs, in Karnay and in the smallest relay in C, one
# after the other. Both get the same packets: CALLS calls, 50 packets a second each way. Before that Karnay relays for 30
# seconds, since its JVM compiles what it does often.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
calls=${1:-500} seconds=${2:-10} repeats=${3:-3}
cc -O2 -Wall -o "$OUT/relay" "$BENCH/src/main/c/relay.c"
cc -O2 -Wall -o "$OUT/voice" "$BENCH/src/main/c/voice.c"

# NAME PID CALLER'S_PORTS ANSWERER'S_PORTS WARM_UP_SECONDS
play() {
  echo "$1 calls=$calls $("$OUT/voice" $CALLER_RTP "$3" $ANSWERER_RTP "$4" "$5" "$seconds" "$2") pss_mb=$(pss_mb "$2")"
}

"$OUT/relay" 127.0.0.10 22000 "$calls" $CALLER_RTP $ANSWERER_RTP &
RELAY=$!
for ((i = 0; i < calls; i++)); do echo "127.0.0.10 $((22000 + 4 * i))"; done >"$OUT/relay.a"
for ((i = 0; i < calls; i++)); do echo "127.0.0.10 $((22002 + 4 * i))"; done >"$OUT/relay.b"

start_karnay
start_answerer
dial 50 "$calls" $(((calls / 50 + 50 + repeats * (2 * seconds + 12)) * 1000))
up() { [[ $(wc -l <"$OUT/caller.ports") -ge $calls ]]; }
for _ in $(seq 600); do up && break || sleep 0.1; done
up || echo "only $(wc -l <"$OUT/caller.ports") of $calls calls are up" >&2

play warm-up "$KARNAY" "$OUT/caller.ports" "$OUT/answerer.ports" 30
for _ in $(seq "$repeats"); do
  play c-relay "$RELAY" "$OUT/relay.a" "$OUT/relay.b" 2
  play karnay "$KARNAY" "$OUT/caller.ports" "$OUT/answerer.ports" 2
done
