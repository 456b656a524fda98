qsiteCompare({
  "id": "student_teacher_ratio",
  "name": "生师比",
  "unit": ":1",
  "change_unit": "",
  "page": "indicators/student_teacher_ratio.html",
  "figures": [
    {
      "city": "linshui",
      "year": "2021",
      "number": "15.2",
      "stated": "1:15.2",
      "status": null,
      "version": null,
      "note": null,
      "remark": null,
      "page": "linshui/2022/basics.html"
    },
    {
      "city": "linshui",
      "year": "2022",
      "number": "14.79",
      "stated": null,
      "status": "b",
      "version": null,
      "note": "教师口径改变",
      "remark": "口径中断；教师口径改变",
      "page": "linshui/2023/index.html"
    }
  ]
}
);
