// A process of its own, so that the client does not share an event loop with what it measures. Plain JavaScript: autocannon has no types.
import autocannon from 'autocannon';

const { url, headers, connections, seconds } = JSON.parse(process.argv[2]);
const times = [];
// The portal ends a connection after 1,000 requests, which autocannon does not notice by itself.
const run = autocannon({ url, headers, connections, duration: seconds, reconnectRate: 900 });
run.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
const { errors, timeouts, non2xx, requests, throughput } = await run;
times.sort((a, b) => a - b);
const at = (share) => times[Math.floor(times.length * share)] ?? null;
console.log(
  JSON.stringify({
    per_second: requests.average,
    bytes: throughput.total / requests.total,
    failed: errors + timeouts + non2xx,
    how: `${errors} connections broken, ${timeouts} too late, ${non2xx} other answers`,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    count: requests.total,
  }),
);
