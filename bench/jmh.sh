#!/usr/bin/env bash
# jmh.sh [NAME [JMH OPTION...]]: builds and runs the microbenchmarks whose name contains NAME (Message, Invite, Digest,
# Codec, Sound, Srtp; all without it), in two short forks. "jmh.sh Invite -prof gc" also says how much memory a call takes.
set -euo pipefail
cd "$(dirname "$0")/.."
MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" \
  mvn -q -o -pl bench -am -Dmaven.test.skip=true package \
  dependency:build-classpath -DincludeScope=runtime -Dmdep.outputFile=target/classpath.txt
# shellcheck disable=SC2086
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "bench/target/classes:$(<bench/target/classpath.txt)" org.openjdk.jmh.Main \
  "${1:-}" -jvmArgs "--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx256m -XX:+UseCompactObjectHeaders" "${@:2}"
