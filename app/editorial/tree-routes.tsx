import { readUuid } from '../../lib/uuid.ts';
import { editors } from '../content/document.ts';
import { content_paths } from '../content/paths.ts';
import { get, notFound, page } from '../route.ts';
import { editingChoices } from './find-choices.ts';
import { level_shown, levelOf, pagesAt } from './find-level.ts';
import { levelPath, TreePage } from './pages/tree.tsx';

const furthest = 1_000_000;

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
      const from = Math.min(Number(/^\d{1,7}$/.exec(query.get('from') ?? '')?.[0] ?? 0), furthest);
      const rows = level ? await pagesAt(tx, level, from) : [];
      const at = (place: number): string => `${levelPath({ under, product_id: product })}&from=${place}`;
      return page(
        <TreePage
          {...{ chrome, choices, level }}
          rows={rows.slice(0, level_shown)}
          previous={from > 0 ? at(Math.max(0, from - level_shown)) : null}
          next={rows.length > level_shown ? at(from + level_shown) : null}
          notice={query.has('moved') ? t.editorial.outcomes.moved : undefined}
        />,
      );
    },
  }),
];
