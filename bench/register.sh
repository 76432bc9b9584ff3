#!/usr/bin/env bash
# register.sh [RATE [REGISTRATIONS [WARM_UP]]]: what a registration with digest costs: REGISTER, 401, REGISTER, 200, of a
# thousand accounts in turn. After WARM_UP of them it prints Karnay's CPU for each completed one.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
rate=${1:-300} registrations=${2:-6000} warm_up=${3:-15000}

accounts() {
  echo SEQUENTIAL
  for i in $(seq 1000 1999); do
    echo "u$i;[authentication username=u$i password=secret]"
  done
}

# RATE REGISTRATIONS
register() {
  rm -f "$OUT/caller.stat"
  sipp $SIP -sf "$BENCH/scenarios/register.xml" -inf "$OUT/accounts.csv" -i $CALLER -p 6070 -r "$1" -m "$2" -l 15000 \
    -recv_timeout 15000 -nostdin -trace_stat -stf "$OUT/caller.stat" -fd 1 >"$OUT/caller.out" 2>&1 || :
}

start_karnay
accounts >"$OUT/accounts.csv"
register "$rate" "$warm_up"
before=$(cpu_ms "$KARNAY")
register "$rate" "$registrations"
sleep 1 # what is written behind belongs to it
after=$(cpu_ms "$KARNAY")
completed=$(called 'SuccessfulCall(C)')
echo "rate=$rate registrations=$completed failed=$(called 'FailedCall(C)')" \
  "cpu_ms_per_registration=$(awk "BEGIN { printf \"%.3f\", ($after - $before) / $completed }")"
