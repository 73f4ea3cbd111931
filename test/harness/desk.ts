import type { Browser } from './browser.ts';
import type { House } from './house.ts';

/** The value of a hidden field of a page; empty when there is none. */
export const field = (html: string, name: string): string =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

/** Opens a request as somebody does who fills the form, and lays it into a queue of Caio's. Out: its number. */
export async function openForCaio(house: House, who: Browser): Promise<number> {
  const form = await who.get('/tickets/new');
  const answer = await who.post('/tickets', {
    subject: 'Simulador mostra outro valor',
    description: 'O simulador mostra um valor e a nota outro.',
    submission_id: field(form.html, 'submission_id'),
  });
  const number = Number(answer.location?.match(/\/tickets\/(\d+)/)?.[1]);
  await house.superuser.query(
    `update tickets set queue_id = (select m.queue_id from queue_members m join persons p on p.id = m.person_id where p.email = 'caio@orvalha.exemplo.com.br' limit 1) where number = $1`,
    [number],
  );
  return number;
}
