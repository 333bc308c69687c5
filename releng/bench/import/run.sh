# shellcheck shell=bash
# The import of a generated ChatGPT export of 36 MB into a real history that the search index follows, with 1 GiB of heap; BENCH_MB
# changes the size. Against Gson reading the same file and throwing it away.
find_maven
scratch=$BUILD/bench/import
core=$ROOT/bundles/core
rm -rf "$scratch"
mkdir -p "$scratch/classes" "$scratch/workspace"
maven "$scratch/maven.log" -f "$ROOT/releng/bench/search/pom.xml" "${COPY_PLUGIN}:build-classpath" "-Dmdep.outputFile=$scratch/classpath" ||
	fail "What the bundles get from the platform could not be fetched; the log is $scratch/maven.log"
gson=$(find "${HOME}/.m2/repository/com/google/code/gson/gson" -name 'gson-2.13.*.jar' ! -name '*-sources.jar' | head -1)
path=$(printf '%s:' "$core"/org.modalis.{api,exchange,history.derby,search.lucene}/target/classes "$core"/org.modalis.{exchange,history.derby,search.lucene}/lib/*.jar)$gson:$(cat "$scratch/classpath")
find "$BENCH/src" "$ROOT/releng/bench/common/src" -name '*.java' >"$scratch/sources"
"$JAVA_HOME/bin/javac" -proc:none -nowarn -d "$scratch/classes" -cp "$path" "@$scratch/sources"
# the compilers are those of the product
"$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -Xmx1g --enable-native-access=ALL-UNNAMED -cp "$scratch/classes:$path" \
	org.modalis.bench.imports.ImportBench "$scratch/workspace" "${BENCH_MB:-36}"
rm -rf "$scratch/workspace"
