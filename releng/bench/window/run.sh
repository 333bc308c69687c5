# shellcheck shell=bash disable=SC2154
# Opening a long thread, and typing while an answer streams. Sourced by ./bench, which found JDK and product.
PRODUCT=$(product_folder)
SCRATCH=$(mktemp -d)
trap 'stop_display; rm -rf "$SCRATCH"' EXIT
start_display
"$JAVA_HOME/bin/javac" -nowarn -d "$SCRATCH/classes" "$ROOT/releng/bench/product/BenchProduct.java" "$BENCH/WindowBench.java"
"$JAVA_HOME/bin/java" -cp "$SCRATCH/classes" WindowBench "$PRODUCT" "$SCRATCH" "$BENCH/bundle"
