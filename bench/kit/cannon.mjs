// A process of its own, so that the client does not share an event loop with what it measures. Plain JavaScript: autocannon has no types.
import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';

const { url, headers, connections, seconds, paths = [''], form } = JSON.parse(process.argv[2]);
const times = [];
// The portal ends a connection after 1,000 requests, which autocannon does not notice by itself.
const requests = form
  ? [
      {
        method: 'POST',
        path: paths[0],
        setupRequest: (asked) => ({ ...asked, body: form.replace('{id}', randomUUID()) }),
      },
    ]
  : paths.map((path) => ({ path }));
const asked = paths[0] === '' ? {} : { requests };
const expected = form ? 303 : 200;
let others = 0;
const run = autocannon({ url, headers, connections, duration: seconds, reconnectRate: 900, ...asked });
run.on('response', (_client, status, _bytes, milliseconds) => {
  if (status !== expected) others += 1;
  times.push(milliseconds);
});
const { errors, timeouts, requests: counted, throughput } = await run;
times.sort((a, b) => a - b);
const at = (share) => times[Math.floor(times.length * share)] ?? null;
console.log(
  JSON.stringify({
    per_second: counted.average,
    bytes: throughput.total / counted.total,
    failed: errors + timeouts + others,
    how: `${errors} connections broken, ${timeouts} too late, ${others} other answers`,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    count: counted.total,
  }),
);
