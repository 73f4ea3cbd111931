import { z } from 'zod';
import { readForm } from '../../lib/forms.ts';
import { decodeCursor, encodeCursor, page_size } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import { isStaff } from '../../lib/viewer.ts';
import { person } from '../guard.ts';
import { get, notFound, page, post, redirect, type Route, type Who } from '../route.ts';
import { boxOf, choicesForm, refusables } from './choices.ts';
import { chooseNotices } from './choose-notices.ts';
import { choices, type NoticePlace, notices } from './find-notices.ts';
import { markAllNotices, markNotice } from './mark-notices.ts';
import { ChoicesPage } from './pages/choices.tsx';
import { NoticesPage } from './pages/notices.tsx';

/** What an address asks of the list. */
function listingOf(query: URLSearchParams): { unread: boolean; before: NoticePlace | null } {
  const [at = '', written] = decodeCursor(query.get('before'), 2) ?? [];
  const id = readUuid(written);
  return { unread: query.get('show') === 'unread', before: id && /^\d{1,16}$/.test(at) ? { at, id } : null };
}

const until_form = z.strictObject({ until: z.iso.datetime() });

/** The reader's notices, in the portal and at the desk, whose people stay there. */
const noticesAt = (base: '/notices' | '/desk/notices', who: Who): Route[] => [
  get({
    path: base,
    who,
    reads: (tx, _params, query) => notices(tx, listingOf(query)),
    handle: ({ chrome, viewer, now, query }, found) => {
      const { unread, before } = listingOf(query);
      const last = found.length > page_size ? found[page_size - 1] : undefined;
      const older =
        last && new URLSearchParams({ ...(unread && { show: 'unread' }), before: encodeCursor([last.place, last.id]) });
      return page(
        <NoticesPage
          {...{ chrome, now, base, unread }}
          viewer={person(viewer)}
          rows={found.slice(0, page_size)}
          first={before === null}
          older={older ? `${base}?${older}` : null}
          marked={query.has('marked')}
        />,
      );
    },
  }),
  post({
    path: `${base}/:notice/read`,
    who,
    audit: 'notices_read',
    crawl: { params: { notice: 'notice' } },
    handle: async ({ tx, viewer, params, query }) => {
      const id = readUuid(params['notice']);
      if (!id || !(await markNotice(tx, person(viewer), id))) return notFound;
      return redirect(query.size > 0 ? `${base}?${query}` : base);
    },
  }),
  post({
    path: `${base}/read`,
    who,
    audit: 'notices_read',
    crawl: { form: { until: '2026-01-01T00:00:00.000Z' } },
    handle: async ({ tx, viewer, form }) => {
      const reading = readForm(until_form, form);
      if (!reading.ok) return { kind: 'problem', status: 400 };
      await markAllNotices(tx, person(viewer), new Date(reading.value.until));
      return redirect(`${base}?marked`);
    },
  }),
];

export const routes: Route[] = [
  ...noticesAt('/notices', 'person'),
  ...noticesAt('/desk/notices', 'staff'),
  get({
    path: '/account/notifications',
    who: 'person',
    reads: (tx) => choices(tx),
    handle: ({ chrome, viewer, query }, refused) =>
      page(
        <ChoicesPage
          chrome={chrome}
          staff={isStaff(viewer)}
          refused={new Set(refused.map(({ event, channel }) => `${channel}_${event}`))}
          saved={query.has('saved')}
        />,
      ),
  }),
  post({
    path: '/account/notifications',
    who: 'person',
    audit: 'notices_chosen',
    crawl: { form: { portal_answered: 'on' } },
    handle: async ({ tx, viewer, form }) => {
      const staff = isStaff(viewer);
      const reading = readForm(choicesForm(staff), form);
      // Boxes are all there is: nobody can mistype one.
      if (!reading.ok) return { kind: 'problem', status: 400 };
      const refused = refusables(staff).filter(({ event, channel }) => !reading.value[boxOf(event, channel)]);
      await chooseNotices(tx, person(viewer), refused);
      return redirect('/account/notifications?saved');
    },
  }),
];
