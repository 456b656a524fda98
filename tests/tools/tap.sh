# shellcheck shell=bash
# For scripts that run tests. Every test is one line on stdout, at the start of the line:
#
#     ok - NAME
#     not ok - NAME           then what the failed command said, indented by four blanks
#     skip - NAME: REASON
#
# and a script ends with tap_summary's line, "N passed, N failed" or "N passed, N failed, N skipped".

tap_ok() {
	printf 'ok - %s\n' "$1"
}

# tap_fail NAME [FILE]: the file holds what was said; of very much, the beginning and the end.
tap_fail() {
	printf 'not ok - %s\n' "$1"
	if [ -n "${2-}" ]; then
		awk -v first=150 -v last=50 '
			NR <= first { print "    " $0; next }
			{ kept[NR % last] = $0 }
			END {
				if (NR > first + last)
					print "    … " NR - first - last " lines left out"
				for (at = NR - last + 1; at <= NR; at++)
					if (at > first)
						print "    " kept[at % last]
			}' "$2"
	fi
}

tap_skip() {
	printf 'skip - %s: %s\n' "$1" "$2"
}

# tap_check NAME COMMAND…: one test, passed when the command succeeds; returns its status.
tap_check() {
	local name=$1 said status
	shift

	said=$(mktemp) || return 1
	"$@" >"$said" 2>&1 </dev/null
	status=$?
	if [ "$status" -eq 0 ]; then
		tap_ok "$name"
	else
		echo "ended with status $status" >>"$said"
		tap_fail "$name" "$said"
	fi
	rm -f "$said"
	return "$status"
}

# tap_report NAME COMMAND…: the command prints such lines itself (a closing line of its own is left out). One that ends
# badly without a failed test, or that tests nothing, is a failure of its own.
tap_report() {
	local name=$1 said status
	shift

	said=$(mktemp) || return 1
	"$@" 2>&1 </dev/null | grep --line-buffered -vE '^[0-9]+ passed, [0-9]+ failed' | tee "$said"
	status=${PIPESTATUS[0]}
	if [ "$status" -ne 0 ] && ! grep -q '^not ok - ' "$said"; then
		tap_fail "$name ended with status $status"
	elif ! grep -Eq '^(ok|not ok|skip) - ' "$said"; then
		tap_fail "$name tested nothing"
	fi
	rm -f "$said"
}

# tap_each COMMAND WORD… -- ITEM…: the command for each item, as many at a time as there are cores; what they say comes in
# the order of the items.
tap_each() {
	local command=() folder count=0 item

	while [ "$1" != -- ]; do
		command+=("$1")
		shift
	done
	shift
	folder=$(mktemp -d) || return 1
	while [ "$#" -gt 0 ]; do
		"${command[@]}" "$1" >"$folder/$count" 2>&1 </dev/null &
		count=$((count + 1))
		shift
		while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do
			wait -n
		done
	done
	wait
	for ((item = 0; item < count; item++)); do
		cat "$folder/$item"
	done
	rm -r "$folder"
}

# tap_summary FILE: the closing line for all tests in FILE; fails when one of them did.
tap_summary() {
	awk '
		/^ok - / { passed++ }
		/^not ok - / { failed++ }
		/^skip - / { skipped++ }
		END {
			printf "%d passed, %d failed", passed, failed
			if (skipped > 0)
				printf ", %d skipped", skipped
			printf "\n"
			exit failed > 0
		}' "$1"
}
