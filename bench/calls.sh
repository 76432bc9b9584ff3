#!/usr/bin/env bash
# calls.sh [RATE [CALLS [HOLD_MS [WARM_UP]]]]: what a call costs. Calls go from SIPp through Karnay to SIPp; after WARM_UP
# of them it measures CALLS, RATE a second, each held for HOLD_MS, and prints Karnay's CPU for each completed one.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
rate=${1:-300} calls=${2:-6000} hold=${3:-0} warm_up=${4:-20000}

start_karnay
start_answerer
call $((rate < 100 ? rate : 100)) 500 "$hold" # gently, while nothing is compiled
call "$rate" "$warm_up" "$hold"
before=$(cpu_ms "$KARNAY")
call "$rate" "$calls" "$hold"
sleep 2 # what is written behind belongs to it
after=$(cpu_ms "$KARNAY")
completed=$(called 'SuccessfulCall(C)')
echo "rate=$rate hold_ms=$hold completed=$completed failed=$(called 'FailedCall(C)')" \
  "retransmissions=$(called 'Retransmissions(C)') pss_mb=$(pss_mb "$KARNAY")" \
  "cpu_ms_per_call=$(awk "BEGIN { printf \"%.3f\", ($after - $before) / $completed }")"
