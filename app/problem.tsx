import { STATUS_CODES } from 'node:http';
import type { Chrome } from '../ui/chrome.ts';
import { ErrorPage, type Failing } from '../ui/errors.tsx';
import { come_back_s } from './answer.ts';
import type { Answer } from './route.ts';

/** A refusal as its reader gets it: a page that says what to do, or problem details (RFC 9457) for a program. */
export function problemAnswer(
  status: number,
  reason: 'preparing' | null,
  chrome: Chrome,
  request_id: string,
  program: boolean,
  support_address: string,
): Exclude<Answer, { kind: 'problem' }> {
  if (program)
    return {
      kind: 'json',
      status,
      type: 'application/problem+json',
      ...(status === 401 && { headers: { 'WWW-Authenticate': 'Bearer realm="arrimo"' } }),
      data: { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, instance: `urn:uuid:${request_id}` },
    };
  return {
    kind: 'page',
    status,
    node: (
      <ErrorPage chrome={chrome} failing={failingOf(status, reason, request_id)} support_address={support_address} />
    ),
  };
}

function failingOf(status: number, reason: 'preparing' | null, error_id: string): Failing {
  switch (status) {
    case 403:
    case 400:
    case 415:
      return { kind: 'expired_form' };
    case 404:
      return { kind: 'not_found' };
    case 413:
      return { kind: 'too_large' };
    case 421:
      return { kind: 'misdirected' };
    case 429:
      return { kind: 'too_many', wait_s: come_back_s[429] ?? 60 };
    case 503:
      return { kind: reason ?? 'maintenance' };
    default:
      return { kind: 'broken', error_id };
  }
}
