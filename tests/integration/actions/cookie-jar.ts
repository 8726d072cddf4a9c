/** Stands in for `next/headers`: the request of one browser. Imports nothing: what it stands in for is imported by all. */
export const jar = new Map<string, string>();

export async function headers(): Promise<Headers> {
  const cookie = [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
  return new Headers(cookie ? { cookie } : {});
}

export async function cookies() {
  return {
    getAll: () => [...jar].map(([name, value]) => ({ name, value })),
    set: (name: string, value: string, options: { maxAge?: number }) => {
      if (options.maxAge === 0) jar.delete(name);
      else jar.set(name, value);
    },
  };
}
