#!/bin/sh
# package.sh: an application with its own Java, and a .deb, from the built product. Called by './run package'.
# Output: product/target/package. Needs jlink and jpackage of a JDK 21 or newer; the .deb also fakeroot and binutils.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
product=$root/product/target/products/org.modalis.product/linux/gtk/x86_64/modalis
out=$root/product/target/package
version=1.0.0
# jdk.xml.dom: the style sheets of the workbench. jdk.jfr, jdk.management: Derby and Lucene. jdk.localedata: dates and sorting.
modules=java.se,jdk.xml.dom,jdk.unsupported,jdk.crypto.ec,jdk.localedata,jdk.zipfs,jdk.jfr,jdk.net,jdk.management,jdk.charsets,jdk.httpserver,jdk.accessibility

fail() {
	echo "package: $1" >&2
	exit 1
}

tool() {
	if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/$1" ]; then echo "$JAVA_HOME/bin/$1"; else command -v "$1" || true; fi
}

[ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || fail "An application with its own Java is made here for Linux x86_64 only; take the archive in product/target/products for other systems."
[ -d "$product" ] || fail "The product is not built. Run ./run first."
jlink=$(tool jlink) jpackage=$(tool jpackage)
[ -n "$jlink" ] && [ -n "$jpackage" ] || fail "jlink and jpackage were not found. Install a whole JDK (Debian: apt install openjdk-21-jdk binutils fakeroot) or set JAVA_HOME to one."

rm -rf "$out"
mkdir -p "$out/stage/plugins"
launcher=$(cd "$product/plugins" && ls org.modalis.launcher_*.jar | tail -1)
cp "$product/plugins/$launcher" "$out/stage/plugins/"

"$jlink" --add-modules "$modules" --include-locales=en,de --strip-debug --no-header-files --no-man-pages --compress=zip-6 \
	--output "$out/jre"
# Every jar of --input would land on the class path: only the launcher goes through jpackage, the product is copied after.
set -- --type app-image --name modalis --app-version "$version" --vendor Modalis --input "$out/stage" \
	--main-jar "plugins/$launcher" --main-class org.modalis.launcher.internal.Main --runtime-image "$out/jre" --dest "$out"
for option in $(grep -v '^#' "$product/modalis.ini"); do
	set -- "$@" --java-options "$option"
done
# The launcher's manifest says this too, but is read only by java -jar.
set -- "$@" --java-options --enable-native-access=ALL-UNNAMED
"$jpackage" "$@"
cp -a "$product/." "$out/modalis/lib/app/"
rm -f "$out/modalis/lib/app/modalis"
echo "package: application with its own Java in $out/modalis"

for needed in fakeroot dpkg-deb objcopy; do
	command -v "$needed" >/dev/null || fail "No .deb: $needed was not found. Install it with: apt install fakeroot dpkg binutils"
done
"$jpackage" --type deb --name modalis --app-version "$version" --vendor Modalis --app-image "$out/modalis" --linux-shortcut \
	--linux-package-deps "libgtk-3-0, libwebkit2gtk-4.1-0" --description "Chat with language models of any vendor or on this machine" --dest "$out"
rm -rf "$out/stage" "$out/jre"
echo "package: Debian package $(ls "$out"/*.deb)"
