import { integer, syntaxError } from "../arguments";
import { RedisError } from "../reply";

/** When `EX 5`, `PX 5000`, `EXAT ...` or `PXAT ...` end, in milliseconds since 1970. */
export function expiryFrom(option: string | undefined, amount: string | undefined, now: number): number {
  const value = integer(amount);
  if (value <= 0) throw new RedisError("ERR invalid expire time");
  switch (option?.toUpperCase()) {
    case "EX":
      return now + value * 1_000;
    case "PX":
      return now + value;
    case "EXAT":
      return value * 1_000;
    case "PXAT":
      return value;
    default:
      throw syntaxError();
  }
}
