import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { type Lists, ListsAway } from './lists.ts';
import { onLines, type Question, type Reply } from './wire.ts';

/** Answers questions over a socket that only this account may open. */
export function serveLists(lists: Lists, socket_path: string): Promise<Server> {
  mkdirSync(path.dirname(socket_path), { recursive: true, mode: 0o700 });
  rmSync(socket_path, { force: true });
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    onLines(socket, (line) => {
      const question = JSON.parse(line) as Question;
      const { number } = question;
      answer(lists, question)
        .then((given): Reply => ({ number, answer: given ?? null }))
        .catch((error: unknown): Reply =>
          error instanceof ListsAway ? { number, away: true } : { number, failed: true },
        )
        .then((reply) => socket.write(`${JSON.stringify(reply)}\n`))
        .catch(() => socket.destroy());
    });
  });
  const { promise, resolve, reject } = Promise.withResolvers<Server>();
  server.once('error', reject);
  server.listen(socket_path, () => {
    chmodSync(socket_path, 0o600);
    resolve(server);
  });
  return promise;
}

async function answer(lists: Lists, question: Question): Promise<unknown> {
  if (question.what === 'ask') return lists.ask(question.asked, question.reader);
  if (question.what === 'suggest') return lists.suggest(question.asked, question.reader);
  if (question.what === 'hurry') return lists.hurry();
  return lists.condition();
}
