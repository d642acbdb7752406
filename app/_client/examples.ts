import { parseAttachment, type Attachment } from "./parse-attachment";

/** The kind of picture on an example's card. */
export type ExamplePicture = "table" | "metrics" | "list" | "bars" | "dashboard" | "timer";

/** A request that is known to give something good. */
export interface Example {
  readonly title: string;
  readonly detail: string;
  readonly prompt: string;
  readonly picture: ExamplePicture;
  readonly attachment?: () => Attachment | undefined;
}

const ORDERS = `month,channel,orders,revenue,refunds
2026-01,Web,412,38240,1180
2026-01,Store,268,29410,640
2026-01,Partner,96,14870,210
2026-02,Web,455,41980,1320
2026-02,Store,251,27640,590
2026-02,Partner,118,18220,260
2026-03,Web,521,48760,1410
2026-03,Store,279,30150,720
2026-03,Partner,131,20480,190
2026-04,Web,498,46310,1650
2026-04,Store,302,33870,680
2026-04,Partner,149,23910,330
2026-05,Web,567,53940,1520
2026-05,Store,314,35260,610
2026-05,Partner,172,27730,280
2026-06,Web,603,58120,1740
2026-06,Store,329,36980,750
2026-06,Partner,188,30640,350`;

/** The six cards of an empty chat. */
export const EXAMPLES: readonly Example[] = [
  {
    title: "Sales table",
    detail: "Sort any column",
    prompt: "Create a table showing sales data with sorting",
    picture: "table",
  },
  {
    title: "KPI dashboard",
    detail: "Three key metrics",
    prompt: "Build a KPI dashboard with 3 metrics",
    picture: "metrics",
  },
  {
    title: "Product list",
    detail: "Search and filter",
    prompt: "Make a filterable product list",
    picture: "list",
  },
  {
    title: "Bar chart",
    detail: "Compare at a glance",
    prompt: "Generate a bar chart visualization",
    picture: "bars",
  },
  {
    title: "Your own data",
    detail: "With a sample CSV",
    prompt: "Build a dashboard of these orders",
    picture: "dashboard",
    attachment: () => {
      const parsed = parseAttachment("orders.csv", ORDERS);
      return parsed.ok ? parsed.attachment : undefined;
    },
  },
  {
    title: "Pomodoro timer",
    detail: "No data needed",
    prompt: "Make a pomodoro timer",
    picture: "timer",
  },
];
