/** Pages shown of one level before and after the open one; the first one left out leads on. */
export const beside = 60;

/** A page in the tree. `height`: steps above the page that is open; -1 below it. */
export type Branch = {
  id: string;
  slug: string;
  title: string;
  locale: string;
  height: number;
  side: 'before' | 'on' | 'after';
  /** Has pages below it that the reader may see. */
  parted: boolean;
};

export type Level = { open: Branch | null; rows: Branch[]; earlier: Branch | null; later: Branch | null };

export type ModuleShelf = { code: string | null; name: string | null };

/** Rows of the tree as its levels, the topmost first. */
export function levelsOf(rows: readonly Branch[]): Level[] {
  const levels: Level[] = [];
  for (const [, level] of Map.groupBy(rows, ({ height }) => height)) {
    const before = level.filter(({ side }) => side === 'before');
    const after = level.filter(({ side }) => side === 'after');
    const open = level.find(({ side }) => side === 'on') ?? null;
    levels.push({
      open,
      rows: [...before.slice(-beside), ...(open ? [open] : []), ...after.slice(0, beside)],
      earlier: before.length > beside ? (before[0] ?? null) : null,
      later: after.length > beside ? (after.at(-1) ?? null) : null,
    });
  }
  return levels;
}

export type Neighbour = { slug: string; title: string; locale: string };

/** The page that comes after the open one when the whole tree is read from top to bottom. */
export function nextIn(levels: readonly Level[]): Neighbour | null {
  for (const { open, rows } of levels.toReversed()) {
    const next = open ? rows[rows.indexOf(open) + 1] : rows[0];
    if (next) return next;
  }
  return null;
}
