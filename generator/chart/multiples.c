#include "chart/frame.h"

bool
multiples_layout(struct frame *frame, struct diags *diags)
{
	return frame_refuse(frame->chart, diags);
}
