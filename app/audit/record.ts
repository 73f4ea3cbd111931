import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Viewer } from '../../lib/viewer.ts';
import type { AuditEvents } from '../../db/tables.ts';

/** Every event the house writes; the route table and jobs name only these. */
export const audit_events = [
  'session_started',
  'session_ended',
  'sessions_ended',
  'sign_in_link_requested',
  'password_changed',
  'password_reset',
  'profile_changed',
  'vendor_prepared',
  'brand_changed',
  'person_created',
  'organization_created',
  'organization_changed',
  'organization_suspended',
  'organization_resumed',
  'branch_added',
  'branch_changed',
  'branch_archived',
  'branch_restored',
  'entitlement_granted',
  'entitlement_changed',
  'entitlement_ended',
  'portfolio_granted',
  'portfolio_changed',
  'portfolio_revoked',
  'import_received',
  'import_started',
  'import_finished',
  'api_token_created',
  'api_token_revoked',
  'ticket_opened',
  'ticket_taken',
  'ticket_assigned',
  'ticket_queue_changed',
  'ticket_classified',
  'ticket_replied',
  'ticket_answered',
  'ticket_noted',
  'ticket_information_requested',
  'ticket_resumed',
  'ticket_proposed',
  'ticket_proposal_withdrawn',
  'ticket_closed',
  'ticket_cancelled',
  'ticket_duplicate_linked',
  'ticket_followed_up',
  'ticket_reminded',
  'ticket_details_changed',
  'ticket_waits_for_issue',
  'known_issue_registered',
  'document_created',
  'document_changed',
  'document_feedback_given',
  'ticket_imported',
  'ticket_file_attached',
  'ticket_file_read',
  'draft_saved',
  'draft_discarded',
  'notices_read',
  'notices_chosen',
  'mail_text_changed',
  'mail_text_restored',
  'person_invited',
  'invitation_sent',
  'invitation_resent',
  'invitation_withdrawn',
  'invitation_accepted',
  'membership_changed',
  'membership_ended',
  'membership_granted',
  'administration_transferred',
  'access_requested',
  'access_request_confirmed',
  'access_request_routed',
  'access_request_decided',
  'organization_switched',
  'staff_roles_changed',
  'person_disabled',
  'person_enabled',
  'product_line_created',
  'product_line_changed',
  'product_created',
  'product_changed',
  'module_created',
  'module_changed',
  'routine_created',
  'routine_changed',
  'release_created',
  'release_changed',
  'queue_created',
  'queue_changed',
  'calendar_created',
  'calendar_changed',
  'holiday_created',
  'holiday_changed',
  'holiday_removed',
] as const;

export type AuditEvent = (typeof audit_events)[number];

/** Writes who did what, in the transaction of the change. `details` holds ids and codes, never what people typed. */
export async function record(
  tx: Tx,
  viewer: Viewer | null,
  event: AuditEvent,
  about: {
    subject_id?: string;
    organization_id?: string | null;
    channel?: AuditEvents['channel'];
    details?: Record<string, string | number | boolean | null>;
  } = {},
): Promise<void> {
  const person = viewer?.kind === 'person' ? viewer : null;
  await tx
    .insertInto('audit_events')
    .values({
      id: newId(),
      actor_id: person?.person_id ?? null,
      organization_id: about.organization_id === undefined ? (person?.organization_id ?? null) : about.organization_id,
      event,
      subject_id: about.subject_id ?? null,
      channel: person?.channel ?? about.channel ?? 'web',
      details: JSON.stringify(about.details ?? {}),
    })
    .execute();
}
