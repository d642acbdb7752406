import { CALENDAR_HEAT_MAP } from "../blocks/calendar-heat-map";
import { CAPTION } from "../blocks/caption";
import { FORMAT_DATE, FORMAT_FIGURE } from "../blocks/format";
import { valueHeading, valueSentence } from "../phrases";
import { howFor } from "../plan";
import { quote } from "../print-value";
import { rankDates } from "../rank-fields";
import { valueField, writeFigure } from "./measure";
import { explaining } from "./shared";
import { orNotice, type Panel, type PanelContext } from "./panel";

/** A square for each day, coloured by its value. */
export function calendarHeatmapPanel(context: PanelContext): Panel {
  const { plan, names, isPart } = context;
  const course = plan.course?.kind === "date" ? plan.course : rankDates(plan.shape.fields)[0];
  if (!course) throw new Error("A calendar heat map is planned only with a date");
  const how = howFor(plan, plan.values[0]);
  const value = how === "count" ? undefined : plan.values[0];
  const date = names.nameOf(course);
  const read = value ? names.nameOf(value) : "undefined";
  const field = valueField(context, value);
  const title = `${valueHeading(plan, value)} by day`;
  const adds = how === "sum" || how === "count" ? " adds" : "";
  return {
    title,
    isWide: true,
    blocks: [CALENDAR_HEAT_MAP, FORMAT_DATE, FORMAT_FIGURE, CAPTION, ...explaining],
    constants: [],
    body: [`const daily = createMemo(() => dailyValues(records(), ${date}, ${read}, "${how}"));`],
    view: orNotice(
      "daily().days.size > 0",
      value ? [date, read] : [date],
      `<CalendarHeatMap name={${isPart ? quote(title) : context.title}} values={daily().days} field={${field}}${adds} />`,
    ),
    caption: `caption(${quote(`${valueSentence(plan, value)} by day`)}, records().length, daily().ignored)`,
    table: {
      columns: `[${quote(course.label)}, ${quote(valueHeading(plan, value))}]`,
      rows: "[...daily().days].sort(([a], [b]) => a - b)",
      cells: `([day, value]) => [formatDate(new Date(day * DAY_LENGTH)), ${writeFigure("value", field, how)}]`,
    },
  };
}
