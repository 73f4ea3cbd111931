import type { Ask } from '../context.ts';
import { type Answer, localPath, redirect } from '../route.ts';
import { endSession } from './end-session.ts';
import type { Opened } from './start-session.ts';

/** Lets somebody in. The session this browser had before ends; another person's, with that person's rights. */
export async function welcome({ services, viewer }: Ask, opened: Opened, next?: string): Promise<Answer> {
  const before = viewer.kind === 'person' && viewer.person_id !== opened.person_id ? viewer : null;
  if (before?.session_id) {
    const { session_id } = before;
    await services.database.as(before, (tx, person) => endSession(tx, person, session_id));
  }
  return redirect(localPath(next, opened.home), [opened.cookie]);
}
