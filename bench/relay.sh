#!/bin/bash
# relay.sh HARNESS CALLS SECONDS [REPEATS [KIND]]: Karnay's relay beside the C relay of the load harness, one after the
# other in the same run. HARNESS is a copy of the load harness with its bin/ built; KIND is epoll or nio. The classes of
# this tree have to be built. JVM takes further options, JAVA names the java to use.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
harness=$1 calls=$2 seconds=$3 repeats=${4:-1} kind=${5:-epoll}
uac=${UAC_RTP:-127.0.0.1:40000} uas=${UAS_RTP:-127.0.0.2:40002} base=${PORTS:-14000} out=$(mktemp -d)
java=${JAVA:-${JAVA_HOME:-/usr/lib/jvm/temurin-25-jdk-amd64}/bin/java}
path=$here/loop/target/classes:$here/rtp/target/classes:$here/media/target/classes:$here/net/target/classes:$here/bench/target/classes
path=$path:$(find ~/.m2/repository/org/jspecify -name 'jspecify-*.jar' | head -1)
ulimit -n "$(ulimit -Hn)"
# shellcheck disable=SC2086
"$java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx256m ${JVM:-} -cp "$path" uz.karnay.bench.RelayBench "$kind" 127.0.0.10 "$base" "$calls" "$uac" "$uas" "$out" >"$out/log" 2>&1 &
relay=$!
trap 'kill $relay 2>/dev/null; wait $relay 2>/dev/null || :; rm -rf "$out"' EXIT
until [ -s "$out/a" ]; do kill -0 $relay || { cat "$out/log"; exit 1; }; read -rt 0.1 <> <(:) || :; done
load() { "$harness/bin/rtpload" -a "$uac" -A "$out/a" -b "$uas" -B "$out/b" -f "$harness/audio/pcma.pl" -t "$1" -w "$2" -p $relay; }
short() { grep -oE '(sent|recv|lost|us_per_recv_pkt|delay_p50_ms|delay_p99_ms|delay_max_ms)=[^ ]*' | paste -sd' '; }
load 1 "${WARM:-12}" >/dev/null # the compiler of the JVM needs some packets
for _ in $(seq "$repeats"); do
  echo "floor       calls=$calls $("$harness/floor.sh" percall "$calls" "$seconds" | short)"
  echo "karnay-$kind calls=$calls $(load "$seconds" 2 | short)"
done
cat "$out/log" >&2
