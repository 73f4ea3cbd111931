import { getRequestListener } from '@hono/node-server';
import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { callerNetwork, isLoopback } from '../../lib/address.ts';
import { codeOf, plainError } from '../../lib/plain-error.ts';

export type Handler = Parameters<typeof getRequestListener>[0];

/** An open port. `serve` says who answers (503 until then); `close` finishes what is in flight, for ten seconds at most. */
export type Listener = { port: number; serve(handler: Handler): void; close(): Promise<void> };

type Where = { host: string; port: number; port_given: boolean };

const ports_tried = 50;
const patience_ms = 10_000;
/** Bytes of an address with its headers: a log of 50 KB pasted into the search box is three times as long there. */
const longest_header = 196_608;

/**
 * Opens the port. A busy one that was given is refused with a plain error; a busy default makes place for the next free
 * one. Limits are those of the hardening list: slow headers, idle and endless connections are cut.
 */
export async function listen({ host, port, port_given }: Where): Promise<Listener> {
  let handler: Handler = () => new Response('starting\n', { status: 503, headers: { 'retry-after': '2' } });
  const server = createServer(
    {
      maxHeaderSize: longest_header,
      headersTimeout: 15_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 5_000,
    },
    getRequestListener((request, env) => handler(request, env)),
  );
  server.maxRequestsPerSocket = 1_000;
  server.maxConnections = 12_000;
  limitPeers(server);
  const last = port_given ? port : Math.min(port + ports_tried, 65_535);
  for (let each = port; each <= last; each++)
    if (await opened(server, host, each, each === last))
      return { port: each, serve: (next) => void (handler = next), close: () => close(server) };
  throw plainError(`no free port from ${port} to ${last}`);
}

const sockets_of_one = 256;

// One machine may not fill the house. Loopback is the place of a proxy, behind which many stand.
function limitPeers(server: Server): void {
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    if (!socket.remoteAddress || isLoopback(socket.remoteAddress)) return;
    const peer = callerNetwork(socket.remoteAddress);
    const count = (open.get(peer) ?? 0) + 1;
    if (count > sockets_of_one) return void socket.destroy();
    open.set(peer, count);
    socket.once('close', () => {
      const left = (open.get(peer) ?? 1) - 1;
      if (left > 0) open.set(peer, left);
      else open.delete(peer);
    });
  });
}

function opened(server: Server, host: string, port: number, last: boolean): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const failed = (error: Error): void => {
    if (codeOf(error) === 'EADDRINUSE' && !last) resolve(false);
    else reject(plainError(explain(codeOf(error), host, port), error));
  };
  server.once('error', failed);
  server.listen({ port, ...(host ? { host } : {}) }, () => {
    server.off('error', failed);
    resolve(true);
  });
  return promise;
}

function explain(code: string, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `PORT: ${port} is in use by another program`;
  if (code === 'EACCES') return `PORT: ${port} needs more rights than this user has`;
  return `HOST: cannot listen on ${host || 'any address'}, port ${port} (${code})`;
}

async function close(server: Server): Promise<void> {
  let open = true;
  server.close(() => (open = false));
  for (let waited = 0; open && waited < patience_ms; waited += 50) {
    server.closeIdleConnections();
    await sleep(50);
  }
  server.closeAllConnections();
}
