import { isStaff } from '../../lib/viewer.ts';
import { textDiff } from '../../lib/text-diff.ts';
import { get, notFound, page } from '../route.ts';
import { zoneOf } from './answer.tsx';
import { areas, document_kinds, type DocumentKind } from './document.ts';
import { documentAt } from './find.ts';
import { revisionsOf, type RevisionText, revisionTexts } from './find-history.ts';
import { HistoryPage } from './pages/history.tsx';

const numberOf = (text: string | null): number | null => {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 && number < 2_147_483_647 ? number : null;
};

const whole = ({ title, summary, body }: RevisionText): string => [title, summary, '', body].join('\n');

// Without a choice, what the last change changed.
const historyRoute = (kind: DocumentKind) =>
  get({
    path: `${areas[kind]}/:slug/history`,
    who: 'anyone',
    crawl: { params: { slug: 'document' } },
    reads: (tx, { slug = '' }) => Promise.all([documentAt(tx, kind, slug), revisionsOf(tx, kind, slug)]),
    handle: async (ask, [document, revisions]) => {
      if (!document) return notFound;
      const { chrome, now, query, tx, viewer } = ask;
      const known = (number: number | null) => revisions.find(({ revision }) => revision === number)?.revision;
      const to = known(numberOf(query.get('to'))) ?? revisions[0]?.revision;
      const from =
        known(numberOf(query.get('from'))) ?? revisions.find(({ revision }) => revision < (to ?? 0))?.revision;
      const pair = from && to && from !== to ? { from: Math.min(from, to), to: Math.max(from, to) } : null;
      const texts = pair ? await revisionTexts(tx, kind, document.slug, [pair.from, pair.to]) : [];
      const [older, newer] = [
        texts.find((text) => text.revision === pair?.from),
        texts.find((text) => text.revision === pair?.to),
      ];
      return page(
        <HistoryPage
          {...{ chrome, now, document, revisions }}
          time_zone={zoneOf(ask)}
          names={viewer.kind === 'person' && isStaff(viewer)}
          compared={pair && older && newer ? { ...pair, lines: textDiff(whole(older), whole(newer)) } : null}
        />,
      );
    },
  });

export const history_routes = document_kinds.map(historyRoute);
