const most_codes = 6;
const line_max = 200;

// Letters and digits together, at least four: PFI170, FAT018, ORA-00942, OCOM-0877.
const codes = /\b(?=[A-Za-z0-9_-]{4,20}\b)[A-Za-z]{2,}[-_]?\d+[A-Za-z0-9]*\b/gu;
const numbered = /\b(?:rejei[çc][ãa]o|rechazo|rejection|erro|error)\s*:?\s*\d{1,5}\b/giu;
const tells = /\b(?:erro|error|rejei[çc][ãa]o|rechazo|rejection|help|exception|falha|fallo|failed|aviso)\b/iu;

/**
 * What of a text names the trouble: its codes and the first line that reads like a message of a program. Empty: nothing does. For finding
 * answers, before the words around it.
 */
export function errorTextIn(text: string): string {
  const found = new Set<string>();
  for (const [code] of [...text.matchAll(numbered), ...text.matchAll(codes)]) {
    found.add(code.trim());
    if (found.size === most_codes) break;
  }
  const message = text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => tells.test(line) && line.length > 8);
  return [...found, ...(message ? [message.slice(0, line_max)] : [])].join(' ');
}
