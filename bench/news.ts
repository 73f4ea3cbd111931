import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { load } from './kit/load.ts';
import { type Portal, withPortal } from './kit/portal.ts';
import { judge, tell, tellMachine } from './kit/report.ts';

// The weekly digest of 50,000 subscribers, by the worker of the portal itself, while a visitor reads; and what pages of news cost among 5,000 of them.
const subscribers = 50_000;
const items = 6;
const news = 5_000;
const seconds = 4;

await withPortal(measure);
tellMachine();

async function measure(portal: Portal): Promise<void> {
  const client = new Client({ ...portal.superuser, options: '-c search_path=app' });
  await client.connect();
  await client.query(`
    insert into documents (id, kind, slug, audience, title, summary, body, published_at, updated_at)
    select gen_random_uuid(), 'news', 'antiga-' || i, 'public', 'Notícia ' || i, 'Resumo.', 'Texto.', now() - i * interval '1 hour', now() - i * interval '1 hour' from generate_series(73, ${news} + 72) i;
    insert into news_modules select d.id, m.id from documents d join lateral (select id from modules order by md5(d.slug || code) limit 2) m on true where d.slug like 'antiga-%';
    update news set announcement = 1, by_mail = false where document_id = (select id from documents where slug = 'antiga-73');
    insert into news_subscribers (id, email, token_hash) select gen_random_uuid(), 'leitor' || i || '@exemplo.com.br', sha256(convert_to(i::text, 'utf8')) from generate_series(1, ${subscribers}) i;
    insert into news_subscriptions (subscriber_id, module_id, frequency, told)
    select s.id, m.id, 'weekly', 1 from news_subscribers s join lateral (select id from modules order by md5(s.email || code) limit 3) m on true;
    insert into documents (id, kind, slug, audience, title, summary, body) select gen_random_uuid(), 'news', 'da-semana-' || i, 'public', 'Da semana ' || i, 'Resumo do que mudou.', 'Texto.' from generate_series(1, ${items}) i;
    insert into news_modules select d.id, m.id from documents d join lateral (select id from modules order by md5(d.slug || code) limit 4) m on true where d.slug like 'da-semana-%';
    update news n set announcement = a.place + 1 from (select id, row_number() over (order by id) as place from documents where slug like 'da-semana-%') a where a.id = n.document_id;
    analyze documents, news, news_modules, news_subscribers, news_subscriptions`);
  const page = { url: `${portal.url}/news?module=PRUMO/FIS`, pid: portal.pid, headers: {} };
  const quiet = await load(page, 1, seconds);
  judge('list of a module, a visitor: p95', quiet.p95, 'ms', { most: 10 });
  const feed = await load({ ...page, url: `${portal.url}/news/feed.json?module=FIS` }, 1, seconds);
  judge('feed of a module: p95', feed.p95, 'ms', { most: 20 });
  const began = performance.now();
  await client.query(`select graphile_worker.add_job('tell_subscribers', '{"frequency":"weekly"}')`);
  const reading = load(page, 1, seconds);
  const counted = async () => {
    const { rows } = await client.query<{ left: number; mails: number }>(`select
      (select count(*)::int from news_subscriptions where told < ${items + 1}) as left, (select count(*)::int from outbox_mails) as mails`);
    return rows[0] ?? { left: 1, mails: 0 };
  };
  let seen = await counted();
  while (seen.left > 0) {
    await sleep(250);
    seen = await counted();
  }
  judge(`${subscribers} subscribers prepared`, (performance.now() - began) / 1000, 's', { most: 60 });
  tell('mails written', seen.mails);
  const busy = await reading;
  tell('the list meanwhile: median, of the quiet one’s', (100 * busy.p50) / quiet.p50, '%');
  judge('the list meanwhile: p95', busy.p95, 'ms', { most: 50 });
  await client.end();
}
