qsiteCompare({
  "id": "enrolment",
  "name": "在校生数",
  "unit": "人",
  "change_unit": "人",
  "page": "indicators/enrolment.html",
  "figures": [
    {
      "city": "linshui",
      "year": "2022",
      "number": "4900",
      "stated": null,
      "status": null,
      "version": null,
      "note": null,
      "remark": "已核对：与统计年鉴核对过",
      "page": "linshui/2022/basics.html#tbl-a"
    }
  ]
}
);
