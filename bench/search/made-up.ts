const syllables = 'ba be co da do fa gi la le ma mi no pa pe ra re sa ta te vi'.split(' ');

/** Lines of a language nobody speaks, some of its words common and most of them rare; the same ones every time. */
export function madeUp(count: number): string {
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const word = (): string => {
    let rank = Math.floor(Math.exp((next(1000) / 1000) * Math.log(20_000)));
    let text = '';
    for (let length = 2 + (rank % 3); length > 0; length -= 1) {
      text += syllables[rank % syllables.length];
      rank = Math.floor(rank / 7) + 3;
    }
    return text;
  };
  const words = (many: number): string => Array.from({ length: many }, word).join(' ');
  return Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      id: `made-up-${index}`,
      title: words(6),
      heads: [words(3), words(3)],
      codes: [],
      kind: index % 3 === 0 ? 'ticket' : 'kb',
      ...(index % 3 === 0 && { org: 1 + (index % 500) }),
      product: 'PRUMO da medida',
      body: `${words(200)}\n\n${words(300)}`,
    }),
  ).join('\n');
}
