# shellcheck shell=bash
# What run, test and bench share: finding the tools, installing what is missing, building, and a display for tests.
# A script that sources this has set ROOT to the clone's folder. Everything here talks on standard error only.

NEEDED_JAVA=21
MAVEN_VERSION=3.9.16
MAVEN_SHA512=831a8591fe20c8243b1dbe7d71e3244f31d1665b0804b2e825e38cbbe5ce0cafb8338851f90780735568773e0a6cd07bbec107cda0b896b008b861075358b6f6
COPY_PLUGIN=org.apache.maven.plugins:maven-dependency-plugin:3.8.1
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/modalis
BUILD=$ROOT/.build
MODEL_MANIFEST=$ROOT/releng/models/tinyllama-1.1b-chat.properties

say() { printf '%s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }

# --- packages -------------------------------------------------------------------------------------------------------------

may_install() {
	[ -z "${MODALIS_NO_INSTALL:-}" ] && command -v apt-get >/dev/null || return 1
	[ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

as_root() {
	if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# first_available NAME...: the first package that the configured repositories offer; the last name when none does.
first_available() {
	local name
	for name; do
		if apt-cache policy "$name" 2>/dev/null | grep -q 'Candidate: [^(]'; then break; fi
	done
	printf '%s\n' "$name"
}

# install_packages NAME...: installs with apt-get; on failure shows the end of its log.
install_packages() {
	mkdir -p "$BUILD"
	say "Installing with apt-get: $*"
	if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >"$BUILD/apt.log" 2>&1 </dev/null; then
		tail -5 "$BUILD/apt.log" >&2
		say "apt-get could not install them; its log is $BUILD/apt.log"
		return 1
	fi
}

has_library() {
	local ldconfig=ldconfig
	command -v ldconfig >/dev/null || ldconfig=/sbin/ldconfig
	"$ldconfig" -p 2>/dev/null | grep -F "$1" >/dev/null
}

has_file() { compgen -G "$1" >/dev/null; }
has_command() { command -v "$1" >/dev/null; }

# missing_packages window|tests: one line for each package that is missing; alternatives of one package stand on one line.
missing_packages() {
	has_library libgtk-3.so.0 || echo "libgtk-3-0t64 libgtk-3-0"
	has_library libwebkit2gtk-4.1.so.0 || echo "libwebkit2gtk-4.1-0"
	has_library libgomp.so.1 || echo "libgomp1" # llama.cpp's native library is linked with it
	has_file '/usr/lib/*/gdk-pixbuf-2.0/*/loaders/*svg.so' || echo "librsvg2-common"
	has_file '/usr/share/fonts/*/*' || echo "fonts-dejavu-core"
	[ "$1" = tests ] || return 0
	has_command Xvfb || echo "xvfb"
	has_command xdotool || echo "xdotool"
	has_command openbox || echo "openbox"
	has_command import || echo "imagemagick"
	has_command xprop || echo "x11-utils"
	has_command dbus-launch || echo "dbus-x11"
	has_file '/usr/libexec/at-spi-bus-launcher' || echo "at-spi2-core"
}

# ensure_packages window|tests: installs what a window, or a test of one, needs; or prints the command that does.
ensure_packages() {
	[ "$(uname)" = Linux ] || return 0
	local missing
	missing=$(missing_packages "$1")
	[ -n "$missing" ] || return 0
	if ! command -v apt-get >/dev/null; then
		fail "Modalis needs libraries that are missing here. On Debian they are called:" "$(echo "$missing" | tr '\n' ' ')"
	fi
	if may_install; then as_root apt-get update >/dev/null 2>&1 </dev/null || true; fi
	local names=() line
	while read -r line; do
		# shellcheck disable=SC2086 # the words of a line are alternatives
		names+=("$(first_available $line)")
	done <<<"$missing"
	may_install || fail "Packages are missing. Install them, then start again:" $'\n'"  sudo apt-get install ${names[*]}"
	install_packages "${names[@]}" || exit 1
}

# --- JDK ------------------------------------------------------------------------------------------------------------------

# jdk_feature HOME: the version of a JDK, for example 21; 0 when there is none.
jdk_feature() {
	[ -x "$1/bin/javac" ] || { echo 0; return; }
	local version
	version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p' | head -1)
	echo "${version:-0}"
}

jdk_suits() { [ -n "$1" ] && [ "$(jdk_feature "$1")" -ge "$NEEDED_JAVA" ]; }

jdk_on_path() {
	local javac
	javac=$(command -v javac) || return 0
	while [ -L "$javac" ]; do
		local to
		to=$(readlink "$javac")
		case $to in /*) javac=$to ;; *) javac=$(dirname "$javac")/$to ;; esac
	done
	dirname "$(dirname "$javac")"
}

# The newest JDK in the usual install folders.
jdk_installed() {
	local home best='' best_feature=0 feature
	for home in /usr/lib/jvm/* /opt/* /opt/*/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
			"$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* /usr/local/*jdk* \
			/Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
		[ -x "$home/bin/javac" ] || continue
		feature=$(jdk_feature "$home")
		if [ "$feature" -gt "$best_feature" ]; then best=$home best_feature=$feature; fi
	done
	printf '%s\n' "$best"
}

# find_jdk: sets and exports JAVA_HOME to a JDK that is new enough, wherever it is.
find_jdk() {
	local home
	for home in "${JAVA_HOME:-}" "$(jdk_on_path)" "$(jdk_installed)"; do
		if jdk_suits "$home"; then
			export JAVA_HOME=$home
			return
		fi
	done
	local package
	package=$(first_available openjdk-21-jdk openjdk-25-jdk temurin-21-jdk temurin-25-jdk none 2>/dev/null)
	if [ "$package" = none ]; then
		fail "Modalis needs a JDK $NEEDED_JAVA or newer and found none. Debian 13 has it as the package openjdk-21-jdk;" \
			"Debian 12 has none of its own: install Temurin 21 (package temurin-21-jdk, see adoptium.net) or unpack a JDK below ~/.jdks."
	fi
	may_install || fail "Modalis needs a JDK $NEEDED_JAVA or newer and found none. Install it, then start again:" \
		$'\n'"  sudo apt-get install $package"
	install_packages "$package" || exit 1
	JAVA_HOME=$(jdk_installed)
	export JAVA_HOME
	jdk_suits "$JAVA_HOME" || fail "The package $package was installed, but no JDK $NEEDED_JAVA is to be found."
}

# --- Maven ----------------------------------------------------------------------------------------------------------------

# maven_suits MVN: Tycho wants Maven 3.9.
maven_suits() {
	"$1" -v 2>/dev/null </dev/null | grep -q '^Apache Maven 3\.9\.'
}

# find_maven: sets MVN to a Maven 3.9, got by its coordinates with whatever Maven is there.
find_maven() {
	MVN=$CACHE/apache-maven-$MAVEN_VERSION/bin/mvn
	[ ! -x "$MVN" ] || return 0
	local present
	present=$(command -v mvn || true)
	if [ -n "$present" ] && maven_suits "$present"; then
		MVN=$present
		return
	fi
	if [ -z "$present" ]; then
		may_install || fail "Maven is missing. Install it, then start again:" $'\n'"  sudo apt-get install maven"
		install_packages maven || exit 1
		present=$(command -v mvn)
	fi
	copy_maven "$present"
}

copy_maven() {
	local folder
	mkdir -p "$CACHE" || fail "The folder $CACHE cannot be written."
	folder=$(mktemp -d "$CACHE/maven.XXXXXX") || fail "The folder $CACHE cannot be written."
	say "Getting Maven $MAVEN_VERSION by its coordinates"
	# In an empty folder, because the extensions of this project want the newer Maven.
	if ! (cd "$folder" && "$1" -B -q -C "$COPY_PLUGIN:copy" -DoutputDirectory="$folder" \
			-Dartifact="org.apache.maven:apache-maven:$MAVEN_VERSION:tar.gz:bin") >"$folder/log" 2>&1 </dev/null; then
		grep ERROR "$folder/log" | head -3 >&2
		rm -rf "$folder"
		fail "Maven $MAVEN_VERSION could not be got. Is the network there?"
	fi
	local archive=$folder/apache-maven-$MAVEN_VERSION-bin.tar.gz
	if [ "$(sha512 "$archive")" != "$MAVEN_SHA512" ]; then
		rm -rf "$folder"
		fail "Maven $MAVEN_VERSION came with a wrong checksum and was thrown away."
	fi
	tar -xzf "$archive" -C "$folder" && rm -rf "$CACHE/apache-maven-$MAVEN_VERSION" \
		&& mv "$folder/apache-maven-$MAVEN_VERSION" "$CACHE/" && rm -rf "$folder"
	MVN=$CACHE/apache-maven-$MAVEN_VERSION/bin/mvn
}

sha512() {
	if command -v sha512sum >/dev/null; then sha512sum "$1" | cut -d' ' -f1; else shasum -a 512 "$1" | cut -d' ' -f1; fi
}

# maven LOG ARGUMENTS...: runs Maven on the clone with its output in LOG and, on a terminal, one line of progress.
maven() {
	local log=$1 pid status=0
	shift
	(cd "$ROOT" && exec "$MVN" -B -ntp "$@") >"$log" 2>&1 </dev/null &
	pid=$!
	# shellcheck disable=SC2064 # the pid of now
	trap "kill $pid 2>/dev/null; exit 130" INT TERM
	if [ -t 2 ]; then show_progress "$pid" "$log"; fi
	wait "$pid" || status=$?
	trap - INT TERM
	return $status
}

show_progress() {
	local line
	while kill -0 "$1" 2>/dev/null; do
		line=$(sed -n 's/^\[INFO\] Building \(.*\) [0-9.]*-SNAPSHOT *\(\[.*\]\)$/\2 \1/p' "$2" | tail -1)
		printf '\r\033[K%.100s' "${line:-resolving what the build stands on}" >&2
		sleep 1
	done
	printf '\r\033[K' >&2
}

# --- product --------------------------------------------------------------------------------------------------------------

# product_folder: where the build puts the product for this machine.
product_folder() {
	local platform
	case $(uname)-$(uname -m) in
		Darwin-arm64) platform=macosx/cocoa/aarch64 ;;
		Darwin-*) platform=macosx/cocoa/x86_64 ;;
		Linux-x86_64) platform=linux/gtk/x86_64 ;;
		*) fail "There is no Modalis for $(uname) on $(uname -m) yet: Linux and Windows on x86_64, macOS on both." ;;
	esac
	printf '%s\n' "$ROOT/product/target/products/org.modalis.product/$platform/modalis"
}

# fingerprint: one number for everything the product is made of, by content, so that a checkout alone builds nothing.
fingerprint() {
	(cd "$ROOT" && {
		if git rev-parse --git-dir >/dev/null 2>&1; then
			git ls-files -z --cached --others --exclude-standard .mvn pom.xml bundles features product releng/update-site target-platform
		else
			find .mvn pom.xml bundles features product releng/update-site target-platform \
				\( -name target -o -name lib \) -prune -o -type f -print0
		fi
	} | sort -z | xargs -0 cksum 2>/dev/null | cksum)
}

# build_product: builds the product when its sources changed since the last time; sets PRODUCT.
build_product() {
	PRODUCT=$(product_folder) || exit 1
	mkdir -p "$BUILD"
	local now
	now=$(fingerprint)
	if is_built "$now"; then return; fi
	find_maven
	(
		# A second start waits for the first one's build instead of building into it.
		if command -v flock >/dev/null; then flock 9; fi
		if is_built "$now"; then exit 0; fi
		say "Building Modalis; the first time takes some minutes, the log is $BUILD/build.log"
		if ! maven "$BUILD/build.log" -DskipTests -pl product -am verify 9>&-; then
			grep -E '^\[ERROR\]' "$BUILD/build.log" | head -20 >&2
			say "The build failed; the whole log is $BUILD/build.log"
			exit 1
		fi
		printf '%s\n' "$now" >"$BUILD/fingerprint"
	) 9>"$BUILD/lock" || exit 1
}

is_built() {
	[ -x "$PRODUCT/modalis" ] && [ "$(cat "$BUILD/fingerprint" 2>/dev/null)" = "$1" ]
}

# --- model ----------------------------------------------------------------------------------------------------------------

model_property() { sed -n "s/^$1=//p" "$MODEL_MANIFEST" | head -1; }

model_folder() { printf '%s\n' "${MODALIS_MODELS:-$HOME/.modalis/models}"; }

# model_present: whether the default model's weights are there and were checked once.
model_present() {
	local file
	file=$(model_folder)/$(model_property file)
	[ -f "$file" ] && [ -f "$file.checked" ] && [ "$(wc -c <"$file" | tr -d ' ')" = "$(model_property size)" ]
}

# fetch_model: gets the default model's weights, going on where an earlier try stopped. Returns what FetchModel returned.
fetch_model() {
	if model_present; then return 0; fi
	local status=0
	run_fetch || status=$?
	if [ $status = 5 ] && may_install && install_packages npm; then
		status=0
		run_fetch || status=$?
	fi
	return $status
}

run_fetch() {
	"$JAVA_HOME/bin/java" "$ROOT/releng/models/FetchModel.java" --yes "$MODEL_MANIFEST" "$(model_folder)" >&2
}

# --- display --------------------------------------------------------------------------------------------------------------

# has_display: whether a window can be opened here.
has_display() {
	[ "$(uname)" != Linux ] && return 0
	[ -n "${WAYLAND_DISPLAY:-}" ] && return 0
	case ${DISPLAY:-} in
		'') return 1 ;;
		:*) local number=${DISPLAY#:} && [ -e "/tmp/.X11-unix/X${number%%.*}" ] ;;
		*) return 0 ;;
	esac
}

DISPLAY_PIDS=()

# start_display: a screen of its own with a window manager and a session bus; exports DISPLAY. stop_display ends it.
start_display() {
	mkdir -p "$BUILD"
	local number="$BUILD/display.$$" address="$BUILD/bus.$$"
	rm -f "$number" "$address"
	Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$number" >"$BUILD/xvfb.log" 2>&1 &
	DISPLAY_PIDS+=($!)
	await_file "$number" || fail "Xvfb did not start; its log is $BUILD/xvfb.log"
	DISPLAY=:$(cat "$number")
	export DISPLAY
	unset WAYLAND_DISPLAY
	dbus-daemon --session --nofork --nopidfile --print-address=3 3>"$address" >"$BUILD/dbus.log" 2>&1 &
	DISPLAY_PIDS+=($!)
	await_file "$address" || fail "dbus-daemon did not start; its log is $BUILD/dbus.log"
	DBUS_SESSION_BUS_ADDRESS=$(cat "$address")
	export DBUS_SESSION_BUS_ADDRESS
	openbox >"$BUILD/openbox.log" 2>&1 &
	DISPLAY_PIDS+=($!)
	rm -f "$number" "$address"
}

stop_display() {
	local i
	for ((i = ${#DISPLAY_PIDS[@]} - 1; i >= 0; i--)); do
		kill "${DISPLAY_PIDS[i]}" 2>/dev/null && wait "${DISPLAY_PIDS[i]}" 2>/dev/null
	done
	DISPLAY_PIDS=()
}

# await_file FILE: until it has a line, at most 10 seconds.
await_file() {
	local tries
	for ((tries = 0; tries < 100; tries++)); do
		grep -qs . "$1" && return 0
		sleep 0.1
	done
	return 1
}
