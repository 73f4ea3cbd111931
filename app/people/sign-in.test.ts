import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { demo_password } from '../../db/seeds/demo.ts';
import { type House, openHouse } from '../../test/harness/house.ts';

const marina = 'marina@tubraxel.exemplo.com.br';
const link = /http:\/\/localhost:3000(\/(?:sign-in\/link|password\/reset)\/[\w-]+)/;

let house: House;
before(async () => (house = await openHouse()));
after(() => house.close());

const events = async (event: string): Promise<number> => {
  const found = await house.superuser.query('select from audit_events where event = $1', [event]);
  return found.rowCount ?? 0;
};

describe('signing in by password', () => {
  test('Marina signs in and finds her own home, with her company and her requests', async () => {
    const browser = await house.as(marina);
    const home = await browser.get('/');
    assert.equal(home.status, 200);
    assert.match(home.html, /Marina Alves/);
    assert.match(home.html, /Metalúrgica Tubraxel/);
    assert.match(home.html, /Nota de saída não calcula DIFAL/);
    assert.doesNotMatch(
      home.html,
      /Retorno bancário não baixa o título 30771/,
      'a request of a colleague is not hers to see',
    );
  });

  test('Paulo, who administers the portal of the same company, sees its requests', async () => {
    const home = await (await house.as('paulo@tubraxel.exemplo.com.br')).get('/');
    assert.match(home.html, /Nota de saída não calcula DIFAL/);
    assert.match(home.html, /Retorno bancário/);
  });

  test('Caio, of the vendor, starts in the console and sees requests of every company', async () => {
    const browser = house.visitor();
    await browser.get('/sign-in');
    const answer = await browser.post('/sign-in', { email: 'caio@orvalha.exemplo.com.br', password: demo_password });
    assert.equal(answer.location, '/desk');
    const desk = await browser.follow(answer);
    assert.match(desk.html, /Norvelta/);
    assert.match(desk.html, /Tubraxel/);
  });

  test('the address is read whatever its case and spaces', async () => {
    const browser = house.visitor();
    await browser.get('/sign-in');
    assert.equal(
      (await browser.post('/sign-in', { email: ' Marina@TUBRAXEL.exemplo.com.br ', password: demo_password })).status,
      303,
    );
  });

  test('wrong password and unknown person get the same words, what was typed is kept, the password is not', async () => {
    const browser = house.visitor();
    await browser.get('/sign-in');
    const strip = (html: string) => html.replaceAll(/value="[^"]*"/g, '');
    const wrong = await browser.post('/sign-in', { email: marina, password: 'not her password' });
    const unknown = await browser.post('/sign-in', {
      email: 'ninguem@tubraxel.exemplo.com.br',
      password: 'not her password',
    });
    assert.equal(wrong.status, 422);
    assert.equal(strip(wrong.html), strip(unknown.html));
    assert.match(wrong.html, /E-mail e senha não conferem/);
    assert.ok(wrong.html.includes(`value="${marina}"`));
    assert.ok(!wrong.html.includes('not her password'));
  });

  test('a visitor who asks for a page is sent to sign in and, after it, there; never to another site', async () => {
    const browser = house.visitor();
    const sent = await browser.get('/tickets?show=ended');
    assert.equal(sent.location, '/sign-in?next=%2Ftickets%3Fshow%3Dended');
    const form = await browser.follow(sent);
    assert.ok(form.html.includes('name="next" value="/tickets?show=ended"'));
    assert.equal(
      (await browser.post('/sign-in', { email: marina, password: demo_password, next: '/tickets?show=ended' }))
        .location,
      '/tickets?show=ended',
    );
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const other = house.visitor();
      await other.get('/sign-in');
      assert.equal((await other.post('/sign-in', { email: marina, password: demo_password, next })).location, '/');
    }
  });

  test('the session cookie is out of reach of scripts, and a new sign-in ends the session before', async () => {
    const browser = house.visitor();
    await browser.get('/sign-in');
    const first = await browser.post('/sign-in', { email: marina, password: demo_password });
    const line = first.headers.getSetCookie().find((cookie) => cookie.startsWith('sid='));
    assert.match(line ?? '', /^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800$/);
    const old = browser.cookies.get('sid') ?? '';
    await browser.get('/account');
    await browser.post('/sign-in', { email: marina, password: demo_password });
    assert.notEqual(browser.cookies.get('sid'), old);
    browser.cookies.set('sid', old);
    assert.equal((await browser.get('/account')).status, 303);
  });

  test('over https the cookie is bound to this host', async () => {
    const secure = await openHouse({ public_url: 'https://portal.exemplo.com.br' });
    const browser = secure.visitor();
    await browser.get('/sign-in');
    const answer = await browser.post('/sign-in', { email: marina, password: demo_password });
    assert.match(answer.headers.getSetCookie().join(), /__Host-sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure/);
    assert.match(answer.headers.get('strict-transport-security') ?? '', /max-age/);
    await secure.close();
  });

  test('the password of the demo opens nothing where there is no demo', async () => {
    const real = await openHouse({ demo: false });
    const browser = real.visitor();
    await browser.get('/sign-in');
    assert.equal((await browser.post('/sign-in', { email: marina, password: demo_password })).status, 422);
    await real.close();
  });
});

describe('signing in by a link', () => {
  async function askFor(email: string, path = '/sign-in/link'): Promise<string> {
    const browser = house.visitor();
    await browser.get('/sign-in');
    const answer = await browser.post(path, { email });
    assert.equal(answer.status, 200);
    await house.runJobs();
    const received = (await house.mails()).filter(({ to }) => to === email);
    return received.at(-1)?.text.match(link)?.[1] ?? '';
  }

  test('Lia asks for a link, opens it twice without harm, and enters once by its button', async () => {
    const path = await askFor('lia@norvelta.exemplo.com.br');
    const mail = (await house.mails()).at(-1);
    assert.equal(mail?.to, 'lia@norvelta.exemplo.com.br');
    assert.match(mail.subject, /Orvalha/);
    const scanner = house.visitor();
    assert.equal((await scanner.get(path)).status, 200);
    const browser = house.visitor();
    assert.match((await browser.get(path)).html, /Aperte o botão para entrar/);
    assert.equal((await browser.post(path, {})).status, 303);
    assert.match((await browser.get('/')).html, /Lia Prado/);
    const late = house.visitor();
    const used = await late.get(path);
    assert.equal(used.status, 410);
    assert.match(used.html, /já foi usado/);
    assert.equal((await late.post(path, {})).status, 410);
    assert.equal((await late.get('/account')).status, 303);
  });

  test('two browsers press the button at once: one enters', async () => {
    const path = await askFor('rosa@norvelta.exemplo.com.br');
    const browsers = [house.visitor(), house.visitor()];
    for (const browser of browsers) await browser.get(path);
    const answers = await Promise.all(browsers.map((browser) => browser.post(path, {})));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 410]);
  });

  test('the link expires after 15 minutes, and made-up or reused-for-another-purpose links open nothing', async () => {
    const path = await askFor('davi@unidade-sul.exemplo.com.br');
    house.setClock(new Date(Date.now() + 16 * 60_000));
    const expired = await house.visitor().get(path);
    assert.match(expired.html, /venceu/);
    house.setClock(null);
    assert.equal((await house.visitor().get(path.replace('/sign-in/link', '/password/reset'))).status, 410);
    assert.match((await house.visitor().get(`/sign-in/link/${'A'.repeat(43)}`)).html, /não vale/);
    assert.equal((await house.visitor().get('/sign-in/link/%00')).status, 410);
  });

  test('an unknown address gets the same page, no mail, and the same work in the request', async () => {
    const before_mails = (await house.mails()).length;
    const browser = house.visitor();
    await browser.get('/sign-in');
    const known = await browser.post('/sign-in/link', { email: marina });
    const unknown = await browser.post('/sign-in/link', { email: 'ninguem@tubraxel.exemplo.com.br' });
    const strip = (html: string) => html.replaceAll(/[\w.]+@[\w.]+|value="[^"]*"/g, '');
    assert.equal(strip(known.html), strip(unknown.html));
    await house.runJobs();
    assert.equal((await house.mails()).length, before_mails + 1);
    assert.equal((await house.superuser.query('select from sign_in_requests')).rowCount, 0, 'who asked is forgotten');
  });

  test('at most three links an hour reach one person, and the mail keeps no body once it is gone', async () => {
    for (let count = 0; count < 5; count += 1) await askFor('bruno@nimbrela.exemplo.com.br');
    const received = async (): Promise<number> =>
      (await house.mails()).filter(({ to }) => to.startsWith('bruno@')).length;
    assert.equal(await received(), 3);
    house.setClock(new Date(Date.now() + 16 * 60_000));
    await askFor('bruno@nimbrela.exemplo.com.br');
    await askFor('bruno@nimbrela.exemplo.com.br');
    house.setClock(null);
    assert.equal(await received(), 4, 'then one at a time, once the last has expired');
    const { rows } = await house.superuser.query(
      'select from outbox_mails where text_body is not null or sent_at is null',
    );
    assert.equal(rows.length, 0);
  });

  test('Otto forgot his password: the link sets a new one, ends his sessions and works once', async () => {
    const otto = 'otto@orvalha.exemplo.com.br';
    const elsewhere = await house.as(otto);
    const path = await askFor(otto, '/password/forgotten');
    assert.match(path, /^\/password\/reset\//);
    const browser = house.visitor();
    await browser.get(path);
    const short = await browser.post(path, { password: 'curta', password_again: 'curta' });
    assert.equal(short.status, 422);
    assert.match(short.html, /Use pelo menos 12 caracteres/);
    assert.match(
      (await browser.post(path, { password: 'password12345', password_again: 'password12345' })).html,
      /senhas vazadas/,
    );
    assert.match(
      (await browser.post(path, { password: 'um cavalo bem amarelo', password_again: 'um cavalo amarelo' })).html,
      /não são iguais/,
    );
    const done = await browser.post(path, {
      password: 'um cavalo bem amarelo',
      password_again: 'um cavalo bem amarelo',
    });
    assert.equal(done.location, '/desk');
    assert.equal((await browser.get('/desk')).status, 200);
    assert.equal((await elsewhere.get('/desk')).status, 303, 'the old session has ended');
    const again = house.visitor();
    await again.get('/sign-in');
    assert.equal((await again.post('/sign-in', { email: otto, password: demo_password })).status, 422);
    assert.equal((await again.post('/sign-in', { email: otto, password: 'um cavalo bem amarelo' })).status, 303);
    assert.equal((await house.visitor().get(path)).status, 410);
    assert.equal(await events('password_reset'), 1);
  });
});

describe('sessions', () => {
  test('Helena sees where she is signed in, ends one session, then all', async () => {
    const helena = 'helena@orvalha.exemplo.com.br';
    const [here, there, third] = [await house.as(helena), await house.as(helena), await house.as(helena)];
    const list = await here.get('/account/sessions');
    const ids = [...list.html.matchAll(/\/account\/sessions\/([\w-]{36})\/end/g)].map((found) => found[1]);
    assert.equal(ids.length, 2, 'the session in use has no button');
    assert.equal((await here.post(`/account/sessions/${ids[0]}/end`, {})).status, 303);
    const alive = [(await there.get('/desk')).status, (await third.get('/desk')).status];
    assert.deepEqual(alive.sort(), [200, 303]);
    await here.get('/account/sessions');
    await here.post('/account/sessions/end-all', {});
    for (const browser of [here, there, third]) assert.equal((await browser.get('/desk')).status, 303);
  });

  test('nobody ends a session of somebody else', async () => {
    const lia = await house.as('lia@norvelta.exemplo.com.br');
    const { rows } = await house.superuser.query<{ id: string }>(
      `select s.id from sessions s join persons p on p.id = s.person_id where p.email like 'lia@%' and ended_at is null limit 1`,
    );
    const mallory = await house.as(marina);
    assert.equal((await mallory.post(`/account/sessions/${rows[0]?.id}/end`, {})).status, 404);
    assert.equal((await lia.get('/account')).status, 200);
  });

  test('a session without use ends after 8 hours for customers and 1 hour for staff, and in all after 7 days', async () => {
    const [customer, staff] = [await house.as(marina), await house.as('nina@orvalha.exemplo.com.br')];
    const later = (minutes: number) => house.setClock(new Date(Date.now() + minutes * 60_000));
    later(59);
    assert.equal((await staff.get('/desk')).status, 200);
    await settled();
    later(118);
    assert.equal((await staff.get('/desk')).status, 200, 'use moves the end');
    later(190);
    assert.equal((await staff.get('/desk')).status, 303);
    later(479);
    assert.equal((await customer.get('/account')).status, 200);
    await settled();
    later(479 + 481);
    assert.equal((await customer.get('/account')).status, 303);
    const busy = await house.as(marina);
    for (let hours = 16; hours < 7 * 24; hours += 7) {
      later(960 + hours * 60);
      await busy.get('/account');
      await settled();
    }
    later(960 + 8 * 24 * 60);
    assert.equal((await busy.get('/account')).status, 303);
    house.setClock(null);
  });

  test('a person who is disabled is out with the next request', async () => {
    const vera = await house.as('vera@orvalha.exemplo.com.br');
    await house.superuser.query(`update persons set disabled_at = now() where email like 'vera@%'`);
    assert.equal((await vera.get('/desk')).status, 303);
    await house.superuser.query(`update persons set disabled_at = null where email like 'vera@%'`);
  });

  test('the table holds no token that could be used', async () => {
    const browser = await house.as(marina);
    const { rows } = await house.superuser.query<{ row: string }>('select to_jsonb(s)::text as row from sessions s');
    assert.ok(rows.every(({ row }) => !row.includes(browser.cookies.get('sid') ?? '?')));
  });
});

describe('too many tries', () => {
  test('strangers who guess are stopped, and the owner still enters from a browser known before', async () => {
    const ivo = 'ivo@orvalha.exemplo.com.br';
    const known = await house.as(ivo);
    await known.post('/sign-out', {});
    let stopped = 0;
    for (let count = 0; count < 25; count += 1) {
      const stranger = house.visitor();
      await stranger.get('/sign-in');
      const answer = await stranger.post('/sign-in', { email: ivo, password: `guess number ${count}` });
      if (answer.status === 429) stopped += 1;
    }
    assert.ok(stopped >= 4, `${stopped} of 25 were stopped`);
    await known.get('/sign-in');
    assert.equal((await known.post('/sign-in', { email: ivo, password: demo_password })).status, 303);
  });
});

describe('changing the locks', () => {
  const links = async (): Promise<string[]> =>
    (await house.mails()).filter(({ to }) => to.startsWith('tais@')).flatMap(({ text }) => text.match(link)?.[1] ?? []);

  test('links mailed before a new password or before leaving everywhere open nothing after it', async () => {
    const tais = 'tais@orvalha.exemplo.com.br';
    const browser = await house.as(tais);
    const stranger = house.visitor();
    await stranger.get('/sign-in');
    await stranger.post('/sign-in/link', { email: tais });
    await stranger.post('/password/forgotten', { email: tais });
    await house.runJobs();
    const old = (await links()).slice(-2);
    assert.equal(old.length, 2);
    await browser.post('/account/password', {
      current_password: demo_password,
      password: 'nove barcos no porto',
      password_again: 'nove barcos no porto',
    });
    for (const path of old) assert.equal((await stranger.get(path)).status, 410, path);
    await stranger.get('/sign-in');
    await stranger.post('/sign-in/link', { email: tais });
    await house.runJobs();
    const fresh = (await links()).at(-1) ?? '';
    assert.equal((await stranger.get(fresh)).status, 200);
    await browser.get('/account/sessions');
    await browser.post('/account/sessions/end-all', {});
    assert.equal((await stranger.get(fresh)).status, 410);
  });

  test('sign-ins with the old password that race with its change leave no session behind', async () => {
    const helena = 'helena@orvalha.exemplo.com.br';
    const browser = await house.as(helena);
    const racers = await Promise.all(Array.from({ length: 8 }, async () => house.visitor()));
    for (const racer of racers) await racer.get('/sign-in');
    await Promise.all([
      browser.post('/account/password', {
        current_password: demo_password,
        password: 'sete pontes e um rio',
        password_again: 'sete pontes e um rio',
      }),
      ...racers.map((racer) => racer.post('/sign-in', { email: helena, password: demo_password })),
    ]);
    for (const racer of racers) assert.equal((await racer.get('/desk')).status, 303);
    assert.equal((await browser.get('/desk')).status, 200);
  });

  test('Paulo signs in where Marina was signed in, and her session has ended', async () => {
    const browser = await house.as(marina);
    const hers = browser.cookies.get('sid') ?? '';
    await browser.post('/sign-in', { email: 'paulo@tubraxel.exemplo.com.br', password: demo_password });
    assert.match((await browser.get('/account')).html, /Paulo Neri/);
    browser.cookies.set('sid', hers);
    assert.equal((await browser.get('/account')).status, 303);
  });
});

describe('many at once', () => {
  test('forty strangers with made-up links on two connections wait for nobody', async () => {
    const small = await openHouse({ connections: 2, rate_limits: true });
    try {
      const started = performance.now();
      const asked = Array.from({ length: 40 }, () => small.visitor().get(`/sign-in/link/${'B'.repeat(42)}A`));
      assert.deepEqual([...new Set((await Promise.all(asked)).map(({ status }) => status))], [410]);
      assert.ok(performance.now() - started < 4_000, 'nobody waited for a connection until its patience ended');
    } finally {
      await small.close();
    }
  });

  test('one address that tries many accounts is stopped before it uses up the tries of their owners', async () => {
    const stranger = house.visitor();
    await stranger.get('/sign-in');
    const from = { 'x-test-peer': '203.0.113.77' };
    for (let count = 0; count < 110; count += 1)
      await stranger.post('/sign-in', { email: `nobody${count}@example.com`, password: 'x' }, from);
    const { rows } = await house.superuser.query('select from rate_limits');
    await stranger.post('/sign-in', { email: 'one-more@example.com', password: 'x' }, from);
    assert.equal((await house.superuser.query('select from rate_limits')).rowCount, rows.length);
  });
});

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 60));
}
