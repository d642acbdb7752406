import { findMentions } from "./reading/find-mentions";
import { wordsOf } from "./reading/normalize";
import { overlaps } from "./reading/spans";
import type { Plan } from "./plan";
import { COLOURS, VIEW_WORDS, VISUAL_WORDS } from "./words";

const MOST_PHRASES = 3;
const LONGEST_PHRASE = 60;

/** Words that only carry a request, or that the readers understand. */
const UNDERSTOOD = new Set(
  `a an the this that these those there here it its they them their he she his her him i me my mine we us our you your one ones
  and or but nor so then than if as of in on at by to for from with without within into onto per about over under between among
  across along up down out off is are was were be been being am do does did done have has had having can could will would shall
  should may might must please want need like love see get got give gives show shows showing showed display displays displaying
  displayed make makes making build builds building create creates creating generate generates generating draw draws drawing plot
  plots plotting visualize visualise visualizing visualising render produce provide present find tell list lists listing return
  fetch let lets help turn put add use using used set change switch keep only just also too very really quick quickly simple nice
  good great clean clear pretty beautiful modern interactive detailed full complete new small big all any every each some both
  either which what who whose whom when where why how many much more most less least fewer few number numbers amount count counts
  total totals sum sums average averages mean median minimum maximum min max highest lowest largest smallest biggest greatest top
  bottom first last latest newest oldest earliest best worst longest shortest youngest cheapest expensive percent percentage share
  shares proportion distinct different unique value values data dataset information info record records row rows entry entries item
  items result results column columns field fields cell cells chart charts graph graphs table tables view views page app dashboard
  widget report overview summary breakdown trend trends comparison compare compared comparing versus vs difference against sort
  sorted sorting sortable order ordered ordering rank ranked ranking group grouped grouping filter filters filtered filtering
  filterable search searchable searching ascending descending asc desc alphabetical alphabetically reverse high low highest-first
  x y axis axes horizontal vertical horizontally vertically stacked stack bar bars line lines pie slice slices point points dots
  area heat map box day days daily week weeks weekly month months monthly quarter quarters quarterly year years yearly annual date
  dates time times today now period color colour colors colours colored coloured dark light mode theme title titled heading label
  labels name names called named above below top middle left right side next following based according respect regarding terms
  term corresponding across please thanks thank hi hello hey ok okay what's here's ever per-cent not no yes other others same
  kpi kpis metric metrics figure figures stat stats card cards single multiple several two three four five six seven eight nine ten
  exactly equal equals greater higher lower than larger instead again back remove hide drop undo clear reset swap flip it`.split(
    /\s+/,
  ),
);

/** What a request says that nothing was made of, in its own words, at most three pieces. */
export function findUnused(text: string, plan: Plan): string[] {
  const { shape } = plan;
  const known = [
    ...findMentions(text, [...shape.fields, ...shape.metrics], "meaning"),
    ...[...VIEW_WORDS.map(([, pattern]) => pattern), VISUAL_WORDS].flatMap((pattern) =>
      [...text.matchAll(new RegExp(pattern.source, "g"))].map((match) => ({ at: match.index, length: match[0].length })),
    ),
  ];
  const topic = new Set(`${plan.topic ?? ""} ${shape.path.join(" ")}`.toLowerCase().split(/\W+/));
  const pieces: string[][] = [[]];
  for (const word of wordsOf(text)) {
    const isKnown =
      UNDERSTOOD.has(word.text) ||
      UNDERSTOOD.has(word.singular) ||
      topic.has(word.text) ||
      topic.has(word.singular) ||
      topic.has(`${word.singular}s`) ||
      Object.hasOwn(COLOURS, word.text) ||
      [plan.recipe.metricCount, plan.recipe.limit].includes(Number(word.text)) ||
      known.some((span) => overlaps(span, { at: word.at, length: word.text.length }));
    if (isKnown) pieces.push([]);
    else pieces.at(-1)?.push(word.text);
  }
  return pieces
    .filter((piece) => piece.length > 0)
    .map((piece) => piece.join(" ").slice(0, LONGEST_PHRASE))
    .slice(0, MOST_PHRASES);
}
