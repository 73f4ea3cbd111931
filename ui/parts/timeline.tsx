import type { ComponentChildren } from 'preact';
import type { Words } from '../../locales/index.ts';
import { Avatar } from './avatar.tsx';
import { Chip } from './chip.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Time, type Moment } from './time.tsx';

/** Messages, events and files in one order. Stands inside a `Card`. */
export function Timeline({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <ol class="timeline" aria-label={label}>
      {children}
    </ol>
  );
}

type MessageProps = {
  t: Words;
  author: { name: string; staff: boolean };
  at: Moment;
  kind?: 'message' | 'proposal' | 'note';
  /** How it came: "pelo portal", "por e-mail". */
  channel?: string | undefined;
  /** Anchor of the message. */
  id?: string;
  files?: ComponentChildren;
  children: ComponentChildren;
};

/** What somebody wrote. A note is only ever drawn for staff and looks like nothing else. */
export function Message({ t, author, at, kind = 'message', channel, id, files, children }: MessageProps) {
  return (
    <li class={`message ${kind}`} id={id}>
      <Avatar name={author.name} staff={author.staff} />
      <div>
        <p class="message-head">
          <strong>
            <bdi>{author.name}</bdi>
          </strong>
          {author.staff && kind === 'message' && <span class="hidden-text">({t.common.support_team})</span>}
          {kind === 'proposal' && <Chip tone="go">{t.common.proposal}</Chip>}
          {kind === 'note' && (
            <span class="note-mark">
              <Icon name="lock" size={14} /> {t.common.internal_note}
            </span>
          )}
          <span>
            <Time at={at} />
            {channel && ` · ${channel}`}
          </span>
        </p>
        <div class="message-body">{children}</div>
        {files && <ul class="files">{files}</ul>}
      </div>
    </li>
  );
}

/** Something that happened: a move, an assignment, a rule. */
export function Event({ at, children }: { at?: Moment; children: ComponentChildren }) {
  return (
    <li class="event">
      {children}
      {at && (
        <>
          {' '}
          · <Time at={at} />
        </>
      )}
    </li>
  );
}

/** A line across the timeline: from here on it is new, or something is left out here. */
export function Mark({ children }: { children: ComponentChildren }) {
  return <li class="timeline-mark">{children}</li>;
}

/** One file, or another thing that is attached. */
export function FileLink({
  href,
  name,
  note,
  icon = 'file-text',
}: {
  href: string;
  name: string;
  note?: string;
  icon?: IconName;
}) {
  return (
    <li>
      <a class="file" href={href}>
        <Icon name={icon} />
        <span class="file-name">{name}</span>
        {note && <span class="soft">{note}</span>}
      </a>
    </li>
  );
}
