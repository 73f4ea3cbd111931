/** Room for one question at a time, so that answering allocates little: scores and lists of touched rows. */
export type Scratch = {
  scores: Int32Array;
  parts: Int32Array;
  touched: Int32Array;
  others: Int32Array;
  heights: Uint32Array;
};

/** Steps in which the height of scores is looked at to find the best. */
export const height_steps = 4_096;

export const scratchFor = (rows: number): Scratch => ({
  scores: new Int32Array(rows),
  parts: new Int32Array(rows),
  touched: new Int32Array(rows),
  others: new Int32Array(rows),
  heights: new Uint32Array(height_steps),
});
