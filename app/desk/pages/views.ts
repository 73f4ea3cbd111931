import type { Chrome } from '../../../ui/chrome.ts';
import type { Views } from '../../../ui/desk-layout.tsx';
import type { Counts, QueueCount } from '../find.ts';
import { counted, type DeskListing, type ViewName } from '../view.ts';

const personal = ['mine', 'team'] as const satisfies readonly ViewName[];
const shared = [
  'unassigned',
  'waiting',
  'expiring',
  'development',
  'open',
  'ended',
] as const satisfies readonly ViewName[];

export type Counted = { views: Counts; queues: readonly QueueCount[] };

/** The left column: views with how many stand in each, "99+" where there are more. */
export function viewsOf({ t }: Chrome, { views, queues }: Counted, listing: DeskListing): Views[] {
  const count = (value: number) => (value > counted ? `${counted}+` : String(value));
  const entry = (name: (typeof personal | typeof shared)[number]) => ({
    href: name === 'open' ? '/desk' : `/desk?view=${name}`,
    label: t.desk.views[name],
    count: name === 'ended' ? undefined : count(views[name]),
    hot: name === 'expiring' && views.expiring > 0,
    current: listing.view === name,
  });
  return [
    { title: t.desk.of_mine, entries: personal.map(entry) },
    { title: t.desk.of_all, entries: shared.map(entry) },
    ...(queues.length > 0
      ? [
          {
            title: t.desk.queues,
            entries: queues.map(({ id, name, count: open }) => ({
              href: `/desk?view=queue&queue=${id}`,
              label: name,
              count: count(open),
              current: listing.view === 'queue' && listing.queue_id === id,
            })),
          },
        ]
      : []),
  ];
}

/** The name of the view a list shows. */
export function viewTitle({ t }: Chrome, { queues }: Counted, listing: DeskListing): string {
  const queue = listing.view === 'queue' && queues.find(({ id }) => id === listing.queue_id);
  return queue ? queue.name : t.desk.views[listing.view];
}
