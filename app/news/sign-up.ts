import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Viewer } from '../../lib/viewer.ts';
import type { Locale } from '../../locales/index.ts';
import { record } from '../audit/record.ts';
import type { Frequency } from './news.ts';
import { sendNewsConfirmation } from './send-news-confirmation.ts';

export type SignUp = {
  email: string;
  locale: Locale;
  frequency: Frequency;
  module_ids: readonly string[];
  /** What concerns everybody, too. */
  general: boolean;
};

/** Notes that somebody wants news by mail; nothing is sent but the question whether the address is theirs. */
export async function signUp(tx: Tx, viewer: Viewer, asked: SignUp): Promise<void> {
  const id = newId();
  await tx
    .insertInto('news_sign_ups')
    .values({ id, ...asked, module_ids: [...asked.module_ids] })
    .execute();
  await sendNewsConfirmation.later(tx, { sign_up_id: id });
  await record(tx, viewer, 'news_sign_up_asked', { subject_id: id, organization_id: null });
}
