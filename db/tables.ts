// Generated from the database by `arrimo migrate --write`; a test fails when it drifts.
import type { Generated, GeneratedAlways } from 'kysely';

export type AuditEvents = {
  id: string;
  seq: GeneratedAlways<number>;
  at: Generated<Date>;
  actor_id: string | null;
  organization_id: string | null;
  event: string;
  subject_id: string | null;
  channel: 'web' | 'api' | 'mail' | 'job' | 'cli' | 'seed';
  details: Generated<unknown>;
};

export type Memberships = {
  person_id: string;
  organization_id: string;
  role: 'requester' | 'portal_admin' | 'consultant';
  created_at: Generated<Date>;
};

export type Migrations = {
  name: string;
  sha256: string;
  applied_at: Generated<Date>;
};

export type Organizations = {
  id: string;
  kind: 'vendor' | 'customer' | 'unit';
  name: string;
  cnpj: string | null;
  time_zone: Generated<string>;
  created_at: Generated<Date>;
};

export type OutboxMails = {
  id: string;
  person_id: string | null;
  recipient: string;
  subject: string;
  text_body: string | null;
  html_body: string | null;
  created_at: Generated<Date>;
  sent_at: Date | null;
  failed_at: Date | null;
  failure: string | null;
};

export type Passwords = {
  person_id: string;
  hash: string;
  changed_at: Generated<Date>;
};

export type Persons = {
  id: string;
  name: string;
  email: string;
  locale: Generated<'pt-BR' | 'en' | 'es'>;
  time_zone: Generated<string>;
  theme: Generated<'system' | 'light' | 'dark'>;
  disabled_at: Date | null;
  created_at: Generated<Date>;
};

export type RateLimits = {
  key: Buffer;
  tokens: number;
  allowed: boolean;
  updated_at: Date;
};

export type Sessions = {
  id: string;
  token_hash: Buffer;
  person_id: string;
  organization_id: string | null;
  device: string;
  device_hash: Buffer;
  network: string;
  created_at: Generated<Date>;
  last_seen_at: Generated<Date>;
  idle_expires_at: Date;
  expires_at: Date;
  ended_at: Date | null;
};

export type SignInRequests = {
  id: string;
  email: string;
  purpose: 'sign_in' | 'password_reset';
  locale: 'pt-BR' | 'en' | 'es';
  created_at: Generated<Date>;
};

export type SignInTokens = {
  token_hash: Buffer;
  person_id: string;
  purpose: 'sign_in' | 'password_reset';
  created_at: Generated<Date>;
  expires_at: Date;
  used_at: Date | null;
};

export type StaffRoles = {
  person_id: string;
  role: 'agent' | 'lead' | 'setup_specialist' | 'developer' | 'editor' | 'catalog_manager' | 'billing' | 'privacy_officer' | 'system_admin';
};

export type Tickets = {
  id: string;
  number: Generated<number>;
  organization_id: string;
  requester_id: string;
  subject: string;
  description: string;
  status: Generated<'new' | 'in_progress' | 'waiting_customer' | 'waiting_issue' | 'customer_validation' | 'closed' | 'cancelled'>;
  submission_id: string;
  opened_at: Generated<Date>;
};

export type Vendor = {
  id: Generated<boolean>;
  name: string;
  hue: Generated<number>;
  radius: Generated<number>;
  logo_key: string | null;
  logo_type: 'image/png' | 'image/jpeg' | 'image/webp' | null;
  version: Generated<number>;
  created_at: Generated<Date>;
};

export type Tables = {
  audit_events: AuditEvents;
  memberships: Memberships;
  migrations: Migrations;
  organizations: Organizations;
  outbox_mails: OutboxMails;
  passwords: Passwords;
  persons: Persons;
  rate_limits: RateLimits;
  sessions: Sessions;
  sign_in_requests: SignInRequests;
  sign_in_tokens: SignInTokens;
  staff_roles: StaffRoles;
  tickets: Tickets;
  vendor: Vendor;
};
