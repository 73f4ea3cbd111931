import type { Page } from 'playwright-core';
import { caio, helena, phone } from './harness.ts';
import type { ConversationPlaces } from './tour-conversation.ts';
import type { Stop } from './tour.ts';

type Known = ConversationPlaces & { organization: string };

const at = (path: string) => (page: Page) => page.goto(path);
const on =
  (name: keyof ConversationPlaces, more = '') =>
  (page: Page, places: Known) =>
    page.goto(`/desk/tickets/${places[name]}${more}`);

/** Every page of the desk as an agent comes to it. */
export const desk_stops: readonly Stop<Known>[] = [
  { name: 'the desk, all of it', who: helena, come: at('/desk') },
  { name: 'the desk, narrowed', who: helena, come: at('/desk?q=a&company=a&severity=medium&sort=active') },
  { name: 'the desk, none that fit', who: helena, come: at('/desk?q=xyzxyz') },
  { name: 'the desk, validations about to expire', who: helena, come: at('/desk?view=expiring') },
  { name: 'the list of commands', who: helena, come: openCommands },
  { name: 'the keys of the desk', who: helena, come: openKeys },
  { name: 'a request with all details at the desk', who: caio, come: on('detailed') },
  { name: 'a request with every step unfolded', who: caio, come: unfold },
  { name: 'a proposal held back', who: caio, status: 422, come: holdBack },
  { name: 'a refused step', who: caio, status: 422, come: refuseStep },
  { name: 'a follow-up at the desk', who: caio, come: on('followed') },
  { name: 'a duplicate at the desk', who: caio, come: on('repeated') },
  { name: 'what was recorded of a request', who: caio, come: on('validating', '/events') },
  { name: 'the company of a caller', who: caio, come: at('/desk/tickets/new?q=a') },
  { name: 'the company of a caller, none found', who: caio, come: at('/desk/tickets/new?q=xyzxyz') },
  {
    name: 'the person who called',
    who: caio,
    come: (page, { organization }) => page.goto(`/desk/tickets/new?organization=${organization}`),
  },
  { name: 'a request by phone', who: caio, come: answerPhone },
  { name: 'a request by phone refused', who: caio, status: 422, come: refusePhone },
  { name: 'what was begun for somebody on the phone', who: caio, come: keepPhone },
  { name: 'the open menu of the desk on a phone', who: caio, come: openPhoneMenu },
];

// Left by the button, as without JavaScript; the list of drafts is where the next call begins.
async function keepPhone(page: Page, places: Known): Promise<void> {
  await answerPhone(page, places);
  await page.fill('#subject', 'Ligou: a nota não sai');
  await page.click('button[formaction="/desk/tickets/drafts"]');
  await page.waitForURL(/draft=/);
  await page.goto('/desk/tickets/new');
}

async function openPhoneMenu(page: Page): Promise<void> {
  await page.setViewportSize(phone);
  await page.goto('/desk');
  await page.click('.site-menu > summary');
}

async function openCommands(page: Page): Promise<void> {
  await page.goto('/desk');
  await page.waitForLoadState('load');
  await page.keyboard.press('Control+k');
  await page.waitForSelector('#commands[open]');
}

async function openKeys(page: Page): Promise<void> {
  await page.goto('/desk');
  await page.waitForLoadState('load');
  await page.keyboard.press('?');
  await page.waitForSelector('#keys[open]');
}

async function unfold(page: Page, { detailed }: Known): Promise<void> {
  await page.goto(`/desk/tickets/${detailed}`);
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll<HTMLDetailsElement>('.desk-side details')) folded.open = true;
  });
}

// As if it had been begun before anything was said.
async function holdBack(page: Page, { validating }: Known): Promise<void> {
  await page.goto(`/desk/tickets/${validating}`);
  await page.click('input[name="intent"][value="propose"]');
  await page.fill('#message', 'Inclua **RJ** no perfil e recalcule a nota.');
  await page.evaluate(() => document.querySelector('.composer input[name="seen"]')?.setAttribute('value', '1'));
  await page.click('.composer .button.main');
  await page.waitForSelector('.error-summary');
}

async function refuseStep(page: Page, { detailed }: Known): Promise<void> {
  await unfold(page, { detailed } as Known);
  await page.fill('input[name="duplicate_of"]', 'nenhum');
  await page.click('form[action*="/duplicate"] .button');
  await page.waitForSelector('.error-summary');
}

async function answerPhone(page: Page, { organization }: Known): Promise<void> {
  await page.goto(`/desk/tickets/new?organization=${organization}`);
  await page.click('main .rows a');
  await page.waitForSelector('form[action="/desk/tickets"]');
}

async function refusePhone(page: Page, places: Known): Promise<void> {
  await answerPhone(page, places);
  await page.fill('#subject', '   ');
  await page.fill('#description', '   ');
  await page.click('form[action="/desk/tickets"] .button.main');
  await page.waitForSelector('.error-summary');
}
