import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type House, openHouse } from '../../test/harness/house.ts';
import { invite } from './invite.ts';

const paulo = 'paulo@tubraxel.exemplo.com.br';

let house: House;

before(async () => {
  house = await openHouse({ rate_limits: false });
});
after(() => house.close());

async function idOf(table: 'persons' | 'organizations', where: string): Promise<string> {
  const { rows } = await house.superuser.query<{ id: string }>(`select id from ${table} where ${where}`);
  assert.ok(rows[0], `nothing in ${table} where ${where}`);
  return rows[0].id;
}

test('an invitation is mailed once, in the language of who invites, and the same address is not asked twice', async () => {
  const person_id = await idOf('persons', `email = '${paulo}'`);
  const rights = {
    role: 'requester',
    visibility: 'own',
    may_accept_services: false,
    downloads_blocked: false,
    it_admin: false,
    finance: false,
  } as const;
  const asked = (email: string) =>
    house.services.database.as({ person_id }, (tx, viewer) =>
      invite(
        tx,
        viewer,
        { id: viewer.organization_id ?? '', kind: 'customer' },
        { name: 'Nádia Brito', email, ...rights },
      ),
    );
  const first = await asked('nadia@tubraxel.exemplo.com.br');
  assert.ok(first.ok);
  assert.deepEqual(await asked('Nadia@Tubraxel.exemplo.com.br'), { ok: false, reason: 'invited' });
  assert.deepEqual(await asked('marina@tubraxel.exemplo.com.br'), { ok: false, reason: 'member' });
  // Belongs to Norvelta: looks like anybody.
  assert.ok((await asked('lia@norvelta.exemplo.com.br')).ok);
  await house.runJobs();
  await house.runJobs();
  const mails = (await house.mails()).filter(({ to }) => to.startsWith('nadia@'));
  assert.equal(mails.length, 1);
  assert.match(mails[0]?.text ?? '', /Metalúrgica Tubraxel.*http:\/\/localhost:3000\/invitation\/[\w-]{43}/s);
});
