import { ErrorBoundary } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  return <ErrorBoundary fallback={(error, reset) => <button onClick={reset}>{String(error.message ?? error)}</button>}><p>fine</p></ErrorBoundary>;
}
