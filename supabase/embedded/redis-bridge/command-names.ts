import { RedisError } from "./reply";

// Each command with the arguments it needs at least. Whatever is not here is refused in both homes: CONFIG, SHUTDOWN, DEBUG,
// FLUSHALL, MONITOR and their like reach beyond the caller's own keys, and the rest is not used.
const LEAST: Readonly<Record<string, number>> = {
  ...all(0, "PING TIME DBSIZE"),
  ...all(1, "ECHO DEL UNLINK EXISTS TOUCH TYPE TTL PTTL EXPIRETIME PEXPIRETIME PERSIST KEYS SCAN"),
  ...all(2, "EXPIRE PEXPIRE EXPIREAT PEXPIREAT RENAME"),
  ...all(1, "GET GETDEL GETEX MGET STRLEN INCR DECR"),
  ...all(2, "SET SETNX GETSET MSET MSETNX APPEND INCRBY DECRBY INCRBYFLOAT"),
  ...all(3, "SETEX PSETEX GETRANGE"),
  ...all(1, "HGETALL HKEYS HVALS HLEN"),
  ...all(2, "HGET HMGET HEXISTS HDEL HSCAN"),
  ...all(3, "HSET HMSET HSETNX HINCRBY HINCRBYFLOAT"),
  ...all(1, "LPOP RPOP LLEN"),
  ...all(2, "LPUSH RPUSH LPUSHX RPUSHX LINDEX"),
  ...all(3, "LRANGE LTRIM LSET LREM"),
  ...all(4, "LMOVE"),
  ...all(1, "SCARD SMEMBERS SRANDMEMBER SPOP SUNION SINTER SDIFF"),
  ...all(2, "SADD SREM SISMEMBER SMISMEMBER SSCAN"),
  ...all(3, "SMOVE"),
  ...all(1, "ZCARD ZPOPMIN ZPOPMAX"),
  ...all(2, "ZREM ZSCORE ZMSCORE ZRANK ZREVRANK ZSCAN"),
  ...all(3, "ZADD ZINCRBY ZCOUNT ZRANGE ZREVRANGE ZRANGEBYSCORE ZREVRANGEBYSCORE ZREMRANGEBYSCORE ZREMRANGEBYRANK"),
  ...all(2, "EVAL EVALSHA SCRIPT"),
};

/** How many arguments a command needs at least. */
export function leastArguments(name: string): number {
  return LEAST[name] ?? 0;
}

/** Refuses what the bridge does not pass on, in either home. */
export function checkCommand([name = "", action = ""]: readonly string[]): void {
  const upper = name.toUpperCase();
  const isKnown = Object.hasOwn(LEAST, upper) && (upper !== "SCRIPT" || ["LOAD", "EXISTS"].includes(action.toUpperCase()));
  if (!isKnown)
    throw new RedisError(
      `ERR the command '${name}${upper === "SCRIPT" ? ` ${action}` : ""}' is not available through this bridge`,
    );
}

function all(count: number, names: string): Record<string, number> {
  return Object.fromEntries(names.split(" ").map((name) => [name, count]));
}
