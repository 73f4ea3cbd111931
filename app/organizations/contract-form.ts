import type { Tx } from '../../lib/database.ts';
import { readForm } from '../../lib/forms.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Ask } from '../context.ts';
import { type Answer, notFound, type Params, redirect } from '../route.ts';
import { organization } from './find.ts';
import { type Changed, version_form } from './organization.ts';

/** The organisation that the address names, if the reader may see it. */
export async function organizationOf(tx: Tx, params: Params) {
  const id = readUuid(params['organization']);
  return id ? organization(tx, id) : undefined;
}

/** Whether a change came too late. */
export const meanwhile = (refused: { errors: readonly { code: string }[] }): boolean =>
  refused.errors.some(({ code }) => code === 'changed_meanwhile');

/** A button without fields: whoever was slower is shown the page as it stands now. */
export async function simply({ form }: Ask, id: string, work: (version: number) => Promise<Changed>): Promise<Answer> {
  const reading = readForm(version_form, form);
  if (!reading.ok) return notFound;
  const done = await work(reading.value.version);
  if (done === 'unknown') return notFound;
  return redirect(`/desk/organizations/${id}${done.ok ? '?saved' : ''}`);
}
