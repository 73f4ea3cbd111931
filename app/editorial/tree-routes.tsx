import { readUuid } from '../../lib/uuid.ts';
import { editors } from '../content/document.ts';
import { content_paths } from '../content/paths.ts';
import { get, notFound, page } from '../route.ts';
import { editingChoices } from './find-choices.ts';
import { level_shown, levelOf, pagesAt } from './find-level.ts';
import { levelPath, TreePage } from './pages/tree.tsx';

const placeIn = (query: URLSearchParams, name: string): number =>
  Number(/^\d{1,6}$/.exec(query.get(name) ?? '')?.[0] ?? 0);

export const tree_routes = [
  get({
    path: content_paths.tree,
    who: editors,
    handle: async ({ tx, chrome, query, t }) => {
      const under = readUuid(query.get('under') ?? undefined);
      const product = readUuid(query.get('product') ?? undefined);
      if (query.has('under') && !under) return notFound;
      const [level, choices] = await Promise.all([levelOf(tx, { under, product }), editingChoices(tx)]);
      if (!level && (under || product)) return notFound;
      // Whoever has moved a page goes on where it now stands, also when it went over to another sheet of the level.
      const moved = placeIn(query, 'moved');
      const from = moved > 0 ? moved - 1 - ((moved - 1) % level_shown) : placeIn(query, 'from');
      const rows = level ? await pagesAt(tx, level, from) : [];
      const at = (place: number): string => `${levelPath({ under, product_id: product })}&from=${place}`;
      return page(
        <TreePage
          {...{ chrome, choices, level }}
          rows={rows.slice(0, level_shown)}
          previous={from > 0 ? at(Math.max(0, from - level_shown)) : null}
          next={rows.length > level_shown ? at(from + level_shown) : null}
          moved={moved > 0 ? { row: moved - 1 - from, way: query.get('way') } : null}
          notice={moved > 0 ? t.editorial.outcomes.moved : undefined}
        />,
      );
    },
  }),
];
