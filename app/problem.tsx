import type { Chrome } from '../ui/chrome.ts';
import { ErrorPage, type Failing } from '../ui/errors.tsx';
import { come_back_s } from './answer.ts';
import { titleOf } from './api.ts';
import type { Answer } from './route.ts';

/** A refusal as its reader gets it: a page that says what to do, or problem details (RFC 9457) for a program. */
export function problemAnswer(
  { status, reason, detail, headers }: Extract<Answer, { kind: 'problem' }>,
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
      ...(headers && { headers }),
      data: {
        type: 'about:blank',
        title: titleOf(status),
        status,
        ...(detail && { detail }),
        // Only where somebody may have to look it up: refusals about foreign and unknown things are the same bytes.
        ...(status >= 500 && { instance: `urn:uuid:${request_id}` }),
      },
    };
  return {
    kind: 'page',
    status,
    node: (
      <ErrorPage
        chrome={chrome}
        failing={failingOf(status, reason ?? null, request_id)}
        support_address={support_address}
      />
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
