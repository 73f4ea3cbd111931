import type { FieldError } from '../../lib/forms.ts';
import { entitledModules } from '../catalog/find.ts';
import type { Ask } from '../context.ts';
import { person } from '../guard.ts';
import { refusals } from '../refusals.ts';
import { type Answer, page } from '../route.ts';
import { filesOfDraft } from '../tickets/find-files.ts';
import { offeredOf } from '../tickets/offered.ts';
import { kindOf } from '../tickets/opening-form.ts';
import type { Caller } from './find-caller.ts';
import { CallerPage } from './pages/phone.tsx';

export type Writing = { id: string; version: number; form: Record<string, string> };
type Said = { errors?: readonly FieldError[]; /** The form was only drawn anew. */ redrawn?: boolean; notice?: string };

/** The form for a customer who phoned, with all it offers and what was written so far. */
export async function callerPage(
  ask: Ask,
  caller: Caller,
  { id, version, form }: Writing,
  { errors = [], redrawn = false, notice }: Said = {},
): Promise<Answer> {
  const { tx, chrome, t } = ask;
  const [modules, files] = await Promise.all([
    entitledModules(tx, caller.company.id),
    filesOfDraft(tx, person(ask.viewer).person_id, id),
  ]);
  const offered = await offeredOf(tx, ask, modules);
  return page(
    <CallerPage
      {...{ chrome, caller, files, notice }}
      offered={{ ...offered, customers: [] }}
      kind={kindOf(form)}
      typed={{ ...form, submission_id: id, draft_version: String(version) }}
      errors={refusals(t, errors)}
    />,
    { status: errors.length > 0 && !redrawn ? 422 : 200 },
  );
}
