import type { Chrome } from '../../../ui/chrome.ts';
import { countText } from '../../moment.ts';
import { counted, type DocumentKind, no_module } from '../document.ts';
import type { Shelf } from '../find.ts';
import { placePath } from '../place.ts';

type Props = {
  chrome: Chrome;
  kind: DocumentKind;
  shelves: readonly Shelf[];
  product: string | null;
  module: string | null;
};

/** Products and modules with how many documents each has. */
export function ShelfNav({ chrome, kind, shelves, product, module }: Props) {
  const words = chrome.t.content;
  const products = [...Map.groupBy(shelves, ({ product_code }) => product_code)];
  if (products.length === 0) return null;
  return (
    <nav class="shelf-nav" aria-label={words.shelves}>
      {products.map(([code, modules]) => (
        <details class="shelf-product" open={products.length <= 3 || code === product}>
          <summary>
            <bdi>{modules[0]?.product_name}</bdi>
          </summary>
          <ul>
            {modules.map((shelf) => (
              <li>
                <a
                  href={placePath(kind, code, shelf.module_code ?? no_module)}
                  aria-current={code === product && (shelf.module_code ?? no_module) === module ? 'page' : undefined}
                >
                  <bdi>{shelf.module_name ?? words.general}</bdi>{' '}
                  <span class="soft numeric">{countText(chrome, shelf.count, counted)}</span>
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}
