const within = /[*`]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;
const between = /[#|>]+|-{3,}/g;

/** Markdown without its marks, on one line: for an excerpt, not for a page. Codes such as PRM_TPOPER keep what is inside them. */
export const plainText = (markdown: string): string =>
  markdown.replaceAll(within, '').replaceAll(between, ' ').replaceAll(/\s+/g, ' ').trim();
