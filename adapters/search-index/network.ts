/**
 * A small network over features: a weighted sum, and hidden sums that count only above nought. `inner` has one row of
 * features a hidden sum.
 */
export type Network = {
  direct: Float64Array;
  inner: Float64Array;
  offsets: Float64Array;
  outer: Float64Array;
};

export type WrittenNetwork = { direct: number[]; inner: number[][]; offsets: number[]; outer: number[] };

/** A network from what a file says of it. */
export const networkOf = ({ direct, inner, offsets, outer }: WrittenNetwork): Network => ({
  direct: Float64Array.from(direct),
  inner: Float64Array.from(inner.flat()),
  offsets: Float64Array.from(offsets),
  outer: Float64Array.from(outer),
});

/** What a network says of the features from `at` on. */
export function scoreOf({ direct, inner, offsets, outer }: Network, features: ArrayLike<number>, at = 0): number {
  const width = direct.length;
  let score = 0;
  for (let index = 0; index < width; index += 1) score += (direct[index] as number) * (features[at + index] as number);
  for (let hidden = 0, from = 0; hidden < outer.length; hidden += 1, from += width) {
    let sum = offsets[hidden] as number;
    for (let index = 0; index < width; index += 1)
      sum += (inner[from + index] as number) * (features[at + index] as number);
    if (sum > 0) score += (outer[hidden] as number) * sum;
  }
  return score;
}
