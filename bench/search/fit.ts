import { feature_names } from '../../adapters/search-index/features.ts';
import { type Network, scoreOf } from '../../adapters/search-index/network.ts';
import { chance } from './generate.ts';
import type { Example } from './training.ts';

const width = feature_names.length;

export type Fitting = { hidden: number; rounds: number; rate: number; decay: number; seed: number };
/** What did best on queries for texts outside the training. */
export const usual: Fitting = { hidden: 32, rounds: 12, rate: 0.004, decay: 0.000_2, seed: 2 };

const batch = 32;
// What `exactness` adds is said in units of the finished score, which are this many of the fitted one.
export const scale = 10;

function fresh({ hidden, seed }: Fitting): Network {
  const random = chance(seed);
  const around = (size: number, spread: number): Float64Array =>
    Float64Array.from({ length: size }, () => (random(1) - 0.5) * spread);
  return {
    direct: new Float64Array(width),
    inner: around(hidden * width, 0.6),
    offsets: around(hidden, 0.2),
    outer: around(hidden, 0.5),
  };
}

/** Adam for one list of parameters. */
class Moving {
  readonly gradient: Float64Array;
  readonly #values: Float64Array;
  readonly #mean: Float64Array;
  readonly #square: Float64Array;
  readonly #sum: Float64Array;
  #summed = 0;

  constructor(values: Float64Array) {
    this.#values = values;
    this.gradient = new Float64Array(values.length);
    this.#mean = new Float64Array(values.length);
    this.#square = new Float64Array(values.length);
    this.#sum = new Float64Array(values.length);
  }

  /** Counts the values as they are among those that `settle` takes the mean of. */
  remember(): void {
    this.#summed += 1;
    for (let at = 0; at < this.#values.length; at += 1)
      this.#sum[at] = (this.#sum[at] as number) + (this.#values[at] as number);
  }

  settle(): void {
    if (this.#summed > 0) for (const [at, sum] of this.#sum.entries()) this.#values[at] = sum / this.#summed;
  }

  step(time: number, rate: number, decay: number): void {
    for (let at = 0; at < this.#values.length; at += 1) {
      const slope = (this.gradient[at] as number) / batch + decay * (this.#values[at] as number);
      this.gradient[at] = 0;
      const mean = (this.#mean[at] = 0.9 * (this.#mean[at] as number) + 0.1 * slope);
      const square = (this.#square[at] = 0.999 * (this.#square[at] as number) + 0.001 * slope * slope);
      const change = mean / (1 - 0.9 ** time) / (Math.sqrt(square / (1 - 0.999 ** time)) + 1e-8);
      this.#values[at] = (this.#values[at] as number) - rate * change;
    }
  }
}

/**
 * Fits a network so that among each query's candidates the one it was made for is the likeliest (the loss of ListNet with one
 * right answer). Every kind of query weighs the same.
 */
export function fit(examples: readonly Example[], fitting: Fitting = usual): Network {
  const network = fresh(fitting);
  const moving = {
    direct: new Moving(network.direct),
    inner: new Moving(network.inner),
    offsets: new Moving(network.offsets),
    outer: new Moving(network.outer),
  };
  const usable = examples.filter(({ right }) => right.includes(1));
  const of_kind = new Map<string, number>();
  for (const { variant } of usable) of_kind.set(variant, (of_kind.get(variant) ?? 0) + 1);
  const random = chance(fitting.seed + 1);
  const order = usable.map((_, index) => index);
  let time = 0;
  for (let round = 0; round < fitting.rounds; round += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random(at + 1));
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    const rate = fitting.rate * (1 - (0.9 * round) / fitting.rounds);
    for (const [count, index] of order.entries()) {
      const example = usable[index] as Example;
      const weight = usable.length / of_kind.size / (of_kind.get(example.variant) ?? 1);
      learn(network, moving, example, weight);
      if (count % batch !== batch - 1) continue;
      time += 1;
      for (const one of Object.values(moving)) {
        one.step(time, rate, fitting.decay);
        // The mean of the last rounds sways less than any of them.
        if (round >= fitting.rounds / 2) one.remember();
      }
    }
  }
  for (const one of Object.values(moving)) one.settle();
  for (const values of [network.direct, network.outer])
    for (let at = 0; at < values.length; at += 1) values[at] = (values[at] as number) / scale;
  return network;
}

function learn(
  network: Network,
  moving: Record<keyof Network, Moving>,
  { features, base, right }: Example,
  weight: number,
): void {
  const scores = Float64Array.from(base, (exact, at) => scale * exact + scoreOf(network, features, at * width));
  const highest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const shares = scores.map((score) => Math.exp(score - highest));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const of_right = shares.reduce((sum, share, at) => sum + (right[at] === 1 ? share : 0), 0);
  for (const [at, share] of shares.entries()) {
    const slope = weight * (share / all - (right[at] === 1 ? share / of_right : 0));
    if (Math.abs(slope) > 1e-4) backward(network, moving, features, at * width, slope);
  }
}

function backward(
  { inner, offsets, outer }: Network,
  moving: Record<keyof Network, Moving>,
  features: Float32Array,
  at: number,
  slope: number,
): void {
  const add = (to: Float64Array, from: number, by: number): void => {
    for (let index = 0; index < width; index += 1)
      to[from + index] = (to[from + index] as number) + by * (features[at + index] as number);
  };
  add(moving.direct.gradient, 0, slope);
  for (let hidden = 0; hidden < outer.length; hidden += 1) {
    const from = hidden * width;
    let sum = offsets[hidden] as number;
    for (let index = 0; index < width; index += 1)
      sum += (inner[from + index] as number) * (features[at + index] as number);
    if (sum <= 0) continue;
    moving.outer.gradient[hidden] = (moving.outer.gradient[hidden] as number) + slope * sum;
    const inward = slope * (outer[hidden] as number);
    moving.offsets.gradient[hidden] = (moving.offsets.gradient[hidden] as number) + inward;
    add(moving.inner.gradient, from, inward);
  }
}
