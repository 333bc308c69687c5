# shellcheck shell=bash
# What the transport itself costs: 100 streams at once of 2,000 events, 7 rounds; BENCH_STREAMS, BENCH_EVENTS, BENCH_ROUNDS change that.
scratch=$BUILD/bench/transport
core=$ROOT/bundles/core/org.modalis.core
mkdir -p "$scratch/classes"
# the folder of the bundle itself holds META-INF/services
path="$ROOT/bundles/core/org.modalis.api/target/classes:$core/target/classes:$core:$(printf '%s:' "$core"/lib/*.jar "$ROOT"/bundles/core/org.modalis.slf4j/lib/*.jar)"
"$JAVA_HOME/bin/javac" -proc:none -d "$scratch/classes" -cp "$path" "$BENCH"/src/org/modalis/bench/transport/*.java
"$JAVA_HOME/bin/java" -cp "$scratch/classes:$path" org.modalis.bench.transport.TransportBench \
	"${BENCH_STREAMS:-100}" "${BENCH_EVENTS:-2000}" "${BENCH_ROUNDS:-7}"
