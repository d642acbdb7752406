const PATHS = {
  plus: "M12 5v14M5 12h14",
  grid: "M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h6v6h-6z",
  sliders: "M4 7.5h9M17 7.5h3M4 16.5h3M11 16.5h9M15 5v5M9 14v5",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM20 20l-4.6-4.6",
  menu: "M4 7h16M4 12h16M4 17h10",
  close: "M6 6l12 12M18 6 6 18",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  pencil: "M4 20l.9-4L16.6 4.3a1.6 1.6 0 0 1 2.3 0l.8.8a1.6 1.6 0 0 1 0 2.3L8 19.1 4 20Z",
  trash: "M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10 11v5M14 11v5",
  send: "M12 19V5M5.5 11.5 12 5l6.5 6.5",
  stop: "M7.5 7.5h9v9h-9z",
  attach: "M19 11.5l-7 7a4.6 4.6 0 0 1-6.5-6.5L13 4.5a3.1 3.1 0 0 1 4.4 4.4L9.9 16.4a1.5 1.5 0 0 1-2.2-2.2L14.5 7.5",
  table: "M4 5.5h16v13H4zM4 10h16M10 10v8.5",
  retry: "M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15",
  copy: "M9 9h10.5v10.5H9zM5.5 15H4.5V4.5H15v1",
  check: "M5 12.5l4.5 4.5L19.5 7",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-.8.8M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l.8-.8",
  external: "M13.5 4.5H19.5V10.5M19.5 4.5L11 13M17.5 14v5.5h-13v-13H10",
  page: "M4.5 5.5h15v13h-15zM4.5 9.5h15",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1",
  moon: "M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7Z",
  system: "M4 5h16v11H4zM9 20h6M12 16v4",
  chevron: "M6.5 9.5 12 15l5.5-5.5",
  down: "M12 5v14M5.5 12.5 12 19l6.5-6.5",
  alert: "M12 8.5v4.5M12 16.5h.01M10.6 4.6 3.4 17a1.6 1.6 0 0 0 1.4 2.4h14.4a1.6 1.6 0 0 0 1.4-2.4L13.4 4.6a1.6 1.6 0 0 0-2.8 0Z",
  up: "M7.5 11v8.5h-3V11zM7.5 11l3.5-6.5c1.5 0 2.3 1 2 2.5l-.6 2.5h5.2c1.2 0 2 1 1.7 2.2l-1.3 6c-.2 1-1 1.8-2 1.8H7.5",
  thumbDown: "M16.5 13V4.5h3V13zM16.5 13 13 19.5c-1.5 0-2.3-1-2-2.5l.6-2.5H6.4c-1.2 0-2-1-1.7-2.2l1.3-6c.2-1 1-1.8 2-1.8h8.5",
  phone: "M8 3.5h8v17H8zM11 17.5h2",
  tablet: "M5 4.5h14v15H5zM11 16.5h2",
  full: "M3.5 5h17v11h-17zM9 19.5h6",
  wand: "M5 19 15.5 8.5M14 4.5v2.5M19.5 10H17M18.5 5.5l-1.7 1.7M20 14.5h-1",
  chat: "M4.5 5.5h15v11H11l-4.5 3.5v-3.5h-2z",
  code: "M8.5 7.5 4 12l4.5 4.5M15.5 7.5 20 12l-4.5 4.5",
  folder: "M4 18.5v-13h5.5l2 2.5H20v10.5z",
  file: "M6.5 3.5h7l4.5 4.5v12.5h-11.5zM13 3.5V8.5h5",
  archive: "M4 5h16v4H4zM5.5 9v10.5h13V9M10 13h4",
  panel: "M4 5h16v14H4zM9.5 5v14",
  clock: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM12 8v4.5l3 1.8",
} as const;

export type IconName = keyof typeof PATHS;

/** One line drawing; beside text it says nothing of its own. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      className="shrink-0"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 2.6 : 1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
