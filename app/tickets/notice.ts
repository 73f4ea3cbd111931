import type { Words } from '../../locales/index.ts';

/** What somebody is told about a request, or about a comment of theirs on a page: a word of `notices.events`. */
export type Told = keyof Words['notices']['events'];
/** What is told by mail too; a note is not: nothing internal leaves the portal. */
export type Mailed = keyof Words['notices']['mails'];

/** What people are told, in the groups in which they choose what they want. */
export const notice_groups = {
  progress: ['opened', 'answered', 'waits_for_issue', 'proposal_withdrawn'],
  waiting: ['information_requested', 'proposed', 'reminded'],
  ended: ['closed_validated', 'closed_expired', 'closed_administrative', 'cancelled', 'duplicate'],
  comments: ['comment_answered', 'comment_published', 'comment_refused'],
  team: ['opened_team', 'replied', 'reopened', 'assigned', 'queue_changed', 'ended_team', 'noted'],
} as const satisfies Record<string, readonly Told[]>;
export type NoticeGroup = keyof typeof notice_groups;

/** By which way somebody is told. */
export const channels = ['mail', 'portal'] as const;
export type Channel = (typeof channels)[number];

const holds = (group: NoticeGroup, told: Told): boolean => (notice_groups[group] as readonly Told[]).includes(told);

/** Whether it is for those who work on requests. */
export const isForTeam = (told: Told): boolean => holds('team', told);

/** Whether it is about a page, and not about a request. */
export const isOfPage = (told: Told): boolean => holds('comments', told);

/** Whether this is ever told by mail. */
export const isMailed = (told: Told): told is Mailed => told !== 'noted';

/** Whether somebody may do without it. What has a deadline is always mailed, and nothing internal ever is. */
export const mayRefuse = (told: Told, channel: Channel): boolean =>
  channel === 'portal' || (isMailed(told) && !holds('waiting', told));

/** The groups of which somebody is told: the vendor's people of their work, everybody else of their requests and comments. */
export const groupsOf = (staff: boolean): readonly NoticeGroup[] =>
  staff ? ['team'] : ['progress', 'waiting', 'ended', 'comments'];

/** Every mail about a request or a comment, in the order of the groups. */
export const mailed: readonly Mailed[] = (Object.values(notice_groups).flat() as Told[]).filter(isMailed);

const closings = {
  validated: 'closed_validated',
  validation_expired: 'closed_expired',
  no_answer: 'closed_expired',
  administrative: 'closed_administrative',
} as const;

type Happened = {
  event: string;
  actor_side: 'customer' | 'staff' | 'system';
  from_status: string | null;
  details: Record<string, unknown>;
};

/** Whom an event concerns: what those of the customer are told, and what those of the staff. Undefined: nothing. */
export function toldBy({ event, actor_side, from_status, details }: Happened): {
  customer?: Told;
  team?: Told;
  /** Of the staff: the whole queue, whoever has it, or whoever is meant by a note. */ staff?:
    'queue' | 'holder' | 'assignee' | 'noted';
} {
  const by_customer = actor_side === 'customer';
  switch (event) {
    case 'ticket_opened':
      return { customer: 'opened', team: 'opened_team', staff: 'queue' };
    case 'ticket_answered':
      return { customer: 'answered' };
    case 'ticket_information_requested':
      return { customer: 'information_requested' };
    case 'ticket_waits_for_issue':
      return { customer: 'waits_for_issue' };
    case 'ticket_proposed':
      return { customer: 'proposed' };
    case 'ticket_proposal_withdrawn':
      return { customer: 'proposal_withdrawn' };
    case 'ticket_reminded':
      return { customer: 'reminded' };
    case 'ticket_closed': {
      const customer = closings[details['reason'] as keyof typeof closings];
      return by_customer ? { customer, team: 'ended_team', staff: 'holder' } : { customer };
    }
    case 'ticket_cancelled': {
      const customer = details['reason'] === 'duplicate' ? 'duplicate' : 'cancelled';
      return by_customer ? { customer, team: 'ended_team', staff: 'holder' } : { customer };
    }
    case 'ticket_replied':
      return { team: from_status === 'customer_validation' ? 'reopened' : 'replied', staff: 'holder' };
    case 'ticket_assigned':
      return { team: 'assigned', staff: 'assignee' };
    case 'ticket_queue_changed':
      return { team: 'queue_changed', staff: 'queue' };
    case 'ticket_noted':
      return { team: 'noted', staff: 'noted' };
    default:
      return {};
  }
}
