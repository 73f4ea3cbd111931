import type { Tx } from '../../lib/database.ts';
import { type Entry, entriesOf } from './entries.ts';
import { type Since, sinceOf } from './since.ts';
import { type Case, caseOf, chainOf, duplicatesOf, type Link } from './find-case.ts';
import { attachedTo, entries_shown, happenedOf, type Happened, type Place, sayingsOf } from './find-stretch.ts';
import { type AnswerDraft, answerDraftsOf } from './find-drafts.ts';
import { type Copy, copiesOf } from './find.ts';

/** All that the page of a request shows. */
export type Told = {
  ticket: Case;
  copies: readonly Copy[];
  chain: readonly Link[];
  duplicates: readonly number[];
  /** The newest first. */
  happened: readonly Happened[];
  entries: readonly Entry[];
  /** What was said in the requests this one follows, oldest first. */
  earlier: readonly Entry[];
  earlier_cut: boolean;
  /** Numbers the reader may see. */
  seen: ReadonlySet<number>;
  /** Where what is older than this page begins, in the history; null: all is here. */
  cut: Place | null;
  /** Of a follow-up: what was proposed before, and what is different now. */
  since: Since | null;
  /** Answers the reader has begun and not sent, the newest first. */
  drafts: readonly AnswerDraft[];
};

const earlier_shown = 50;

/** What the page of a request shows; null when it is unknown or not the reader's to see. `internal`: the desk's page, with notes. Asks everything at once, and of a follow-up what came before. */
export async function readCase(tx: Tx, number: number, internal = false): Promise<Told | null> {
  const [ticket, sayings, happened, files] = await Promise.all([
    caseOf(tx, number),
    sayingsOf(tx, { number, internal, at_hand: true }),
    happenedOf(tx, { number, internal, at_hand: true }),
    attachedTo(tx, { number, internal, at_hand: true }),
  ]);
  if (!ticket) return null;
  const before = { number, of: 'earlier', internal } as const;
  const follows = ticket.follow_up_of_id !== null;
  // What else there is, its own events tell: asking for what most do not have costs as much as what all have.
  const maybe = (event: string): boolean =>
    happened.length === entries_shown || happened.some((each) => each.event === event);
  const chained = follows || ticket.chain_id !== ticket.id || maybe('ticket_followed_up');
  const [copies, chain, repeated, drafts, earlier, earlier_files] = await Promise.all([
    ticket.copied ? copiesOf(tx, ticket.id) : [],
    chained ? chainOf(tx, number) : [ticket],
    maybe('ticket_duplicate_linked') ? duplicatesOf(tx, number) : [],
    ticket.drafted ? answerDraftsOf(tx, number) : [],
    follows ? sayingsOf(tx, before, earlier_shown) : [],
    follows ? attachedTo(tx, before) : [],
  ]);
  const origin = follows ? chain.find(({ id }) => id === ticket.follow_up_of_id) : undefined;
  const since = origin ? await sinceOf(tx, ticket, origin.number) : null;
  const duplicates = repeated.map((row) => row.number);
  const seen = new Set([...chain.map((link) => link.number), ...duplicates]);
  if (ticket.duplicate_of) seen.add(ticket.duplicate_of);
  const of_this = chain.filter(({ id }) => id === ticket.id);
  const of_earlier = ticket.follow_up_of_id ? chain.filter((link) => link.number < number) : [];
  const cut = cutOf([sayings, happened]);
  return {
    ticket,
    copies,
    chain,
    duplicates,
    happened,
    entries: entriesOf(of_this, sayings, happened, files, seen).filter(
      (entry) => !cut || entry.is === 'opening' || compare(placeOf(entry), cut) >= 0,
    ),
    earlier: entriesOf(of_earlier, earlier, [], earlier_files, seen),
    earlier_cut: earlier.length === earlier_shown,
    seen,
    cut,
    since,
    drafts,
  };
}

/** Where a page begins that shows no more of each than it may: from there on it shows all of both. */
function cutOf(lists: readonly (readonly { moment: string; id: string }[])[]): Place | null {
  const ends = lists
    .filter((list) => list.length === entries_shown)
    .flatMap((list) => list.slice(-1).map(({ moment: at, id }) => ({ at, id })));
  return ends.toSorted(compare).at(-1) ?? null;
}

/** A stretch of a whole case: what stands before `before`, narrowed by `q`. `older`: there is more before it, from there. */
export type Stretched = {
  ticket: Case;
  chain: readonly Link[];
  entries: readonly Entry[];
  seen: ReadonlySet<number>;
  older: Place | null;
};

type Reading = {
  before?: Place | null;
  q?: string;
  limit?: number;
  /** With notes: of the desk. */ internal?: boolean;
};

/** A request and all its follow-ups the reader may see, as one timeline; at most `limit` entries, the newest. */
export async function readHistory(
  tx: Tx,
  number: number,
  { before = null, q = '', limit = entries_shown, internal = false }: Reading,
): Promise<Stretched | null> {
  const stretch = { number, of: 'chain', before, q, internal } as const;
  const [ticket, chain, matching, repeated, sayings, happened, files] = await Promise.all([
    caseOf(tx, number),
    chainOf(tx, number),
    q ? chainOf(tx, number, q) : null,
    duplicatesOf(tx, number),
    sayingsOf(tx, stretch, limit + 1),
    q ? [] : happenedOf(tx, stretch, limit + 1),
    attachedTo(tx, stretch),
  ]);
  if (!ticket) return null;
  const seen = new Set([...chain, ...repeated].map((link) => link.number));
  if (ticket.duplicate_of) seen.add(ticket.duplicate_of);
  const numbers = new Map(chain.map((link) => [link.id, link.number]));
  const began = (matching ?? chain).map(({ number: of }) => of);
  const all = entriesOf(chain, sayings, happened, files, seen)
    .filter((entry) => entry.is !== 'opening' || began.includes(numbers.get(entry.link.id) ?? 0))
    .filter((entry) => before === null || entry.is !== 'opening' || compare(placeOf(entry), before) < 0);
  // Cut in the order PostgreSQL reads in, shown in the order things make sense in.
  const kept = new Set(all.toSorted((one, other) => compare(placeOf(one), placeOf(other))).slice(-limit));
  const entries = all.filter((entry) => kept.has(entry));
  const [first] = kept;
  return { ticket, chain, entries, seen, older: all.length > limit && first ? placeOf(first) : null };
}

function compare(one: Place, other: Place): number {
  const apart = BigInt(one.at) - BigInt(other.at);
  if (apart !== 0n) return apart < 0n ? -1 : 1;
  return one.id < other.id ? -1 : Number(one.id > other.id);
}

function placeOf(entry: Entry): Place {
  if (entry.is === 'opening') return { at: entry.link.moment, id: entry.link.id };
  const { moment, id } = entry.is === 'saying' ? entry.saying : entry.event;
  return { at: moment, id };
}
