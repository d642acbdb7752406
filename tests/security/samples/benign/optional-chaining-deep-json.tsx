import { Show } from "solid-js";

interface Order { customer?: { address?: { lines?: string[]; country?: { code: string } } }; total?: { amount?: number } }

export default function OrderCard(props: { data?: Order }) {
  const order = (): Order => props.data ?? {};
  return <article><h2>{order().customer?.address?.lines?.[0] ?? "No address"}</h2>
    <p>{order().customer?.address?.country?.code?.toUpperCase?.() ?? "??"}</p>
    <Show when={order().total?.amount} fallback={<em>No total</em>}>{(amount) => <strong>{amount().toFixed(2)}</strong>}</Show></article>;
}
