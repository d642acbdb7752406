/** A memory and a request. */
export type Pair = readonly [memory: string, request: string];

interface Pairs {
  /** A person who had said the one would want to be reminded of it with the other. */
  readonly related: readonly Pair[];
  /** Nobody wants to be reminded of the one with the other. */
  readonly unrelated: readonly Pair[];
}

const RELATED: readonly Pair[] = [
  ["always use dark charts", "make a chart of sales, dark please"],
  ["always use dark charts", "use dark colours for charts"],
  ["always use dark charts", "Generate a bar chart visualization"],
  ["always use dark charts", "plot the revenue as a line graph"],
  ["always use dark charts", "Show the monthly sales as a chart with a legend below"],
  ["amounts in EUR", "show the amounts"],
  ["amounts in EUR", "Show amounts per customer in a table"],
  ["amounts in EUR", "a table of all amounts in euros"],
  ["all prices in €", "make a price list of our products"],
  ["I prefer tables with zebra stripes", "Create a table showing sales data with sorting"],
  ["I prefer tables with zebra stripes", "put it into a striped table"],
  ["never use pie charts", "show the market shares as a pie chart"],
  ["never use pie charts", "draw a pie of the expenses"],
  ["use metric units", "show distances in metric units"],
  ["use metric units", "a unit converter"],
  ["dates as DD.MM.YYYY", "list the orders with their dates"],
  ["format dates like 2026-01-31", "a timeline with dates of all releases"],
  ["My company is called Nordwind", "make a landing page for my company"],
  ["our brand colour is #ff6600", "a dashboard in our brand colors"],
  ["our brand colour is #ff6600", "make the bars in the brand's color"],
  ["weeks start on Monday", "a calendar for the week"],
  ["always answer in German", "answer in German, please: what is a median?"],
  ["I like rounded corners on buttons", "a form with two buttons"],
  ["sort tables by date, newest first", "table of invoices sorted by date"],
  ["use the font Inter", "which font should the heading have? change the fonts"],
  ["please remember that my dashboards need a KPI row on top", "Build a KPI dashboard with 3 metrics"],
  ["no emojis in headings", "add a heading with an emoji"],
  ["I always want totals below tables", "a table of expenses with totals"],
  ["percentages with one decimal", "show the growth in percent, with decimals"],
  ["invoices need our VAT number", "make an invoice for Acme"],
];

const UNRELATED: readonly Pair[] = [
  ["always use dark charts", "make a todo list"],
  ["always use dark charts", "a pomodoro timer with sound"],
  ["always use dark charts", "what is the capital of France?"],
  ["always use dark charts", "calculate my mortgage"],
  ["always use dark charts", "hello"],
  ["always use dark charts", "make it nicer, please"],
  ["always use dark charts", "always use it as you always do"],
  ["amounts in EUR", "a quiz about planets"],
  ["amounts in EUR", "kanban board for my team"],
  ["amounts in EUR", "make the buttons bigger"],
  ["amounts in EUR", "in"],
  ["I prefer tables with zebra stripes", "a countdown to new year"],
  ["I prefer tables with zebra stripes", "a drawing pad for kids"],
  ["never use pie charts", "a form to sign up for the newsletter"],
  ["never use pie charts", "a memory game with cards"],
  ["use metric units", "a list of books I have read"],
  ["use metric units", "use it"],
  ["dates as DD.MM.YYYY", "a chess board"],
  ["dates as DD.MM.YYYY", "make the background blue"],
  ["My company is called Nordwind", "a stopwatch"],
  ["My company is called Nordwind", "my shopping list"],
  ["our brand colour is #ff6600", "a habit tracker"],
  ["our brand colour is #ff6600", "convert miles to kilometers"],
  ["weeks start on Monday", "a color picker"],
  ["weeks start on Monday", "show the revenue by region"],
  ["always answer in German", "a tip calculator"],
  ["always answer in German", "always show it in the app"],
  ["I like rounded corners on buttons", "compare the prices of three phones"],
  ["use the font Inter", "a recipe for pancakes"],
  ["no emojis in headings", "sum of all orders in 2025"],
  ["I always want totals below tables", "I always want to be rich"],
  ["invoices need our VAT number", "a flashcard trainer for vocabulary"],
  ["percentages with one decimal", "a seating plan for a wedding"],
];

const RELATED_UNSEEN: readonly Pair[] = [
  ["From now on use pastel colors", "Build a weekly planner with color coded tasks"],
  ["From now on use pastel colors", "the palette should be pastel"],
  ["I work in logistics and track shipments by container", "dashboard of containers and their shipment status"],
  ["currency is Swiss francs", "Show our monthly expenses with the currency"],
  ["show money in dollars", "Quarterly revenue by region, with a total"],
  [
    "show money in dollars",
    "Create an invoice generator where I can add line items, a tax rate and a discount, and print it as a PDF",
  ],
  [
    "Always show charts with a legend at the bottom",
    "Build a dashboard for our support team: tickets per day, average response time, satisfaction, and a chart of open tickets by priority",
  ],
  ["our fiscal year begins in April", "revenue per fiscal quarter compared with last year"],
  ["temperatures in Celsius", "a weather widget with temperature and humidity"],
  ["I am colour blind, avoid red and green together", "status board with green, yellow and red lights"],
  ["round numbers to whole thousands", "table of big numbers, rounded"],
  ["phone numbers in international format", "a contact list with phone numbers and addresses"],
  ["tables should have 20 rows per page", "paged table of 500 customers"],
  ["use British spelling", "check the spelling of this text"],
  ["the logo goes top left", "add our logo"],
  ["our customers are called members", "list of customers with their last visit"],
  ["time in 24 hour format", "a world clock with the time in Tokyo and New York"],
  ["no animations, they make me dizzy", "animate the bars when they appear"],
  ["Forms should validate while typing", "a sign-up form with name, email and password"],
  ["bar charts horizontal, never vertical", "compare five products with bars"],
];

const UNRELATED_UNSEEN: readonly Pair[] = [
  ["From now on use pastel colors", "a tic tac toe game for two players"],
  ["currency is Swiss francs", "track my water intake per day"],
  ["show money in dollars", "a typing speed test"],
  ["Always show charts with a legend at the bottom", "write a haiku about autumn"],
  ["our fiscal year begins in April", "a map of hiking trails"],
  ["temperatures in Celsius", "sort these names alphabetically"],
  ["I am colour blind, avoid red and green together", "a form for booking a meeting room"],
  ["round numbers to whole thousands", "a playlist of songs for running"],
  ["phone numbers in international format", "a drag and drop image gallery"],
  ["tables should have 20 rows per page", "what is recursion?"],
  ["use British spelling", "show the revenue as a chart"],
  ["the logo goes top left", "a loan calculator with sliders"],
  ["our customers are called members", "snake game"],
  ["time in 24 hour format", "a recipe book with ingredients and steps"],
  ["no animations, they make me dizzy", "a JSON viewer"],
  ["Forms should validate while typing", "explain this error to me"],
  ["bar charts horizontal, never vertical", "a note taking app with tags"],
  [
    "bar charts horizontal, never vertical",
    "Build a page where people can vote for the best lunch place, see the results live and add comments",
  ],
  ["I work in logistics and track shipments by container", "make me an invoice"],
  ["always use dark charts", "a recipe for chocolate cake"],
  ["always use dark charts", "is it possible to use it when I am offline, and how can I then see what others have done?"],
  ["amounts in EUR", "a unit conversion quiz in which every answer must be given in under ten seconds"],
];

/** What the weights were chosen by. */
export const SEEN: Pairs = { related: RELATED, unrelated: UNRELATED };

/** Written afterwards; the weights were not changed for them. */
export const UNSEEN: Pairs = { related: RELATED_UNSEEN, unrelated: UNRELATED_UNSEEN };
