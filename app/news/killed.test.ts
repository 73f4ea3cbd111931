import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import {
  cloneDatabase,
  findTestCluster,
  test_secret,
  type TestCluster,
  type TestDatabase,
} from '../../test/harness/cluster.ts';

const root = path.join(import.meta.dirname, '../..');
const subscribers = 6_000;

let cluster: TestCluster;
let database: TestDatabase;
let superuser: Pool;
before(async () => {
  cluster = await findTestCluster();
  database = await cloneDatabase(cluster.superuser);
  superuser = new Pool({ ...database.superuser, options: '-c search_path=app', max: 2 });
  superuser.on('error', () => {}).on('connect', (client) => client.on('error', () => {}));
  await superuser.query(`
    insert into news_subscribers (id, email, token_hash) select gen_random_uuid(), 'leitor' || i || '@exemplo.com.br', sha256(convert_to(i::text, 'utf8')) from generate_series(1, ${subscribers}) i;
    insert into news_subscriptions (subscriber_id, module_id, frequency) select s.id, m.id, 'daily' from news_subscribers s, modules m where m.code in ('FIS', 'COM');
    insert into documents (id, kind, slug, audience, title, body) select gen_random_uuid(), 'news', 'novo-' || i, 'public', 'Novo ' || i, 'x' from generate_series(1, 3) i;
    insert into news_modules select d.id, m.id from documents d, modules m where d.slug like 'novo-%' and m.code in ('FIS', 'COM');
    update news n set announcement = a.place from (select id, row_number() over (order by id) as place from documents where slug like 'novo-%') a where a.id = n.document_id`);
});
after(async () => {
  await superuser.end();
  await database.drop();
  await cluster.stop();
});

const told = async (): Promise<number> =>
  (await superuser.query<{ count: number }>('select count(*)::int as count from outbox_mails')).rows[0]?.count ?? 0;

function teller() {
  const given = { logins: database.logins, secret: test_secret.toString('base64'), frequency: 'daily' };
  return spawn(
    process.execPath,
    ['--import', path.join(root, 'bin/tsx-hook.mjs'), path.join(root, 'test/kill/tell.ts')],
    {
      env: { ...process.env, ARRIMO_TELL: JSON.stringify(given) },
      stdio: 'ignore',
    },
  );
}

test('killed three times in the middle, and two at once in the end, everybody is told of everything exactly once', async (t) => {
  const seen: number[] = [];
  for (let time = 1; time <= 3; time++) {
    const before_it = await told();
    const process_of_it = teller();
    while ((await told()) === before_it && process_of_it.exitCode === null) await sleep(5);
    process_of_it.kill('SIGKILL');
    if (process_of_it.exitCode === null && process_of_it.signalCode === null) await once(process_of_it, 'exit');
    seen.push(await told());
  }
  t.diagnostic(`told when killed: ${seen.join(', ')}`);
  assert.ok((seen.at(-1) ?? 0) < subscribers, 'it was killed before it was done');
  // Two workers share what is left.
  const both = [teller(), teller()];
  const codes = await Promise.all(both.map(async (one) => ((await once(one, 'exit')) as [number | null])[0]));
  assert.deepEqual(codes, [0, 0]);
  const { rows } = await superuser.query(`select
    (select count(*)::int from outbox_mails) as mails,
    (select count(distinct recipient)::int from outbox_mails) as readers,
    (select count(*)::int from news_mailed) as noted,
    (select count(*)::int from graphile_worker.jobs where task_identifier = 'deliver_mail') as jobs,
    (select count(*)::int from outbox_mails where text_body !~ 'Novo 1' or text_body !~ 'Novo 2' or text_body !~ 'Novo 3') as lacking,
    (select count(*)::int from news_subscriptions where told < 3) as behind`);
  assert.deepEqual(rows[0], {
    ...{ mails: subscribers, readers: subscribers, noted: subscribers * 3, jobs: subscribers },
    ...{ lacking: 0, behind: 0 },
  });
});
