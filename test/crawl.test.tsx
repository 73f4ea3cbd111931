import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { features } from '../app/features.ts';
import { get, page, type Route } from '../app/route.ts';
import { fingerprint, plantCanaries, type Planted } from './crawl/canaries.ts';
import { crawl } from './crawl/crawl.ts';
import { type House, openHouse } from './harness/house.ts';

// Everybody of this world who has no business with Norvelta.
const outsiders = [
  null,
  'marina@tubraxel.exemplo.com.br',
  'paulo@tubraxel.exemplo.com.br',
  'bruno@nimbrela.exemplo.com.br',
  'davi@unidade-sul.exemplo.com.br',
];
const routes: Route[] = features.flatMap((feature) => [...feature.routes]);

let house: House;
let planted: Planted;

before(async () => {
  house = await openHouse({ rate_limits: false });
  planted = await plantCanaries(house.superuser);
});
after(() => house.close());

test('no route tells anybody outside Norvelta a byte of it, or that it exists, or changes a row of it', async (t) => {
  const before_crawl = await fingerprint(house.superuser, planted.foreign.organization);
  const { requests, findings } = await crawl(house, routes, planted, outsiders);
  t.diagnostic(`${requests} requests`);
  assert.deepEqual(findings, []);
  assert.ok(requests > 800, `only ${requests} requests`);
  await house.runJobs();
  assert.equal(await fingerprint(house.superuser, planted.foreign.organization), before_crawl);
  const mails = JSON.stringify(
    await house.mails().then((all) => all.filter(({ to }) => !to.endsWith('@norvelta.exemplo.com.br'))),
  );
  for (const [what, text] of [
    ['mails', mails],
    ['the log', house.logged.join('')],
  ] as const)
    assert.ok(!planted.canaries.some((canary) => text.includes(canary)), `a canary in ${what}`);
});

test('the crawler finds a policy that lets too much through', async () => {
  await house.superuser.query(
    'create policy hole on tickets for select to arrimo_customer using (true); create policy hole on organizations for select to arrimo_customer using (true); create policy hole on persons for select to arrimo_customer using (true)',
  );
  const { findings } = await crawl(
    house,
    routes.filter(({ path }) => path === '/tickets/:number'),
    planted,
    ['marina@tubraxel.exemplo.com.br'],
  );
  await house.superuser.query(
    'drop policy hole on tickets; drop policy hole on organizations; drop policy hole on persons',
  );
  assert.ok(
    findings.some((finding) => finding.includes('a canary came back')),
    findings.join('\n'),
  );
});

test('the crawler finds a route that asks with more rights than its reader has', async () => {
  const careless = get({
    path: '/careless/:organization',
    who: 'person',
    crawl: { params: { organization: 'organization' } },
    handle: async ({ params }) => {
      const { rows } = await house.superuser.query<{ name: string }>('select name from organizations where id = $1', [
        params['organization'],
      ]);
      return page(<html>{rows[0]?.name}</html>);
    },
  });
  house.rebuild([...features, { name: 'careless', routes: [careless] }]);
  const { findings } = await crawl(house, [careless], planted, ['marina@tubraxel.exemplo.com.br']);
  house.rebuild(features);
  assert.ok(
    findings.some((finding) => finding.includes('a canary came back')),
    findings.join('\n'),
  );
});
