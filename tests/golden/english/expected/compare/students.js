qsiteCompare({
  "id": "students",
  "name": "Students",
  "unit": "",
  "change_unit": "",
  "page": "indicators/students.html",
  "figures": [
    {
      "city": "northport",
      "year": "2020",
      "number": "200",
      "stated": null,
      "status": null,
      "version": null,
      "note": null,
      "remark": null,
      "page": "northport/2022/index.html"
    },
    {
      "city": "northport",
      "year": "2021",
      "number": "190",
      "stated": null,
      "status": null,
      "version": null,
      "note": null,
      "remark": null,
      "page": "northport/2022/index.html"
    },
    {
      "city": "northport",
      "year": "2022",
      "number": "180",
      "stated": "some 180",
      "status": "e",
      "version": null,
      "note": null,
      "remark": "estimated",
      "page": "northport/2023/outlook.html"
    }
  ]
}
);
