import { z } from 'zod';
import { boxesOf } from '../../lib/boxes.ts';
import { type FieldError, line, orNone, type Reading, readForm, ticked, version } from '../../lib/forms.ts';
import type { StaffRole } from '../../lib/viewer.ts';

/** Who writes queues, calendars and holidays; all of the staff read them. */
export const queue_writers = ['lead', 'system_admin'] as const satisfies readonly StaffRole[];

/** What people write of a queue. `module_ids`: a module named here leaves the queue that had it. */
export type QueueValues = {
  name?: string | undefined;
  calendar_id?: string | null | undefined;
  confidential?: boolean | undefined;
  module_ids?: string[] | undefined;
  member_ids?: string[] | undefined;
};
export type QueueWhole = { [field in keyof QueueValues]-?: Exclude<QueueValues[field], undefined> };

export const queue_name = line(120);

const form_fields = z.strictObject({
  name: queue_name,
  calendar_id: orNone(z.uuid({ error: 'invalid_choice' })),
  confidential: ticked,
  version: version.optional(),
});

/** Reads the form of a queue: modules and members are boxes, `module.<id>` and `member.<id>`. */
export function readQueue(form: Record<string, string>): Reading<QueueWhole & { version?: number | undefined }> {
  const modules = boxesOf(form, 'module');
  const members = boxesOf(modules.rest, 'member');
  const reading = readForm(form_fields, members.rest);
  return reading.ok
    ? { ok: true, value: { ...reading.value, module_ids: modules.ids, member_ids: members.ids } }
    : reading;
}

/** What PostgreSQL's refusal means, by constraint. */
export const queue_refusals: Record<string, FieldError> = {
  queues_name_key: { field: 'name', code: 'taken' },
  queues_calendar_id_fkey: { field: 'calendar_id', code: 'invalid_choice' },
  queue_modules_module_id_fkey: { field: 'module_ids', code: 'invalid_choice' },
};
