#!/bin/bash
# mix.sh [SECONDS [REPEATS]]: CPU milliseconds of the media loop per second of one member of a conference in which everybody
# talks: PCMA with 10, 50 and 100 members, G.722 with 10; then what recording adds to a relayed call, in Ogg/Opus and in WAV.
# The classes of this tree have to be built. JVM takes further options, JAVA names the java to use.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
seconds=${1:-8} repeats=${2:-2}
java=${JAVA:-${JAVA_HOME:-/usr/lib/jvm/temurin-25-jdk-amd64}/bin/java}
path=${CLASSES:-$here/loop/target/classes:$here/rtp/target/classes:$here/codec/target/classes:$here/media/target/classes:$here/net/target/classes:$here/bench/target/classes}
for artifact in org/jspecify/jspecify io/github/jaredmdobson/concentus; do
  path=$path:$(find ~/.m2/repository/$artifact -name '*.jar' | sort | tail -1)
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ulimit -n "$(ulimit -Hn)"
run() {
  # shellcheck disable=SC2086
  "$java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx256m ${JVM:-} -cp "$path" "uz.karnay.bench.$@"
}
for members in 10 50 100; do
  run ConferenceBench pcma $members "$seconds" "$repeats"
done
run ConferenceBench g722 10 "$seconds" "$repeats"
run RecordBench opus 20 "$seconds" "$repeats" "$folder"
run RecordBench wav 100 "$seconds" "$repeats" "$folder"
