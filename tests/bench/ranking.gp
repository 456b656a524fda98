# Bars that lie, the greatest on top, with their values.
set style fill solid 1 border -1
set yrange [10.6:-0.6]
set xrange [0:110]
set key off
do for [i = 1:times] {
	set output out
	plot table using ($2 / 2):0:($2 / 2):(0.35):ytic(1) every ::1 with boxxyerror, \
	     table using 2:0:(sprintf("%.2f%%", $2)) every ::1 with labels left offset 1, 0 font font_small
}
