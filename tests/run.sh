#!/usr/bin/env bash
# Runs the tests: all of them, or the stages named.
#
#     tests/run.sh [STAGE…]
#     UPDATE=1 tests/run.sh golden err     writes the expected files of the golden sites anew
#
# Every test prints a line (tests/tools/tap.sh); one that fails stops nothing. The last line is "N passed, N failed",
# and the status is 0 only when none failed. tests/README.md tells what each stage is for.
set -u
cd "$(dirname "$0")/.." || exit 2
# shellcheck source=tests/tools/tap.sh
. tests/tools/tap.sh

stages=(layers tools units mustache golden err check mutation growth site html pages print lighthouse values charts data compare search find
	gov leave leak english sources change cache determinism clang asan valgrind coverage install manual)
source_documents=${SOURCE_DOCUMENTS:-../shared/seeds}
jobs=$(nproc)
top=$PWD
unit_limit=300 # seconds for one test program

# What could change a result: a make above this one, and the caller's language and settings of qsite.
unset MAKEFLAGS MFLAGS MAKELEVEL MODE NO_COLOR QSITE_COLOR SOURCE_DATE_EPOCH LANGUAGE
export LC_ALL=C TZ=UTC SOURCE_DATE_EPOCH=1704067200
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1:strict_string_checks=1}
export UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}

# build MODE TARGET…: one test, that it compiles; in one run every build is made once and said once.
build() {
	local mode=$1 done=$work/built-${*//[^a-z]/-} status
	shift

	if [ ! -e "$done" ]; then
		tap_check "build: MODE=$mode $*" make --silent --keep-going --output-sync=target \
			-j "$jobs" MODE="$mode" "$@"
		echo "$?" >"$done"
	fi
	read -r status <"$done"
	return "$status"
}

# The lines of a cmocka program as ours, one a test function. A function that was begun and neither passed nor was
# skipped has failed: cmocka says nothing more when the program crashes, or when a setup function fails.
cmocka_lines() {
	awk -v program="$1" '
		function close_test() {
			if (test != "")
				printf "not ok - %s: %s\n%s", program, test, said
			test = said = ""
		}
		/^\[ RUN      \] / { close_test(); test = substr($0, 14); next }
		test != "" && (at = index($0, "[       OK ] ")) { printf "ok - %s: %s\n", program, test; test = said = "" }
		test != "" && index($0, "[  SKIPPED ] ") { printf "skip - %s: %s: skipped\n", program, test; test = said = "" }
		test != "" { said = said "    " $0 "\n" }
		test != "" && index($0, "[  FAILED  ] ") { close_test() }
		END { said = said "    the program ended here\n"; close_test() }'
}

# unit_program LABEL FILE: runs one test program; its status counts too.
unit_program() {
	local name said status
	name="$1: $(basename "$2" _test)"

	said=$(mktemp) || return 1
	timeout "$unit_limit" "$2" >"$said" 2>&1 </dev/null
	status=$?
	cmocka_lines "$name" <"$said" | tee "$said.lines"
	if [ "$status" -ne 0 ] && ! grep -q '^not ok - ' "$said.lines"; then
		tap_fail "$name ended with status $status" "$said"
	elif [ ! -s "$said.lines" ]; then
		tap_fail "$name tested nothing" "$said"
	fi
	rm -f "$said" "$said.lines"
}

# unit_programs MODE LABEL: all that were built; mustache_spec_test is not in cmocka's form and has a stage of its own.
unit_programs() {
	local source program programs=()

	for source in tests/unit/*_test.c; do
		program=.build/$1/unit/$(basename "$source" .c)
		if [ -x "$program" ] && [ "${program##*/}" != mustache_spec_test ]; then
			programs+=("$program")
		fi
	done
	tap_each unit_program "$2" -- "${programs[@]}"
}

stage_layers() {
	tap_check "layers: every include follows the table" tests/tools/layers
}

stage_tools() {
	local test

	for test in layers_test tools_test.py golden_test.py; do
		tap_check "tools: $test" "tests/tools/$test"
	done
}

stage_units() {
	build debug unit
	unit_programs debug unit
}

stage_mustache() {
	build debug .build/debug/unit/mustache_spec_test || return
	tap_report "mustache" timeout "$unit_limit" .build/debug/unit/mustache_spec_test
}

# Expected pages must be HTML. Only errors count (tidy's status 2): its warnings are older than HTML is now.
tidy_unknown=data,picture
check_expected_html() {
	local page bad=0

	while IFS= read -r -d '' page; do
		tidy -quiet -errors --show-warnings no --new-inline-tags "$tidy_unknown" "$page"
		if [ "$?" -ge 2 ]; then
			echo "in $page"
			bad=1
		fi
	done < <(find tests/golden -path '*/expected/*.html' -print0)
	return "$bad"
}

stage_golden() {
	build release qsite || return
	tap_report "golden" tests/tools/golden.py sites
	tap_check "golden: expected pages are well formed" check_expected_html
}

stage_err() {
	build release qsite || return
	tap_check "err: every finding code has a site, and every rule its explanation" \
		tests/tools/codes.py --qsite .build/release/qsite
	tap_report "err" tests/tools/golden.py errors
}

# Documents that are in no site: what is said of each in every form. Proof sheets are left in .build/proof/, to be
# looked at.
stage_check() {
	build release qsite || return
	rm -rf .build/proof
	tap_report "check" node tests/browser/check_test.mjs .build/release/qsite tests/check .build/proof
	tap_check "check: every proof sheet is valid" tests/tools/html .build/proof
}

stage_mutation() {
	build release qsite || return
	tap_report "mutation" tests/tools/mutate.py
}

stage_growth() {
	build release qsite || return
	tap_report "growth" tests/tools/check_growth.py --qsite .build/release/qsite
}

# copy_site FOLDER: this project's own site, to build it without touching public/ or the cache of the work tree.
copy_site() {
	local part

	mkdir -p "$1" || return
	for part in content themes assets; do
		if [ -e "$part" ]; then
			cp -R "$part" "$1/" || return
		fi
	done
}

# own_site: builds the site once for all stages of this run that look at its pages, into $work/site/public.
own_site() {
	[ -e "$work/site/public/index.html" ] && return
	build release qsite || return
	rm -rf "$work/site"
	copy_site "$work/site"
	(cd "$work/site" && tap_check "site: content/ builds" "$top/.build/release/qsite" build)
}

# no_file_over BYTES FOLDER: and there is a file at all.
no_file_over() {
	find "$2" -type f -size +"$1"c -printf '%f has %s bytes\n' >"$work/over"
	cat "$work/over"
	[ ! -s "$work/over" ] && [ -n "$(find "$2" -type f -print -quit)" ]
}

# bytes_under BYTES FILE…: all together, as they are, uncompressed.
bytes_under() {
	local bytes
	bytes=$(cat "${@:2}" | wc -c)
	echo "$bytes bytes"
	[ "$bytes" -gt 0 ] && [ "$bytes" -lt "$1" ]
}

stage_site() {
	own_site || return
	tap_report "site" tests/tools/walk_site.py "$work/site/public"
	tap_check "site: no chart is over 20 KB" no_file_over 20480 "$work/site/public/charts"
	tap_check "site: the style is under 30 KB" bytes_under 30000 "$work/site/public/theme/style.css"
	tap_check "site: all scripts together are under 25 KB" bytes_under 25000 "$work/site/public/theme"/*.js
}

stage_html() {
	own_site || return
	tap_check "html: every page is valid" tests/tools/html "$work/site/public"
}

stage_values() {
	own_site || return
	tap_report "values" tests/tools/same_values.py "$work/site/content" "$work/site/public"
}

stage_charts() {
	local words=themes/bureau/strings/zh-CN.json

	own_site || return
	build release .build/release/tools/draw_site || return
	drawn_charts "$work/site"

	mkdir -p "$work/honest"
	cp -R tests/honest/content themes "$work/honest/" || return
	(cd "$work/honest" && tap_check "charts: the site of what does not compare builds" \
		"$top/.build/release/qsite" build) || return
	drawn_charts "$work/honest" tests/honest/remarks.txt
}

# drawn_charts SITE [REMARKS]: of a site that is built.
drawn_charts() {
	tap_check "charts: all can be drawn" draw_charts "$1" || return
	tap_report "charts" tests/tools/drawn_values.py "$1/content" "$words" "$1/drawings"
	tap_report "charts" tests/tools/chart_pages.py "$1/content" "$words" "$1/drawings" "$1/public" "${@:2}"
}

draw_charts() {
	.build/release/tools/draw_site "$1" >"$1/drawings"
}

stage_data() {
	own_site || return
	tap_report "data" node tests/browser/data_test.mjs "$work/site/public"
	tap_report "data" tests/tools/spreadsheets.py "$work/site/public"
	tap_report "cite" node tests/browser/cite_test.mjs "$work/site/public"
}

# Pictures of every kind of page are left in .build/shots/, to be looked at.
stage_pages() {
	own_site || return
	tap_report "pages" node tests/browser/pages_test.mjs "$work/site/public" .build/shots
}

stage_print() {
	own_site || return
	tap_report "print" node tests/browser/print_test.mjs "$work/site/public" hangzhou/2023/full.html
}

stage_lighthouse() {
	own_site || return
	tap_report "lighthouse" node tests/browser/lighthouse_test.mjs "$work/site/public"
}

stage_compare() {
	own_site || return
	tap_report "compare" node tests/browser/compare_test.mjs "$work/site/content" "$work/site/public"
}

stage_search() {
	own_site || return
	tap_report "search" node tests/browser/search_test.mjs "$work/site/public"
}

# On a copy of the site with texts that are hostile, rare or of full width.
stage_find() {
	changed_site find || return
	cat tests/browser/find_text.md >>"$work/find/content/pages/about.md"
	(cd "$work/find" && tap_check "find: the site builds" "$top/.build/release/qsite" build) || return
	tap_report "find" node tests/browser/find_test.mjs "$work/find/content" "$work/find/public" zh-CN
	rm -rf "$work/find"
}

stage_sources() {
	if [ ! -d "$source_documents" ]; then
		tap_skip "sources" "no folder $source_documents"
		return
	fi
	tap_check "sources: the program knows no place, figure or sentence of them" \
		tests/tools/no_sources.py "$source_documents" content/cities generator themes
	own_site || return
	while read -r document pages; do
		case $document in
		'' | '#'*) continue ;;
		esac
		if [ ! -f "$source_documents/$document" ]; then
			tap_skip "sources: $pages" "no document $document"
			continue
		fi
		tap_check "sources: $pages has the figures of its document, and words of its own" \
			tests/tools/compare_source.py "$source_documents/$document" "$work/site/public/$pages"
	done <tests/tools/sources.txt
}

stage_change() {
	own_site || return
	cp -R "$work/site" "$work/change" || return
	tap_report "change" tests/tools/change_test.py "$top/.build/release/qsite" "$work/change"
	rm -rf "$work/change"
}

# changed_site NAME: a copy for a test that edits it, with the charts that are drawn already.
changed_site() {
	own_site || return
	rm -rf "${work:?}/$1"
	copy_site "$work/$1" && cp -R "$work/site/.qsite" "$work/$1/"
}

stage_gov() {
	changed_site gov || return
	tap_report "gov" tests/tools/gov_test.py "$top/.build/release/qsite" "$work/gov"
	rm -rf "$work/gov"
}

stage_english() {
	changed_site english || return
	tap_report "english" tests/tools/english_test.py "$top/.build/release/qsite" "$work/english"
	tap_report "english" node tests/browser/find_test.mjs "$work/english/content" "$work/english/public" en
	rm -rf "$work/english"
}

stage_leave() {
	own_site || return
	tap_report "leave" node tests/browser/leave_test.mjs "$work/site/public"
}

# With both themes: each shows what the other may not.
stage_leak() {
	local theme

	build release qsite || return
	for theme in tests/golden/theme themes/bureau; do
		rm -rf "$work/leak"
		mkdir -p "$work/leak/themes" || return
		cp -R tests/golden/base/content tests/golden/base/assets "$work/leak/" || return
		cp -R "$theme" "$work/leak/themes/plain" || return
		tap_report "leak" tests/tools/leak_test.py "$top/.build/release/qsite" "$work/leak"
	done
	rm -rf "$work/leak"
}

stage_cache() {
	build release qsite || return
	mkdir -p "$work/cache/themes" || return
	cp -R tests/golden/base/content tests/golden/base/assets "$work/cache/" || return
	cp -R tests/golden/theme "$work/cache/themes/plain" || return
	tap_report "cache" tests/tools/cache_test.py "$top/.build/release/qsite" "$work/cache"
	rm -rf "$work/cache"
}

# build_quietly LOG COMMAND…: what was said, without folder names and times, which may differ.
build_quietly() {
	local log=$1 status
	shift

	"$@" >"$log.raw" 2>&1 </dev/null
	status=$?
	sed -E "s|$work/same[a-z]*/||g; s/[0-9]+(\.[0-9]+)? ?(ms|s)\b/N \2/g" "$log.raw" >"$log"
	[ "$status" -eq 0 ] || cat "$log.raw"
	return "$status"
}

times_below() {
	find "$1" -printf '%P %T@ %s\n' | sort
}

stage_determinism() {
	local qsite=$top/.build/release/qsite one=$work/same/one other=$work/same/other
	build release qsite || return
	rm -rf "$work"/same*
	mkdir -p "$work/same"
	copy_site "$work/samea"
	copy_site "$work/sameb"

	cd "$work/samea" || return
	tap_check "determinism: built with one worker" \
		build_quietly "$work/same/one.log" "$qsite" build -j 1 -d "$one"
	cd / || return
	TZ=Asia/Shanghai LC_ALL=C.UTF-8 tap_check "determinism: built from elsewhere with four workers" \
		build_quietly "$work/same/other.log" "$qsite" build -j 4 -s "$work/sameb" -d "$other"
	tap_check "determinism: the same bytes" diff -r "$one" "$other"
	tap_check "determinism: the same messages" diff "$work/same/one.log" "$work/same/other.log"

	times_below "$one" >"$work/same/before"
	cd "$work/samea" || return
	tap_check "determinism: built again" build_quietly "$work/same/again.log" "$qsite" build -j 2 -d "$one"
	times_below "$one" >"$work/same/after"
	tap_check "determinism: a second build touches nothing" diff "$work/same/before" "$work/same/after"
	rm -rf .qsite
	tap_check "determinism: built again without the cache" \
		build_quietly "$work/same/cold.log" "$qsite" build -d "$one"
	times_below "$one" >"$work/same/after"
	tap_check "determinism: which touches nothing either" diff "$work/same/before" "$work/same/after"
	cd "$top" || return
}

stage_clang() {
	CC=clang build clang qsite unit
}

stage_asan() {
	build asan qsite unit
	unit_programs asan "asan"
	tap_report "asan mustache" timeout "$unit_limit" .build/asan/unit/mustache_spec_test
	tap_report "asan golden" tests/tools/golden.py --qsite .build/asan/qsite --label "asan golden: " sites errors
	copy_site "$work/asan"
	(cd "$work/asan" && tap_check "asan: content/ builds" "$top/.build/asan/qsite" build)
	rm -rf "$work/asan"
}

# Memory that was never set, which the sanitizers of gcc cannot see.
stage_valgrind() {
	build debug qsite || return
	tap_report "valgrind" tests/tools/golden.py --qsite .build/debug/qsite --label "valgrind: " \
		--wrap "valgrind --quiet --error-exitcode=99 --trace-children=yes" base
}

# Says how much of the sources the tests reach; it passes or fails by the tests alone.
stage_coverage() {
	build cov qsite unit || return
	find .build/cov -name '*.gcda' -delete
	unit_programs cov "coverage" | grep -v '^ok - '
	.build/cov/unit/mustache_spec_test >/dev/null
	tap_report "coverage" tests/tools/golden.py --qsite .build/cov/qsite --label "coverage golden: " sites errors |
		grep -v '^ok - '
	gcovr --root . --filter generator/ --gcov-ignore-parse-errors \
		--json-summary "$work/coverage.json" .build/cov >"$work/coverage.log" 2>&1
	tap_report "coverage" tests/tools/coverage.py "$work/coverage.json"
}

stage_install() {
	local root=$work/installed
	tap_check "install: make install" make --no-print-directory install DESTDIR="$root" PREFIX=/usr || return
	tap_check "install: the installed program runs" "$root/usr/bin/qsite" version
	tap_report "install" tests/tools/golden.py --qsite "$root/usr/bin/qsite" --label "install: builds " base
	tap_check "install: the manual is there" test -s "$root/usr/share/man/man1/qsite.1"
}

# -W warning: mandoc's style advice on spelling of sections is not ours.
stage_manual() {
	build release qsite || return
	tap_check "manual: qsite.1 has all rules" tests/tools/manual_rules.py .build/release/qsite
	tap_check "manual: qsite.1 is right" mandoc -T lint -W warning generator/qsite.1
}

# Runs one stage; its lines go to the log too. A stage that says nothing has failed.
run_stage() {
	local began=$SECONDS

	"stage_$1" 2>&1 | tee "$work/stage.log"
	grep -Eq '^(ok|not ok|skip) - ' "$work/stage.log" || tap_fail "$1: tested nothing" | tee -a "$work/stage.log"
	cat "$work/stage.log" >>"$work/log"
	echo "# $1: $((SECONDS - began)) s"
}

main() {
	local stage

	[ "$#" -gt 0 ] || set -- "${stages[@]}"
	for stage in "$@"; do
		if ! declare -F "stage_$stage" >/dev/null; then
			echo "tests/run.sh: no stage '$stage'; there are: ${stages[*]}" >&2
			exit 2
		fi
	done
	work=$(mktemp -d) || exit 2
	trap 'rm -rf "$work"' EXIT
	trap 'exit 130' INT TERM HUP
	: >"$work/log"
	for stage in "$@"; do
		run_stage "$stage"
	done
	tap_summary "$work/log"
}

main "$@"
