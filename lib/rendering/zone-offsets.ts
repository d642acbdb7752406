// Names that people use and that the list has in an older spelling.
const ALIASES =
  "Asia/Kolkata Asia/Ho_Chi_Minh Asia/Kathmandu Asia/Yangon Europe/Kyiv America/Argentina/Buenos_Aires US/Eastern US/Central US/Mountain US/Pacific".split(
    " ",
  );

/** Minutes ahead of UTC of every time zone at a moment: what a realm without zones needs to show a clock. */
export function zoneOffsets(moment: Date): Record<string, number> {
  return Object.fromEntries([...Intl.supportedValuesOf("timeZone"), ...ALIASES].map((zone) => [zone, offsetOf(zone, moment)]));
}

function offsetOf(timeZone: string, moment: Date): number {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" }).formatToParts(moment);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  // "GMT+05:30", or "GMT" alone.
  const [, sign = "+", hours = "0", minutes = "0"] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
