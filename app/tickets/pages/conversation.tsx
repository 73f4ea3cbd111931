import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Attachments } from '../../../ui/parts/attachments.tsx';
import { Event, Mark, Message, Timeline } from '../../../ui/parts/timeline.tsx';
import { Written } from '../../../ui/parts/written.tsx';
import { momentOf } from '../../moment.ts';
import { type Entry, namedBy } from '../entries.ts';
import type { Attached } from '../find-stretch.ts';
import { eventText, numberOf } from './event.tsx';

type Props = {
  chrome: Chrome;
  viewer: Person;
  now: Date;
  entries: readonly Entry[];
  /** Numbers the reader may see. */ seen: ReadonlySet<number>;
  /** Says with each entry of which request it is. */ numbered?: boolean;
  label?: string;
  /** Where requests are read: the portal's pages or the desk's. */ base?: string;
  /** When the reader was here before: what others added later is marked as new. */ since?: Date | null;
  /** Where what is between the opening and the rest is read; null: nothing is. */ gap?: string | null;
};

/** Messages, events and files of one request or of several, in one order. */
export function Conversation({
  chrome,
  viewer,
  now,
  entries,
  seen,
  numbered = false,
  label,
  base = '/tickets',
  since = null,
  gap = null,
}: Props) {
  const { t } = chrome;
  const fresh = since && entries.findIndex((entry) => isNews(entry, viewer, since));
  return (
    <Timeline label={label ?? t.tickets.conversation}>
      {entries.map((entry, index) => {
        const at = momentOf(chrome, viewer, entry.at, now);
        const of = numbered ? numberOf(chrome, entry.number) : null;
        if (entry.is === 'opening') {
          const { link } = entry;
          return (
            <>
              <Message
                t={t}
                author={{ name: link.requester_name, staff: false }}
                at={at}
                channel={[t.conversation.by[link.channel], link.unit_name].filter(Boolean).join(' · ')}
                files={filesOf(chrome, `${base}/${entry.number}`, entry.files)}
              >
                {of && (
                  <p>
                    <a href={`${base}/${entry.number}`}>
                      {of}: <bdi>{link.subject}</bdi>
                    </a>
                  </p>
                )}
                <Written html={link.description_html} text={link.description} />
              </Message>
              {gap && (
                <Mark>
                  <a href={gap}>{t.conversation.gap}</a>
                </Mark>
              )}
            </>
          );
        }
        if (entry.is === 'saying') {
          const { saying } = entry;
          const staff = saying.author_side !== 'customer';
          const standing = saying.kind === 'proposal' && !saying.withdrawn_at;
          return (
            <>
              {index === fresh && <Mark>{t.conversation.new_since}</Mark>}
              <Message
                t={t}
                id={`m-${saying.id}`}
                author={{ name: saying.author_name, staff }}
                at={at}
                kind={saying.kind === 'note' ? 'note' : standing ? 'proposal' : 'message'}
                channel={[t.conversation.by[saying.channel], of].filter(Boolean).join(' · ')}
                files={filesOf(chrome, `${base}/${entry.number}`, entry.files)}
              >
                {saying.kind === 'information_request' && <Chip tone="you">{t.conversation.information_request}</Chip>}
                {saying.withdrawn_at && <Chip>{t.conversation.withdrawn_proposal}</Chip>}
                <Written html={saying.html} text={saying.body} />
              </Message>
            </>
          );
        }
        const text = eventText(chrome, viewer, entry.event, seen);
        const named = namedBy(entry.event);
        return text ? (
          <Event at={at}>
            {named ? <a href={`${base}/${named}`}>{text}</a> : text}
            {of && ` · ${of}`}
          </Event>
        ) : null;
      })}
    </Timeline>
  );
}

// What the reader wrote is no news to the reader, and only what is said counts as read.
const isNews = (entry: Entry, { name }: Person, since: Date): boolean =>
  entry.is === 'saying' && entry.at > since && entry.saying.author_name !== name;

function filesOf({ t, locale }: Chrome, base: string, files: readonly Attached[]) {
  if (files.length === 0) return undefined;
  return <Attachments t={t} locale={locale} base={base} files={files} />;
}
