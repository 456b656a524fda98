# Grouped bars with their values.
set style data histograms
set style histogram cluster gap 1
set style fill solid 1 border -1
set boxwidth 0.9
set yrange [0:110]
do for [i = 1:times] {
	set output out
	plot for [k = 2:4] table using k:xtic(1) title columnheader(k), \
	     for [k = 2:4] table using ($0 + (k - 3) * 0.25):k:(sprintf("%.2f%%", column(k))) every ::1 \
		with labels offset 0, 0.6 font font_small notitle
}
