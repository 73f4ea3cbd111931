import type { Live } from '../lib/live.ts';

export type State = 'here' | 'writing';
type Seen = { person: string; state: State; until: number };

/** How long somebody counts as present without being heard of again. */
export const present_ms = 45_000;
/** And as writing. */
export const writing_ms = 10_000;

/** Who of the staff has which request open, in all processes; kept in memory alone. */
export type Presence = {
  /** Everybody but `person`, each once. */
  at: (ticket: string, person: string) => { person: string; state: State }[];
};

const of_house = new WeakMap<Live, Presence>();

/** The presence that this process has heard of. */
export function presenceOf(live: Live): Presence {
  const known = of_house.get(live);
  if (known) return known;
  const tickets = new Map<string, Map<string, Seen>>();
  live.listen(null, ({ ticket, presence }) => {
    if (!presence) return;
    const streams = tickets.get(ticket) ?? new Map<string, Seen>();
    if (presence.state === 'gone') streams.delete(presence.stream);
    else
      streams.set(presence.stream, {
        person: presence.person,
        state: presence.state,
        until: Date.now() + (presence.state === 'writing' ? writing_ms : present_ms),
      });
    for (const [stream, { until }] of streams) if (until < Date.now()) streams.delete(stream);
    if (streams.size > 0) tickets.set(ticket, streams);
    else tickets.delete(ticket);
  });
  const made: Presence = {
    at(ticket, person) {
      const found = new Map<string, State>();
      for (const seen of tickets.get(ticket)?.values() ?? [])
        if (seen.person !== person && seen.until >= Date.now() && found.get(seen.person) !== 'writing')
          found.set(seen.person, seen.state);
      return [...found].map(([of, state]) => ({ person: of, state }));
    },
  };
  of_house.set(live, made);
  return made;
}

/** Tells every process that somebody writes on a request; it is true for some seconds. */
export function tellWriting(live: Live, ticket: string, person: string): void {
  live.tell({ ticket, internal: true, presence: { stream: `${person}.writing`, person, state: 'writing' } });
}
