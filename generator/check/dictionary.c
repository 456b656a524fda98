#include "check/dictionary.h"

#include "model/formula.h"

/* Aliases are parted by '|'. */
static const struct entry {
	const char *id, *name, *unit;
	enum indicator_kind kind;
	const char *aliases, *formula; /* NULL: none */
} entries[] = {
	{ "schools", "中等职业学校数", "所", INDICATOR_COUNT, "中职学校|中等职业学校|中职学校数|职业学校数", NULL },
	{ "schools_public", "公办中职学校数", "所", INDICATOR_COUNT, "公办学校|公办中职学校", NULL },
	{ "schools_private", "民办中职学校数", "所", INDICATOR_COUNT, "民办学校|民办中职学校", NULL },
	{ "enrolment", "在校生数", "人", INDICATOR_COUNT, "在校生|在校学生|在校学生数|在校生人数|中职在校生|在校生总数",
	    NULL },
	{ "admissions", "招生数", "人", INDICATOR_COUNT, "招生人数|招生规模|招收新生|新生数|中职招生|中职招生数",
	    NULL },
	{ "senior_high_admissions", "普通高中招生数", "人", INDICATOR_COUNT, "普高招生|普高招生数", NULL },
	{ "vocational_share", "中职招生占高中阶段招生比例", "%", INDICATOR_SHARE,
	    "中职招生占比|中职学校招生占高中段招生比例", "admissions / (admissions + senior_high_admissions)" },
	{ "senior_high_per_vocational", "职普比", ":1", INDICATOR_RATIO, "普职比|招生职普比|职普招生比", NULL },
	{ "average_school_size", "校均规模", "人", INDICATOR_COUNT, "校均在校生|校均在校生数", "enrolment / schools" },
	{ "graduates", "毕业生数", "人", INDICATOR_COUNT, "毕业生|毕业生人数|毕业学生|毕业人数|毕业生总数", NULL },
	{ "graduates_employed", "就业人数", "人", INDICATOR_COUNT, "就业学生|就业学生数|就业毕业生|已就业人数", NULL },
	{ "graduates_employed_directly", "直接就业人数", "人", INDICATOR_COUNT, "直接就业", NULL },
	{ "employment_rate", "就业率", "%", INDICATOR_SHARE, "毕业生就业率|初次就业率|一次就业率",
	    "graduates_employed / graduates" },
	{ "matched_employment_rate", "对口就业率", "%", INDICATOR_SHARE, "专业对口率|专业对口就业率|毕业生对口就业率",
	    NULL },
	{ "starting_salary", "初次就业月收入", "元", INDICATOR_MONEY, "初次就业起薪|起薪|初次就业月薪|平均起薪", NULL },
	{ "progression", "升学人数", "人", INDICATOR_COUNT, "升学学生|升学毕业生|升入高一级学校人数", NULL },
	{ "progression_rate", "升学率", "%", INDICATOR_SHARE, "毕业生升学率|升学比例|毕业生升学比例",
	    "progression / graduates" },
	{ "bachelor_admits", "本科录取人数", "人", INDICATOR_COUNT, "本科上线人数|升入本科人数|本科录取数", NULL },
	{ "certificate_rate", "“双证书”取证率", "%", INDICATOR_SHARE, "双证书取证率|双证率|双证取得率", NULL },
	{ "skill_certificate_rate", "职业技能等级证书取证率", "%", INDICATOR_SHARE,
	    "技能等级证书取证率|职业资格证书取证率|中高级技能等级证书取证率", NULL },
	{ "fitness_pass_rate", "体质测试合格率", "%", INDICATOR_SHARE, "体质测评合格率|体质合格率|体质测试达标率",
	    NULL },
	{ "general_exam_pass_rate", "文化课合格率", "%", INDICATOR_SHARE, "文化课统测合格率", NULL },
	{ "student_satisfaction", "学生满意度", "%", INDICATOR_SHARE, "在校生满意度", NULL },
	{ "parent_satisfaction", "家长满意度", "%", INDICATOR_SHARE, NULL, NULL },
	{ "employer_satisfaction", "用人单位满意度", "%", INDICATOR_SHARE, "企业满意度|雇主满意度", NULL },
	{ "staff", "教职工数", "人", INDICATOR_COUNT, "教职工|教职工总数|教职工人数", NULL },
	{ "teachers", "专任教师数", "人", INDICATOR_COUNT, "专任教师|专任教师人数|专任教师总数", NULL },
	{ "student_teacher_ratio", "生师比", ":1", INDICATOR_RATIO, "师生比", "enrolment / teachers" },
	{ "bachelor_teachers", "本科及以上学历专任教师", "人", INDICATOR_COUNT, "本科以上学历教师|本科及以上学历教师",
	    NULL },
	{ "bachelor_teacher_share", "本科及以上学历专任教师占比", "%", INDICATOR_SHARE, "专任教师本科及以上学历比例",
	    "bachelor_teachers / teachers" },
	{ "master_teachers", "研究生及以上学历专任教师", "人", INDICATOR_COUNT,
	    "硕士及以上学历教师|硕士以上学历教师|研究生学历教师", NULL },
	{ "master_teacher_share", "研究生及以上学历专任教师占比", "%", INDICATOR_SHARE, "硕士及以上学历教师占比",
	    "master_teachers / teachers" },
	{ "senior_teachers", "高级职称专任教师", "人", INDICATOR_COUNT, "高级职称教师|高级教师", NULL },
	{ "senior_teacher_share", "高级职称专任教师占比", "%", INDICATOR_SHARE, "高级职称教师占比|高级职称教师比例",
	    "senior_teachers / teachers" },
	{ "major_course_teachers", "专业课教师数", "人", INDICATOR_COUNT, "专业课教师|专业教师", NULL },
	{ "dual_teachers", "“双师型”教师", "人", INDICATOR_COUNT, "双师型教师|“双师型”教师数", NULL },
	{ "dual_teacher_share", "“双师型”教师占专业课教师比例", "%", INDICATOR_SHARE,
	    "双师型教师比例|“双师型”教师占比|“双师型”比例|“双师型”教师比例", "dual_teachers / major_course_teachers" },
	{ "part_time_teachers", "兼职教师", "人", INDICATOR_COUNT, "外聘教师|兼职教师数", NULL },
	{ "majors", "开设专业数", "个", INDICATOR_COUNT, "专业数|开设专业|专业总数", NULL },
	{ "major_points", "专业布点数", "个", INDICATOR_COUNT, "专业布点|专业点数|专业布点总数", NULL },
	{ "integrated_admissions", "中高职一体化招生数", "人", INDICATOR_COUNT, "中高职一体化招生|五年制招生", NULL },
	{ "campus_area", "校园占地面积", "万平方米", INDICATOR_COUNT, "占地面积|学校占地面积", NULL },
	{ "campus_area_per_student", "生均占地面积", "平方米", INDICATOR_COUNT, "生均校园占地面积", NULL },
	{ "floor_area", "校舍建筑面积", "万平方米", INDICATOR_COUNT, "建筑面积|学校建筑面积", NULL },
	{ "floor_area_per_student", "生均建筑面积", "平方米", INDICATOR_COUNT, "生均校舍建筑面积", NULL },
	{ "fixed_assets", "固定资产总值", "万元", INDICATOR_MONEY, "固定资产|固定资产价值", NULL },
	{ "equipment_value", "教学仪器设备总值", "万元", INDICATOR_MONEY,
	    "教学仪器设备值|教学仪器设备价值|实训设备总值", NULL },
	{ "equipment_per_student", "生均教学仪器设备值", "元", INDICATOR_MONEY, "生均教学仪器设备价值|生均仪器设备值",
	    NULL },
	{ "workstations_per_student", "生均实训工位数", "个", INDICATOR_RATIO, "生均工位数|生均实习实训工位数", NULL },
	{ "books_paper", "纸质图书", "册", INDICATOR_COUNT, "纸质图书册数|图书藏量", NULL },
	{ "books_per_student", "生均纸质图书", "册", INDICATOR_RATIO, "生均图书|生均图书册数",
	    "books_paper / enrolment" },
	{ "partner_firms", "合作企业数", "家", INDICATOR_COUNT, "合作企业|校企合作企业|长期合作企业", NULL },
	{ "apprentices", "现代学徒制学生数", "人", INDICATOR_COUNT, "现代学徒制学生|学徒制学生|现代学徒制参与学生",
	    NULL },
	{ "interns", "实习学生数", "人", INDICATOR_COUNT, "实习生|实习学生|顶岗实习学生", NULL },
	{ "vocational_groups", "职业教育集团数", "个", INDICATOR_COUNT, "职业教育集团|职教集团", NULL },
	{ "x_certificate_projects", "“1+X”证书试点数", "个", INDICATOR_COUNT, "“1+X”证书试点|“1+X”试点", NULL },
	{ "training", "社会培训人次", "人次", INDICATOR_COUNT, "社会培训|培训人次|培训总人次", NULL },
	{ "training_certificates", "社会培训获证人数", "人", INDICATOR_COUNT, "培训获证人数", NULL },
	{ "expenditure_per_student", "生均经费", "元", INDICATOR_MONEY, "年生均经费|年度生均经费", NULL },
	{ "public_funds_standard", "生均公用经费", "元", INDICATOR_MONEY, "生均公用经费标准|生均公用经费定额标准",
	    NULL },
};

static struct indicator *
add_entry(struct site *site, const struct entry *entry)
{
	struct indicator *indicator = arena_new(site->arena, struct indicator);
	struct str rest = str_from(entry->aliases ? entry->aliases : ""), alias;

	indicator->id = str_from(entry->id);
	indicator->name = str_from(entry->name);
	indicator->unit = str_from(entry->unit);
	indicator->kind = entry->kind;
	indicator->has_min = indicator->has_max = entry->kind == INDICATOR_SHARE;
	indicator->max = entry->kind == INDICATOR_SHARE ? 100 : 0;
	indicator->formula_text = str_from(entry->formula ? entry->formula : "");
	while (rest.len > 0) {
		rest = str_cut(rest, '|', &alias);
		*arena_push(site->arena, &indicator->aliases) = alias;
	}
	map_add(&site->indicators, site->arena, indicator->id, indicator);
	return indicator;
}

const struct site *
dictionary_builtin(struct arena *arena)
{
	struct site *site = arena_new(arena, struct site);
	struct diags diags;

	site->arena = arena;
	diags_init(&diags, arena, DIAG_ENGLISH);
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
		add_entry(site, &entries[i]);
	for (size_t i = 0; i < site->indicators.count; i++) {
		struct indicator *indicator = site->indicators.entries[i].value;

		if (indicator->formula_text.len > 0)
			formula_parse(site, indicator, &diags);
	}
	return site;
}
