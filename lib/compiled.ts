import type { Compilable, CompiledQuery, RawBuilder } from 'kysely';
import type { Tx } from './transaction.ts';

/** Where a value will stand in a query that is compiled before anybody has one. */
class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

type Known = { compiled: CompiledQuery; places: (string | null)[] };

const known = new Map<string, Known>();
const most_known = 2_000;
let suspicious = false;

/** From here on every query is built each time and compared with the one kept for its shape: for tests, in which a shape that says too little must fail. */
export function compareCompiled(): void {
  suspicious = true;
}

type Build<Row, Given> = (db: Tx, given: Given) => Compilable<Row> | RawBuilder<Row>;

/**
 * Asks a query that is built and compiled once for each `shape` and from then on only filled in: building costs as much as drawing the page
 * (bench/life). `given`: what differs from time to time, by name; in `build` these are places, not values, so whatever else the text
 * depends on belongs into `shape`.
 */
export async function compiledOnce<Row, Given extends Record<string, unknown>>(
  tx: Tx,
  shape: string,
  given: Given,
  build: Build<Row, Given>,
): Promise<Row[]> {
  return (await tx.executeQuery<Row>(filledIn(tx, shape, given, build))).rows;
}

/** The same for a change. Out: how many rows it changed. */
export async function changedOnce<Given extends Record<string, unknown>>(
  tx: Tx,
  shape: string,
  given: Given,
  build: Build<unknown, Given>,
): Promise<number> {
  return Number((await tx.executeQuery(filledIn(tx, shape, given, build))).numAffectedRows);
}

function filledIn<Row, Given extends Record<string, unknown>>(
  tx: Tx,
  shape: string,
  given: Given,
  build: Build<Row, Given>,
): CompiledQuery<Row> {
  let found = known.get(shape);
  if (!found || suspicious) {
    const made = compile(tx, given, build);
    if (found && textOf(found) !== textOf(made))
      throw new Error(`two queries are of one shape: ${shape}\n${textOf(found)}\n${textOf(made)}`);
    found = made;
    if (known.size < most_known) known.set(shape, found);
  }
  const { compiled, places } = found;
  const parameters = places.map((name, at) => (name === null ? compiled.parameters[at] : given[name]));
  // What was built for this shape answers with rows of its type.
  return { ...(compiled as CompiledQuery<Row>), parameters };
}

const textOf = ({ compiled, places }: Known): string =>
  `${compiled.sql}\n${JSON.stringify(compiled.parameters.map((value, at) => places[at] ?? value))}`;

function compile<Row, Given extends Record<string, unknown>>(tx: Tx, given: Given, build: Build<Row, Given>): Known {
  // Whoever builds takes each for a value of its type and hands it on.
  const places = Object.fromEntries(Object.keys(given).map((name) => [name, new Place(name)])) as unknown as Given;
  const query = build(tx, places);
  const compiled = 'isRawBuilder' in query ? query.compile(tx) : query.compile();
  return { compiled, places: compiled.parameters.map((each) => (each instanceof Place ? each.name : null)) };
}
