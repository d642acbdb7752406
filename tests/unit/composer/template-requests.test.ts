import { describe, expect, test } from "vitest";
import { compose, type ComposeInput } from "#lib/composer/compose";

/** What people say, and the app that they mean. */
const MEANT: readonly (readonly [string, string])[] = [
  ["I need a pomodoro", "pomodoro-timer"],
  ["25 minute focus timer with breaks", "pomodoro-timer"],
  ["help me focus in 25 minute blocks", "pomodoro-timer"],
  ["split the bill", "tip-calculator"],
  ["how much should I tip", "tip-calculator"],
  ["split dinner between 4 friends", "tip-calculator"],
  ["divide the restaurant check", "tip-calculator"],
  ["convert USD to EUR", "currency-converter"],
  ["how many yen is 50 dollars", "currency-converter"],
  ["dollars to pounds", "currency-converter"],
  ["100 euros in Swiss francs", "currency-converter"],
  ["money exchange calculator", "currency-converter"],
  ["what time is it in Tokyo", "time-zone-converter"],
  ["what's the time in New York", "time-zone-converter"],
  ["time difference between London and Sydney", "time-zone-converter"],
  ["convert 3pm PST to CET", "time-zone-converter"],
  ["mortgage payments", "loan-planner"],
  ["how much is a 30 year mortgage", "loan-planner"],
  ["car loan calculator", "loan-planner"],
  ["home loan repayment", "loan-planner"],
  ["amortization schedule", "loan-planner"],
  ["roll two d6", "dice-roller"],
  ["throw some dice", "dice-roller"],
  ["D&D dice", "dice-roller"],
  ["cinema seats", "seat-map"],
  ["pick my seat for the concert", "seat-map"],
  ["airplane seat selection", "seat-map"],
  ["is my password strong", "password-strength"],
  ["check how secure a password is", "password-strength"],
  ["flip cards to learn French", "flashcards"],
  ["learn French vocabulary", "flashcards"],
  ["study cards for my exam", "flashcards"],
  ["countdown to Christmas", "date-countdown"],
  ["how many days until Christmas", "date-countdown"],
  ["count down to our wedding", "date-countdown"],
  ["days until summer", "date-countdown"],
  ["habit grid", "habit-tracker"],
  ["track my daily habits", "habit-tracker"],
  ["did I drink enough water tracker", "habit-tracker"],
  ["workout log", "workout-log"],
  ["log my gym sets", "workout-log"],
  ["track my workouts", "workout-log"],
  ["shopping list", "checklist"],
  ["packing list for a trip", "checklist"],
  ["things to do today", "todo-list"],
  ["a list of my tasks", "todo-list"],
  ["to do", "todo-list"],
  ["trello clone", "kanban-board"],
  ["take notes", "notes"],
  ["jot things down", "notes"],
  ["a stopwatch", "stopwatch"],
  ["time my laps", "stopwatch"],
  ["set a timer for 10 minutes", "kitchen-timers"],
  ["egg timer", "kitchen-timers"],
  ["kg to lbs", "unit-converter"],
  ["how many cm in an inch", "unit-converter"],
  ["miles to km", "unit-converter"],
  ["convert cups to ml", "unit-converter"],
  ["fahrenheit to celsius", "unit-converter"],
  ["10 feet in meters", "unit-converter"],
  ["calculator", "calculator"],
  ["add some numbers up", "calculator"],
  ["bmi", "bmi-calculator"],
  ["am I overweight", "bmi-calculator"],
  ["how many calories do I need", "bmi-calculator"],
  ["how much will I have saved in 20 years", "savings-planner"],
  ["compound interest", "savings-planner"],
  ["retirement savings", "savings-planner"],
  ["plan my monthly budget", "budget-planner"],
  ["where does my money go", "expense-tracker"],
  ["keep track of what I spend", "expense-tracker"],
  ["make an invoice", "invoice-editor"],
  ["bill a client", "invoice-editor"],
  ["quiz my friends", "quiz"],
  ["trivia night", "quiz"],
  ["how fast can I type", "typing-test"],
  ["my week plan", "weekly-schedule"],
  ["class timetable", "weekly-schedule"],
  ["show me a calendar", "month-calendar"],
  ["what's for dinner this week", "meal-planner"],
  ["plan meals", "meal-planner"],
  ["double a recipe", "recipe-scaler"],
  ["scale my pancake recipe for 8 people", "recipe-scaler"],
  ["let people vote", "poll"],
  ["ask my team where to eat", "poll"],
  ["customer feedback", "survey"],
  ["contact us page", "contact-form"],
  ["RSVP", "event-signup"],
  ["party invitation", "event-signup"],
  ["book a haircut", "appointment-booking"],
  ["schedule an appointment", "appointment-booking"],
  ["how many words are in my text", "word-counter"],
  ["word count", "word-counter"],
  ["colours that go together", "palette-generator"],
  ["color palette from one colour", "palette-generator"],
  ["let me draw", "drawing-pad"],
  ["sketch something", "drawing-pad"],
  ["pick a winner", "random-picker"],
  ["heads or tails", "random-picker"],
  ["choose a random person", "random-picker"],
  ["noughts and crosses", "tic-tac-toe"],
  ["find the pairs", "memory-game"],
  ["play 2048", "game-2048"],
  ["a game to play", "snake"],
  ["count people at the door", "counter"],
  ["tally counter", "counter"],
  ["project timeline", "timeline-planner"],
  ["roadmap for Q3", "timeline-planner"],
  ["world clock", "world-clock"],
  ["times tables quiz", "quiz"],
  ["a quiz about converting dollars to euros", "quiz"],
  ["an expense tracker with a donut chart", "expense-tracker"],
  ["habit tracker with a heat map", "habit-tracker"],
  ["book a table at a restaurant", "appointment-booking"],
];

/** What sounds like an app and asks for a view. */
const VIEWS = [
  "habits as a heat map",
  "my expenses with categories as a pie chart",
  "compare my budget with actual spending in a bar chart",
  "table of currencies",
  "line chart of the dollar in euros",
  "timeline of the launch",
  "plot workouts per week",
  "notes per student as a table",
  "draw a line chart of the revenue",
  "count visitors per page as bars",
  "Balkendiagramm Budget",
];

/** What is said without anything to make. */
const TALK = ["Show revenue in EUR", "Draw the sales per month", "count visitors per page", "Which products sell best", "hello"];

const ROWS = [
  { month: "Jan", city: "Oslo", sales: 3, price: 12.5 },
  { month: "Feb", city: "Rome", sales: 5, price: 9 },
  { month: "Mar", city: "Oslo", sales: 4, price: 11 },
];

/** The template of the answer. */
function templateOf(prompt: string, more: Partial<ComposeInput> = {}): unknown {
  const answer = compose({ prompt, data: undefined, theme: "auto", mode: "auto", ...more });
  const recipe = answer.kind === "component" ? answer.recipe : undefined;
  return typeof recipe === "object" && recipe !== null && "template" in recipe ? recipe["template"] : undefined;
}

describe("a request in people's words", () => {
  test.each(MEANT)("%j gives %s", (prompt, id) => {
    expect(templateOf(prompt)).toBe(id);
  });

  test.each([...VIEWS, ...TALK])("%j gives no template", (prompt) => {
    expect(templateOf(prompt)).toBeUndefined();
  });

  test("that comes with data is about the data", () => {
    expect(MEANT.filter(([prompt]) => templateOf(prompt, { data: ROWS }) !== undefined)).toEqual([]);
  });
});
