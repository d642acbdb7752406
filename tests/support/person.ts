import type { Api, ApiAnswer } from "./api";

/** Somebody who signed up in a browser: calls carry their cookies, and take what answers set. */
export async function signUpPerson(api: Api, name: string) {
  const email = `${name}-${crypto.randomUUID().slice(0, 8)}@example.com`;
  const password = "a long enough password";
  const jar = new Map<string, string>();
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer> => {
    const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
    const answer = await api(method, path, body, { ...headers, ...(cookie && { cookie }) });
    for (const line of answer.headers.getSetCookie()) {
      const [, key = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/i.test(line)) jar.delete(key);
      else jar.set(key, value);
    }
    return answer;
  };
  const answer = await call("POST", "/api/auth/sign-up", { email, password });
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`);
  return { email, password, call, cookies: jar };
}
