import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { readCnpj } from '../../lib/cnpj.ts';
import { writeBatch } from './run-import.ts';

let house: House;
before(async () => (house = await openHouse({ rate_limits: false })));
after(() => house.close());

const vera = 'vera@orvalha.exemplo.com.br';
const paulo = 'paulo@tubraxel.exemplo.com.br';

/** The n-th CNPJ of an invented series, its digits right. */
function cnpjOf(n: number): string {
  const base = `98${String(n).padStart(6, '0')}0001`;
  for (let digits = 0; digits < 100; digits++) {
    const reading = readCnpj(base + String(digits).padStart(2, '0'));
    if (reading.ok) return reading.cnpj;
  }
  throw new Error('no check digits fit');
}

async function upload(browser: Browser, path: string, bytes: Uint8Array | string, name = 'lista.csv'): Promise<Page> {
  await browser.get(path);
  const form = new FormData();
  form.set('file', new File([bytes as BlobPart], name));
  return browser.postMultipart(path, form);
}

/** Sends a list, has it checked, and shows the preview. */
async function checked(
  browser: Browser,
  path: string,
  bytes: Uint8Array | string,
): Promise<{ at: string; page: Page }> {
  const answer = await upload(browser, path, bytes);
  assert.equal(answer.status, 303, answer.html);
  const at = answer.location ?? '';
  assert.match((await browser.get(at)).html, /O arquivo está sendo conferido/);
  await house.runJobs();
  return { at, page: await browser.get(at) };
}

const figure = ({ html }: Page, label: string): string =>
  html.match(new RegExp(`<dt>${label}</dt><dd>([^<]*)</dd>`))?.[1] ?? assert.fail(`no ${label}`);
const idIn = (at: string): string => at.split('/').at(-1) ?? '';

test('Vera brings a list: the preview says what is right and what is wrong, line by line, and nothing is stored before she confirms', async () => {
  const browser = await house.as(vera);
  const path = '/desk/organizations/import';
  const list = [
    'Razão Social;CNPJ;Tipo;Município;UF;Início;Desconhecida',
    `Padaria Ançã (fictícia);${cnpjOf(1)};cliente;Sorocaba;sp;01/02/2026;x`,
    `"Aços; ""Irmãos"" (fictícia)";zz.dem.001/0001-09;;;;;`,
    `=HYPERLINK("http://x");${cnpjOf(2)};;;;;`,
    `Dígito errado (fictícia);99100001000176;;;;;`,
    `Repetida (fictícia);${cnpjOf(1)};;;;;`,
    `De uma filial (fictícia);99.100.001/0002-56;;;;;`,
    `Data torta (fictícia);${cnpjOf(3)};;;;31/02/2026;`,
    '',
    `  ;${cnpjOf(4)};;;;;`,
  ].join('\r\n');
  const { at, page } = await checked(browser, path, Buffer.from(list, 'latin1'));
  assert.equal(figure(page, 'Codificação'), 'windows-1252');
  assert.equal(figure(page, 'Separador'), 'ponto e vírgula');
  assert.equal(figure(page, 'Linhas'), '8');
  assert.equal(figure(page, 'Linhas recusadas'), '6');
  assert.equal(figure(page, 'Novas'), '1');
  assert.equal(figure(page, 'Já existentes'), '1');
  assert.match(page.html, /Padaria Ançã/);
  for (const reason of [
    /nome: Começa como uma fórmula/,
    /cnpj: O CNPJ não confere/,
    /cnpj: Repete a linha 2/,
    /cnpj: Este CNPJ já é de outra/,
    /inicio: Digite uma data que exista/,
    /nome: Preencha este campo/,
  ])
    assert.match(page.html, reason);
  const { rows } = await house.superuser.query('select from organizations where cnpj = $1', [cnpjOf(1)]);
  assert.equal(rows.length, 0);
  const started = await browser.post(`${at}/start`, {});
  assert.equal(started.location, at);
  assert.match((await browser.get(at)).html, /Gravando/);
  await browser.post(`${at}/start`, {});
  await house.runJobs();
  const done = await browser.get(at);
  assert.match(done.html, /A importação terminou/);
  assert.equal(figure(done, 'Criadas'), '1');
  assert.equal(figure(done, 'Atualizadas'), '1');
  const stored = await house.superuser.query(
    `select o.name, o.municipality, o.state, o.contract_from::text, o.contract_number is not null as numbered from organizations o where cnpj = any ($1) order by name`,
    [[cnpjOf(1), 'ZZDEM001000109']],
  );
  assert.deepEqual(stored.rows, [
    {
      name: 'Aços; "Irmãos" (fictícia)',
      municipality: 'Manaus',
      state: 'AM',
      contract_from: '2024-01-01',
      numbered: true,
    },
    {
      name: 'Padaria Ançã (fictícia)',
      municipality: 'Sorocaba',
      state: 'SP',
      contract_from: '2026-02-01',
      numbered: false,
    },
  ]);
  const events = await house.superuser.query(
    `select event, channel from audit_events where details ->> 'import_id' = $1 order by event`,
    [idIn(at)],
  );
  assert.deepEqual(events.rows, [
    { event: 'organization_changed', channel: 'job' },
    { event: 'organization_created', channel: 'job' },
  ]);
  const left = await house.superuser.query('select file_key from imports where id = $1', [idIn(at)]);
  assert.deepEqual(left.rows, [{ file_key: null }]);
  const again = await checked(browser, path, Buffer.from(list, 'latin1'));
  await browser.post(`${again.at}/start`, {});
  await house.runJobs();
  assert.equal(figure(await browser.get(again.at), 'Sem mudança'), '2', 'the same list again changes nothing');
});

test('the refused lines come back as a list that no spreadsheet computes and that can be sent again', async () => {
  const browser = await house.as(vera);
  const list = `nome,cnpj\n"@SUM(1;2)",${cnpjOf(10)}\n"a ""b"", c",123\n`;
  const { at, page } = await checked(browser, '/desk/organizations/import', `\ufeff${list}`);
  assert.equal(figure(page, 'Codificação'), 'utf-8');
  assert.equal(figure(page, 'Separador'), 'vírgula');
  const answer = await browser.get(`${at}/refused`);
  assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''/);
  const lines = answer.html.replace('\ufeff', '').split('\r\n');
  assert.match(lines[0] ?? '', /^"linha";"motivo";"nome";"cnpj";/);
  assert.match(lines[1] ?? '', /^"2";"nome: Começa como uma fórmula[^"]*";"'@SUM\(1;2\)";/);
  assert.match(lines[2] ?? '', /^"3";"[^"]*";"a ""b"", c";"123";/);
  assert.ok(!lines.some((line) => line.split(';').some((cell) => /^"[=+\-@]/.test(cell))));
  const second = await checked(browser, '/desk/organizations/import', answer.html);
  assert.equal(
    figure(second.page, 'Linhas recusadas'),
    '1',
    'made safe, the formula is a text now; the wrong CNPJ stays wrong',
  );
});

test('every way a spreadsheet writes is read: tabs, UTF-16, other languages', async () => {
  const browser = await house.as(vera);
  for (const [what, bytes, encoding] of [
    ['UTF-16 with tabs', Buffer.from(`\ufeffNombre\tCNPJ\nÑandú (fictícia)\t${cnpjOf(20)}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 without its mark', Buffer.from(`name;cnpj\nÑandú (fictícia);${cnpjOf(20)}`, 'utf16le'), 'utf-16le'],
    ['UTF-8, Macintosh line ends', Buffer.from(`name;CNPJ\rÑandú (fictícia);${cnpjOf(20)}\r`), 'utf-8'],
  ] as const) {
    const { page } = await checked(browser, '/desk/organizations/import', bytes);
    assert.equal(figure(page, 'Codificação'), encoding, what);
    assert.equal(figure(page, 'Novas'), '1', what);
    assert.match(page.html, /Ñandú/, what);
  }
});

test('a file that is no list is refused in words, and an empty form beside its field', async () => {
  const browser = await house.as(vera);
  for (const [bytes, said] of [
    ['nome;cnpj\n', /não tem linhas depois do cabeçalho/],
    ['nome;telefone\nA;1\n', /Falta uma coluna obrigatória/],
    ['nome;name;cnpj\nA;B;1\n', /Duas colunas do cabeçalho/],
    [`nome;cnpj\n"aberta;${'x'.repeat(300_000)}`, /não pôde ser lido como CSV/],
    [Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251), /Falta uma coluna|não pôde ser lido/],
  ] as const) {
    const { page } = await checked(browser, '/desk/organizations/import', bytes as string);
    assert.match(page.html, said);
    assert.match(page.html, /Enviar outro arquivo/);
  }
  const nothing = await upload(browser, '/desk/organizations/import', '');
  assert.equal(nothing.status, 422);
  assert.match(nothing.html, /Escolha um arquivo que não esteja vazio/);
  const large = await upload(browser, '/desk/organizations/import', new Uint8Array(20 * 1024 * 1024 + 1));
  assert.equal(large.status, 422);
  assert.match(large.html, /passa de 20 MB/);
});

test('more than 100,000 lines are refused whole; the list of 2,500 broken off between two batches goes on where it stopped, and twice is once', async () => {
  const browser = await house.as(vera);
  const many = `nome;cnpj\n${'x;y\n'.repeat(100_001)}`;
  assert.match((await checked(browser, '/desk/organizations/import', many)).page.html, /passa de 100\.000 linhas/);
  const list = Array.from({ length: 2500 }, (_, n) => `Série ${n} (fictícia);${cnpjOf(1000 + n)}`);
  const { at } = await checked(browser, '/desk/organizations/import', `nome;cnpj\n${list.join('\n')}\n`);
  const id = idIn(at);
  await house.superuser.query(`update imports set status = 'running' where id = $1`, [id]);
  assert.equal(await writeBatch(house.services.database, id), true);
  const part = await house.superuser.query(
    `select done_line, created, (select count(*)::int from organizations where name like 'Série %') as stored from imports where id = $1`,
    [id],
  );
  assert.deepEqual(part.rows, [{ done_line: 1001, created: 1000, stored: 1000 }]);
  assert.match((await browser.get(at)).html, /1\.000 de 2\.500 linhas/);
  // A batch that fails halfway leaves nothing of itself.
  await house.superuser.query(
    `create function break_off() returns trigger language plpgsql as $$ begin if new.name like 'Série 1500 %' then raise exception 'broken off'; end if; return new; end $$;
     create trigger break_off before insert on organizations for each row execute function break_off()`,
  );
  await assert.rejects(writeBatch(house.services.database, id), /broken off/);
  await house.superuser.query('drop trigger break_off on organizations; drop function break_off()');
  const runs = await Promise.all([finish(id), finish(id)]);
  assert.ok(runs.every((run) => run));
  const all = await house.superuser.query(
    `select status, created, updated, unchanged, (select count(*)::int from organizations where name like 'Série %') as stored,
       (select count(*)::int from audit_events where details ->> 'import_id' = $1::text) as events from imports where id = $1::uuid`,
    [id],
  );
  assert.deepEqual(all.rows, [{ status: 'done', created: 2500, updated: 0, unchanged: 0, stored: 2500, events: 2500 }]);
});

const finish = async (id: string): Promise<boolean> => {
  while (await writeBatch(house.services.database, id));
  return true;
};

test('Paulo brings his people: each good line is an invitation, who belongs already is left alone, and another company sees nothing of it', async () => {
  const browser = await house.as(paulo);
  const list = [
    'nome;email;papel;visibilidade;consultoria',
    'Nara Souto;NARA@tubraxel.exemplo.com.br;solicitante;própria;sim',
    'Ravi Melo;ravi@tubraxel.exemplo.com.br;;;não',
    'Ravi Melo;ravi@tubraxel.exemplo.com.br;;;',
    'Marina Alves;marina@tubraxel.exemplo.com.br;;;',
    'Cora Lins;cora@tubraxel.exemplo.com.br;consultor;;',
    'Duda Reis;duda@tubraxel.exemplo.com.br;administrador;;',
  ];
  const wrong = await checked(browser, '/organization/people/import', list.join('\n'));
  assert.match(wrong.page.html, /visibilidade: Escolha uma das opções/);
  const { at, page } = await checked(
    browser,
    '/organization/people/import',
    list.join('\n').replace('própria', 'próprias'),
  );
  assert.equal(figure(page, 'Linhas recusadas'), '2');
  assert.match(page.html, /papel: Escolha uma das opções/);
  assert.match(page.html, /email: Repete a linha 3/);
  assert.equal(figure(page, 'Já existentes'), '1');
  for (const outsider of [
    'rosa@norvelta.exemplo.com.br',
    'marina@tubraxel.exemplo.com.br',
    'gil@unidade-sul.exemplo.com.br',
  ]) {
    const other = await house.as(outsider);
    assert.equal((await other.get(at)).status, 404, outsider);
    assert.equal((await other.get(`${at}/refused`)).status, 404, outsider);
    assert.equal((await other.post(`${at}/start`, {})).status, 404, outsider);
  }
  await browser.post(`${at}/start`, {});
  await house.runJobs();
  const done = await browser.get(at);
  assert.equal(figure(done, 'Criadas'), '3');
  assert.equal(figure(done, 'Sem mudança'), '1');
  const invited = await house.superuser.query(
    `select i.email, i.role, i.visibility, i.may_accept_services, i.sent_at is not null as sent from invitations i join organizations o on o.id = i.organization_id and o.cnpj = '99100001000175' order by email`,
  );
  assert.deepEqual(invited.rows, [
    {
      email: 'duda@tubraxel.exemplo.com.br',
      role: 'portal_admin',
      visibility: 'company',
      may_accept_services: false,
      sent: true,
    },
    {
      email: 'nara@tubraxel.exemplo.com.br',
      role: 'requester',
      visibility: 'own',
      may_accept_services: true,
      sent: true,
    },
    {
      email: 'ravi@tubraxel.exemplo.com.br',
      role: 'requester',
      visibility: 'own_and_copy',
      may_accept_services: false,
      sent: true,
    },
  ]);
  assert.equal((await house.mails()).filter(({ to }) => to === 'nara@tubraxel.exemplo.com.br').length, 1);
});

test('staff bring people of one organisation; who only reads brings nothing', async () => {
  const { rows } = await house.superuser.query<{ id: string }>(
    `select id from organizations where cnpj = '99010001000184'`,
  );
  const path = `/desk/organizations/${rows[0]?.id}/people/import`;
  const { at, page } = await checked(
    await house.as(vera),
    path,
    'nome;email\nNilo Dias;nilo@unidade-sul.exemplo.com.br',
  );
  assert.equal(figure(page, 'Novas'), '1');
  const caio = await house.as('caio@orvalha.exemplo.com.br');
  for (const address of [path, at, '/desk/organizations/import'])
    assert.equal((await caio.get(address)).status, 404, address);
  const lia = await house.as('lia@norvelta.exemplo.com.br');
  assert.equal((await lia.get('/organization/people/import')).status, 404);
});

test('lines are forgotten after thirty days', async () => {
  const browser = await house.as(vera);
  const { at } = await checked(browser, '/desk/organizations/import', `nome;cnpj\nVelha (fictícia);${cnpjOf(900)}`);
  await house.superuser.query(`update imports set created_at = now() - interval '31 days' where id = $1`, [idIn(at)]);
  await house.superuser.query(`select graphile_worker.add_job('forget_imports', '{}'::json)`);
  await house.runJobs();
  const { rows } = await house.superuser.query('select from import_lines where import_id = $1', [idIn(at)]);
  assert.equal(rows.length, 0);
  assert.match((await browser.get(at)).html, /não pôde ser lid/);
});
