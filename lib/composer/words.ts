import type { Aggregate, Bucket, ViewName } from "./types";

/** What requests call the views, most specific first; each match is taken out before the next is looked for. */
export const VIEW_WORDS: readonly (readonly [ViewName, RegExp])[] = [
  ["dashboard", /\b(?:dash ?boards?|cockpit|tableau de bord|tablero|panel de control|ubersicht|overview|control panel)\b/],
  [
    "products",
    /\b(?:product (?:list(?:ing)?|catalog(?:ue)?|grid|cards?|browser|gallery)s?|catalog(?:ue)?s?|produktliste|card (?:grid|gallery|list)|(?:filterable|searchable) product\w*)\b/,
  ],
  [
    "calendar-heatmap",
    /\b(?:calendar heat ?maps?|heat ?map calendars?|(?:contributions?|commits?) (?:graphs?|charts?|calendars?|heat ?maps?|grids?)|(?:daily )?activity (?:calendars?|heat ?maps?|grids?)|kalender heat ?maps?)\b/,
  ],
  [
    "gantt",
    /\b(?:gantt(?: ?(?:charts?|diagram\w*|views?|plans?))?|project (?:plans?|schedules?)|road ?maps?|schedule charts?|projektplan|diagrama de gantt)\b/,
  ],
  [
    "detail",
    /\b(?:details? (?:views?|pages?|cards?|screens?)|(?:single )?record (?:views?|pages?|cards?|browsers?)|profiles? (?:of|pages?|cards?|views?)|(?:one (?:record )?at a time)|detailansicht|vista de detalle|fiche)\b/,
  ],
  ["kanban", /\b(?:kanban(?: board)?|task board|swim ?lanes?|trello|scrum board|pipeline board|board)\b/],
  ["calendar", /\b(?:calendars?|kalender|calendario|calendrier|month view|agenda)\b/],
  [
    "boxplot",
    /\b(?:box(?:es)? (?:and|n) whiskers?(?: (?:plots?|charts?|diagram\w*))?|box ?(?:plots?|charts?|graphs?)|quartiles?|spread of|kastengrafik|diagrama de cajas?|boites? a moustaches)\b/,
  ],
  ["treemap", /\b(?:tree ?maps?(?: charts?)?|kacheldiagramm|carte proportionnelle)\b/],
  [
    "funnel",
    /\b(?:(?:(?:sales|conversion) )?funnels?(?: (?:charts?|graphs?))?|trichter\w*|embudo|entonnoir|conversions? (?:through|between|charts?|paths?|steps?|stages?|analys\w+|by (?:stage|step))|^(?:(?:show|plot|chart|visuali[sz]e|me|the|our|my) )*conversions?$)\b/,
  ],
  [
    "gauge",
    /\b(?:gauges?(?: (?:charts?|graphs?))?|progress (?:towards?|against|to)|speedometers?|dials?|tacho\w*|velocimetro|jauges?)\b/,
  ],
  ["heatmap", /\b(?:heat ?maps?|heat ?table|mapa de calor|carte de chaleur)\b/],
  ["histogram", /\b(?:histogram\w*|distributions?|haufigkeit\w*|verteilung|distribucion|frequency)\b/],
  [
    "scatter",
    /\b(?:scatter ?(?:plots?|charts?|graphs?)?|bubble charts?|correlat\w+|relationships?|regression|streudiagramm|dispersion|nuage de points)\b/,
  ],
  [
    "donut",
    /\b(?:(?:donuts?|doughnuts?|pies?) ?(?:charts?|graphs?)?|kreisdiagramm|tortendiagramm|grafico circular|camembert|circulaire|proportions?|breakdown|shares? of)\b/,
  ],
  ["area", /\b(?:areas? (?:charts?|graphs?|plots?)|flachendiagramm|grafico de area|graphique en aires?)\b/],
  [
    "groups",
    /\b(?:(?:stacked|clustered)(?: (?:bars?|columns?))?(?: (?:charts?|graphs?|plots?))?|(?:grouped|grouping|side by side) (?:(?:bars?|columns?)(?: (?:charts?|graphs?))?|charts?|graphs?)|gestapelte\w*|barras apiladas|barres empilees)\b/,
  ],
  [
    "bar",
    /\b(?:bars? ?(?:charts?|graphs?|plots?)?|column (?:charts?|graphs?)|balken\w*|saulen\w*|(?:grafico de )?barras|(?:graphique (?:a|en) )?barres)\b/,
  ],
  ["timeline", /\b(?:time ?lines?|zeitstrahl|zeitleiste|linea de tiempo|frise|chronolog\w+|history view)\b/],
  [
    "line",
    /\b(?:(?:lines?|curves?) (?:charts?|graphs?|plots?)|trend ?(?:lines?|charts?)?s?|time series|over time|liniendiagramm|verlauf|lineas|tendencia|courbes?|evolution|sparklines?|as (?:a )?lines?)\b/,
  ],
  ["form", /\b(?:(?:input |data entry |entry )?forms?|formular|formulario|formulaire|data entry|questionnaire)\b/],
  [
    "kpi",
    /\b(?:kpis?|metrics?|scorecards?|score cards?|key figures?|(?:as|in) (?:big )?figures|kennzahl\w*|indicador\w*|indicateurs?|stat(?:istic)? cards?|big numbers?)\b/,
  ],
  ["tree", /\b(?:json(?: viewer| tree| explorer)?|tree(?: view)?|raw data|nested data|hierarch\w+|inspector|data explorer)\b/],
  ["table", /\b(?:(?:data ?)?tables?|data ?grid|spread ?sheets?|tabellen?|tablas?|tableaux?|grid)\b/],
  [
    "list",
    /\b(?:(?:as|an?|the|my|this|into|simple|searchable|bullet(?:ed)?) (?:[a-z]+ )?lists?(?! price)|[a-z]+ list$|^lists?$|listen|listas?|listes?)\b/,
  ],
];

/** Requests for a picture of the data, whichever fits. */
export const VISUAL_WORDS = /\b(?:charts?|graphs?|plots?|diagram\w*|visuali[sz]\w*|grafico|graphique|grafik)\b/;

export const AGGREGATE_WORDS: readonly (readonly [Aggregate, RegExp])[] = [
  [
    "distinct",
    /\b(?:(?:how many|number of|counts?(?: of)?|count the) (?:the )?(?:different|distinct|unique)|(?:distinct|unique) counts?)\b/,
  ],
  ["share", /\b(?:shares?|percentages?|proportions?|percent of|% of|what percent)\b/],
  ["median", /\bmedians?\b/],
  ["mean", /\b(?:averages?|mean|avg|durchschnitt\w*|mittelwert|promedio|moyenne)\b/],
  ["count", /\b(?:counts?|how many|numbers? of|total number|anzahl|cuantos|combien)\b/],
  ["max", /\b(?:max(?:imum|imal)?|peak)\b/],
  ["min", /\b(?:min(?:imum|imal)?)\b/],
  ["sum", /\b(?:sums?|totals?|overall|altogether|summe|suma|somme|add(?:ed)? up)\b/],
];

export const BUCKET_WORDS: readonly (readonly [Bucket, RegExp])[] = [
  ["day", stepWords("days?", "daily")],
  ["week", stepWords("weeks?", "weekly")],
  ["month", stepWords("months?", "monthly|month over month")],
  ["quarter", stepWords("quarters?", "quarterly")],
  ["year", stepWords("years?", "yearly|annual(?:ly)?|year over year")],
];

/** A step of time as what things are grouped by ("per month"), or as what is put in an order ("the 3 best months"). */
function stepWords(step: string, others: string): RegExp {
  return new RegExp(String.raw`\b(?:${others}|(?:by|per|each|every|best|worst|(?:top|best|worst) \w{1,5}) ${step})\b`);
}

/** Colours by name, strong enough for bars and calm enough for areas, in light and in dark. */
export const COLOURS: Readonly<Record<string, string>> = {
  blue: "oklch(58% 0.19 256)",
  navy: "oklch(42% 0.13 262)",
  sky: "oklch(68% 0.14 235)",
  cyan: "oklch(68% 0.12 215)",
  teal: "oklch(60% 0.11 190)",
  turquoise: "oklch(68% 0.12 190)",
  green: "oklch(60% 0.16 150)",
  lime: "oklch(70% 0.18 130)",
  olive: "oklch(56% 0.1 115)",
  yellow: "oklch(78% 0.16 90)",
  gold: "oklch(74% 0.14 85)",
  amber: "oklch(74% 0.16 75)",
  orange: "oklch(68% 0.18 50)",
  brown: "oklch(50% 0.08 55)",
  red: "oklch(58% 0.21 27)",
  crimson: "oklch(54% 0.21 20)",
  pink: "oklch(66% 0.2 355)",
  magenta: "oklch(60% 0.23 330)",
  purple: "oklch(55% 0.21 300)",
  violet: "oklch(55% 0.22 290)",
  indigo: "oklch(52% 0.21 277)",
  grey: "oklch(58% 0.01 260)",
  gray: "oklch(58% 0.01 260)",
  black: "var(--color-base-content)",
};

/** Words that open a request about nothing in particular. */
export const SMALL_TALK =
  /^(?:(?:hi|hey|hello|hallo|hola|bonjour|salut|good (?:morning|evening|afternoon)|yo|moin|servus)(?: (?:there|spark|everyone|all))?|thanks?(?: you)?(?: (?:so|very) much)?|danke|gracias|merci|ok(?:ay)?|cool|great|nice|bye|goodbye|test|ping|how are you(?: doing)?|who are you|what are you|what is this|what is spark|help|what can you (?:do|make|build)|what do you do|how does (?:this|it) work|are you (?:an? )?(?:ai|bot|model|human|robot)|which model are you|what model (?:are you|is this))$/;

/** Questions that want an answer in words. */
export const QUESTION = /^(?:what|which|who|when|where|why|how|is|are|does|do|can|did|was|were|wie|was|welche|cual|quel|que)\b/;
