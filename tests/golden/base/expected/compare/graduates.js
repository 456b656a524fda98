qsiteCompare({
  "id": "graduates",
  "name": "毕业生数",
  "unit": "人",
  "change_unit": "人",
  "page": "indicators/graduates.html",
  "figures": [
    {
      "city": "dongpu",
      "year": "2022",
      "number": "1500",
      "stated": null,
      "status": null,
      "version": null,
      "note": null,
      "remark": null,
      "page": "dongpu/2022/index.html"
    },
    {
      "city": "linshui",
      "year": "2021",
      "number": "1966",
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
      "number": "2000",
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
