const numbered = /^[ \t]*(?:\d{1,2}[.)º°-]|[a-h]\))[ \t]+\S/gmu;
const another =
  /(?<=[.!?\n]\s*)(?:outra (?:dúvida|questão|pergunta|coisa)|aproveitando|também (?:gostaria|queria|preciso|tenho)|another (?:question|thing)|i also (?:need|have|want)|otra (?:duda|pregunta|cosa)|también (?:quisiera|necesito|tengo))/giu;

/**
 * Whether a text seems to hold more than one subject (S22), and where the second begins: the second line of a numbered list of
 * questions, “outra dúvida”, or whatever follows the first of several questions. Null: one subject.
 */
export function severalSubjects(text: string): { first: string; rest: string } | null {
  const places = [
    text.split('?').length > 2 ? [...text.matchAll(numbered)][1]?.index : undefined,
    [...text.matchAll(another)][0]?.index,
    questions(text),
  ];
  for (const at of places) {
    if (at === undefined) continue;
    const [first, rest] = [text.slice(0, at).trim(), text.slice(at).trim()];
    if (first.length >= 10 && rest.length >= 10) return { first, rest };
  }
  return null;
}

// Three questions are several; two may be one, said twice.
function questions(text: string): number | undefined {
  const marks = [...text.matchAll(/\?+\s/gu)];
  const first = marks[0];
  return first && text.trimEnd().split(/\?+(?:\s|$)/u).length > 3 ? first.index + first[0].length : undefined;
}
