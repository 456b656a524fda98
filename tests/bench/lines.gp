# Lines over the years with marks, and the newest values.
set yrange [70:100]
set xrange [-0.3:4.8]
do for [i = 1:times] {
	set output out
	plot for [k = 2:5] table using 0:k:xtic(1) with linespoints linewidth 4 pointsize 2 title columnheader(k), \
	     for [k = 2:5] table using 0:k:(sprintf("%.2f%%", column(k))) every ::5 \
		with labels offset 0, 0.8 font font_small notitle
}
