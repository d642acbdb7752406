import { createMemo, Index } from "solid-js";

const rows = ["534678912", "672195348", "198342567", "859761423", "426853791", "713924856", "961537284", "287419635", "345286179"].map((row) => [...row].map(Number));

export default function Sudoku() {
  const isFull = (cells: number[]) => new Set(cells).size === 9;
  const isSolved = createMemo(() => {
    const columns = rows.map((_, at) => rows.map((row) => row[at] ?? 0));
    const boxes = rows.map((_, box) => rows.flatMap((row, y) => row.filter((__, x) => Math.floor(y / 3) * 3 + Math.floor(x / 3) === box)));
    return [...rows, ...columns, ...boxes].every(isFull);
  });
  return <figure><table><tbody><Index each={rows}>{(row) => <tr><Index each={row()}>{(cell) => <td class="border p-1">{cell()}</td>}</Index></tr>}</Index></tbody></table>
    <figcaption>{isSolved() ? "Solved" : "Not yet"}</figcaption></figure>;
}
