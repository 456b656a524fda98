#include "model/theme.h"

struct str
theme_string(const struct theme *theme, const char *key)
{
	const struct str *text = map_get(&theme->strings, str_from(key));

	return text ? *text : STR_NONE;
}
