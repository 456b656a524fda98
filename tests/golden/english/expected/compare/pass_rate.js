qsiteCompare({
  "id": "pass_rate",
  "name": "Pass rate",
  "unit": "%",
  "change_unit": " points",
  "page": "indicators/pass_rate.html",
  "figures": [
    {
      "city": "northport",
      "year": "2020",
      "number": "90.0",
      "stated": null,
      "status": null,
      "version": null,
      "note": null,
      "remark": null,
      "page": "northport/2022/basics.html"
    },
    {
      "city": "northport",
      "year": "2021",
      "number": "89.5",
      "stated": null,
      "status": "b",
      "version": null,
      "note": null,
      "remark": "break",
      "page": "northport/2022/index.html"
    }
  ]
}
);
