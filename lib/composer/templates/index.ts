/** What a template is about, for grouping in a gallery. */
export type TemplateCategory =
  | "lists"
  | "time"
  | "calculators"
  | "money"
  | "learning"
  | "planning"
  | "forms"
  | "health"
  | "games"
  | "text"
  | "design";

/**
 * Words and phrases that ask for a template, separated by commas, in the singular. A word before "~" is weak: it counts only when
 * it is what the request is for ("a calculator"), and loses to any stronger word ("a calculator for tips").
 */
export const TEMPLATE_KEYWORDS = {
  "todo-list":
    "todo, todo list, todo app, task list, task tracker, task manager, task app, to do list, to do app, tasks~, reminder list",
  "pomodoro-timer": "pomodoro, focus timer, tomato timer, work break timer, study timer, focus session, concentration timer",
  stopwatch: "stopwatch, lap timer, chronometer, lap time",
  "date-countdown":
    "date countdown, event countdown, days until, days left, birthday countdown, new year countdown, count down the days, countdown~",
  "kitchen-timers":
    "kitchen timer, egg timer, countdown timer, cooking timer, multiple timers, minute timer, tea timer, timer~, alarm~",
  "world-clock": "world clock, time zone, clock app, digital clock, analog clock, city clock, clock~",
  "unit-converter":
    "unit converter, unit conversion, convert unit, measurement converter, temperature converter, length converter, weight converter, celsius, fahrenheit, kilogram, kilometer, pound to, mile to, converter~, convert~",
  "currency-converter":
    "currency, currency converter, currency calculator, currency exchange, exchange rate, foreign exchange, forex, money converter, money exchange, money exchange calculator, convert money, convert currency, dollar to euro, euro to dollar, dollar in euro, euro in dollar, pound to euro, pound to dollar, euro to pound, yen to euro, yen to dollar, eur to, usd to, gbp to, chf to, jpy to, eur in, usd in, gbp in, chf in, to eur, to usd, to gbp, to chf",
  "time-zone-converter":
    "time zone converter, time zone calculator, convert time zone, time converter, convert time, time difference, time zone difference, meeting time zone, what time is it in, what time will it be in, utc, gmt, london time, york time, tokyo time, berlin time, paris time, sydney time, timezone~",
  "tip-calculator":
    "tip, tip calculator, bill splitter, split the bill, split bill, bill split, split a bill, gratuity, restaurant bill",
  "loan-planner":
    "loan, mortgage, loan calculator, mortgage calculator, amortization, repayment plan, monthly payment, car loan, student loan",
  "savings-planner":
    "saving planner, saving goal, saving calculator, compound interest, investment calculator, retirement calculator, interest calculator, savings~, investment~",
  "bmi-calculator": "bmi, body mass index, health calculator, calorie calculator, calorie need, tdee, weight calculator, bmr",
  calculator: "pocket calculator, scientific calculator, basic calculator, arithmetic, calculator~",
  "recipe-scaler": "recipe, recipe scaler, ingredient scaler, recipe card, scale ingredient, cooking recipe, serving calculator",
  counter: "counter app, click counter, tally, tally counter, people counter, count click, increment button, counter~",
  "budget-planner":
    "budget, budget planner, monthly budget, household budget, budget calculator, budget app, 50 30 20, money plan",
  "expense-tracker":
    "expense tracker, expense, track expense, spending tracker, track spending, track my money, spending log, finance tracker, cost tracker, track cost",
  "invoice-editor":
    "invoice, bill editor, invoice generator, invoice maker, quote generator, billing form, receipt maker, create bill",
  quiz: "quiz, trivia, question game, multiple choice, knowledge test, exam practice, capital city game",
  flashcards:
    "flashcard, flash card, vocabulary trainer, vocabulary card, index card, memorize word, learn vocabulary, study card, spaced repetition",
  "typing-test": "typing test, typing speed, typing trainer, words per minute, wpm, typing game, touch typing",
  "weekly-schedule":
    "weekly schedule, week schedule, timetable, class schedule, weekly planner, week planner, school schedule, study plan, shift plan, schedule planner, schedule~",
  "month-calendar": "calendar, month view, event calendar, monthly calendar, calendar app, date planner, appointment calendar",
  "meal-planner": "meal planner, meal plan, menu plan, weekly menu, food planner, dinner plan, diet plan, weekly meal",
  "timeline-planner":
    "gantt, gantt chart, project timeline, roadmap, project plan, project planner, timeline planner, milestone planner",
  "kanban-board": "kanban, kanban board, task board, trello, sprint board, scrum board, project board, board with columns",
  checklist: "checklist, packing list, shopping list, grocery list, travel list, list to check off, pack list, moving list",
  notes: "note app, note taking, notepad, note pad, notebook, sticky note, memo, journal, diary, notes~",
  "word-counter":
    "word counter, word count, character counter, character count, text statistic, reading time, letter counter, text analyzer, count word",
  "habit-tracker":
    "habit, habit tracker, streak, daily routine, daily habit, routine tracker, habit grid, mood tracker, water tracker",
  "workout-log":
    "workout, workout log, workout tracker, exercise log, exercise tracker, gym, fitness tracker, training log, weight lifting, fitness log",
  poll: "poll, voting app, vote, opinion poll, straw poll, voting form",
  survey:
    "survey, feedback form, rating form, questionnaire, customer satisfaction, nps, star rating, review form, rating widget",
  "contact-form":
    "contact form, contact page, contact us, message form, enquiry form, inquiry form, support form, bug report form, form with validation, form~",
  "event-signup":
    "rsvp, event signup, sign up form, signup form, registration form, event registration, invitation, invite, guest list form, wedding",
  "appointment-booking":
    "appointment, booking, booking form, book a time, reservation, time slot, book appointment, appointment scheduler, table reservation, book a table, reserve a table",
  "seat-map":
    "seat map, seating map, seating plan, seat plan, seating chart, seat picker, seat selection, seat reservation, seat booking, choose seat, pick seat, book seat, reserve seat, select seat, cinema seat, theater seat, theatre seat, cinema hall, movie ticket, cinema ticket",
  "password-strength":
    "password strength, password checker, password meter, strength meter, password tester, password test, check password, test password, strong password, password security, strong is my password, secure is my password, safe is my password, good is my password, password strong, password secure, password safe",
  "palette-generator":
    "palette, color palette, color picker, color scheme, palette generator, color generator, contrast checker, color tool",
  "drawing-pad":
    "drawing pad, drawing app, paint app, whiteboard, sketch pad, sketchpad, doodle, paint~, draw picture, canvas drawing",
  "random-picker":
    "coin flip, flip a coin, coin toss, random picker, name picker, random name, raffle, lottery, decision maker, random number, wheel of names, prize draw",
  "dice-roller":
    "dice, dice roller, roll dice, die roller, roll a die, d20, d12, d10, d8, d6, d4, d100, roll d20, 2d20, 2d6, 3d6, 4d6, 1d20, dungeons and dragons dice, dnd dice",
  "tic-tac-toe": "tic tac toe, noughts and crosses, xo game, tictactoe",
  "memory-game": "memory game, memory card, matching game, pairs game, concentration game, match pairs, memory~",
  "game-2048": "2048, sliding tile game, number puzzle, merge game, tile game",
  snake: "snake, snake game, arcade game, retro game, game~",
} as const satisfies Record<string, string>;

export type TemplateId = keyof typeof TEMPLATE_KEYWORDS;

/** A template's entry; its source is `<id>.tsx` beside this file. */
export interface TemplateEntry {
  readonly id: TemplateId;
  readonly category: TemplateCategory;
  readonly title: string;
  readonly summary: string;
}

/** Every template, in gallery order. */
export const TEMPLATE_ENTRIES: readonly TemplateEntry[] = [
  { id: "todo-list", category: "lists", title: "To-do list", summary: "Tasks with priorities, filters and progress" },
  { id: "checklist", category: "lists", title: "Checklist", summary: "A grouped list to tick off, such as for packing" },
  {
    id: "kanban-board",
    category: "lists",
    title: "Kanban board",
    summary: "Cards that move between columns by drag or keyboard",
  },
  { id: "notes", category: "lists", title: "Notes", summary: "Searchable notes that are kept as you write" },
  { id: "pomodoro-timer", category: "time", title: "Pomodoro timer", summary: "Focus rounds and breaks with a progress ring" },
  { id: "stopwatch", category: "time", title: "Stopwatch", summary: "Hundredths of a second and laps" },
  { id: "date-countdown", category: "time", title: "Countdown", summary: "Days, hours and minutes until a date" },
  { id: "kitchen-timers", category: "time", title: "Timers", summary: "Several named timers side by side" },
  { id: "world-clock", category: "time", title: "World clock", summary: "The time in several cities, now or later" },
  {
    id: "unit-converter",
    category: "calculators",
    title: "Unit converter",
    summary: "Length, weight, temperature and more, both ways",
  },
  {
    id: "currency-converter",
    category: "calculators",
    title: "Currency converter",
    summary: "Any amount, with rates that you type and keep",
  },
  {
    id: "time-zone-converter",
    category: "calculators",
    title: "Time zone converter",
    summary: "A time in one city as another has it, and hours to meet",
  },
  {
    id: "password-strength",
    category: "calculators",
    title: "Password strength",
    summary: "How long guessing takes; nothing typed is kept",
  },
  { id: "tip-calculator", category: "calculators", title: "Tip and split", summary: "A bill with tip, shared between people" },
  { id: "bmi-calculator", category: "calculators", title: "Body mass index", summary: "BMI, healthy range and daily energy" },
  { id: "calculator", category: "calculators", title: "Calculator", summary: "A calculator with brackets, keyboard and history" },
  { id: "counter", category: "calculators", title: "Counter", summary: "One or more counters with steps" },
  { id: "loan-planner", category: "money", title: "Loan planner", summary: "Monthly payments, interest and a plan year by year" },
  {
    id: "savings-planner",
    category: "money",
    title: "Savings planner",
    summary: "What regular saving becomes with compound interest",
  },
  { id: "budget-planner", category: "money", title: "Monthly budget", summary: "Income planned into needs, wants and savings" },
  { id: "expense-tracker", category: "money", title: "Expense tracker", summary: "Spending by category with a donut chart" },
  { id: "invoice-editor", category: "money", title: "Invoice", summary: "An invoice with lines, tax and totals to edit" },
  { id: "quiz", category: "learning", title: "Quiz", summary: "Multiple-choice questions with a result" },
  { id: "flashcards", category: "learning", title: "Flashcards", summary: "Cards to turn over until all are known" },
  { id: "typing-test", category: "learning", title: "Typing test", summary: "Words a minute and accuracy" },
  { id: "weekly-schedule", category: "planning", title: "Weekly schedule", summary: "A week of blocks, hour by hour" },
  { id: "month-calendar", category: "planning", title: "Calendar", summary: "A month of events, with a list for each day" },
  { id: "meal-planner", category: "planning", title: "Meal planner", summary: "A week of meals with ideas for the gaps" },
  { id: "timeline-planner", category: "planning", title: "Project timeline", summary: "Steps of a project as bars over time" },
  { id: "recipe-scaler", category: "planning", title: "Recipe", summary: "A recipe that scales with the servings" },
  { id: "habit-tracker", category: "health", title: "Habit tracker", summary: "Two weeks of habits and their streaks" },
  { id: "workout-log", category: "health", title: "Workout log", summary: "Sets, volume and best lifts" },
  { id: "poll", category: "forms", title: "Poll", summary: "One question, votes and their shares" },
  { id: "survey", category: "forms", title: "Survey", summary: "Stars, a scale, choices and a comment" },
  { id: "contact-form", category: "forms", title: "Contact form", summary: "A message form that checks what is written" },
  { id: "event-signup", category: "forms", title: "Event sign-up", summary: "An invitation with an answer form" },
  { id: "appointment-booking", category: "forms", title: "Appointment booking", summary: "Choose a service, a day and a time" },
  { id: "seat-map", category: "forms", title: "Seat map", summary: "Choose and book seats in a hall, with prices" },
  { id: "word-counter", category: "text", title: "Word counter", summary: "Words, reading time and the most used words" },
  { id: "palette-generator", category: "design", title: "Colour palette", summary: "Harmonies and shades with their contrast" },
  { id: "drawing-pad", category: "design", title: "Drawing pad", summary: "Draw with colours and widths, undo and redo" },
  { id: "random-picker", category: "games", title: "Random picker", summary: "Names, dice and coins" },
  { id: "dice-roller", category: "games", title: "Dice roller", summary: "Any dice, as in 2d20 + 3, with the rolls so far" },
  { id: "tic-tac-toe", category: "games", title: "Tic-tac-toe", summary: "Against an easy or a hard opponent, or a friend" },
  { id: "memory-game", category: "games", title: "Memory", summary: "Find the pairs in as few moves as you can" },
  { id: "game-2048", category: "games", title: "2048", summary: "Slide equal tiles together" },
  { id: "snake", category: "games", title: "Snake", summary: "The classic, by keyboard or touch" },
];
