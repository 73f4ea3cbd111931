import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Words, WordSink } from '../search-index/words.ts';

/** Words of some rows, one after the other, how many bytes each row has, and whether it is public. */
export type SomeWords = {
  words: Uint8Array<ArrayBuffer>;
  lengths: Uint32Array<ArrayBuffer>;
  is_public: Uint8Array<ArrayBuffer>;
};
/** What the thread is sent: words, and at the end the order that it answers with the words of all. */
export type ToThread = SomeWords | { order: Uint32Array; public_rows: number };

// The bundle has the thread beside it under the same name.
const thread = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './words-thread.ts' : './search-words.js', import.meta.url),
);
const piece_bytes = 1_048_576;
const most_on_the_way = 32;

/** Counts words in a thread, which takes a third off the time that very many rows need. `end` it, whatever became of the lists. */
export function wordsBeside(): WordSink & { end: () => Promise<void> } {
  const worker = new Worker(thread);
  let rows: { words: Buffer; is_public: boolean }[] = [];
  let size = 0;
  let on_the_way = 0;
  let taken = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<Words>();
  // Both ends are of this version: the thread says 'taken' for each piece, and at the end the words.
  worker.on('message', (message: 'taken' | Words) => {
    if (message !== 'taken') return answer.resolve(message);
    on_the_way -= 1;
    taken.resolve();
    taken = Promise.withResolvers();
  });
  worker.on('error', (error) => {
    answer.reject(error);
    taken.reject(error);
  });
  for (const { promise } of [answer, taken]) promise.catch(() => {});
  const send = (): void => {
    const sent: SomeWords = {
      words: new Uint8Array(size),
      lengths: new Uint32Array(rows.length),
      is_public: new Uint8Array(rows.length),
    };
    let at = 0;
    for (const [index, { words, is_public }] of rows.entries()) {
      sent.words.set(words, at);
      sent.lengths[index] = words.length;
      sent.is_public[index] = is_public ? 1 : 0;
      at += words.length;
    }
    worker.postMessage(sent satisfies ToThread, [sent.words.buffer, sent.lengths.buffer, sent.is_public.buffer]);
    on_the_way += 1;
    rows = [];
    size = 0;
  };
  return {
    add(words, is_public) {
      rows.push({ words, is_public });
      size += words.length;
      if (size >= piece_bytes) send();
    },
    async ready() {
      while (on_the_way > most_on_the_way) await taken.promise;
    },
    words(order, public_rows) {
      send();
      worker.postMessage({ order, public_rows } satisfies ToThread, []);
      return answer.promise;
    },
    end: async () => void (await worker.terminate()),
  };
}
