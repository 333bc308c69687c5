# shellcheck shell=bash disable=SC2154
# Start to window visible and memory when idle, against the bare platform. Sourced by ./bench, which found JDK and product.
PRODUCT=$(product_folder)
SCRATCH=$(mktemp -d)
trap 'stop_display; rm -rf "$SCRATCH"' EXIT
start_display
"$JAVA_HOME/bin/javac" -nowarn -d "$SCRATCH/classes" "$ROOT/releng/bench/product/BenchProduct.java" "$BENCH/StartBench.java"
"$JAVA_HOME/bin/java" -cp "$SCRATCH/classes" StartBench "$PRODUCT" "$SCRATCH" "${ROUNDS:-5}" "$BENCH"
