const within = /[*`]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;
// The signs of the dialect of documents; what they are about stays.
const containers =
  /^ {0,3}:{2,}[ \t]*(?:(?:tip|dica|consejo|attention|atenção|atencao|atención|atencion|important|importante|expander|tabs|tab)\b|video[ \t]+\S+)?/gimu;
const between = /[#|>]+|-{3,}/g;

/** Markdown without its marks, on one line: for an excerpt, not for a page. Codes such as PRM_TPOPER keep what is inside them. */
export const plainText = (markdown: string): string =>
  markdown.replaceAll(containers, '').replaceAll(within, '').replaceAll(between, ' ').replaceAll(/\s+/g, ' ').trim();
