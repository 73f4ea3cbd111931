import { createHash } from 'node:crypto';
import type { Services } from '../context.ts';

type Limit = { tries: number; seconds: number };

const limits = {
  /** A browser that has been signed in as this person keeps a share of its own: strangers cannot lock its owner out. */
  sign_in_known_device: { tries: 10, seconds: 900 },
  sign_in_account: { tries: 20, seconds: 900 },
  sign_in_network: { tries: 100, seconds: 900 },
  link_network: { tries: 30, seconds: 3600 },
  link_device: { tries: 10, seconds: 3600 },
  token_network: { tries: 60, seconds: 900 },
  invitation_resent: { tries: 3, seconds: 3600 },
  current_password: { tries: 10, seconds: 900 },
  document_comments: { tries: 20, seconds: 3600 },
  document_feedback: { tries: 60, seconds: 3600 },
  search_counted: { tries: 600, seconds: 3600 },
} satisfies Record<string, Limit>;

/** Whether one more try is allowed for this subject (an address, an account, a browser); takes it. Always true when limits are off. */
export async function mayTry(services: Services, limit: keyof typeof limits, subject: string): Promise<boolean> {
  if (!services.config.rate_limits) return true;
  const { tries, seconds } = limits[limit];
  return services.database.lookup.takeToken(bucket(limit, subject), tries, seconds);
}

// The bucket's name is a hash: the table tells nobody who tried.
const bucket = (limit: string, subject: string): Buffer => createHash('sha256').update(`${limit}\n${subject}`).digest();
