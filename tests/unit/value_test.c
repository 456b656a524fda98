#include "mustache/value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static int
setup(void **state)
{
	static struct arena arena;

	arena_init(&arena);
	*state = &arena;
	return 0;
}

static int
teardown(void **state)
{
	arena_release(*state);
	return 0;
}

static void
assert_text(const struct object *object, const char *name, const char *expected)
{
	const struct value *value = object_get(object, str_from(name));

	assert_non_null(value);
	assert_int_equal(value->type, VALUE_TEXT);
	assert_true(str_eq(value->text, str_from(expected)));
}

static enum value_type
type_of(const struct object *object, const char *name)
{
	const struct value *value = object_get(object, str_from(name));

	assert_non_null(value);
	return value->type;
}

static void
keeps_each_kind_of_value_under_its_name(void **state)
{
	struct object *object = object_new(*state);
	struct object *child = object_new(*state);
	struct list *list = list_new(*state);

	object_text(object, "text", STR("x"));
	object_html(object, "html", STR("<b>"));
	object_bool(object, "yes", true);
	object_bool(object, "no", false);
	object_list(object, "list", list);
	object_object(object, "object", child);
	object_absent(object, "absent");
	object_text_or_absent(object, "some", STR("x"));
	object_text_or_absent(object, "none", STR_NONE);

	assert_text(object, "text", "x");
	assert_int_equal(type_of(object, "html"), VALUE_HTML);
	assert_int_equal(type_of(object, "yes"), VALUE_TRUE);
	assert_int_equal(type_of(object, "no"), VALUE_FALSE);
	assert_ptr_equal(object_get(object, STR("list"))->list, list);
	assert_ptr_equal(object_get(object, STR("object"))->object, child);
	assert_int_equal(type_of(object, "absent"), VALUE_ABSENT);
	assert_int_equal(type_of(object, "some"), VALUE_TEXT);
	assert_int_equal(type_of(object, "none"), VALUE_ABSENT);
}

static void
knows_no_other_names(void **state)
{
	struct object *object = object_new(*state);

	assert_null(object_get(object, STR("a")));
	object_text(object, "ab", STR("x"));
	assert_null(object_get(object, STR("a")));
	assert_null(object_get(object, STR("abc")));
	assert_null(object_get(object, STR("Ab")));
	assert_null(object_get(object, STR("")));
	object_set(object, STR_NONE, value_text(STR("the empty name")));
	assert_text(object, "", "the empty name");
}

static void
gives_a_name_its_newest_value(void **state)
{
	struct object *object = object_new(*state);

	object_text(object, "a", STR("1"));
	object_text(object, "b", STR("2"));
	object_text(object, "a", STR("3"));
	assert_text(object, "a", "3");
	assert_text(object, "b", "2");
	assert_int_equal(object->count, 2);
}

static void
finds_each_of_a_thousand_names(void **state)
{
	struct arena *arena = *state;
	struct object *object = object_new(arena);

	for (int i = 0; i < 1000; i++) {
		struct str name = str_format(arena, "name%d", i);

		assert_null(object_get(object, name));
		object_set(object, name, value_text(name));
		object_set(object, name, value_text(name));
	}
	assert_int_equal(object->count, 1000);
	for (int i = 0; i < 1000; i++) {
		struct str name = str_format(arena, "name%d", i);

		assert_true(str_eq(object->items[i].name, name));
		assert_true(str_eq(object_get(object, name)->text, name));
		assert_null(object_get(object, str_format(arena, "name%dx", i)));
	}
}

static void
finds_the_same_by_a_hash_made_before(void **state)
{
	struct object *object = object_new(*state);

	object_text(object, "city", STR("杭州"));
	assert_ptr_equal(object_find(object, STR("city"), name_hash(STR("city"))), object_get(object, STR("city")));
	assert_int_equal(name_hash(STR("")), 2166136261u);
	assert_int_equal(name_hash(STR("a")), 0xE40C292Cu);
}

static void
keeps_lists_in_order(void **state)
{
	struct list *list = list_new(*state);

	list_add(list, value_text(STR("a")));
	object_text(list_add_object(list), "name", STR("b"));
	list_add(list, value_absent());

	assert_int_equal(list->count, 3);
	assert_true(str_eq(list->items[0].text, STR("a")));
	assert_text(list->items[1].object, "name", "b");
	assert_int_equal(list->items[2].type, VALUE_ABSENT);
}

static bool
truth(struct value value)
{
	return value_is_true(&value);
}

static void
takes_nothing_false_and_empty_for_false(void **state)
{
	struct list *list = list_new(*state);

	assert_false(truth(value_absent()));
	assert_false(truth(value_bool(false)));
	assert_false(truth(value_text(STR_NONE)));
	assert_false(truth(value_html(STR(""))));
	assert_false(truth(value_list(list)));
	list_add(list, value_absent());
	assert_true(truth(value_list(list)));
	assert_true(truth(value_bool(true)));
	assert_true(truth(value_text(STR("0"))));
	assert_true(truth(value_html(STR(" "))));
	assert_true(truth(value_object(object_new(*state))));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(keeps_each_kind_of_value_under_its_name, setup, teardown),
		cmocka_unit_test_setup_teardown(knows_no_other_names, setup, teardown),
		cmocka_unit_test_setup_teardown(gives_a_name_its_newest_value, setup, teardown),
		cmocka_unit_test_setup_teardown(finds_each_of_a_thousand_names, setup, teardown),
		cmocka_unit_test_setup_teardown(finds_the_same_by_a_hash_made_before, setup, teardown),
		cmocka_unit_test_setup_teardown(keeps_lists_in_order, setup, teardown),
		cmocka_unit_test_setup_teardown(takes_nothing_false_and_empty_for_false, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
