// Generated from the database by `arrimo migrate --write`; a test fails when it drifts.
import type { Generated, GeneratedAlways } from 'kysely';

export type AccessRequests = {
  id: string;
  name: string;
  email: string;
  cnpj: string;
  message: string | null;
  locale: 'pt-BR' | 'en' | 'es';
  organization_id: string | null;
  token_hash: Buffer | null;
  finance_token_hash: Buffer | null;
  created_at: Generated<Date>;
  expires_at: Date;
  confirmed_at: Date | null;
  decided_at: Date | null;
  decided_by: string | null;
  decision: 'approved' | 'refused' | null;
  role: 'requester' | 'portal_admin' | 'consultant' | null;
  routed_at: Date | null;
  answered_at: Date | null;
};

export type ApiTokens = {
  id: string;
  token_hash: Buffer;
  hint: string;
  kind: 'person' | 'organization';
  name: string;
  person_id: string;
  organization_id: string | null;
  scopes: string[];
  created_at: Generated<Date>;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
};

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

export type Branches = {
  id: string;
  organization_id: string;
  cnpj: string;
  name: string;
  municipality_code: string | null;
  municipality: string | null;
  state: string | null;
  country: Generated<string>;
  time_zone: Generated<string>;
  archived_at: Date | null;
  version: Generated<number>;
  created_at: Generated<Date>;
};

export type CalendarHours = {
  calendar_id: string;
  weekday: number;
  from_minute: number;
  until_minute: number;
};

export type CalendarOptionalDays = {
  calendar_id: string;
  holiday_id: string;
};

export type Calendars = {
  id: string;
  name: string;
  time_zone: Generated<string>;
  country: Generated<string>;
  state: string | null;
  municipality_code: string | null;
  version: Generated<number>;
  created_at: Generated<Date>;
};

export type Communities = {
  id: string;
  slug: string;
  locale: Generated<'pt-BR' | 'en' | 'es'>;
  audience: 'public' | 'signed_in' | 'entitled' | 'staff';
  product_id: string | null;
  module_id: string | null;
  title: string;
  summary: Generated<string>;
  rules: string;
  rules_html: string | null;
  join_url: string;
  closed_at: Date | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type ContentFiles = {
  id: string;
  file_key: string;
  preview_key: string | null;
  width: number | null;
  height: number | null;
  name: string;
  bytes: number;
  sha256: Buffer;
  media_type: string | null;
  person_id: string | null;
  created_at: Generated<Date>;
};

export type DocumentComments = {
  id: string;
  document_id: string;
  person_id: string;
  organization_id: string | null;
  author_name: string;
  body: string;
  html: string | null;
  state: Generated<'pending' | 'published' | 'refused' | 'withdrawn'>;
  answer: string | null;
  answer_html: string | null;
  decided_by: string | null;
  decided_at: Date | null;
  submission_id: string;
  version: Generated<number>;
  created_at: Generated<Date>;
  announced_at: Date | null;
};

export type DocumentFeedback = {
  id: string;
  document_id: string;
  solved: boolean;
  place: 'page' | 'request';
  person_id: string | null;
  organization_id: string | null;
  given_on: Generated<string>;
  created_at: Generated<Date>;
  reason: 'not_found' | 'did_not_work' | 'unclear' | 'outdated' | 'other' | null;
  words: string | null;
};

export type DocumentFiles = {
  document_id: string;
  file_id: string;
};

export type DocumentLinks = {
  from_id: string;
  target: string;
  to_id: string | null;
  broken: Generated<boolean>;
};

export type DocumentReads = {
  document_id: string;
  day: string;
  reads: number;
};

export type DocumentRedirects = {
  kind: string;
  slug: string;
  document_id: string;
  created_at: Generated<Date>;
};

export type DocumentRevisions = {
  document_id: string;
  revision: number;
  title: string;
  summary: string;
  body: string;
  person_id: string | null;
  created_at: Generated<Date>;
  audience: Generated<'public' | 'signed_in' | 'entitled' | 'staff'>;
  shown: Generated<boolean>;
};

export type DocumentScores = {
  document_id: string;
  kind: string;
  product_id: string | null;
  module_id: string | null;
  score: Generated<number>;
  helped: Generated<number>;
  helped_not: Generated<number>;
};

export type Documents = {
  id: string;
  kind: 'doc' | 'kb' | 'news' | 'video' | 'package';
  external_id: string | null;
  slug: string;
  locale: Generated<'pt-BR' | 'en' | 'es'>;
  audience: 'public' | 'signed_in' | 'entitled' | 'staff';
  state: Generated<'draft' | 'in_review' | 'scheduled' | 'published' | 'outdated' | 'archived'>;
  product_id: string | null;
  module_id: string | null;
  routine_id: string | null;
  section: string | null;
  codes: Generated<string[]>;
  keywords: Generated<string[]>;
  title: string;
  summary: Generated<string>;
  body: string;
  html: string | null;
  headings: Generated<unknown>;
  source_url: string | null;
  review_on: string | null;
  revision: Generated<number>;
  version: Generated<number>;
  content_hash: Buffer | null;
  published_at: Generated<Date>;
  updated_at: Generated<Date>;
  created_at: Generated<Date>;
  parent_id: string | null;
  position: Generated<number>;
  inherits_audience: Generated<boolean>;
  translation_id: string | null;
  owner_id: string | null;
  template: Generated<'none' | 'question' | 'error' | 'technical' | 'reference' | 'bulletin' | 'entry_point' | 'release_notes' | 'manual' | 'guide' | 'law' | 'opinion'>;
  release_from_id: string | null;
  release_to_id: string | null;
  publish_at: Date | null;
  ends_on: string | null;
  published_by: string | null;
};

export type Entitlements = {
  id: string;
  organization_id: string;
  product_id: string;
  valid_from: string;
  valid_until: string | null;
  extended_guarantee: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<Date>;
};

export type Holidays = {
  id: string;
  name: string;
  country: Generated<string>;
  state: string | null;
  municipality_code: string | null;
  month: number | null;
  day: number | null;
  easter_offset: number | null;
  on_date: string | null;
  valid_from: string | null;
  valid_until: string | null;
  optional: Generated<boolean>;
  from_minute: number | null;
  until_minute: number | null;
  version: Generated<number>;
  created_at: Generated<Date>;
};

export type IdempotencyKeys = {
  person_id: string;
  key_hash: Buffer;
  request_hash: Buffer;
  status: number | null;
  answer: string | null;
  created_at: Generated<Date>;
};

export type ImportLines = {
  import_id: string;
  line: number;
  data: unknown;
  errors: unknown | null;
  outcome: 'created' | 'updated' | 'unchanged' | 'refused' | null;
};

export type Imports = {
  id: string;
  kind: 'organizations' | 'people';
  organization_id: string | null;
  person_id: string;
  file_name: string;
  file_key: string | null;
  bytes: number;
  status: Generated<'received' | 'checked' | 'running' | 'done' | 'failed'>;
  failure: string | null;
  encoding: 'utf-8' | 'utf-16le' | 'windows-1252' | null;
  delimiter: ';' | ',' | '	' | null;
  lines: Generated<number>;
  refused: Generated<number>;
  done_line: Generated<number>;
  created: Generated<number>;
  updated: Generated<number>;
  unchanged: Generated<number>;
  created_at: Generated<Date>;
  started_at: Date | null;
  finished_at: Date | null;
};

export type Invitations = {
  id: string;
  organization_id: string;
  name: string;
  email: string;
  role: 'requester' | 'portal_admin' | 'consultant';
  visibility: 'none' | 'own' | 'own_and_copy' | 'company';
  may_accept_services: Generated<boolean>;
  downloads_blocked: Generated<boolean>;
  it_admin: Generated<boolean>;
  finance: Generated<boolean>;
  locale: Generated<'pt-BR' | 'en' | 'es'>;
  token_hash: Buffer | null;
  invited_by: string | null;
  created_at: Generated<Date>;
  sent_at: Date | null;
  expires_at: Date;
  accepted_at: Date | null;
  revoked_at: Date | null;
};

export type KnownIssues = {
  id: string;
  key: string;
  title: string;
  product_id: string | null;
  status: Generated<'open' | 'triage' | 'rejected' | 'accepted' | 'in_development' | 'in_test' | 'released' | 'closed'>;
  registered_by: string;
  created_at: Generated<Date>;
  version: Generated<number>;
};

export type MailTexts = {
  event: string;
  locale: 'pt-BR' | 'en' | 'es';
  version: number;
  title: string | null;
  body: string | null;
  person_id: string;
  created_at: Generated<Date>;
  subject: string | null;
};

export type Memberships = {
  person_id: string;
  organization_id: string;
  role: 'requester' | 'portal_admin' | 'consultant';
  created_at: Generated<Date>;
  visibility: Generated<'none' | 'own' | 'own_and_copy' | 'company'>;
  may_accept_services: Generated<boolean>;
  downloads_blocked: Generated<boolean>;
  it_admin: Generated<boolean>;
  finance: Generated<boolean>;
  ended_at: Date | null;
  ended_by: string | null;
  version: Generated<number>;
};

export type Migrations = {
  name: string;
  sha256: string;
  applied_at: Generated<Date>;
};

export type Modules = {
  id: string;
  product_id: string;
  code: string;
  name: string;
  archived_at: Date | null;
  version: Generated<number>;
  created_at: Generated<Date>;
};

export type News = {
  document_id: string;
  category: 'legislation' | 'improvement' | 'adjustment' | 'recurring_setting' | 'frequent_question' | 'planned_delivery' | null;
  pinned: Generated<boolean>;
  by_mail: Generated<boolean>;
  in_product: Generated<boolean>;
  effective_on: string | null;
  states: Generated<string[]>;
  expected_on: string | null;
  release_id: string | null;
  announcement: number | null;
  state: Generated<string>;
  audience: Generated<string>;
  product_id: string | null;
  published_at: Generated<Date>;
  ends_on: string | null;
  module_ids: Generated<string[]>;
  product_ids: Generated<string[]>;
};

export type NewsDigests = {
  id: Generated<boolean>;
  hour: Generated<number>;
  weekday: Generated<number>;
  daily_on: string;
  weekly_on: string;
};

export type NewsMailed = {
  subscriber_id: string;
  document_id: string;
  mailed_at: Generated<Date>;
};

export type NewsModules = {
  document_id: string;
  module_id: string;
};

export type NewsPosts = {
  id: string;
  document_id: string;
  place: string;
  person_id: string;
  posted_at: Generated<Date>;
};

export type NewsSignUps = {
  id: string;
  email: string;
  locale: 'pt-BR' | 'en' | 'es';
  frequency: 'immediately' | 'daily' | 'weekly';
  module_ids: string[];
  general: Generated<boolean>;
  token_hash: Buffer | null;
  confirmed_at: Date | null;
  expires_at: Generated<Date>;
  created_at: Generated<Date>;
};

export type NewsSubscribers = {
  id: string;
  email: string;
  person_id: string | null;
  locale: Generated<'pt-BR' | 'en' | 'es'>;
  token_hash: Buffer;
  ended_at: Date | null;
  created_at: Generated<Date>;
};

export type NewsSubscriptions = {
  subscriber_id: string;
  module_id: string | null;
  frequency: 'immediately' | 'daily' | 'weekly';
  told: Generated<number>;
};

export type NoticeRefusals = {
  person_id: string;
  event: string;
  created_at: Generated<Date>;
  channel: 'mail' | 'portal';
};

export type Notices = {
  id: string;
  person_id: string;
  ticket_id: string | null;
  organization_id: string | null;
  event: string;
  created_at: Generated<Date>;
  read_at: Date | null;
  event_id: string | null;
  document_id: string | null;
  comment_id: string | null;
};

export type Organizations = {
  id: string;
  kind: 'vendor' | 'customer' | 'unit';
  name: string;
  cnpj: string | null;
  time_zone: Generated<string>;
  created_at: Generated<Date>;
  contract_number: string | null;
  contract_from: string | null;
  contract_until: string | null;
  finance_email: string | null;
  municipality_code: string | null;
  municipality: string | null;
  state: string | null;
  country: Generated<string>;
  unit_kind: 'franchise' | 'ams' | 'project' | 'partner' | null;
  may_accept_services: Generated<boolean>;
  downloads_blocked: Generated<boolean>;
  suspended_at: Date | null;
  suspension_reason: string | null;
  version: Generated<number>;
  search_text: GeneratedAlways<string | null>;
  external_id: string | null;
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
  headers: Generated<unknown>;
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
  search_text: GeneratedAlways<string | null>;
};

export type Portfolios = {
  id: string;
  unit_id: string;
  organization_id: string;
  visibility: Generated<'own' | 'own_and_copy' | 'company'>;
  may_accept_services: Generated<boolean>;
  may_download: Generated<boolean>;
  valid_until: string | null;
  granted_by: string | null;
  granted_at: Generated<Date>;
  revoked_by: string | null;
  revoked_at: Date | null;
  version: Generated<number>;
};

export type ProductLines = {
  id: string;
  code: string;
  name: string;
  archived_at: Date | null;
  version: Generated<number>;
  created_at: Generated<Date>;
};

export type Products = {
  id: string;
  product_line_id: string;
  code: string;
  name: string;
  archived_at: Date | null;
  version: Generated<number>;
  created_at: Generated<Date>;
};

export type QueueMembers = {
  queue_id: string;
  person_id: string;
};

export type QueueModules = {
  module_id: string;
  queue_id: string;
};

export type Queues = {
  id: string;
  name: string;
  calendar_id: string | null;
  confidential: Generated<boolean>;
  takes_the_rest: Generated<boolean>;
  archived_at: Date | null;
  version: Generated<number>;
  created_at: Generated<Date>;
};

export type RateLimits = {
  key: Buffer;
  tokens: number;
  allowed: boolean;
  updated_at: Date;
};

export type Releases = {
  id: string;
  product_id: string;
  code: string;
  closed_beta: Generated<boolean>;
  launched_on: string | null;
  supported_until: string | null;
  extended_until: string | null;
  minimum_build: string | null;
  archived_at: Date | null;
  version: Generated<number>;
  created_at: Generated<Date>;
};

export type Routines = {
  id: string;
  module_id: string;
  code: string;
  name: string;
  archived_at: Date | null;
  version: Generated<number>;
  created_at: Generated<Date>;
};

export type SavedSearches = {
  id: string;
  person_id: string;
  name: string;
  query: string;
  created_at: Generated<Date>;
};

export type SearchRecords = {
  key: GeneratedAlways<number>;
  type: 'doc' | 'kb' | 'news' | 'video' | 'package' | 'ticket' | 'known_issue';
  id: string;
  internal: Generated<boolean>;
  audience: 'public' | 'signed_in' | 'entitled' | 'staff' | null;
  organization_id: string | null;
  requester_id: string | null;
  copy_ids: Generated<string[]>;
  queue_id: string | null;
  assignee_id: string | null;
  status: string | null;
  product_id: string | null;
  module_id: string | null;
  locale: string | null;
  occurred_at: Generated<Date>;
  helpful: Generated<number>;
  removed: Generated<boolean>;
  record: Buffer;
  words: Buffer;
  analyser: number;
  ver: Generated<string>;
};

export type SearchedDocuments = {
  day: Generated<string>;
  document_id: string;
  shown: Generated<number>;
  opened: Generated<number>;
};

export type SearchedWords = {
  day: Generated<string>;
  locale: 'pt-BR' | 'en' | 'es';
  words: string;
  asked: Generated<number>;
  unanswered: Generated<number>;
  opened: Generated<number>;
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
  acting_for_id: string | null;
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

export type Synonyms = {
  id: string;
  locale: 'pt-BR' | 'en' | 'es';
  words: string[];
  leads_to: Generated<string[]>;
  version: Generated<number>;
  changed_by: string | null;
  changed_at: Generated<Date>;
};

export type TicketAttachments = {
  id: string;
  organization_id: string;
  person_id: string;
  ticket_id: string | null;
  message_id: string | null;
  draft_id: string | null;
  internal: Generated<boolean>;
  file_key: string;
  name: string;
  bytes: number;
  sha256: Buffer;
  media_type: string | null;
  preview_key: string | null;
  created_at: Generated<Date>;
};

export type TicketCopies = {
  ticket_id: string;
  person_id: string;
  organization_id: string;
  number: number;
  ended: Generated<boolean>;
  added_by: string | null;
  added_at: Generated<Date>;
};

export type TicketDrafts = {
  id: string;
  person_id: string;
  organization_id: string | null;
  ticket_id: string | null;
  kind: 'request' | 'message' | 'note' | 'proposal';
  form: unknown;
  version: Generated<number>;
  updated_at: Generated<Date>;
};

export type TicketEvents = {
  id: string;
  ticket_id: string;
  organization_id: string;
  event: string;
  internal: Generated<boolean>;
  actor_id: string | null;
  actor_name: string | null;
  actor_side: 'customer' | 'staff' | 'system';
  from_status: string | null;
  to_status: string | null;
  details: Generated<unknown>;
  created_at: Generated<Date>;
  announced_at: Date | null;
};

export type TicketMessages = {
  id: string;
  ticket_id: string;
  organization_id: string;
  kind: 'message' | 'information_request' | 'proposal' | 'note';
  internal: Generated<boolean>;
  author_id: string | null;
  author_name: string;
  author_side: 'customer' | 'staff' | 'system';
  unit_id: string | null;
  channel: Generated<'web' | 'api' | 'mail' | 'phone'>;
  body: string;
  html: string | null;
  withdrawn_at: Date | null;
  submission_id: string;
  created_at: Generated<Date>;
};

export type TicketMoves = {
  from_status: string;
  to_status: string;
  by_customer: boolean;
};

export type TicketReads = {
  ticket_id: string;
  person_id: string;
  read_at: Generated<Date>;
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
  queue_id: string;
  product_id: string | null;
  module_id: string | null;
  unit_id: string | null;
  kind: Generated<'question' | 'error' | 'legislation' | 'improvement' | 'access'>;
  severity: Generated<'critical' | 'high' | 'medium' | 'low'>;
  routine_id: string | null;
  release_id: string | null;
  details: Generated<unknown>;
  assignee_id: string | null;
  channel: Generated<'web' | 'api' | 'mail' | 'phone'>;
  close_reason: 'validated' | 'validation_expired' | 'no_answer' | 'administrative' | 'duplicate' | 'withdrawn' | null;
  closes_at: Date | null;
  reminds_at: Date | null;
  reminded: Generated<number>;
  closed_at: Date | null;
  follow_up_of_id: string | null;
  chain_id: string;
  duplicate_of_id: string | null;
  reopen_count: Generated<number>;
  reopening: Generated<boolean>;
  answered_at: Date | null;
  last_message_at: Generated<Date>;
  version: Generated<number>;
  search_text: GeneratedAlways<string | null>;
  description_html: string | null;
  known_issue_id: string | null;
  external_id: string | null;
  read_document_id: string | null;
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

export type VideoArticles = {
  document_id: string;
  article_id: string;
  position: number;
};

export type VideoCaptions = {
  document_id: string;
  locale: 'pt-BR' | 'en' | 'es';
  body: string;
  cues: number;
};

export type Videos = {
  document_id: string;
  youtube_id: string | null;
  file_key: string | null;
  file_name: string | null;
  file_type: 'video/mp4' | 'video/webm' | null;
  file_bytes: number | null;
  file_sha256: Buffer | null;
  duration_s: number | null;
  chapters: Generated<unknown>;
};

export type Tables = {
  access_requests: AccessRequests;
  api_tokens: ApiTokens;
  audit_events: AuditEvents;
  branches: Branches;
  calendar_hours: CalendarHours;
  calendar_optional_days: CalendarOptionalDays;
  calendars: Calendars;
  communities: Communities;
  content_files: ContentFiles;
  document_comments: DocumentComments;
  document_feedback: DocumentFeedback;
  document_files: DocumentFiles;
  document_links: DocumentLinks;
  document_reads: DocumentReads;
  document_redirects: DocumentRedirects;
  document_revisions: DocumentRevisions;
  document_scores: DocumentScores;
  documents: Documents;
  entitlements: Entitlements;
  holidays: Holidays;
  idempotency_keys: IdempotencyKeys;
  import_lines: ImportLines;
  imports: Imports;
  invitations: Invitations;
  known_issues: KnownIssues;
  mail_texts: MailTexts;
  memberships: Memberships;
  migrations: Migrations;
  modules: Modules;
  news: News;
  news_digests: NewsDigests;
  news_mailed: NewsMailed;
  news_modules: NewsModules;
  news_posts: NewsPosts;
  news_sign_ups: NewsSignUps;
  news_subscribers: NewsSubscribers;
  news_subscriptions: NewsSubscriptions;
  notice_refusals: NoticeRefusals;
  notices: Notices;
  organizations: Organizations;
  outbox_mails: OutboxMails;
  passwords: Passwords;
  persons: Persons;
  portfolios: Portfolios;
  product_lines: ProductLines;
  products: Products;
  queue_members: QueueMembers;
  queue_modules: QueueModules;
  queues: Queues;
  rate_limits: RateLimits;
  releases: Releases;
  routines: Routines;
  saved_searches: SavedSearches;
  search_records: SearchRecords;
  searched_documents: SearchedDocuments;
  searched_words: SearchedWords;
  sessions: Sessions;
  sign_in_requests: SignInRequests;
  sign_in_tokens: SignInTokens;
  staff_roles: StaffRoles;
  synonyms: Synonyms;
  ticket_attachments: TicketAttachments;
  ticket_copies: TicketCopies;
  ticket_drafts: TicketDrafts;
  ticket_events: TicketEvents;
  ticket_messages: TicketMessages;
  ticket_moves: TicketMoves;
  ticket_reads: TicketReads;
  tickets: Tickets;
  vendor: Vendor;
  video_articles: VideoArticles;
  video_captions: VideoCaptions;
  videos: Videos;
};
