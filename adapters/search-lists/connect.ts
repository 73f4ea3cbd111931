import { connect as dial, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Suggested } from '../search-index/types.ts';
import { type Condition, type Lists, ListsAway, type Proposal } from './lists.ts';
import { onLines, type Question, type Reply } from './wire.ts';

/** How long one waits for an answer, and for the process to come back. */
const patience_ms = 2_000;
const away_ms = 1_500;
const again_ms = 40;
/** Questions on the way at once; with more, whoever asks is told that nobody answers. */
const most_waiting = 256;

type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void };
// Each of a union without its number.
type Bare = Question extends infer One ? (One extends Question ? Omit<One, 'number'> : never) : never;

/** The lists of this machine over their socket. Connects with the first question, and again whenever the process has started anew. */
export function connectLists(socket_path: string): Lists {
  const waiting = new Map<number, Waiting>();
  let socket: Socket | null = null;
  let last = 0;
  let closed = false;
  let been_ready = false;

  const drop = (gone: Socket): void => {
    if (socket === gone) socket = null;
    for (const { reject } of waiting.values()) reject(new ListsAway('the process of the lists has gone'));
    waiting.clear();
  };
  const open = (): Socket => {
    if (socket) return socket;
    const made = dial(socket_path);
    socket = made;
    made.setNoDelay(true);
    made.on('error', () => {}).on('close', () => drop(made));
    onLines(made, (line) => {
      const reply = JSON.parse(line) as Reply;
      const asked = waiting.get(reply.number);
      waiting.delete(reply.number);
      if ('answer' in reply) asked?.resolve(reply.answer);
      else if ('away' in reply) asked?.reject(new ListsAway('the lists are being made'));
      else asked?.reject(new Error('the lists could not answer'));
    });
    return made;
  };
  const once = (question: Bare): Promise<unknown> => {
    if (closed || waiting.size >= most_waiting)
      return Promise.reject(new ListsAway('too many questions for the lists at once'));
    const number = (last += 1);
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const timer = setTimeout(() => {
      waiting.delete(number);
      reject(new ListsAway('the lists did not answer in time'));
    }, patience_ms);
    waiting.set(number, { resolve, reject });
    open().write(`${JSON.stringify({ ...question, number })}\n`);
    return promise.finally(() => clearTimeout(timer));
  };
  const call = async (question: Bare): Promise<unknown> => {
    const until = performance.now() + away_ms;
    for (;;) {
      try {
        return await once(question);
      } catch (error) {
        if (!(error instanceof ListsAway) || closed || performance.now() > until) throw error;
        await sleep(again_ms);
      }
    }
  };
  // Both ends are of this version: what the process sends is what its own types say.
  return {
    ask: (asked, reader) => call({ what: 'ask', asked, reader }) as Promise<Proposal<Answer>>,
    suggest: (asked, reader) => call({ what: 'suggest', asked, reader }) as Promise<Proposal<Suggested>>,
    hurry: () => void once({ what: 'hurry' }).catch(() => {}),
    // Once there have been lists, a process that starts again is no reason to send people elsewhere.
    async condition() {
      const known = (await once({ what: 'condition' }).catch((error: unknown) => {
        if (!been_ready) throw error;
      })) as Condition | undefined;
      been_ready ||= known?.ready ?? false;
      return { rows: 0, folded: 0, age: 0, ...known, ready: been_ready };
    },
    async close() {
      closed = true;
      socket?.destroy();
    },
  };
}
