import { readTable } from "./table-text";

/** The staff of a clinic. Two have nobody above them. */
export const employees = readTable(
  "name | department | job_title | age# | salary# | hired | manager | city | remote?",
  `
Anna Becker | Nursing | Nurse | 34 | 52000 | 2019-03-04 | Ruth Cole | Leeds | no
Hannah Price | Nursing | Nurse | 29 | 48500 | 2021-06-14 | Ruth Cole | York | no
Ruth Cole | Nursing | Head nurse | 51 | 71000 | 2008-01-15 | Clara Voss | Leeds | no
Tom Okafor | Nursing | Nurse | 41 | 55500 | 2015-09-01 | Ruth Cole | Leeds | no
Joanne Hill | Nursing | Nurse | 26 | 46000 | 2023-02-20 | Ruth Cole | York | no
Clara Voss | Management | Director | 58 | 132000 | 2005-05-02 | | Leeds | yes
Marc Dubois | Management | Deputy director | 47 | 98000 | 2012-10-08 | Clara Voss | Leeds | yes
Priya Nair | IT | Developer | 31 | 67000 | 2020-04-06 | Sam Lee | Leeds | yes
Sam Lee | IT | Head of IT | 44 | 88000 | 2014-07-21 | Clara Voss | Leeds | yes
Diana Ross | IT | Administrator | 38 | 61000 | 2017-11-13 | Sam Lee | Hull | yes
Yuki Tanaka | IT | Developer | 27 | 59000 | 2022-08-29 | Sam Lee | Hull | yes
Ben Adams | Surgery | Surgeon | 45 | 124000 | 2013-03-18 | Ilse Maier | Leeds | no
Ilse Maier | Surgery | Chief surgeon | 55 | 156000 | 2006-09-11 | | Leeds | no
Noor Haddad | Surgery | Surgeon | 39 | 118500 | 2018-01-08 | Ilse Maier | York | no
Peter Lang | Surgery | Assistant | 30 | 54000 | 2021-10-04 | Ilse Maier | Leeds | no
Grace Kim | Finance | Accountant | 36 | 58000 | 2016-02-01 | Marc Dubois | Leeds | yes
Leo Fischer | Finance | Controller | 49 | 76500 | 2011-06-27 | Marc Dubois | York | yes
Susanna Ortiz | Finance | Accountant | 33 | 56000 | 2020-09-14 | Marc Dubois | Hull | yes
Karl Jensen | Facilities | Caretaker | 52 | 38000 | 2009-04-20 | Marc Dubois | Leeds | no
Mila Novak | Facilities | Cleaner | 43 | 29500 | 2018-05-28 | Karl Jensen | Leeds | no
Owen Hughes | Facilities | Driver | 37 | 33000 | 2022-01-17 | Karl Jensen | York | no
Fatima Zahra | Nursing | Nurse | 48 | 57500 | 2010-11-22 | Ruth Cole | Hull | no
Lucas Moreau | Surgery | Assistant | 28 | 51000 | 2023-07-03 | Ilse Maier | Leeds | no
Eva Lindqvist | IT | Analyst | 35 | 63500 | 2019-12-02 | Sam Lee | Leeds | yes
`,
);

/** Marks of a school: three subjects for each of ten pupils. */
export const grades = readTable(
  "student | class | subject | score# | passed?",
  `
Ada Brown | 9A | Maths | 91 | yes
Ada Brown | 9A | English | 84 | yes
Ada Brown | 9A | Biology | 88 | yes
Ben Carter | 9A | Maths | 47 | no
Ben Carter | 9A | English | 66 | yes
Ben Carter | 9A | Biology | 58 | yes
Chloe Diaz | 9A | Maths | 73 | yes
Chloe Diaz | 9A | English | 95 | yes
Chloe Diaz | 9A | Biology | 81 | yes
Dev Patel | 9A | Maths | 82 | yes
Dev Patel | 9A | English | 71 | yes
Dev Patel | 9A | Biology | 77 | yes
Ella Evans | 9A | Maths | 38 | no
Ella Evans | 9A | English | 52 | yes
Ella Evans | 9A | Biology | 44 | no
Finn Grant | 9B | Maths | 67 | yes
Finn Grant | 9B | English | 49 | no
Finn Grant | 9B | Biology | 72 | yes
Gina Hart | 9B | Maths | 98 | yes
Gina Hart | 9B | English | 89 | yes
Gina Hart | 9B | Biology | 93 | yes
Hugo Ivers | 9B | Maths | 55 | yes
Hugo Ivers | 9B | English | 61 | yes
Hugo Ivers | 9B | Biology | 59 | yes
Iris Jones | 9B | Maths | 76 | yes
Iris Jones | 9B | English | 79 | yes
Iris Jones | 9B | Biology | 68 | yes
Jack Khan | 9B | Maths | 63 | yes
Jack Khan | 9B | English | 42 | no
Jack Khan | 9B | Biology | 51 | yes
`,
);

/** Answers to a survey about a canteen. */
export const survey = readTable(
  "respondent | age_group | team | satisfaction | score# | recommend? | comment",
  `
R01 | 18-29 | Sales | Satisfied | 8 | yes | Good salads
R02 | 30-44 | Sales | Very satisfied | 9 | yes | Friendly people
R03 | 30-44 | Support | Neutral | 6 | no | Too loud at noon
R04 | 45-59 | Support | Unsatisfied | 3 | no | Long queue
R05 | 18-29 | Engineering | Satisfied | 7 | yes | More vegan dishes please
R06 | 30-44 | Engineering | Very satisfied | 10 | yes |
R07 | 45-59 | Engineering | Satisfied | 8 | yes | Great coffee
R08 | 60+ | Sales | Neutral | 5 | no | Prices went up
R09 | 18-29 | Support | Very satisfied | 9 | yes | Great coffee and cakes
R10 | 30-44 | Support | Satisfied | 7 | yes |
R11 | 45-59 | Sales | Very unsatisfied | 1 | no | Cold soup
R12 | 60+ | Engineering | Satisfied | 8 | yes | Quiet after one
R13 | 18-29 | Engineering | Neutral | 6 | no | Small portions
R14 | 30-44 | Sales | Satisfied | 8 | yes |
R15 | 45-59 | Support | Satisfied | 7 | yes | Nice garden
R16 | 30-44 | Engineering | Unsatisfied | 4 | no | Long queue again
R17 | 18-29 | Sales | Very satisfied | 10 | yes | Best pizza
R18 | 45-59 | Engineering | Neutral | 6 | yes |
R19 | 60+ | Support | Satisfied | 8 | yes | Friendly people
R20 | 30-44 | Sales | Satisfied | 7 | yes | Great coffee
`,
);

/** Patients of a ward, with what belongs together in objects of its own. */
export const visits = [
  {
    id: "V-101",
    patient: { name: "Mona Reed", age: 67 },
    ward: "Cardiology",
    stay: { from: "2024-01-08", nights: 4, cost: 3850.5 },
  },
  {
    id: "V-102",
    patient: { name: "Ivan Petrov", age: 54 },
    ward: "Cardiology",
    stay: { from: "2024-01-15", nights: 2, cost: 1920 },
  },
  {
    id: "V-103",
    patient: { name: "Lily Chen", age: 8 },
    ward: "Paediatrics",
    stay: { from: "2024-01-22", nights: 1, cost: 640.25 },
  },
  {
    id: "V-104",
    patient: { name: "Omar Said", age: 35 },
    ward: "Orthopaedics",
    stay: { from: "2024-02-02", nights: 6, cost: 5410 },
  },
  {
    id: "V-105",
    patient: { name: "Greta Holm", age: 72 },
    ward: "Cardiology",
    stay: { from: "2024-02-11", nights: 9, cost: 8120.75 },
  },
  {
    id: "V-106",
    patient: { name: "Noah Weiss", age: 5 },
    ward: "Paediatrics",
    stay: { from: "2024-02-19", nights: 3, cost: 1480 },
  },
  {
    id: "V-107",
    patient: { name: "Sara Lopez", age: 41 },
    ward: "Orthopaedics",
    stay: { from: "2024-03-03", nights: 5, cost: 4630 },
  },
  {
    id: "V-108",
    patient: { name: "Emil Kraus", age: 80 },
    ward: "Cardiology",
    stay: { from: "2024-03-09", nights: 7, cost: 6275.5 },
  },
  {
    id: "V-109",
    patient: { name: "Zoe Martin", age: 12 },
    ward: "Paediatrics",
    stay: { from: "2024-03-18", nights: 2, cost: 1015 },
  },
  {
    id: "V-110",
    patient: { name: "Paul Novak", age: 59 },
    ward: "Orthopaedics",
    stay: { from: "2024-03-27", nights: 4, cost: 3990 },
  },
];
