# shellcheck shell=bash disable=SC2154
# A day of use in ten minutes (or in as many seconds as SOAK_SECONDS says), and what is left of it. Sourced by ./bench, which found
# JDK and product. It measures inside the window with the bundle of the section "window".
PRODUCT=$(product_folder)
SCRATCH=$(mktemp -d)
trap 'stop_display; rm -rf "$SCRATCH"' EXIT
start_display
"$JAVA_HOME/bin/javac" -nowarn -d "$SCRATCH/classes" "$ROOT/releng/bench/product/BenchProduct.java" "$ROOT/releng/bench/window/WindowBench.java"
"$JAVA_HOME/bin/java" -cp "$SCRATCH/classes" WindowBench "$PRODUCT" "$SCRATCH" "$ROOT/releng/bench/window/bundle" "${SOAK_SECONDS:-600}"
