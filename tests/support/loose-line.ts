import { connect, createServer, type Socket } from "node:net";

/** A line to an app that can be cut: what goes through it breaks off, and nothing gets through until it is mended. */
export async function openLooseLine(appOrigin: string) {
  const { hostname, port } = new URL(appOrigin);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect({ host: hostname, port: Number(port) });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.once("close", () => (open.delete(one), other.destroy()));
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, hostname, resolve));
  const address = server.address();
  const cut = (): void => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return {
    origin: `http://${hostname}:${typeof address === "object" && address !== null ? address.port : 0}`,
    cut,
    mend: (): void => void (isCut = false),
    close(): void {
      cut();
      server.close();
    },
  };
}
