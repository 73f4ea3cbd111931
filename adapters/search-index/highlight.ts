/** A stretch of a text, and whether the query asked for it. */
export type Piece = { text: string; found: boolean };
