qsiteCompare({
  "id": "enrolment",
  "name": "在校生数",
  "unit": "人",
  "change_unit": "人",
  "page": "indicators/enrolment.html",
  "figures": [
    {
      "city": "dongpu",
      "year": "2021",
      "number": "5300",
      "stated": null,
      "status": null,
      "version": null,
      "note": null,
      "remark": null,
      "page": "dongpu/2022/index.html"
    },
    {
      "city": "dongpu",
      "year": "2022",
      "number": "5200",
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
      "number": "4700",
      "stated": null,
      "status": null,
      "version": null,
      "note": null,
      "remark": null,
      "page": "linshui/2022/basics.html"
    },
    {
      "city": "linshui",
      "year": "2021",
      "number": "4810",
      "stated": null,
      "status": "r",
      "version": null,
      "note": null,
      "remark": "修订数；更正（2023-03-01）：订正了招生人数",
      "page": "linshui/2023/basics.html#tbl-scale"
    },
    {
      "city": "linshui",
      "year": "2022",
      "number": "4900",
      "stated": null,
      "status": null,
      "version": null,
      "note": "含非全日制",
      "remark": "含非全日制；更正（2023-03-01）：订正了招生人数；另作4901人；另作近五千人",
      "page": "linshui/2023/basics.html#tbl-scale"
    }
  ]
}
);
