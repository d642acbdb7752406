// How American English writes currencies and units: facts of CLDR, for what apps use.
const SYMBOLS: Readonly<Record<string, string>> = {
  USD: "$", EUR: "€", GBP: "£", JPY: "¥", INR: "₹", KRW: "₩", CNY: "CN¥", CAD: "CA$", AUD: "A$", NZD: "NZ$", HKD: "HK$",
  MXN: "MX$", BRL: "R$", ILS: "₪", TWD: "NT$", VND: "₫", PHP: "₱", XAF: "FCFA", XOF: "F\u202fCFA", XPF: "CFPF", XCD: "EC$",
}; // prettier-ignore
const NARROW: Readonly<Record<string, string>> = {
  CNY: "¥", CAD: "$", AUD: "$", NZD: "$", HKD: "$", MXN: "$", TWD: "$", SGD: "$", RUB: "₽", TRY: "₺", UAH: "₴", PLN: "zł",
  SEK: "kr", NOK: "kr", DKK: "kr", CZK: "Kč", HUF: "Ft", NGN: "₦", KZT: "₸",
}; // prettier-ignore
const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  USD: ["US dollar", "US dollars"],
  EUR: ["euro", "euros"],
  GBP: ["British pound", "British pounds"],
  JPY: ["Japanese yen", "Japanese yen"],
  INR: ["Indian rupee", "Indian rupees"],
  CNY: ["Chinese yuan", "Chinese yuan"],
  CAD: ["Canadian dollar", "Canadian dollars"],
  AUD: ["Australian dollar", "Australian dollars"],
  CHF: ["Swiss franc", "Swiss francs"],
  MXN: ["Mexican peso", "Mexican pesos"],
  BRL: ["Brazilian real", "Brazilian reals"],
  KRW: ["South Korean won", "South Korean won"],
};

/** The sign of a currency; the code where it has none. */
export function currencySymbol(code: string, isNarrow: boolean): string {
  return (isNarrow ? NARROW[code] : undefined) ?? SYMBOLS[code] ?? code;
}

/** "US dollars". */
export function currencyName(code: string, isOne: boolean): string {
  return NAMES[code]?.[isOne ? 0 : 1] ?? code;
}

// unit: short for one, short for more, long for one, long for more, narrow
const UNITS: Readonly<Record<string, readonly [string, string, string, string, string]>> = {
  percent: ["%", "%", " percent", " percent", "%"],
  celsius: ["°C", "°C", " degree Celsius", " degrees Celsius", "°C"],
  fahrenheit: ["°F", "°F", " degree Fahrenheit", " degrees Fahrenheit", "°"],
  degree: [" deg", " deg", " degree", " degrees", "°"],
  kilometer: [" km", " km", " kilometer", " kilometers", "km"],
  meter: [" m", " m", " meter", " meters", "m"],
  centimeter: [" cm", " cm", " centimeter", " centimeters", "cm"],
  millimeter: [" mm", " mm", " millimeter", " millimeters", "mm"],
  mile: [" mi", " mi", " mile", " miles", "mi"],
  foot: [" ft", " ft", " foot", " feet", "′"],
  inch: [" in", " in", " inch", " inches", "″"],
  yard: [" yd", " yd", " yard", " yards", "yd"],
  kilogram: [" kg", " kg", " kilogram", " kilograms", "kg"],
  gram: [" g", " g", " gram", " grams", "g"],
  pound: [" lb", " lb", " pound", " pounds", "#"],
  ounce: [" oz", " oz", " ounce", " ounces", "oz"],
  liter: [" L", " L", " liter", " liters", "L"],
  milliliter: [" mL", " mL", " milliliter", " milliliters", "mL"],
  second: [" sec", " sec", " second", " seconds", "s"],
  minute: [" min", " min", " minute", " minutes", "m"],
  hour: [" hr", " hr", " hour", " hours", "h"],
  day: [" day", " days", " day", " days", "d"],
  week: [" wk", " wks", " week", " weeks", "w"],
  month: [" mth", " mths", " month", " months", "m"],
  year: [" yr", " yrs", " year", " years", "y"],
  millisecond: [" ms", " ms", " millisecond", " milliseconds", "ms"],
  byte: [" byte", " byte", " byte", " bytes", "B"],
  kilobyte: [" kB", " kB", " kilobyte", " kilobytes", "kB"],
  megabyte: [" MB", " MB", " megabyte", " megabytes", "MB"],
  gigabyte: [" GB", " GB", " gigabyte", " gigabytes", "GB"],
  terabyte: [" TB", " TB", " terabyte", " terabytes", "TB"],
  "kilometer-per-hour": [" km/h", " km/h", " kilometer per hour", " kilometers per hour", "km/h"],
  "mile-per-hour": [" mph", " mph", " mile per hour", " miles per hour", "mph"],
  "meter-per-second": [" m/s", " m/s", " meter per second", " meters per second", "m/s"],
};

/** What stands after a number of this unit, with its space. */
export function unitSuffix(unit: string, display: "short" | "narrow" | "long", isOne: boolean): string {
  const names = UNITS[unit];
  if (!names) return ` ${unit}`;
  return names[display === "narrow" ? 4 : (display === "long" ? 2 : 0) + (isOne ? 0 : 1)] ?? ` ${unit}`;
}
