import { createChance, dayAfter, pick, readTable, type Row } from "./table-text";

/** Orders of a furniture maker over a year and a half. */
export const orders = readTable(
  "order_id | date | customer | region | product | quantity# | amount#",
  `
SO-1001 | 2023-07-04 | Alder & Co | EMEA | Desk | 4 | 1960
SO-1002 | 2023-07-19 | Birch Ltd | Americas | Chair | 10 | 2290
SO-1003 | 2023-08-02 | Cedar AG | EMEA | Lamp | 12 | 588
SO-1004 | 2023-08-23 | Dune Inc | APAC | Desk | 2 | 980
SO-1005 | 2023-09-05 | Alder & Co | EMEA | Chair | 6 | 1374
SO-1006 | 2023-09-21 | Elm GmbH | EMEA | Shelf | 8 | 1192
SO-1007 | 2023-10-10 | Birch Ltd | Americas | Desk | 5 | 2450
SO-1008 | 2023-10-30 | Fjord AS | EMEA | Lamp | 20 | 980
SO-1009 | 2023-11-14 | Dune Inc | APAC | Chair | 15 | 3435
SO-1010 | 2023-11-28 | Cedar AG | EMEA | Desk | 3 | 1470
SO-1011 | 2023-12-06 | Grove SA | Americas | Shelf | 5 | 745
SO-1012 | 2023-12-18 | Alder & Co | EMEA | Desk | 6 | 2940
SO-1013 | 2024-01-09 | Birch Ltd | Americas | Chair | 8 | 1832
SO-1014 | 2024-01-25 | Hazel KK | APAC | Lamp | 30 | 1470
SO-1015 | 2024-02-07 | Elm GmbH | EMEA | Desk | 2 | 980
SO-1016 | 2024-02-20 | Dune Inc | APAC | Shelf | 4 | 596
SO-1017 | 2024-03-05 | Cedar AG | EMEA | Chair | 12 | 2748
SO-1018 | 2024-03-12 | Grove SA | Americas | Desk | 7 | 3430
SO-1019 | 2024-03-28 | Alder & Co | EMEA | Lamp | 9 | 441
SO-1020 | 2024-04-11 | Hazel KK | APAC | Desk | 1 | 490
SO-1021 | 2024-04-24 | Fjord AS | EMEA | Chair | 5 | 1145
SO-1022 | 2024-05-08 | Birch Ltd | Americas | Lamp | 16 | 784
SO-1023 | 2024-05-22 | Elm GmbH | EMEA | Shelf | 10 | 1490
SO-1024 | 2024-06-04 | Dune Inc | APAC | Chair | 9 | 2061
SO-1025 | 2024-06-18 | Alder & Co | EMEA | Desk | 8 | 3920
SO-1026 | 2024-07-02 | Grove SA | Americas | Chair | 4 | 916
SO-1027 | 2024-07-16 | Cedar AG | EMEA | Lamp | 14 | 686
SO-1028 | 2024-08-01 | Hazel KK | APAC | Desk | 6 | 2940
SO-1029 | 2024-08-20 | Birch Ltd | Americas | Shelf | 7 | 1043
SO-1030 | 2024-09-03 | Fjord AS | EMEA | Desk | 3 | 1470
SO-1031 | 2024-09-17 | Dune Inc | APAC | Lamp | 25 | 1225
SO-1032 | 2024-10-08 | Elm GmbH | EMEA | Chair | 11 | 2519
SO-1033 | 2024-10-29 | Alder & Co | EMEA | Shelf | 6 | 894
SO-1034 | 2024-11-12 | Grove SA | Americas | Desk | 5 | 2450
SO-1035 | 2024-11-26 | Hazel KK | APAC | Chair | 7 | 1603
SO-1036 | 2024-12-10 | Birch Ltd | Americas | Desk | 9 | 4410
`,
);

/** What a shop has on its shelves; money is text. */
export const inventory = readTable(
  "sku | item | category | supplier | stock# | reorder_level# | unit_price | last_restocked",
  `
A-10 | Espresso machine | Kitchen | Brava | 6 | 4 | $1,200.50 | 2024-05-02
A-11 | Coffee grinder | Kitchen | Brava | 14 | 10 | $189.00 | 2024-05-02
A-12 | Kettle | Kitchen | Norden | 3 | 12 | $49.90 | 2024-03-18
A-13 | Toaster | Kitchen | Norden | 0 | 8 | $64.00 | 2024-01-29
B-20 | Floor lamp | Lighting | Lumio | 9 | 5 | $159.00 | 2024-04-11
B-21 | Desk lamp | Lighting | Lumio | 42 | 15 | $39.95 | 2024-06-07
B-22 | Light strip | Lighting | Lumio | 120 | 40 | $17.50 | 2024-06-07
B-23 | Candle set | Lighting | Hearth | 75 | 30 | $12.00 | 2024-02-23
C-30 | Wool blanket | Textiles | Hearth | 18 | 20 | $89.00 | 2024-02-23
C-31 | Cushion | Textiles | Hearth | 64 | 25 | $24.50 | 2024-04-30
C-32 | Linen curtain | Textiles | Weft & Co | 11 | 10 | $74.00 | 2024-03-06
C-33 | Bath towel | Textiles | Weft & Co | 88 | 50 | $18.00 | 2024-05-21
D-40 | Garden chair | Garden | Norden | 22 | 12 | $95.00 | 2024-04-02
D-41 | Parasol | Garden | Norden | 7 | 6 | $210.00 | 2024-04-02
D-42 | Watering can | Garden | Weft & Co | 0 | 10 | $22.00 | 2023-11-15
D-43 | Fire bowl | Garden | Hearth | 4 | 5 | $1,049.00 | 2024-05-30
`,
);

/** What the branches of a German bakery took: decimal commas, days first. */
export const umsatz = readTable(
  "Datum | Filiale | Umsatz | Kunden#",
  `
05.01.2024 | Hamburg | 1.234,50 € | 212
12.01.2024 | Bremen | 987,20 € | 164
19.01.2024 | Hannover | 1.105,75 € | 188
02.02.2024 | Hamburg | 1.410,00 € | 240
09.02.2024 | Bremen | 1.020,40 € | 171
16.02.2024 | Hannover | 899,90 € | 150
01.03.2024 | Hamburg | 1.587,30 € | 266
08.03.2024 | Bremen | 1.145,60 € | 190
15.03.2024 | Hannover | 1.250,25 € | 203
05.04.2024 | Hamburg | 1.320,80 € | 221
12.04.2024 | Bremen | 1.003,10 € | 168
19.04.2024 | Hannover | 1.187,65 € | 195
`,
);

/** What departments planned and what they spent in two quarters. */
export const budgets = readTable(
  "department | quarter | budget# | actual# | headcount#",
  `
Marketing | Q1 | 120000 | 131500 | 9
Marketing | Q2 | 110000 | 98400 | 10
Engineering | Q1 | 340000 | 322800 | 24
Engineering | Q2 | 355000 | 361200 | 26
Sales | Q1 | 210000 | 219750 | 15
Sales | Q2 | 225000 | 214300 | 15
Support | Q1 | 90000 | 87100 | 11
Support | Q2 | 95000 | 96850 | 12
HR | Q1 | 60000 | 52300 | 4
HR | Q2 | 60000 | 63900 | 5
`,
);

/** What was spent on the way, as a file with commas. */
export const expensesText = `Date,Category,Vendor,Amount,Employee
2024-03-01,Travel,Rail North,86.40,Kim
2024-03-04,Meals,Corner Cafe,23.80,Kim
2024-03-05,Software,Acme Cloud,240.00,Lee
2024-03-11,Travel,SkyHop,412.90,Ana
2024-03-12,Hotel,"Harbour Inn, Oslo",318.00,Ana
2024-03-14,Meals,Fjord Kitchen,64.50,Ana
2024-03-19,Office,Paper & Pens,37.25,Lee
2024-04-02,Travel,Rail North,92.10,Kim
2024-04-03,Meals,Corner Cafe,18.60,Lee
2024-04-09,Software,Acme Cloud,240.00,Lee
2024-04-16,Hotel,Grand Plaza,275.00,Kim
2024-04-17,Meals,Bistro Nine,48.75,Kim
2024-04-22,Office,Desk World,129.99,Ana
2024-05-06,Travel,SkyHop,388.20,Ana
2024-05-07,Hotel,"Harbour Inn, Oslo",295.00,Ana
2024-05-13,Software,Acme Cloud,260.00,Lee
2024-05-20,Meals,Corner Cafe,31.40,Kim
`;

/** The same as records. */
export const expenses: Row[] = readTable(
  "Date | Category | Vendor | Amount# | Employee",
  expensesText
    .split("\n")
    .slice(1)
    .join("\n")
    .replaceAll(/"([^"]*)"/g, (_, quoted: string) => quoted.replace(",", ";"))
    .replaceAll(",", "|")
    .replaceAll(";", ","),
);

const REGIONS = ["North", "South", "East", "West"] as const;
const PRODUCTS = ["Basic", "Plus", "Pro", "Team"] as const;
const CHANNELS = ["Web", "Store", "Partner"] as const;

/** 500 sales of two years. */
export const sales: Row[] = (() => {
  const chance = createChance(7);
  return Array.from({ length: 500 }, (_, index) => {
    const units = 1 + Math.floor(chance() * 9);
    return {
      date: dayAfter("2023-01-01", Math.floor((index * 731) / 500)),
      region: pick(REGIONS, chance()),
      product: pick(PRODUCTS, chance()),
      channel: pick(CHANNELS, chance()),
      units,
      revenue: units * (20 + Math.floor(chance() * 80)),
    };
  });
})();
