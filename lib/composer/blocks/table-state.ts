import type { Block } from "../write-source";
import { COMBINE } from "./groups";
import { IS_MISSING, TO_TEXT } from "./reading";
import { CELL_TEXT, SORT_ROWS } from "./table";

/** What a person does with a table. */
export const TABLE_STATE: Block = {
  needs: [CELL_TEXT, SORT_ROWS, TO_TEXT],
  code: `
interface TableProps {
  name: string;
  records: unknown[];
  columns: Field[];
  filters: Field[];
  sort: { column: number; descending: boolean };
}

/** What a person has chosen in a table (words to find, values to keep, columns, an order), and the rows that this leaves. */
function createTable(props: TableProps) {
  const all = createMemo(() => props.columns);
  const [search, setSearch] = createSignal("");
  const [choices, setChoices] = createSignal<string[]>([]);
  const [sort, setSort] = createSignal(props.sort);
  const [page, setPage] = createSignal(0);
  const [shown, setShown] = createSignal<Field[]>();
  const columns = createMemo(() => all().filter((column, index) => shown()?.includes(column) ?? index < MOST_COLUMNS));
  const found = createMemo(() => {
    const words = search().toLowerCase().split(/\\s+/).filter(Boolean);
    const textOf = (record: unknown) =>
      all()
        .map((column) => \`\${toText(readField(record, column.path))} \${cellText(record, column)}\`)
        .join(" ")
        .toLowerCase();
    const kept = props.filters.reduce((left, field, index) => {
      const choice = choices()[index];
      return choice ? left.filter((record) => toText(readField(record, field.path)) === choice) : left;
    }, props.records);
    return words.length === 0 ? kept : kept.filter((record) => words.every((word) => textOf(record).includes(word)));
  });
  const sortedBy = () => all()[sort().column];
  const rows = createMemo(() => {
    const column = sortedBy();
    return column ? sortRows(found(), column, sort().descending) : found();
  });
  return {
    all,
    columns,
    rows,
    sort,
    sortedBy,
    page,
    setPage,
    find: (words: string) => {
      setSearch(words);
      setPage(0);
    },
    choose: (index: number, value: string) => {
      setChoices(props.filters.map((_, other) => (other === index ? value : (choices()[other] ?? ""))));
      setPage(0);
    },
    sortBy: (column: Field) => {
      setSort({
        column: all().indexOf(column),
        descending: sortedBy() === column ? !sort().descending : isNumeric(column),
      });
      setPage(0);
    },
    toggle: (column: Field) =>
      setShown(columns().includes(column) ? columns().filter((other) => other !== column) : [...columns(), column]),
  };
}

type Table = ReturnType<typeof createTable>;
`,
};

/** The sum of a column. */
export const TOTAL_TEXT: Block = {
  needs: [CELL_TEXT, COMBINE],
  code: `
/** What the numbers of a column come to: "12,340" or, where they are averaged, "ø 4.2". */
function totalText(records: unknown[], column: Field): string {
  const how = column.total;
  if (!how) return "";
  const values = records.map((record) => readNumber(record, column)).filter((value) => value !== undefined);
  if (values.length === 0) return "";
  if (how === "mean" || how === "median") return \`\${how === "mean" ? "ø" : "median"} \${formatNumber(combine(values, how), column)}\`;
  return \`\${how === "sum" ? "" : \`\${how} \`}\${formatNumber(combine(values, how), column, "exact")}\`;
}
`,
};

/** The values to filter by. */
export const OPTIONS_OF: Block = {
  needs: [TO_TEXT, IS_MISSING],
  code: `
/** The different values of a field, to choose one. */
const optionsOf = (records: unknown[], field: Field) =>
  [...new Set(records.map((record) => toText(readField(record, field.path))))]
    .filter((text) => !isMissing(text))
    .sort((a, b) => a.localeCompare(b, undefined, { numeric: true }))
    .slice(0, 200);
`,
};
