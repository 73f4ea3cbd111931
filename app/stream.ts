import { sql } from 'kysely';
import type { Proof } from '../lib/database.ts';
import { newId } from '../lib/tokens.ts';
import { isStaff } from '../lib/viewer.ts';
import type { Ask, Services } from './context.ts';
import { person } from './guard.ts';
import { presenceOf, writing_ms } from './presence.ts';
import { type Answer, tooMany } from './route.ts';

/** Streams one process keeps open, and how many of them one person may have. */
const most_streams = 1_000;
const most_of_one = 12;
/** A stream outlives its session, or the sight of its request, no longer than this and a query. */
const look_ms = 4_000;
/** Looks between two signs of life. */
const looks_a_beat = 5;
const most_dirty = 500;
const fade_ms = 200;

let open_streams = 0;
const of_person = new Map<string, number>();

/**
 * Tells a reader's page that it should look again, and nothing more: what is new the page asks for under row level security; a new notice of their own among it.
 * `ticket` null: anything the staff may see. To a customer, what is internal never happened.
 */
export function stream(ask: Ask, ticket: string | null): Answer {
  const viewer = person(ask.viewer);
  const { session_hash, services } = ask;
  if (!session_hash || open_streams >= most_streams || (of_person.get(viewer.person_id) ?? 0) >= most_of_one)
    return tooMany;
  const staff = isStaff(viewer);
  const { live } = services;
  return {
    kind: 'events',
    open: (out) => {
      const id = newId();
      const present = (state: 'here' | 'gone') =>
        staff &&
        ticket &&
        live.tell({ ticket, internal: true, presence: { stream: id, person: viewer.person_id, state } });
      // Of a list: what happened since the last look; told only when the reader sees one of them.
      const dirty = new Set<string>();
      count(viewer.person_id, 1);
      if (staff) presenceOf(live);
      let silence: NodeJS.Timeout | undefined;
      const quiet = live.listen(ticket, ({ ticket: told_ticket, internal, presence }) => {
        if (!staff && internal) return;
        if (!ticket) {
          if (!presence && dirty.size < most_dirty) dirty.add(told_ticket);
        } else if (!presence) out.send('changed');
        else if (presence.person !== viewer.person_id) {
          out.send('presence');
          // Whoever falls silent is told of by nobody.
          clearTimeout(silence);
          if (presence.state === 'writing') silence = setTimeout(() => out.send('presence'), writing_ms + fade_ms);
        }
      });
      const unnoticed = live.noticed(viewer.person_id, () => out.send('noticed'));
      const forget = live.closing(out.close);
      const lookAgain = async (asked: string[]): Promise<void> => {
        const { known, sees } = await look(services, { hash: session_hash, bearer: false }, viewer.person_id, asked);
        if (!known || (ticket && !sees)) out.close();
        else if (!ticket && sees) out.send('changed');
      };
      let looks = 0;
      const timer = setInterval(() => {
        looks += 1;
        if (looks % looks_a_beat === 0) {
          out.send('beat');
          present('here');
        }
        const asked = ticket ? [ticket] : [...dirty];
        dirty.clear();
        void lookAgain(asked).catch(out.close);
      }, look_ms);
      out.gone(() => {
        clearInterval(timer);
        clearTimeout(silence);
        quiet();
        unnoticed();
        forget();
        present('gone');
        count(viewer.person_id, -1);
      });
      out.send('open');
      // Whoever came between the page and its stream.
      if (staff && ticket && presenceOf(live).at(ticket, viewer.person_id).length > 0) out.send('presence');
      present('here');
    },
  };
}

function count(person_id: string, by: 1 | -1): void {
  open_streams += by;
  const left = (of_person.get(person_id) ?? 0) + by;
  if (left > 0) of_person.set(person_id, left);
  else of_person.delete(person_id);
}

/** Whether the session still stands, for the same person, and whether they see one of these requests. */
async function look(
  { database }: Services,
  proof: Proof,
  person_id: string,
  tickets: string[],
): Promise<{ known: boolean; sees: boolean }> {
  const visit = database.visit(proof, { read_only: true });
  try {
    const seen =
      tickets.length > 0
        ? sql`select from tickets where id = any (${tickets}::uuid[]) limit 1`.execute(visit.tx)
        : null;
    const [{ viewer }, found] = await Promise.all([visit.entrance(), seen]);
    return {
      known: viewer.kind === 'person' && viewer.person_id === person_id,
      sees: (found?.rows.length ?? 0) > 0,
    };
  } finally {
    await visit.finish(true).catch(() => {});
  }
}
