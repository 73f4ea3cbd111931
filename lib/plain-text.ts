const marks = /[#*`|>]+|-{3,}|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;

/** Markdown without its marks, on one line: for an excerpt, not for a page. Codes such as PRM_TPOPER keep what is inside them. */
export const plainText = (markdown: string): string => markdown.replaceAll(marks, ' ').replaceAll(/\s+/g, ' ').trim();
