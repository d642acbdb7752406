import { CALENDAR_HEAT_MAP } from "../blocks/calendar-heat-map";
import { CAPTION } from "../blocks/caption";
import { valueHeading, valueSentence } from "../phrases";
import { howFor } from "../plan";
import { quote } from "../print-value";
import { rankDates } from "../rank-fields";
import { countField, explaining } from "./shared";
import { orNotice, type Panel, type PanelContext } from "./panel";

/** A square for each day, coloured by its value. */
export function calendarHeatmapPanel(context: PanelContext): Panel {
  const { plan, names, isPart } = context;
  const course = plan.course?.kind === "date" ? plan.course : rankDates(plan.shape.fields)[0];
  if (!course) throw new Error("A calendar heat map is planned only with a date");
  const how = howFor(plan, plan.values[0]);
  const value = how === "count" ? undefined : plan.values[0];
  const date = names.nameOf(course);
  const field = value ? names.nameOf(value) : countField(context);
  const title = `${valueHeading(plan, value)} by day`;
  const adds = how === "sum" || how === "count" ? " adds" : "";
  return {
    title,
    isWide: true,
    blocks: [CALENDAR_HEAT_MAP, CAPTION, ...explaining],
    constants: [],
    body: [`const daily = createMemo(() => dailyValues(records(), ${date}, ${value ? field : "undefined"}, "${how}"));`],
    view: orNotice(
      "daily().days.size > 0",
      value ? [date, field] : [date],
      `<CalendarHeatMap name={${isPart ? quote(title) : context.title}} values={daily().days} field={${field}}${adds} />`,
    ),
    caption: `caption(${quote(`${valueSentence(plan, value)} by day`)}, records().length, daily().ignored)`,
  };
}
