# shellcheck shell=bash
# Search over a real history against SQLite FTS5 on the same messages: 200,000 of them, 5 rounds; BENCH_MESSAGES and BENCH_ROUNDS
# change that.
find_maven
scratch=$BUILD/bench/search
core=$ROOT/bundles/core
rm -rf "$scratch"
mkdir -p "$scratch/classes" "$scratch/workspace"
maven "$scratch/maven.log" -f "$BENCH/pom.xml" "${COPY_PLUGIN}:build-classpath" "-Dmdep.outputFile=$scratch/classpath" ||
	fail "SQLite could not be fetched; the log is $scratch/maven.log"
path=$(printf '%s:' "$core"/org.modalis.{api,history.derby,search.lucene}/target/classes "$core"/org.modalis.{history.derby,search.lucene}/lib/*.jar)$(cat "$scratch/classpath")
find "$BENCH/src" "$ROOT/releng/bench/common/src" -name '*.java' >"$scratch/sources"
"$JAVA_HOME/bin/javac" -proc:none -nowarn -d "$scratch/classes" -cp "$path" "@$scratch/sources"
# compilers and collector are those of the product
"$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx1g --enable-native-access=ALL-UNNAMED -cp "$scratch/classes:$path" \
	org.modalis.bench.search.SearchBench "$scratch/workspace" "${BENCH_MESSAGES:-200000}" "${BENCH_ROUNDS:-5}"
rm -rf "$scratch/workspace"
