import type { Chrome } from '../../../ui/chrome.ts';
import { documentPath, no_module } from '../document.ts';
import { placePath } from '../place.ts';
import type { Branch, Level, ModuleShelf, Neighbour } from '../tree.ts';

export type TreeProps = {
  chrome: Chrome;
  product: { code: string; name: string };
  modules: readonly ModuleShelf[];
  /** The open module, by its code; null outside the modules; undefined: none is open. */
  module?: string | null | undefined;
  levels: readonly Level[];
};

const pathOf = ({ slug }: { slug: string }): string => documentPath({ kind: 'doc', slug });

/** Product, modules and pages of the documentation, open where the reader is. */
export function Tree({ chrome, product, modules, module, levels }: TreeProps) {
  const { content, reading } = chrome.t;
  return (
    <nav class="tree shelf-nav" aria-label={reading.tree(product.name)}>
      <a href={placePath('doc', product.code)} aria-current={module === undefined ? 'page' : undefined}>
        <bdi>{product.name}</bdi>
      </a>
      <ul>
        {modules.map(({ code, name }) => {
          const open = module !== undefined && code === module;
          return (
            <li>
              <a
                href={placePath('doc', product.code, code ?? no_module)}
                aria-current={open && !levels.some((level) => level.open) ? 'page' : undefined}
                class={open ? 'opened' : 'parted'}
              >
                <bdi>{name ?? content.general}</bdi>
              </a>
              {open && <Pages chrome={chrome} levels={levels} />}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Pages({ chrome, levels: [level, ...deeper] }: { chrome: Chrome; levels: readonly Level[] }) {
  const { reading } = chrome.t;
  if (!level) return null;
  const { open, rows, earlier, later } = level;
  const is_here = (branch: Branch) => branch === open && branch.height === 0;
  return (
    <ul>
      {earlier && (
        <li>
          <a class="soft" href={pathOf(earlier)}>
            … {reading.earlier_pages.toLowerCase()}
          </a>
        </li>
      )}
      {rows.map((branch) => (
        <li>
          <a
            href={pathOf(branch)}
            aria-current={is_here(branch) ? 'page' : undefined}
            class={branch.parted ? (branch === open ? 'opened' : 'parted') : undefined}
          >
            <bdi lang={branch.locale}>{branch.title}</bdi>
          </a>
          {branch === open && <Pages chrome={chrome} levels={deeper} />}
        </li>
      ))}
      {later && (
        <li>
          <a class="soft" href={pathOf(later)}>
            … {reading.later_pages.toLowerCase()}
          </a>
        </li>
      )}
    </ul>
  );
}

/** To the page before and the page after, as somebody reads who reads everything. */
export function Neighbours({
  chrome,
  previous,
  next,
}: {
  chrome: Chrome;
  previous: Neighbour | null;
  next: Neighbour | null;
}) {
  const { reading } = chrome.t;
  if (!previous && !next) return null;
  const link = (to: Neighbour, label: string, rel: 'prev' | 'next') => (
    <a class="card" href={pathOf(to)} rel={rel}>
      <span class="small soft">{label}</span>
      <bdi lang={to.locale}>{to.title}</bdi>
    </a>
  );
  return (
    <nav class="neighbours" aria-label={reading.neighbours}>
      {previous && link(previous, reading.previous, 'prev')}
      {next && link(next, reading.next, 'next')}
    </nav>
  );
}
