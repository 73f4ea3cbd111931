/** One line of the doctor. `mend`: what to do about it, empty when all is well. */
export type Finding = { check: string; status: 'ok' | 'warn' | 'fail'; message: string; mend: string };

export const ok = (check: string, message: string): Finding => ({ check, status: 'ok', message, mend: '' });
export const warn = (check: string, message: string, mend: string): Finding => ({
  check,
  status: 'warn',
  message,
  mend,
});
export const fail = (check: string, message: string, mend: string): Finding => ({
  check,
  status: 'fail',
  message,
  mend,
});
