// Turbo ships no types; only what we touch is declared.
declare module '@hotwired/turbo' {
  export const config: { drive: { progressBarDelay: number }; forms: { submitter: 'disabled' | 'aria-disabled' } };
  export function visit(location: string, options?: { action?: 'advance' | 'replace' }): void;
}
