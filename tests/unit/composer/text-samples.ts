/** Texts that are tables: how many records they hold and what their columns are called. */
export const TABLES: Record<string, { text: string; names: string[]; rows: number }> = {
  commas: {
    text: "Date,Description,Amount\n2024-01-03,Lunch,12.50\n2024-01-04,Taxi,8.00",
    names: ["Date", "Description", "Amount"],
    rows: 2,
  },
  "one record": { text: "name,age\nAnn,31\n", names: ["name", "age"], rows: 1 },
  "words only": { text: "Name,City\nAnn,Oslo\nBob,Rome\n", names: ["Name", "City"], rows: 2 },
  "semicolons and decimal commas": {
    text: "Datum;Betrag\r\n03.01.2024;12,50\r\n04.01.2024;8,00\r\n",
    names: ["Datum", "Betrag"],
    rows: 2,
  },
  tabs: { text: "region\tunits\nNorth\t4\nSouth\t7", names: ["region", "units"], rows: 2 },
  bars: { text: "Team | Budget\nSales | 210000\nSupport | 90000", names: ["Team", "Budget"], rows: 2 },
  "a Markdown table": {
    text: "| Item | Price |\n|:-----|------:|\n| Pen | $2 |\n| Ink | $9 |\n",
    names: ["Column 1", "Item", "Price", "Column 4"],
    rows: 2,
  },
  "a drawn table": {
    text: "+----+------+\n| id | name |\n+----+------+\n|  1 | Ann  |\n|  2 | Bob  |\n+----+------+",
    names: ["Column 1", "id", "name", "Column 4"],
    rows: 2,
  },
  "quotes with commas, quotes and line breaks": {
    text: '\ufeff"Hotel, address",Note,Nights\r\n"Harbour Inn, Oslo","He said ""fine"",\r\nand left",2\r\nPlaza,,3\r\n',
    names: ["Hotel, address", "Note", "Nights"],
    rows: 2,
  },
  "spaces behind the commas": { text: "Name, Age\nAnn, 31\nBob, 40", names: ["Name", "Age"], rows: 2 },
  "no header": { text: "2024-01-03,Lunch,12.50\n2024-01-04,Taxi,8", names: ["Column 1", "Column 2", "Column 3"], rows: 2 },
  "words without a header": {
    text: "Ann,North,A\nBob,South,B\nCid,North,A\nDan,South,A",
    names: ["Column 1", "Column 2", "Column 3"],
    rows: 4,
  },
  coordinates: { text: "59.91, 10.75\n41.90, 12.50\n48.86, 2.35", names: ["Column 1", "Column 2"], rows: 3 },
  "years as names": {
    text: "Country,2022,2023\nNorway,5.4,5.5\nItaly,59.0,58.9",
    names: ["Country", "2022", "2023"],
    rows: 2,
  },
  "a title above it": {
    text: "Account statement\n\nDay,Payee,Amount\n2024-01-02,Rent,-900\n2024-01-03,Food,-41.20\n2024-01-05,Wage,2100\n",
    names: ["Day", "Payee", "Amount"],
    rows: 3,
  },
  "Excel's own line": { text: "sep=;\nTeam;Points\nReds;4\nBlues;9\n", names: ["Team", "Points"], rows: 2 },
  "a few uneven rows": {
    text: `a,b,c\n${"1,2,3\n".repeat(10)}4,5\n6,7,8,9\n`,
    names: ["a", "b", "c"],
    rows: 12,
  },
  "a comma at each line's end": { text: "a,b,\n1,2,\n3,4,\n", names: ["a", "b", "Column 3"], rows: 2 },
  "names that come again": { text: "Amount,Amount,Amount 2\n1,2,3\n4,5,6", names: ["Amount", "Amount 2", "Amount 2 2"], rows: 2 },
  "semicolons inside of commas": { text: "Name,Tags\nAnn,a;b\nBob,c;d", names: ["Name", "Tags"], rows: 2 },
};

/** Texts that have commas, bars and lines, and are no tables. */
export const PROSE: Record<string, string> = {
  "a sentence": "Well, it rained, and so we stayed at home, all of us.",
  "a heading alone": "Date,Description,Amount",
  "a poem": "The moon is up, the lamps are low,\nThe hill is white, the wind is slow,\nA fox goes by, a window shines.",
  "one comma in each line":
    "The kettle sings, the window steams\nThe cat is fed, the table gleams\nThe rain is near, the roof is sound",
  "a letter": "Dear Ann,\n\nthank you for the book, which I read at once.\n\nYours,\nBob",
  "a log with commas": [
    "2024-01-03 12:00:01,123 INFO Listening on port 8080",
    "2024-01-03 12:00:02,481 WARN Slow answer from the store",
    "2024-01-03 12:00:04,007 INFO Closed",
  ].join("\n"),
  "a log of a server": [
    '10.0.0.7 - - [10/Oct/2024:13:55:36 +0000] "GET / HTTP/1.1" 200 2326 "-" "Browser/5.0 (Linux, like others)"',
    '10.0.0.8 - - [10/Oct/2024:13:55:38 +0000] "GET /a HTTP/1.1" 404 12 "-" "Browser/5.0 (Linux, like others)"',
  ].join("\n"),
  "a log with keys": "12:00:01 user=ann,action=login,ok=true\n12:00:05 user=bob,action=login,ok=false",
  Markdown: "# Plans, old and new\n\n- bread, fresh\n- milk, cold\n- eggs, brown",
  "numbered steps": "1. Mix the flour, then wait\n2. Fold it twice, then rest\n3. Bake it, then eat",
  "a recipe": "2 eggs, beaten\n100 g flour, sifted\n1 l milk, warm",
  code: "const a = [1, 2];\nconst b = add(a, 3);\nreturn { a, b };",
  calls: "move(10,20)\nturn(90,1)\nmove(5,5)",
  "lines of JSON": '{"a":1,"b":2}\n{"a":3,"b":4}',
  HTML: "<p>one, two</p>\n<p>three, four</p>",
  "numbers with commas": "1,234\n5,678\n12,900",
  dates: "January 5, 2024\nMarch 6, 2024\nApril 9, 2024",
  places: "Oslo, Norway\nRome, Italy\nParis, France",
  "indented lines": "one\n\ttwo\n\tthree\n\tfour",
  "a menu": "Home | About | Contact",
};
