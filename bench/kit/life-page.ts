import { formatOf } from '../../lib/format.ts';
import { line, type Row, safe } from './baseline-page.ts';

const format = formatOf('pt-BR', 'America/Sao_Paulo');

/** A page of ours cut where it changes: what stands between stays as it is. `cuts`: what is there, in the order of the page. */
export function shellOf(html: string, cuts: readonly string[]): string[] {
  const pieces: string[] = [];
  let rest = html;
  for (const cut of cuts) {
    const at = rest.indexOf(cut);
    if (at < 0) throw new Error(`the page does not hold ${cut.slice(0, 80)}; bench/kit/life-page.ts has fallen behind`);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at + cut.length);
  }
  return [...pieces, rest];
}

/** The list of requests between two pieces of its shell. */
export const listPage = ([before = '', after = '']: readonly string[], rows: readonly Row[], now: Date): string =>
  `${before}${rows.map((row) => line(row, now)).join('')}${after}`;

/** One row of what was asked of a request: itself, a link of its chain, a message, an event, a copy, a file. */
export type Answered = Record<string, unknown>;

const time = (at: Date, now: Date): string =>
  `<time datetime="${at.toISOString()}" title="${format.date_time(at)}">${format.relative(at, now)}</time>`;

function message(at: Date, now: Date, name: string, staff: boolean, id: string, html: string): string {
  const letters = name.split(' ').map((word) => word.slice(0, 1));
  return `<li class="message message" id="m-${id}"><span class="avatar${staff ? ' staff' : ''}" aria-hidden="true">${letters.join('')}</span><div><p class="message-head"><strong><bdi>${safe(name)}</bdi></strong>${staff ? '<span class="hidden-text">(suporte)</span>' : ''}<span>${time(at, now)} · pelo portal</span></p><div class="message-body">${html}</div></div></li>`;
}

/** The page of a request: subject and number where the shell was cut, then conversation and facts. */
export function casePage(shell: readonly string[], ticket: Answered, sayings: readonly Answered[], now: Date): string {
  const { subject, number, requester_name, description, opened_at } = ticket as {
    subject: string;
    number: number;
    requester_name: string;
    description: string;
    opened_at: Date;
  };
  const [head = '', trail = '', title = '', conversation = '', rest = ''] = shell;
  const said = sayings.map((one) => {
    const { created_at, author_name, author_side, id, html } = one as {
      created_at: Date;
      author_name: string;
      author_side: string;
      id: string;
      html: string;
    };
    return message(
      created_at,
      now,
      author_name,
      author_side === 'staff',
      id,
      `<div class="written" dir="auto">${html}</div>`,
    );
  });
  const opening = message(
    opened_at,
    now,
    requester_name,
    false,
    '',
    `<p class="typed" dir="auto">${safe(description)}</p>`,
  );
  return `${head}${safe(subject)}${trail}nº ${format.number(number, 0)}${title}${safe(subject)}${conversation}${opening}${said.toReversed().join('')}${rest}`;
}
