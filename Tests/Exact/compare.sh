#!/bin/sh
# Builds this folder's program for this processor and for AArch64, runs it at every level with one thread and with
# three, and compares what it writes, line by line. Ends with 1 where anything differs.
# SWIFT is the compiler whose clang builds; FLAGS are added for the compiler.
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
clang="$(dirname "$(command -v "${SWIFT:-swift}")")/clang"

build() { # output, options
  output=$1
  shift
  "$clang" -O3 -ISources/CKernels/include "$@" ${FLAGS:-} Tests/Exact/*.c Sources/CKernels/*.c -o "$output" -lm -lpthread
}

build "$work/native"
build "$work/aarch64" --target=aarch64-linux-gnu -isystem /usr/aarch64-linux-gnu/include -static -fuse-ld=lld

first=
runs=0
failed=0
compare() { # name, command
  name=$1
  shift
  for threads in 1 3; do
    status=0
    "$@" "$threads" > "$work/found" || status=$?
    if [ "$status" = 77 ]; then
      echo "$name: no está en este procesador"
      return
    fi
    if [ "$status" != 0 ]; then
      echo "$name, hilos: $threads: acaba con estado $status" >&2
      failed=1
    fi
    runs=$((runs + 1))
    if [ -z "$first" ]; then
      first="$name, hilos: $threads"
      mv "$work/found" "$work/expected"
    elif diff "$work/expected" "$work/found" > "$work/difference"; then
      echo "$name, hilos: $threads: los mismos bits"
    else
      echo "$name, hilos: $threads: no son los bits de «$first»:" >&2
      cat "$work/difference" >&2
      failed=1
    fi
  done
}

for level in generic avx2 avx512 neon; do compare "$(uname -m), $level" "$work/native" "$level"; done
for level in generic neon; do compare "aarch64, $level" qemu-aarch64 "$work/aarch64" "$level"; done

lines=$(wc -l < "$work/expected")
echo "$runs ejecuciones, $lines resultados"
# Fewer would be no comparison of both families.
[ "$failed" = 0 ] && [ "$runs" -ge 6 ] && [ "$lines" -ge 100 ]
