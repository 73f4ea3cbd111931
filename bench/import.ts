import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { readCnpj } from '../lib/cnpj.ts';
import { newBrowser, type Browser } from '../test/harness/browser.ts';
import { demo_password } from '../app/people/person.ts';
import { residentOf } from './kit/load.ts';
import { type Portal, withPortal } from './kit/portal.ts';
import { judge, tell, tellMachine } from './kit/report.ts';

// A list of 50,000 organisations through the portal: sent, checked, confirmed, written, and sent again unchanged.
const lines = 50_000;
const part = 10_000;

await withPortal(measure);
tellMachine();

async function measure(portal: Portal): Promise<void> {
  const client = new Client({ ...portal.superuser, options: '-c search_path=app' });
  await client.connect();
  const browser = newBrowser((request) => fetch(new Request(request, { redirect: 'manual' })), portal.url);
  await browser.get('/sign-in');
  await browser.post('/sign-in', { email: 'vera@orvalha.exemplo.com.br', password: demo_password });
  const before = residentOf(portal.pid);
  // As spreadsheets in Brazil write: Windows-1252, semicolons, a formula and a repetition now and then.
  const list = listOf(lines);
  tell('list', list.byteLength / 1e6, 'MB');
  const baseline = await bare(client);
  const first = await bring(browser, client, list);
  tell('memory of node: before / the most while it ran', `${before.toFixed(0)} / ${first.memory.toFixed(0)}`, 'MB');
  tell('checked: lines a second', lines / first.checking);
  tell('written: lines a second', lines / first.writing);
  judge('checked and written: lines a second', lines / (first.checking + first.writing), '', { least: 2000 });
  judge(
    'share of the baseline: the rows alone, one bare insert a thousand',
    (100 * baseline) / (first.checking + first.writing),
    '%',
    { least: 5 },
  );
  judge('lines refused for the formulas and repetitions in it', first.refused, '', {
    most: lines / 1000 + lines / 1000,
  });
  const again = await bring(browser, client, list);
  tell('the same list again: lines a second', lines / (again.checking + again.writing));
  judge('changed by the same list again', again.changed, '', { most: 0 });
  const small = await bring(browser, client, listOf(part, 7));
  tell('memory of node with a fifth of the lines', small.memory, 'MB');
  await client.end();

  async function bring(
    who: Browser,
    watching: Client,
    bytes: Buffer,
  ): Promise<{ checking: number; writing: number; memory: number; refused: number; changed: number }> {
    await who.get('/desk/organizations/import');
    const form = new FormData();
    form.set('file', new File([new Uint8Array(bytes)], 'clientes.csv'));
    let began = performance.now();
    let memory = 0;
    const until = async (path: string, statuses: readonly string[]): Promise<number> => {
      for (;;) {
        const { rows } = await watching.query<{ status: string; failure: string | null }>(
          'select status, failure from imports where id = $1',
          [path.split('/').at(-1)],
        );
        memory = Math.max(memory, residentOf(portal.pid));
        const { status = '', failure } = rows[0] ?? {};
        if (failure) throw new Error(`the list failed: ${failure}`);
        if (statuses.includes(status)) return (performance.now() - began) / 1000;
        await sleep(20);
      }
    };
    const path = (await who.postMultipart('/desk/organizations/import', form)).location ?? '';
    const checking = await until(path, ['checked']);
    await who.get(path);
    began = performance.now();
    await who.post(`${path}/start`, {});
    const writing = await until(path, ['done']);
    const { rows } = await watching.query<{ refused: number; changed: number }>(
      'select refused, created + updated as changed from imports where id = $1',
      [path.split('/').at(-1)],
    );
    return { checking, writing, memory, refused: rows[0]?.refused ?? 0, changed: rows[0]?.changed ?? 0 };
  }
}

// The yardstick: PostgreSQL makes as many organisations, a thousand a statement, with nothing read, checked, kept or recorded. In seconds.
async function bare(client: Client): Promise<number> {
  const began = performance.now();
  for (let from = 0; from < lines; from += 1000) {
    await client.query('begin');
    await client.query(
      `insert into organizations (id, kind, name, cnpj, municipality, state)
       select gen_random_uuid(), 'customer', 'Medida ' || n || ' (fictícia)', lpad((88000000000000 + n)::text, 14, '0'), 'Sorocaba', 'SP' from generate_series($1::integer, $1::integer + 999) n`,
      [from],
    );
    await client.query('rollback');
  }
  return (performance.now() - began) / 1000;
}

function listOf(count: number, series = 9): Buffer {
  const rows = ['Razão Social;CNPJ;Município;UF;Início'];
  for (let n = 0; n < count; n++) {
    const name = n % 1000 === 500 ? '=SOMA(A1:A9)' : `Indústria São João nº ${n} (fictícia)`;
    rows.push(`${name};${cnpjOf(n % 1000 === 700 ? n - 1 : n, series)};São Carlos;SP;01/02/2026`);
  }
  return Buffer.from(rows.join('\r\n'), 'latin1');
}

function cnpjOf(n: number, series: number): string {
  const base = `${series}${String(n).padStart(7, '0')}0001`;
  for (let digits = 0; digits < 100; digits++) {
    const reading = readCnpj(base + String(digits).padStart(2, '0'));
    if (reading.ok) return reading.cnpj;
  }
  throw new Error('no check digits fit');
}
