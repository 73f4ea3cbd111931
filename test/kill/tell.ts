// Tells subscribers, as a worker would, until it is done or killed. ARRIMO_TELL: the login of the database and what the job needs.
import { performance } from 'node:perf_hooks';
import { tellSubscribers } from '../../app/news/tell-subscribers.ts';
import type { Workshop } from '../../app/context.ts';
import { openDatabase } from '../../lib/database.ts';

const { logins, secret, frequency } = JSON.parse(process.env['ARRIMO_TELL'] ?? '{}');
const database = openDatabase(logins, { time_zone: 'America/Sao_Paulo' });
const config = {
  public_url: 'http://localhost:3000',
  secret: Buffer.from(secret, 'base64'),
  support_address: 'suporte@x.example',
};
const began = performance.now();
// The job asks for no more of a workshop.
const workshop = { database, config } as unknown as Workshop;
await tellSubscribers.perform(
  workshop,
  { frequency },
  { number: 1, last: false, signal: new AbortController().signal },
);
console.log(Math.round(performance.now() - began));
await database.close();
