import type { Page } from 'playwright-core';
import { saveDraft } from '../../app/tickets/save-draft.ts';
import type { House } from '../harness/house.ts';
import { lifeIn } from '../harness/life.ts';
import { caio, marina } from './harness.ts';
import type { Stop } from './tour.ts';

/** Requests of Marina's that were told by the verbs: in validation, waiting for her, closed, its follow-up, a duplicate, one taken back, and one with details and two answers begun. */
export type ConversationPlaces = Record<
  'validating' | 'asked' | 'closed' | 'followed' | 'repeated' | 'withdrawn' | 'detailed',
  number
>;

export async function conversationPlaces(house: House): Promise<ConversationPlaces> {
  const life = lifeIn(house);
  const validating = await life.open({
    subject: 'Nota sem DIFAL para consumidor final',
    description:
      'Ao emitir a nota, o DIFAL sai **zerado**.\n\n```\nPFI170: regra DIF01 ignorada (perfil de participante sem UF de destino)\n```\n\n| UF | alíquota |\n|---|---|\n| RJ | 20 % |',
  });
  await life.answer(validating, 'Vou olhar.\n\n> citação\n\n1. um\n2. dois');
  await life.reply(validating, 'Obrigada: https://exemplo.com.br/um/endereco/bem/comprido/que/nao/cabe/em/uma/linha');
  await life.propose(validating, 'Inclua **RJ** no perfil.');
  const asked = await life.open({ subject: 'Falta um dado' });
  await life.ask(asked, 'Qual é o CFOP?');
  const closed = await life.open({ subject: 'Fechada e acompanhada' });
  await life.close(closed, '“Obrigada, funcionou.”');
  const followed = await life.followUp(closed, 'Voltou a acontecer.');
  const repeated = await life.open({ subject: 'A mesma outra vez' });
  await life.duplicate(repeated, followed);
  const withdrawn = await life.open({ subject: 'Caio voltou atrás' });
  await life.propose(withdrawn);
  await life.withdraw(withdrawn);
  const detailed = await life.open({
    subject: 'Erro com todos os detalhes',
    kind: 'error',
    details: {
      phase: 'Ao transmitir a nota',
      steps: ['Abrir PFI170', 'Transmitir'],
      actual_result: 'Erro 500',
      expected_result: 'Nota autorizada',
      affected_users: 'some',
      database: 'oracle',
    },
  });
  for (const message of ['Testei em outra máquina e', 'Segue o que apareceu depois da atualização de ontem:'])
    await life.as(marina, (tx, viewer) =>
      saveDraft(tx, viewer, { id: crypto.randomUUID(), version: 0, form: { message }, ticket: detailed }),
    );
  const places = { validating, asked, closed, followed, repeated, withdrawn, detailed };
  const numbers = Object.entries(places).map(([name, { number }]) => [name, number]);
  return Object.fromEntries(numbers) as ConversationPlaces;
}

type Known = ConversationPlaces;
const on =
  (name: keyof Known, more = '') =>
  (page: Page, places: Known) =>
    page.goto(`/tickets/${places[name]}${more}`);

/** Every page of a request as its customer comes to it. */
export const conversation_stops: readonly Stop<Known>[] = [
  { name: 'a request in validation', who: marina, come: on('validating') },
  { name: 'a request that waits for Marina', who: marina, come: on('asked') },
  { name: 'a closed request', who: marina, come: on('closed') },
  { name: 'a follow-up with its earlier conversation', who: marina, come: openEarlier },
  { name: 'a duplicate', who: marina, come: on('repeated') },
  { name: 'a request whose proposal was taken back', who: marina, come: on('withdrawn') },
  { name: 'the question what happened', who: marina, come: on('validating', '/validation') },
  { name: 'the refused answer to it', who: marina, status: 422, come: sayNothing },
  { name: 'the question whether to cancel', who: marina, come: on('asked', '/cancellation') },
  { name: 'the form of a follow-up', who: marina, come: on('closed', '/follow-ups') },
  { name: 'an answer with its preview', who: marina, come: preview },
  { name: 'two answers begun', who: marina, come: openDrafts },
  { name: 'the details of a request', who: marina, come: on('detailed', '/details') },
  { name: 'details refused', who: marina, status: 422, come: sayNoSteps },
  { name: 'details somebody else has changed', who: marina, status: 422, come: overtaken },
  {
    name: 'the details of a request at the desk',
    who: caio,
    come: (page, { detailed }) => page.goto(`/desk/tickets/${detailed}/details`),
  },
  {
    name: 'the history of a case at the desk',
    who: caio,
    come: (page, { followed }) => page.goto(`/desk/tickets/${followed}/history`),
  },
  { name: 'an answer that came too late', who: marina, status: 422, come: answerTooLate },
  { name: 'the history of a case', who: marina, come: on('followed', '/history') },
  { name: 'a search in it that finds nothing', who: marina, come: on('followed', '/history?q=nada') },
  {
    name: 'Marina’s requests, filtered',
    who: marina,
    come: (page) => page.goto('/tickets?q=a&turn=customer&since=30'),
  },
  { name: 'Marina’s requests, none that fit', who: marina, come: (page) => page.goto('/tickets?q=nenhuma') },
  { name: 'Marina’s ended requests', who: marina, come: (page) => page.goto('/tickets?show=ended') },
];

async function openEarlier(page: Page, { followed }: Known): Promise<void> {
  await page.goto(`/tickets/${followed}`);
  await page.click('main .expander > summary');
}

async function openDrafts(page: Page, { detailed }: Known): Promise<void> {
  await page.goto(`/tickets/${detailed}`);
  await page.click('.answer .expander > summary');
}

async function sayNoSteps(page: Page, { detailed }: Known): Promise<void> {
  await page.goto(`/tickets/${detailed}/details`);
  await page.fill('#steps', '   ');
  await page.click('main form .button.main');
  await page.waitForSelector('.error-summary');
}

// As if it had been read before somebody else saved.
async function overtaken(page: Page, { detailed }: Known): Promise<void> {
  await page.goto(`/tickets/${detailed}/details`);
  await page.selectOption('#affected_users', 'one');
  await page.evaluate(() => document.querySelector('input[name="edition"]')?.setAttribute('value', 'before'));
  await page.click('main form .button.main');
  await page.waitForSelector('.error-summary');
}

async function sayNothing(page: Page, { validating }: Known): Promise<void> {
  await page.goto(`/tickets/${validating}/validation`);
  await page.fill('#message', '   ');
  await page.click('main form .button.main');
  await page.waitForSelector('.error-summary');
}

async function preview(page: Page, { asked }: Known): Promise<void> {
  await page.goto(`/tickets/${asked}`);
  await page.fill('#message', '**CFOP** 6101\n\n| a | b |\n|---|---|\n| 1 | 2 |');
  await page.click('button[name="preview"]');
  await page.waitForSelector('#preview table');
}

// As if the request had been closed while she wrote, whenever the tour comes by.
async function answerTooLate(page: Page, { asked, closed }: Known): Promise<void> {
  await page.goto(`/tickets/${asked}`);
  await page.fill('#message', 'Um texto que não se perde.');
  await page.evaluate((other) => {
    const form = document.querySelector<HTMLFormElement>('form[action$="/messages"]');
    if (form) form.action = `/tickets/${other}/messages`;
  }, closed);
  await page.click('form[action$="/messages"] .button.main');
  await page.waitForSelector('.error-summary');
}
