import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newMetrics } from './metrics.ts';

test('requests, jobs, mails, pools and the process are told in OpenMetrics', async () => {
  const metrics = newMetrics();
  metrics.countRequest('/tickets/:number', 'GET', 200, 0.003);
  metrics.countRequest('/tickets/:number', 'GET', 200, 0.3);
  metrics.countJob('send_mail', 'done', 0.02);
  metrics.countJob('send_mail', 'dead', 0.02);
  metrics.countMail('sent');
  let waiting = 0;
  metrics.watchPool('app', () => ({ total: 8, idle: 3, waiting }));
  waiting = 5;
  const { body, content_type } = await metrics.exposition();
  assert.equal(content_type, 'application/openmetrics-text; version=1.0.0; charset=utf-8');
  for (const line of [
    'http_request_duration_seconds_bucket{le="0.004",route="/tickets/:number",method="GET",status="200"} 1',
    'http_request_duration_seconds_count{route="/tickets/:number",method="GET",status="200"} 2',
    '# TYPE jobs counter',
    'jobs_total{job="send_mail",outcome="done"} 1',
    'jobs_total{job="send_mail",outcome="dead"} 1',
    'job_duration_seconds_count{job="send_mail"} 2',
    'mails_total{outcome="sent"} 1',
    'database_pool_connections{pool="app",state="total"} 8',
    'database_pool_connections{pool="app",state="waiting"} 5',
  ])
    assert.ok(body.split('\n').includes(line), `${line}\n${body}`);
  for (const name of ['process_resident_memory_bytes', 'process_cpu_seconds_total', 'nodejs_eventloop_utilization'])
    assert.match(body, new RegExp(`^${name} [0-9.e+-]+$`, 'm'));
  assert.ok(body.endsWith('# EOF\n'));
});

test('asking twice neither doubles nor renames a counter', async () => {
  const metrics = newMetrics();
  metrics.countMail('sent');
  const [first, second] = [await metrics.exposition(), await metrics.exposition()];
  const mails = (body: string) => body.split('\n').filter((line) => line.includes('mails'));
  assert.deepEqual(mails(second.body), mails(first.body));
  const cpu = Number(/^process_cpu_seconds_total (\S+)$/m.exec(second.body)?.[1]);
  assert.ok(cpu > 0 && cpu <= process.uptime() * 16);
});

test('two sets of measurements in one process know nothing of each other', async () => {
  const [one, other] = [newMetrics(), newMetrics()];
  one.countMail('sent');
  assert.doesNotMatch((await other.exposition()).body, /mails_total\{/);
});
