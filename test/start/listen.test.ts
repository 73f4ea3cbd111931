import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { listen } from '../../bin/run/listen.ts';

const host = '127.0.0.1';

async function busyPort(): Promise<{ port: number; free(): void }> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, free: () => void server.close() };
}

test('a busy port that was given is refused in one line', async () => {
  const { port, free } = await busyPort();
  await assert.rejects(listen({ host, port, port_given: true }), {
    name: 'PlainError',
    message: `PORT: ${port} is in use by another program`,
  });
  free();
});

test('a busy default makes place for the next free port', async () => {
  const { port, free } = await busyPort();
  const listener = await listen({ host, port, port_given: false });
  assert.ok(listener.port > port);
  await listener.close();
  free();
});

test('until the portal is there, the port answers 503', async () => {
  const { port, free } = await busyPort();
  const listener = await listen({ host, port, port_given: false });
  assert.equal((await fetch(`http://${host}:${listener.port}/`)).status, 503);
  await listener.close();
  free();
});

test('a log of 50 KB in an address reaches the portal', async () => {
  const { port, free } = await busyPort();
  const listener = await listen({ host, port, port_given: false });
  listener.serve((request) => new Response(String(new URL(request.url).searchParams.get('q')?.length)));
  const q = 'Exceção não tratada: linha\n'.repeat(1_900);
  const answer = await fetch(`http://${host}:${listener.port}/search?${new URLSearchParams({ q })}`);
  assert.equal(await answer.text(), String(q.length));
  await listener.close();
  free();
});

test('closing lets a request in flight end', async () => {
  const { port, free } = await busyPort();
  const listener = await listen({ host, port, port_given: false });
  const { promise: asked, resolve: tellAsked } = Promise.withResolvers<void>();
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  listener.serve(async () => {
    tellAsked();
    await held;
    return new Response('done');
  });
  const answer = fetch(`http://${host}:${listener.port}/`);
  await asked;
  const closed = listener.close();
  release();
  assert.equal(await (await answer).text(), 'done');
  await closed;
  await assert.rejects(fetch(`http://${host}:${listener.port}/`));
  free();
});
