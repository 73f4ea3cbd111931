import { formatOf } from '../../../lib/format.ts';
import { type Paragraph, pdfOf } from '../../../lib/pdf.ts';
import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { detail_fields } from '../details.ts';
import type { Entry } from '../entries.ts';
import type { Attached } from '../find-stretch.ts';
import type { Stretched } from '../read-case.ts';
import { detailText } from './details.tsx';
import { eventText, numberOf } from './event.tsx';

// So much text is set in less than a second; a longer case is cut at its beginning, and says so.
const most_characters = 500_000;

/** How much of a case a document shows, at most: its newest messages and events. */
export const pdf_entries = 500;

/** The whole case as a document: facts, then messages, events and names of files in one order, as far as they were read. `internal`: with notes, which every page says. */
export function casePdf(
  chrome: Chrome,
  viewer: Person,
  found: Stretched,
  now: Date,
  internal = false,
): Promise<Uint8Array<ArrayBuffer>> {
  const { ticket } = found;
  const words = chrome.t.conversation;
  const made = words.pdf_made(formatOf(chrome.locale, viewer.time_zone).date_time(now));
  const named = `${chrome.brand.name} · ${numberOf(chrome, ticket.number)} · ${made}`;
  const title = `${numberOf(chrome, ticket.number)} ${ticket.subject}`;
  const kept = internal ? words.pdf_internal : null;
  return pdfOf(title, chrome.locale, paragraphs(chrome, viewer, found, kept), (page, pages) =>
    [kept, named, words.pdf_page(page, pages)].filter(Boolean).join(' · '),
  );
}

function* paragraphs(
  chrome: Chrome,
  viewer: Person,
  { ticket, chain, entries, seen, older }: Stretched,
  kept: string | null,
): Generator<Paragraph> {
  const { t, locale } = chrome;
  const words = t.conversation;
  const format = formatOf(locale, viewer.time_zone);
  const shown = newest(entries);
  yield { look: 'title', text: ticket.subject };
  if (kept) yield { look: 'author', text: kept };
  yield { look: 'small', text: words.request(numberOf(chrome, ticket.number)) };
  for (const [label, value] of [
    [t.tickets.state, t.tickets.status[ticket.status]],
    [t.tickets.opened_at, format.date_time(ticket.opened_at)],
    [words.kind, words.kinds[ticket.kind]],
    [t.tickets.about, [ticket.product_name, ticket.module_name].filter(Boolean).join(' · ')],
    [words.routine, ticket.routine_code],
    [words.release, ticket.release_code],
    [words.team, [ticket.queue_name, ticket.assignee_name].filter(Boolean).join(' · ')],
    [t.common.organization, ticket.organization_name],
    [t.tickets.requester, [ticket.requester_name, ticket.unit_name].filter(Boolean).join(' · ')],
    [words.history_title, chain.length > 1 ? chain.map(({ number }) => numberOf(chrome, number)).join(', ') : null],
  ])
    if (value) yield { look: 'small', text: `${label}: ${value}` };
  for (const { name } of detail_fields) {
    const text = detailText(chrome, name, ticket.details[name]);
    if (text) yield { look: 'small', text: `${t.opening.fields[name].label}: ${text}` };
  }
  if (older || shown.length < entries.length) yield { look: 'small', text: words.pdf_cut, ruled: true };
  for (const entry of shown) {
    const at = format.date_time(entry.at);
    const of = chain.length > 1 ? numberOf(chrome, entry.number) : null;
    if (entry.is === 'event') {
      const text = eventText(chrome, viewer, entry.event, seen);
      if (text) yield { look: 'small', text: [at, of, text].filter(Boolean).join(' · '), ruled: true };
    } else if (entry.is === 'opening') {
      const { link } = entry;
      yield { look: 'heading', text: `${numberOf(chrome, link.number)} ${link.subject}`, ruled: true };
      yield { look: 'author', text: [link.requester_name, link.unit_name, at].filter(Boolean).join(' · ') };
      yield { look: 'body', text: link.description };
      yield* filesOf(chrome, entry.files);
    } else {
      const { saying } = entry;
      const kind =
        saying.kind === 'proposal'
          ? saying.withdrawn_at
            ? words.withdrawn_proposal
            : t.common.proposal
          : saying.kind === 'information_request'
            ? words.information_request
            : saying.kind === 'note'
              ? t.common.internal_note.toLocaleUpperCase(locale)
              : null;
      const staff = saying.author_side === 'customer' ? null : t.common.support_team;
      yield {
        look: 'author',
        text: [saying.kind === 'note' && kind, saying.author_name, staff, saying.kind !== 'note' && kind, at, of]
          .filter(Boolean)
          .join(' · '),
        ruled: true,
      };
      yield { look: 'body', text: saying.body };
      yield* filesOf(chrome, entry.files);
    }
  }
}

function* filesOf({ t, locale }: Chrome, files: readonly Attached[]): Generator<Paragraph> {
  if (files.length === 0) return;
  const format = formatOf(locale, 'UTC');
  const names = files.map(({ name, bytes }) => `${name} (${format.bytes(bytes)})`).join(', ');
  yield { look: 'small', text: `${t.conversation.files}: ${names}` };
}

function newest(entries: readonly Entry[]): Entry[] {
  const shown: Entry[] = [];
  let characters = 0;
  for (const entry of entries.toReversed()) {
    characters +=
      entry.is === 'saying' ? entry.saying.body.length : entry.is === 'opening' ? entry.link.description.length : 100;
    if (characters > most_characters) break;
    shown.push(entry);
  }
  return shown.toReversed();
}
