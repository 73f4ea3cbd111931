import { readUuid } from '../../lib/uuid.ts';
import { person } from '../guard.ts';
import { get, page } from '../route.ts';
import { editors } from './document.ts';
import { freshness, moduleFigures, reasonsGiven, type Scope, weakest, wordsSaid } from './find-figures.ts';
import { productNames } from './find-products.ts';
import { FiguresPage } from './pages/figures.tsx';
import { content_paths } from './paths.ts';
import { periods_shown } from './periods.ts';

const scopeOf = (query: URLSearchParams): Scope => ({
  days: periods_shown.find((days) => String(days) === query.get('days')) ?? 90,
  product_id: readUuid(query.get('product') ?? undefined),
});

export const figures_routes = [
  get({
    path: content_paths.figures,
    who: editors,
    // Not read ahead: customers have no right to ask this at all.
    handle: async ({ tx, chrome, viewer, now, query }) => {
      const scope = scopeOf(query);
      const [fresh, modules, reasons, said, weak, products] = await Promise.all([
        freshness(tx, scope),
        moduleFigures(tx, scope),
        reasonsGiven(tx, scope),
        wordsSaid(tx, scope),
        weakest(tx, scope),
        productNames(tx),
      ]);
      return page(
        <FiguresPage
          {...{ chrome, now, scope, fresh, modules, reasons, said, weak, products }}
          viewer={person(viewer)}
        />,
      );
    },
  }),
];
