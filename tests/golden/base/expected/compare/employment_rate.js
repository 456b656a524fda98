qsiteCompare({
  "id": "employment_rate",
  "name": "就业率",
  "unit": "%",
  "change_unit": "个百分点",
  "page": "indicators/employment_rate.html",
  "figures": [
    {
      "city": "dongpu",
      "year": "2021",
      "number": "98.5",
      "stated": null,
      "status": null,
      "version": null,
      "note": null,
      "remark": null,
      "page": "dongpu/2022/index.html"
    },
    {
      "city": "linshui",
      "year": "2020",
      "number": "97.5",
      "stated": null,
      "status": null,
      "version": null,
      "note": null,
      "remark": null,
      "page": "linshui/2022/students.html"
    },
    {
      "city": "linshui",
      "year": "2021",
      "number": "97.65",
      "stated": null,
      "status": null,
      "version": "2019",
      "note": "不含升学",
      "remark": "按2019版定义；不含升学",
      "page": "linshui/2023/students.html#就业"
    },
    {
      "city": "linshui",
      "year": "2022",
      "number": "97.9",
      "stated": null,
      "status": null,
      "version": null,
      "note": null,
      "remark": "更正（2023-02）：订正了就业率",
      "page": "linshui/2023/students.html#就业"
    }
  ]
}
);
