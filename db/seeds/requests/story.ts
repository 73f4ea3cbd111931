import type { Details } from '../../../app/tickets/details.ts';
import type { Kind, Severity } from '../../../app/tickets/ticket.ts';

/**
 * When something happened. A number: days ago. `'6 10:40'`: six weekdays ago at 10:40 in São Paulo. `closes`: so that what then waits for
 * the customer closes at the soonest deadline still to come (0), at the one after (1), or at the last that has passed (-1).
 */
export type Moment = number | `${number} ${number}:${number}` | { closes: -1 | 0 | 1 };

/** Name of a file of db/seeds/files. */
export type FileName =
  | 'difal-zerado.png'
  | 'nota-20771.xml'
  | 'retorno-cnab.txt'
  | 'previa-ferias.pdf'
  | 'divergencia-estoque.png'
  | 'pdv-log.txt';

/** What somebody of the story does with a request; `of`: key of the request it repeats, `to`: who shall have it. */
export type Step = { at: Moment; by: string; files?: readonly FileName[] } & (
  | { does: 'answers' | 'notes' | 'asks' | 'proposes' | 'replies' | 'is_not_helped'; words: string }
  | { does: 'confirms' | 'closes' | 'closes_administratively' | 'withdraws'; words?: string }
  | { does: 'takes_proposal_back' | 'goes_on' }
  | { does: 'repeats'; of: string }
  | { does: 'waits_for_issue'; issue: { key: string; title: string } }
  | { does: 'assigns'; to: string }
  | { does: 'classifies'; kind: Kind; severity: Severity; words: string }
);

/** What customers asked; names and companies are invented. `follows`: a follow-up of the request with that key. */
export type RequestStory = {
  key?: string;
  requester: string;
  at: Moment;
  files?: readonly FileName[];
  acts?: readonly Step[];
  description: string;
} & (
  | { follows: string }
  | {
      follows?: never;
      subject: string;
      kind?: Kind;
      severity?: Severity;
      details?: Details;
      /** Module, routine and release by code. */ about?: string;
      routine?: string;
      release?: string;
      /** Colleagues in copy. */ copy?: readonly string[];
      /** Customer by key, for a consultant. */ on_behalf_of?: string;
    }
);
