import type { Block } from "../write-source";
import { LEGEND, TOOLTIP } from "./chart-parts";
import { FORMAT_NUMBER } from "./format";
import { GROUP_BY, LARGEST_FIRST } from "./groups";
import { READ_FIELD, TO_TEXT } from "./reading";

/** Groups within groups. */
export const BRANCHES_OF: Block = {
  needs: [GROUP_BY, LARGEST_FIRST, READ_FIELD, TO_TEXT],
  code: `
/** The largest outer groups with the largest groups inside of each; beyond the limits the rest is one, where values can be added up. */
function branchesOf(
  records: unknown[],
  outer: Field,
  inner: Field,
  value: Field | undefined,
  how: Aggregate,
  limits: { outer: number; inner: number },
): Branch[] {
  const canAdd = how === "sum" || how === "count";
  const branches = largestFirst(groupBy(records, outer, value, how).groups, limits.outer, canAdd);
  const names = new Set(branches.map((branch) => branch.label));
  const lists = new Map<string, unknown[]>(branches.map((branch) => [branch.label, []]));
  for (const record of records) {
    const name = toText(readField(record, outer.path));
    // What is in none of the largest ones is in the last one, which is "Other".
    lists.get(names.has(name) || !canAdd ? name : (branches.at(-1)?.label ?? ""))?.push(record);
  }
  return branches.map(({ label }) => ({
    label,
    groups: largestFirst(groupBy(lists.get(label) ?? [], inner, value, how).groups, limits.inner, canAdd),
  }));
}
`,
};

const SQUARIFY: Block = {
  needs: [],
  code: `
interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The sum of numbers. */
const sumOf = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** Divides an area among numbers, the largest first, into tiles of the same shares that are as nearly square as they can be. */
function squarify(numbers: number[], area: Area): Area[] {
  const tiles: Area[] = [];
  let free = area;
  let left = sumOf(numbers);
  while (tiles.length < numbers.length) {
    const side = Math.min(free.width, free.height);
    const scale = (free.width * free.height) / left;
    // How far from a square the worst tile is, when these stand in one strip along the shorter side.
    const worst = (strip: number[]) => {
      const depth = (sumOf(strip) * scale) / side;
      return Math.max(...strip.map((number) => Math.max((number * scale) / depth ** 2, depth ** 2 / (number * scale))));
    };
    const rest = numbers.slice(tiles.length);
    let count = 1;
    while (count < rest.length && worst(rest.slice(0, count + 1)) <= worst(rest.slice(0, count))) count++;
    const strip = rest.slice(0, count);
    const depth = (sumOf(strip) * scale) / side;
    let along = 0;
    for (const number of strip) {
      const length = (number * scale) / depth;
      tiles.push(
        free.width < free.height
          ? { x: free.x + along, y: free.y, width: length, height: depth }
          : { x: free.x, y: free.y + along, width: depth, height: length },
      );
      along += length;
    }
    free =
      free.width < free.height
        ? { ...free, y: free.y + depth, height: free.height - depth }
        : { ...free, x: free.x + depth, width: free.width - depth };
    left -= sumOf(strip);
  }
  return tiles;
}
`,
};

/** A branch of a tree map. */
export const BRANCH: Block = {
  needs: [GROUP_BY],
  code: `
/** The groups inside of an outer group; without outer groups there is one branch without a name. */
interface Branch {
  label: string;
  groups: Group[];
}
`,
};

/** Tiles by size. */
export const TREE_MAP: Block = {
  needs: [BRANCH, SQUARIFY, TOOLTIP, LEGEND, FORMAT_NUMBER],
  code: `
/** A tile for each group, as large as its value; tiles of one branch lie together in one colour. Only values above zero have a size. */
function TreeMap(props: { name: string; branches: Branch[]; field: Field }) {
  const [active, setActive] = createSignal(-1);
  const most = createMemo(() =>
    props.branches.flatMap((branch) => branch.groups).reduce((largest, group) => Math.max(largest, group.value), 0),
  );
  const branches = createMemo(() =>
    props.branches
      .map(({ label, groups }) => {
        // Divided by the largest, so that sums stay numbers however large the values are.
        const shown = groups.filter((group) => group.value / most() > 0);
        return { label, groups: shown, size: sumOf(shown.map((group) => group.value / most())) };
      })
      .filter((branch) => branch.size > 0)
      .toSorted((a, b) => b.size - a.size),
  );
  const total = () => sumOf(branches().map((branch) => branch.size));
  const color = (index: number) => COLORS[index % COLORS.length] ?? ACCENT;
  // Tiles are laid out on a map of 160 by 100, which is near to how wide and high it is shown.
  const tiles = createMemo(() => {
    const sizes = branches().map((branch) => branch.size);
    return squarify(sizes, { x: 0, y: 0, width: 160, height: 100 }).flatMap((area, at) => {
      const { label: branch = "", groups = [] } = branches()[at] ?? {};
      const parts = groups.map((group) => group.value / most());
      return squarify(parts, area).map(({ x, y, width, height }, index) => ({
        branch,
        label: groups[index]?.label ?? "",
        value: groups[index]?.value ?? 0,
        part: (parts[index] ?? 0) / total(),
        // One colour for each branch; without branches, the darker the larger. Never so dark that words on it are lost.
        fill: \`color-mix(in oklab, \${color(branch === "" ? 0 : at)} \${branch === "" ? 16 + (parts[index] ?? 0) * 42 : 48}%, var(--color-base-100))\`,
        isFirst: index === 0,
        x: x / 1.6,
        y,
        width: width / 1.6,
        height,
      }));
    });
  });
  const outlines = createMemo(() =>
    props.branches.length < 2
      ? []
      : squarify(branches().map((branch) => branch.size), { x: 0, y: 0, width: 160, height: 100 }),
  );
  const percent = (part: number) => part.toLocaleString(undefined, { style: "percent", maximumFractionDigits: 1 });
  const fullName = (tile: { branch: string; label: string }) => [tile.branch, tile.label].filter((name) => name !== "").join(", ");
  return (
    <div class="@container flex flex-col gap-3">
      <Show when={outlines().length > 1}>
        <Legend items={branches().map((branch, index) => ({ name: branch.label, color: color(index) }))} />
      </Show>
      <div class="relative h-72 text-xs @2xl:h-96 @5xl:h-[34rem]">
        <svg class="absolute inset-0 size-full overflow-visible" role="group" aria-label={props.name}>
          <For each={tiles()}>
            {(tile, index) => (
              <rect
                class="outline-none"
                role="img"
                tabindex="0"
                aria-label={\`\${fullName(tile)}: \${formatNumber(tile.value, props.field)}, \${percent(tile.part)}\`}
                x={\`\${tile.x}%\`}
                y={\`\${tile.y}%\`}
                width={\`\${tile.width}%\`}
                height={\`\${tile.height}%\`}
                fill={tile.fill}
                stroke="var(--color-base-100)"
                stroke-width="1.5"
                opacity={active() === -1 || active() === index() ? 1 : 0.6}
                onMouseEnter={() => setActive(index())}
                onMouseLeave={() => setActive(-1)}
                onFocus={() => setActive(index())}
                onBlur={() => setActive(-1)}
              />
            )}
          </For>
          <For each={outlines()}>
            {(area) => (
              <rect
                class="pointer-events-none"
                x={\`\${area.x / 1.6}%\`}
                y={\`\${area.y}%\`}
                width={\`\${area.width / 1.6}%\`}
                height={\`\${area.height}%\`}
                fill="none"
                stroke="var(--color-base-100)"
                stroke-width="5"
              />
            )}
          </For>
          <Show when={tiles()[active()]}>
            {(tile) => (
              <rect
                class="pointer-events-none stroke-base-content"
                x={\`\${tile().x}%\`}
                y={\`\${tile().y}%\`}
                width={\`\${tile().width}%\`}
                height={\`\${tile().height}%\`}
                fill="none"
                stroke-width="2"
              />
            )}
          </Show>
        </svg>
        <div class="pointer-events-none absolute inset-0" aria-hidden="true">
          <For each={tiles()}>
            {(tile) => (
              <div
                class="absolute [container-type:size]"
                style={{ left: \`\${tile.x}%\`, top: \`\${tile.y}%\`, width: \`\${tile.width}%\`, height: \`\${tile.height}%\` }}
              >
                <div class="hidden px-1 py-0.5 text-[0.65rem] leading-4 [@container(min-width:2rem)_and_(min-height:1.25rem)]:block [@container(min-width:5rem)]:px-2 [@container(min-width:5rem)]:py-1.5 [@container(min-width:5rem)]:text-xs [@container(min-width:12rem)]:text-sm">
                  <Show when={tile.isFirst && tile.branch !== ""}>
                    <p class="hidden truncate pb-1 text-sm font-semibold [@container(min-height:6rem)]:block">{tile.branch}</p>
                  </Show>
                  <p class="truncate font-medium">{tile.label}</p>
                  <p class="hidden truncate tabular-nums [@container(min-height:3rem)]:block">
                    {formatNumber(tile.value, props.field, "compact")}
                  </p>
                  <p class="hidden truncate tabular-nums opacity-80 [@container(min-height:4rem)]:block">{percent(tile.part)}</p>
                </div>
              </div>
            )}
          </For>
        </div>
        <Show when={tiles()[active()]}>
          {(tile) => (
            <Tooltip
              x={tile().x + tile().width / 2}
              y={Math.max(tile().y + Math.min(tile().height / 2, 10), 25)}
              title={fullName(tile())}
              lines={[{ text: \`\${formatNumber(tile().value, props.field)} · \${percent(tile().part)}\` }]}
            />
          )}
        </Show>
      </div>
    </div>
  );
}
`,
};
