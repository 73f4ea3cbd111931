import { z } from 'zod';
import { ticked } from '../../lib/forms.ts';
import { channels, type Channel, groupsOf, isMailed, mayRefuse, notice_groups, type Told } from '../tickets/notice.ts';
import type { Refusal } from './choose-notices.ts';

/** The box for hearing of an event in one way. */
export const boxOf = (event: Told, channel: Channel): string => `${channel}_${event}`;

/** Everything that staff, or everybody else, may do without. */
export const refusables = (staff: boolean): Refusal[] =>
  groupsOf(staff).flatMap((group) =>
    notice_groups[group].flatMap((event: Told) =>
      channels.filter((channel) => mayChoose(event, channel)).map((channel) => ({ event, channel })),
    ),
  );

/** Whether there is a choice: what is never mailed cannot be asked for by mail. */
export const mayChoose = (event: Told, channel: Channel): boolean =>
  mayRefuse(event, channel) && (channel === 'portal' || isMailed(event));

/** The form of the choices: a box for each, ticked for what is wanted. */
export const choicesForm = (staff: boolean) =>
  z.strictObject(Object.fromEntries(refusables(staff).map(({ event, channel }) => [boxOf(event, channel), ticked])));
