import type { Chrome } from '../ui/chrome.ts';
import { ErrorPage, type Failing } from '../ui/errors.tsx';
import { come_back_s } from './answer.ts';
import { titleOf } from './api.ts';
import type { Answer } from './route.ts';

type ProblemAnswer = Extract<Answer, { kind: 'problem' }>;

/** What a refusal says beside its status. */
export type Refused = Omit<ProblemAnswer, 'kind' | 'status'>;

const challenge = 'Bearer realm="arrimo"';
/** Nobody has shown who they are (RFC 6750, 3). */
export const no_proof: Refused = {
  detail: 'send Authorization: Bearer with a token, or the session of a page',
  headers: { 'WWW-Authenticate': challenge },
};
/** A token was shown that opens nothing. */
export const unknown_token: Refused = {
  detail: 'this token does not exist, or not any more',
  headers: { 'WWW-Authenticate': `${challenge}, error="invalid_token"` },
};
/** Why a body was not read, by status. */
export const wrong_body = {
  400: 'the body is not JSON in UTF-8',
  413: 'the body is too large',
  415: 'the body is not application/json',
};

/** A refusal as its reader gets it: a page that says what to do, or problem details (RFC 9457) for a program. */
export function problemAnswer(
  { status, reason, detail, headers }: ProblemAnswer,
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
