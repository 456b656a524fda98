qsiteCompare({
  "id": "funding",
  "name": "生均经费",
  "unit": "元",
  "change_unit": "元",
  "page": "indicators/funding.html",
  "figures": [
    {
      "city": "linshui",
      "year": "2021",
      "number": null,
      "stated": null,
      "status": "x",
      "version": null,
      "note": "报告未列",
      "remark": "没有数据；报告未列",
      "page": "linshui/2022/basics.html"
    },
    {
      "city": "linshui",
      "year": "2022",
      "number": "12000",
      "stated": "1.2万余元",
      "status": "e",
      "version": null,
      "note": null,
      "remark": "估计数",
      "page": "linshui/2023/index.html"
    }
  ]
}
);
