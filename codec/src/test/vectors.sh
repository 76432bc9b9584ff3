#!/usr/bin/env bash
# vectors.sh: makes the vectors in resources/vectors anew with ffmpeg: signals of our own, and what ffmpeg's G.722 and
# G.711 make of them. Needed only when a signal changes.
set -euo pipefail
cd "$(dirname "$0")/resources/vectors"
ffmpeg=(ffmpeg -v error -y -fflags +bitexact)

# A rising tone, a quiet one, and noise at the very limits, 16 kHz; and 1600 bytes of anything.
"${ffmpeg[@]}" -f lavfi -i "aevalsrc='if(lt(t,0.12),0.4*sin(2*PI*(100+30000*t)*t),if(lt(t,0.18),0.0002*sin(2*PI*700*t),2*random(0)-1))':s=16000:d=0.26" \
  -f s16le signal.pcm
"${ffmpeg[@]}" -f lavfi -i "aevalsrc='2*random(1)-1':s=16000:d=0.1" -f u8 any.g722
"${ffmpeg[@]}" -f s16le -ar 16000 -ac 1 -i signal.pcm -c:a g722 -f g722 signal.g722
"${ffmpeg[@]}" -f g722 -i signal.g722 -f s16le signal.g722.pcm
"${ffmpeg[@]}" -f g722 -i any.g722 -f s16le any.g722.pcm

# What each of the 256 codes of G.711 means.
for code in {0..255}; do printf '%b' "\\x$(printf %02x "$code")"; done >codes
for law in mulaw alaw; do
  "${ffmpeg[@]}" -f "$law" -ar 8000 -ac 1 -i codes -f s16le "codes.$law.pcm"
done
rm codes
