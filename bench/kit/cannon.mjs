// A process of its own, so that the client does not share an event loop with what it measures; and one that only counts the bytes of answers,
// because on two processors a client that reads them takes a tenth of what it measures.
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';

const { url, headers, connections, seconds, paths = [''], form, status } = JSON.parse(process.argv[2]);
const { hostname, port, host, pathname, search } = new URL(url);
const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
const addresses = paths[0] === '' ? [pathname + search] : paths;
const ready = form ? [] : addresses.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`));
const expected = status ? String(status) : form ? '303' : '200';
const end_of_head = Buffer.from('\r\n\r\n');

const times = [];
let [bytes, broken, others, turn] = [0, 0, 0, 0];
let over = false;

function question() {
  if (!form) return ready[turn++ % ready.length];
  const body = form.replace('{id}', randomUUID());
  return `POST ${addresses[0]} HTTP/1.1\r\n${lines.join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** What an answer is, how many bytes follow its head, and whether the connection ends with it. A redirect says nothing: one empty chunk. */
function read(head) {
  const status = head.slice(9, 12);
  const length = /\r\ncontent-length: (\d+)/i.exec(head);
  const chunked = /\r\ntransfer-encoding: chunked/i.test(head);
  const body = length ? Number(length[1]) : chunked && status === '303' ? 5 : chunked ? null : 0;
  return { status, body, closes: /\r\nconnection: close/i.test(head) };
}

function keepAsking(done) {
  let [asked, left, closes, start] = [0, 0, false, null];
  const socket = connect({ host: hostname, port: Number(port), noDelay: true }, ask);
  function ask() {
    asked = performance.now();
    left = -1;
    start = null;
    socket.write(question());
  }
  function answered() {
    times.push(performance.now() - asked);
    if (over) return socket.end();
    if (closes) return socket.end();
    ask();
  }
  socket.on('data', (part) => {
    bytes += part.length;
    if (left >= 0) {
      left -= part.length;
      if (left <= 0) answered();
      return;
    }
    const seen = start ? Buffer.concat([start, part]) : part;
    const at = seen.indexOf(end_of_head);
    if (at < 0) {
      start = seen;
      return;
    }
    const head = read(seen.latin1Slice(0, at));
    if (head.status !== expected) others += 1;
    if (head.body === null) {
      // Sent in pieces of unknown length, which no page of ours is.
      broken += 1;
      return socket.destroy();
    }
    closes = head.closes;
    left = at + end_of_head.length + head.body - seen.length;
    if (left <= 0) answered();
  });
  socket.on('error', () => {
    broken += 1;
  });
  // The portal ends a connection after 1,000 requests.
  socket.on('close', () => (over || broken > 20 ? done() : keepAsking(done)));
}

const began = performance.now();
setTimeout(() => (over = true), seconds * 1000);
await Promise.all(Array.from({ length: connections }, () => new Promise(keepAsking)));
const took = (performance.now() - began) / 1000;
times.sort((a, b) => a - b);
const at = (share) => times[Math.floor(times.length * share)] ?? null;
const cpu = process.cpuUsage();
console.log(
  JSON.stringify({
    per_second: times.length / took,
    bytes: bytes / times.length,
    failed: broken + others,
    how: `${broken} connections broken, ${others} other answers`,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    count: times.length,
    client_ms: (cpu.user + cpu.system) / 1000 / times.length,
  }),
);
