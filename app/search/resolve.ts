import type { Tx } from '../../lib/database.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Staff } from '../../lib/viewer.ts';
import { words } from '../../locales/index.ts';
import type { Asked } from './address.ts';
import { type Choices, type Named, organizationsNamed } from './find-choices.ts';
import { folded, type Operator, operators, readOperators, type TypedFilter } from './operators.ts';
import { statuses, type Status } from './result.ts';

/** A filter that holds. `typed`: where in the query it stands; null: it was chosen in the form. */
export type Held = { operator: Operator; value: string; label: string | null; typed: TypedFilter | null };
/** A filter that narrows nothing, and why: no such thing, several that could be meant (`among`), or nothing behind the colon. */
export type Hint = {
  operator: Operator;
  value: string;
  reason: 'unknown' | 'several' | 'empty';
  among: readonly string[];
};

/** What the staff asked for. `held` with a label of null: a state or the asker, named by whoever draws it. */
export type Resolved = {
  words: string;
  phrases: readonly string[];
  status: Status | undefined;
  queue_id: string | undefined;
  assignee_id: string | null | undefined;
  organization_id: string | undefined;
  held: readonly Held[];
  hints: readonly Hint[];
};

/** The asker, and nobody, as they are typed in three languages. */
const me = new Set(['me', 'eu', 'mim', 'yo', 'mi']);
const nobody = new Set(['none', 'nobody', 'ninguem', 'nadie']);
const named_at_most = 5;

type Meant = { value: string; label: string | null } | Pick<Hint, 'reason' | 'among'>;
const unknown: Meant = { reason: 'unknown', among: [] };

function oneOf(found: readonly Named[]): Meant {
  const [first] = found;
  if (!first) return unknown;
  if (found.length > 1) return { reason: 'several', among: found.slice(0, named_at_most).map(({ name }) => name) };
  return { value: first.id, label: first.name };
}

/** The one of a list that is named so, or whose name begins so, or holds it. */
function among(list: readonly (Named & { email?: string })[], typed: string): Meant {
  const id = readUuid(typed);
  if (id) return oneOf(list.filter((one) => one.id === id));
  const wanted = folded(typed);
  const fits = [
    (one: Named & { email?: string }) => folded(one.name) === wanted || one.email === wanted,
    (one: Named) => folded(one.name).startsWith(wanted),
    (one: Named) => folded(one.name).includes(wanted),
  ];
  for (const fit of fits) {
    const found = list.filter(fit);
    if (found.length > 0) return oneOf(found);
  }
  return unknown;
}

function statusMeant(typed: string): Meant {
  const wanted = folded(typed);
  const called = (status: Status) => [
    status,
    ...Object.values(words).map(({ tickets }) => folded(tickets.status[status])),
  ];
  // "Nova" and "novo" are the same to who types it.
  const alike = (name: string) => name === wanted || name.slice(0, -1) === wanted.slice(0, -1);
  const exact = statuses.filter((status) => called(status).some(alike));
  const found =
    exact.length > 0 ? exact : statuses.filter((status) => called(status).some((name) => name.startsWith(wanted)));
  const [first] = found;
  if (!first || wanted.length < 2) return { reason: 'unknown', among: statuses };
  return found.length > 1 ? { reason: 'several', among: found } : { value: first, label: null };
}

async function meantBy(tx: Tx, viewer: Staff, choices: Choices, operator: Operator, typed: string): Promise<Meant> {
  if (operator === 'status') return statusMeant(typed);
  if (operator === 'queue') {
    const meant = among(choices.queues, typed);
    return 'reason' in meant && meant.reason === 'unknown'
      ? { ...meant, among: choices.queues.slice(0, named_at_most).map(({ name }) => name) }
      : meant;
  }
  if (operator === 'org') {
    const found = await organizationsNamed(tx, typed, named_at_most + 1);
    const whole = found.filter(({ name }) => folded(name) === folded(typed));
    return oneOf(whole.length === 1 ? whole : found);
  }
  const bare = folded(typed);
  if (me.has(bare)) return { value: viewer.person_id, label: viewer.name };
  if (nobody.has(bare)) return { value: 'none', label: null };
  return among(choices.people, typed);
}

/** What somebody of the staff means by words with operators and by the filters of the form; what is typed wins over what is chosen. */
export async function resolve(tx: Tx, viewer: Staff, choices: Choices, { q, filters }: Asked): Promise<Resolved> {
  const typed = readOperators(q);
  const held: Held[] = [];
  const hints: Hint[] = [];
  for (const operator of operators) {
    const said = typed.filters.findLast((filter) => filter.operator === operator) ?? null;
    const value = said?.value ?? filters[operator];
    if (value === undefined) continue;
    const meant: Meant =
      value === '' ? { reason: 'empty', among: [] } : await meantBy(tx, viewer, choices, operator, value.slice(0, 200));
    if ('reason' in meant) hints.push({ operator, value, ...meant });
    else held.push({ operator, ...meant, typed: said });
  }
  const of = (operator: Operator) => held.find((one) => one.operator === operator)?.value;
  const assignee = of('assignee');
  return {
    words: typed.words,
    phrases: typed.phrases,
    status: statuses.find((status) => status === of('status')),
    queue_id: of('queue'),
    assignee_id: assignee === 'none' ? null : assignee,
    organization_id: of('org'),
    held,
    hints,
  };
}
