import { For } from "solid-js";

const LINE = /^(?<ip>[\d.]+) "(?<method>GET|POST) (?<path>\S+)" (?<status>\d{3})$/u;
const LOG = ['10.0.0.4 "GET /index.html" 200', '10.0.0.9 "POST /login" 401', "garbage"];

export default function LogReader() {
  const rows = LOG.map((line) => LINE.exec(line)?.groups).filter((groups) => groups !== undefined);
  return <table><thead><tr><th>Address</th><th>Request</th><th>Status</th></tr></thead><tbody>
    <For each={rows}>{({ ip, method, path, status }) => <tr><td>{ip}</td><td>{method} {path}</td><td classList={{ "text-error": Number(status) >= 400 }}>{status}</td></tr>}</For></tbody></table>;
}
