# shellcheck shell=bash
# The chat stream path against other clients: 200,000 deltas, 7 rounds; BENCH_DELTAS and BENCH_ROUNDS change that.
find_maven
scratch=$BUILD/bench/stream
core=$ROOT/bundles/core/org.modalis.core
mkdir -p "$scratch/classes"
maven "$scratch/maven.log" -f "$BENCH/pom.xml" "${COPY_PLUGIN}:build-classpath" "-Dmdep.outputFile=$scratch/classpath" ||
	fail "The other clients could not be fetched; the log is $scratch/maven.log"
# the folder of the bundle itself holds META-INF/services
path="$ROOT/bundles/core/org.modalis.api/target/classes:$core/target/classes:$core:$(printf '%s:' "$core"/lib/*.jar "$ROOT"/bundles/core/org.modalis.slf4j/lib/*.jar)$(cat "$scratch/classpath")"
find "$BENCH/src" -name '*.java' >"$scratch/sources"
"$JAVA_HOME/bin/javac" -proc:none -d "$scratch/classes" -cp "$path" "@$scratch/sources"
"$JAVA_HOME/bin/java" -cp "$scratch/classes:$path" org.modalis.bench.stream.StreamBench "${BENCH_DELTAS:-200000}" "${BENCH_ROUNDS:-7}"
