qsiteCompare({
  "id": "graduates_employed",
  "name": "就业人数",
  "unit": "人",
  "change_unit": "人",
  "page": "indicators/graduates_employed.html",
  "figures": [
    {
      "city": "linshui",
      "year": "2021",
      "number": "1920",
      "stated": null,
      "status": null,
      "version": null,
      "note": null,
      "remark": null,
      "page": "linshui/2023/index.html"
    },
    {
      "city": "linshui",
      "year": "2022",
      "number": "1958",
      "stated": null,
      "status": null,
      "version": null,
      "note": null,
      "remark": null,
      "page": "linshui/2023/index.html"
    }
  ]
}
);
