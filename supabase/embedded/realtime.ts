export async function createRealtime(_d: any) {
  return {
    upgrade(_a: any, s: any) {
      s.destroy();
    },
    close() {},
  };
}
