import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from './browser.ts';
import type { House } from './house.ts';

/** A stream somebody listens to: what it said so far, in events and in bytes. */
export type Listening = {
  status: number;
  heard: string[];
  bytes: () => number;
  ended: () => boolean;
  stop: () => Promise<void>;
};

/** Opens a stream as this browser would. */
export async function listen(house: House, who: Browser, path: string): Promise<Listening> {
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await house.fetch(
    new Request(`http://localhost:3000${path}`, { headers: { cookie, host: 'localhost:3000' } }),
  );
  const reader = response.body?.getReader();
  const heard: string[] = [];
  let [bytes, ended] = [0, false];
  const text = new TextDecoder();
  const pump = async (): Promise<void> => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      bytes += part.value.length;
      for (const [, event = ''] of text.decode(part.value).matchAll(/event: (\w+)/g)) heard.push(event);
    }
    ended = true;
  };
  void pump();
  return {
    status: response.status,
    heard,
    bytes: () => bytes,
    ended: () => ended,
    stop: async () => void (await reader?.cancel()),
  };
}

/** Whether something comes true within so many milliseconds. */
export async function within(ms: number, fits: () => boolean | Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(50)) if (await fits()) return true;
  return fits();
}
