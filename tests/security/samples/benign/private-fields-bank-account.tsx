import { createSignal } from "solid-js";

class Account {
  #balance = 0;
  #log: string[] = [];
  static #opened = 0;
  constructor() { Account.#opened += 1; }
  deposit(amount: number) { this.#balance += amount; this.#log.push(`+${amount}`); return this; }
  get balance() { return this.#balance; }
  get lines() { return [...this.#log]; }
  static get opened() { return Account.#opened; }
  has(other: object) { return #balance in other; }
}

export default function App() {
  const account = new Account().deposit(20).deposit(5);
  const [balance, setBalance] = createSignal(account.balance);
  return <section><h1>Balance {balance()}</h1><p>{account.lines.join(", ")} of {Account.opened}</p>
    <button onClick={() => setBalance(account.deposit(10).balance)}>Deposit 10</button></section>;
}
