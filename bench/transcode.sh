#!/bin/bash
# transcode.sh [CALLS [SECONDS [REPEATS [OPUS_CALLS]]]]: CPU milliseconds of the media loop per second of one stream, one
# way: relayed, PCMU to PCMA and back, PCMA in packets of another length, G.722 and Opus to PCMA and back. The classes of
# this tree have to be built. JVM takes further options, JAVA names the java to use.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
calls=${1:-100} seconds=${2:-10} repeats=${3:-3} opus=${4:-20}
java=${JAVA:-${JAVA_HOME:-/usr/lib/jvm/temurin-25-jdk-amd64}/bin/java}
path=${CLASSES:-$here/loop/target/classes:$here/rtp/target/classes:$here/codec/target/classes:$here/media/target/classes:$here/net/target/classes:$here/bench/target/classes}
for artifact in org/jspecify/jspecify io/github/jaredmdobson/concentus; do
  path=$path:$(find ~/.m2/repository/$artifact -name '*.jar' | sort | tail -1)
done
ulimit -n "$(ulimit -Hn)"
for kind in relay g711 repack g722 opus; do
  # shellcheck disable=SC2086
  "$java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx256m ${JVM:-} -cp "$path" \
    uz.karnay.bench.TranscodeBench $kind "$([ $kind = opus ] && echo "$opus" || echo "$calls")" "$seconds" "$repeats"
done
