#include "load/loader.h"

/* policies/: policy.json with targets, and the policy's sections. */

static bool
read_bound(struct loader *loader, const struct json *item, struct target *target)
{
	bool at_least = json_get(item, "at_least") != NULL;
	const struct json *bound;

	target->at_most = json_get(item, "at_most") != NULL;
	if (target->at_most == at_least) {
		return diag_error(loader->diags, "target-bound", item->place, "%s",
		    diag_tr(loader->diags, "a target has exactly one of 'at_least' and 'at_most'",
			"目标应有且只有“at_least”“at_most”之一"));
	}
	bound = json_child(item, at_least ? "at_least" : "at_most", JSON_NUMBER, JSON_REQUIRED, loader->diags);
	if (!bound || !loader_plain_number(loader, bound))
		return false;
	target->value = bound->number;
	target->number = bound->text;
	return true;
}

static void
read_target(struct loader *loader, const struct json *item, struct policy *policy)
{
	static const char *const keys[] = { "indicator", "at_least", "at_most", "by", "where", NULL };
	static const struct json_range years = { 1990, 2200, 0 };
	struct target *target = &policy->targets[policy->target_count];
	struct str id;

	if (!json_is(item, JSON_OBJECT, loader->diags))
		return;
	json_keys(item, keys, loader->diags);
	id = json_str(item, "indicator", JSON_REQUIRED, loader->diags);
	target->policy = policy;
	target->place = item->place;
	target->indicator = id.len > 0 ? loader_indicator(loader, id, json_get(item, "indicator")) : NULL;
	target->by = json_int(item, "by", JSON_REQUIRED, years, loader->diags);
	target->origin = loader_origin(item, "where", loader->diags);
	if (read_bound(loader, item, target) && target->indicator)
		policy->target_count++;
}

static bool
read_policy(struct loader *loader, struct policy *policy)
{
	static const char *const keys[] = { "title", "issuer", "number", "published", "url", "disclosure", "targets",
		NULL };
	struct str path = path_join(loader->arena, policy->folder, STR("policy.json"));
	const struct json *root = loader_json(loader, path, &policy->source);
	const struct json *targets;
	struct diags *diags = loader->diags;

	if (!root)
		return false;
	json_keys(root, keys, diags);
	policy->title = json_str(root, "title", JSON_REQUIRED, diags);
	policy->issuer = json_str(root, "issuer", JSON_REQUIRED, diags);
	policy->number = json_str(root, "number", JSON_OPTIONAL, diags);
	policy->published = loader_date(loader, root, "published", JSON_OPTIONAL);
	policy->url = json_str(root, "url", JSON_OPTIONAL, diags);
	policy->disclosure = loader_disclosure(loader, root);
	targets = json_child(root, "targets", JSON_ARRAY, JSON_OPTIONAL, diags);
	policy->targets = arena_array(loader->arena, struct target, targets ? targets->count : 0);
	for (const struct json *item = targets ? targets->first : NULL; item; item = item->next)
		read_target(loader, item, policy);
	return true;
}

static void
load_policy(struct loader *loader, const struct file_entry *entry)
{
	struct policy *policy = arena_new(loader->arena, struct policy);
	struct section like = { .kind = SECTION_POLICY, .policy = policy };

	policy->slug = entry->name;
	policy->folder = path_join(loader->arena, STR("content/policies"), entry->name);
	if (read_policy(loader, policy) && slug_check(loader, policy->slug, place_file(policy->source)))
		map_add(&loader->site->policies, loader->arena, policy->slug, policy);
	else
		loader_give_up(loader, policy->folder);
	load_sections(loader, policy->folder, &like, &policy->sections);
}

void
load_policies(struct loader *loader)
{
	struct str folder = STR("content/policies");
	struct str disk = text_disk_path(loader->arena, loader->options->root, folder);
	struct file_list entries = { 0 };

	if (!folder_list(loader->arena, disk, true, &entries, loader->diags))
		loader_give_up(loader, folder);
	for (size_t i = 0; i < entries.count; i++)
		if (loader_is_folder(loader, folder, &entries.items[i]))
			load_policy(loader, &entries.items[i]);
}
