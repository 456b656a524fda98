#include "chart/frame.h"

bool
slope_layout(struct frame *frame, struct diags *diags)
{
	return frame_refuse(frame->chart, diags);
}
