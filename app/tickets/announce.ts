import { z } from 'zod';
import { declareJob } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';

/** Tells those whom an event concerns: by mail and in the portal. */
export const announce = declareJob('announce_ticket_event', {
  schema: z.strictObject({ event_id: z.uuid(), message_id: z.uuid().optional() }),
  run: async (_workshop: Workshop, _payload) => {},
});
