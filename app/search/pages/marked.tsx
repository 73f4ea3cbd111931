import type { Piece } from '../../../adapters/search-index/highlight.ts';

/** A stretch of text with the words that were looked for. */
export function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, found }) => (found ? <mark>{text}</mark> : text))}</>;
}
