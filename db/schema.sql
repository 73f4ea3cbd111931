-- Written by `arrimo migrate --write` from the catalogue of a migrated database; a test fails when it drifts.

-- Types
create type app.entrant as (
  person_id uuid,
  name text,
  email text,
  locale text,
  time_zone text,
  theme text,
  staff_roles text[],
  organization_id uuid,
  organization_name text,
  organization_kind text,
  organization_time_zone text,
  member_role text,
  visibility text,
  may_accept_services boolean,
  downloads_blocked boolean,
  it_admin boolean,
  finance boolean,
  unit_id uuid,
  unit_name text,
  may_switch boolean,
  access_suspended boolean,
  queue_ids uuid[]
);

-- Tables
create table app.access_requests (
  id uuid not null,
  name text not null,
  email text not null,
  cnpj text not null,
  message text,
  locale text not null,
  organization_id uuid,
  token_hash bytea,
  finance_token_hash bytea,
  created_at timestamp with time zone default app.now() not null,
  expires_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by uuid,
  decision text,
  role text,
  routed_at timestamp with time zone,
  answered_at timestamp with time zone
);
create table app.api_tokens (
  id uuid not null,
  token_hash bytea not null,
  hint text not null,
  kind text not null,
  name text not null,
  person_id uuid not null,
  organization_id uuid,
  scopes text[] not null,
  created_at timestamp with time zone default app.now() not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone
);
create table app.audit_events (
  id uuid not null,
  seq bigint generated always as identity not null,
  at timestamp with time zone default app.now() not null,
  actor_id uuid,
  organization_id uuid,
  event text not null,
  subject_id uuid,
  channel text not null,
  details jsonb default '{}'::jsonb not null
);
create table app.branches (
  id uuid not null,
  organization_id uuid not null,
  cnpj text not null,
  name text not null,
  municipality_code text,
  municipality text,
  state text,
  country text default 'BR'::text not null,
  time_zone text default 'America/Sao_Paulo'::text not null,
  archived_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.calendar_hours (
  calendar_id uuid not null,
  weekday integer not null,
  from_minute integer not null,
  until_minute integer not null
);
create table app.calendar_optional_days (
  calendar_id uuid not null,
  holiday_id uuid not null
);
create table app.calendars (
  id uuid not null,
  name text not null,
  time_zone text default 'America/Sao_Paulo'::text not null,
  country text default 'BR'::text not null,
  state text,
  municipality_code text,
  version integer default 1 not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.communities (
  id uuid not null,
  slug text not null,
  locale text default 'pt-BR'::text not null,
  audience text not null,
  product_id uuid,
  module_id uuid,
  title text not null,
  summary text default ''::text not null,
  rules text not null,
  rules_html text,
  join_url text not null,
  closed_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default app.now() not null,
  updated_at timestamp with time zone default app.now() not null
);
create table app.content_files (
  id uuid not null,
  file_key uuid not null,
  preview_key uuid,
  width integer,
  height integer,
  name text not null,
  bytes bigint not null,
  sha256 bytea not null,
  media_type text,
  person_id uuid,
  created_at timestamp with time zone default app.now() not null
);
create table app.document_comments (
  id uuid not null,
  document_id uuid not null,
  person_id uuid not null,
  organization_id uuid,
  author_name text not null,
  body text not null,
  html text,
  state text default 'pending'::text not null,
  answer text,
  answer_html text,
  decided_by uuid,
  decided_at timestamp with time zone,
  submission_id uuid not null,
  version integer default 1 not null,
  created_at timestamp with time zone default app.now() not null,
  announced_at timestamp with time zone
);
create table app.document_feedback (
  id uuid not null,
  document_id uuid not null,
  solved boolean not null,
  place text not null,
  person_id uuid,
  organization_id uuid,
  given_on date default app.today() not null,
  created_at timestamp with time zone default app.now() not null,
  reason text,
  words text
);
create table app.document_files (
  document_id uuid not null,
  file_id uuid not null
);
create table app.document_links (
  from_id uuid not null,
  target text not null,
  to_id uuid,
  broken boolean default true not null
);
create table app.document_reads (
  document_id uuid not null,
  day date not null,
  reads integer not null
);
create table app.document_redirects (
  kind text not null,
  slug text not null,
  document_id uuid not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.document_revisions (
  document_id uuid not null,
  revision integer not null,
  title text not null,
  summary text not null,
  body text not null,
  person_id uuid,
  created_at timestamp with time zone default app.now() not null,
  audience text default 'staff'::text not null,
  shown boolean default false not null
);
create table app.document_scores (
  document_id uuid not null,
  kind text not null,
  product_id uuid,
  module_id uuid,
  score double precision default 0 not null,
  helped integer default 0 not null,
  helped_not integer default 0 not null
);
create table app.documents (
  id uuid not null,
  kind text not null,
  external_id text,
  slug text not null,
  locale text default 'pt-BR'::text not null,
  audience text not null,
  state text default 'published'::text not null,
  product_id uuid,
  module_id uuid,
  routine_id uuid,
  section text,
  codes text[] default '{}'::text[] not null,
  keywords text[] default '{}'::text[] not null,
  title text not null,
  summary text default ''::text not null,
  body text not null,
  html text,
  headings jsonb default '[]'::jsonb not null,
  source_url text,
  review_on date,
  revision integer default 1 not null,
  version integer default 1 not null,
  content_hash bytea,
  published_at timestamp with time zone default app.now() not null,
  updated_at timestamp with time zone default app.now() not null,
  created_at timestamp with time zone default app.now() not null,
  parent_id uuid,
  "position" integer default 0 not null,
  inherits_audience boolean default false not null,
  translation_id uuid,
  owner_id uuid,
  template text default 'none'::text not null,
  release_from_id uuid,
  release_to_id uuid,
  publish_at timestamp with time zone,
  ends_on date,
  published_by uuid
);
create table app.entitlements (
  id uuid not null,
  organization_id uuid not null,
  product_id uuid not null,
  valid_from date not null,
  valid_until date,
  extended_guarantee boolean default false not null,
  version integer default 1 not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.holidays (
  id uuid not null,
  name text not null,
  country text default 'BR'::text not null,
  state text,
  municipality_code text,
  month integer,
  day integer,
  easter_offset integer,
  on_date date,
  valid_from date,
  valid_until date,
  optional boolean default false not null,
  from_minute integer,
  until_minute integer,
  version integer default 1 not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.idempotency_keys (
  person_id uuid not null,
  key_hash bytea not null,
  request_hash bytea not null,
  status integer,
  answer text,
  created_at timestamp with time zone default app.now() not null
);
create table app.import_lines (
  import_id uuid not null,
  line integer not null,
  data jsonb not null,
  errors jsonb,
  outcome text
);
create table app.imports (
  id uuid not null,
  kind text not null,
  organization_id uuid,
  person_id uuid not null,
  file_name text not null,
  file_key uuid,
  bytes integer not null,
  status text default 'received'::text not null,
  failure text,
  encoding text,
  delimiter text,
  lines integer default 0 not null,
  refused integer default 0 not null,
  done_line integer default 0 not null,
  created integer default 0 not null,
  updated integer default 0 not null,
  unchanged integer default 0 not null,
  created_at timestamp with time zone default app.now() not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone
);
create table app.invitations (
  id uuid not null,
  organization_id uuid not null,
  name text not null,
  email text not null,
  role text not null,
  visibility text not null,
  may_accept_services boolean default false not null,
  downloads_blocked boolean default false not null,
  it_admin boolean default false not null,
  finance boolean default false not null,
  locale text default 'pt-BR'::text not null,
  token_hash bytea,
  invited_by uuid,
  created_at timestamp with time zone default app.now() not null,
  sent_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone
);
create table app.known_issues (
  id uuid not null,
  key text not null,
  title text not null,
  product_id uuid,
  status text default 'open'::text not null,
  registered_by uuid not null,
  created_at timestamp with time zone default app.now() not null,
  version integer default 1 not null
);
create table app.mail_texts (
  event text not null,
  locale text not null,
  version integer not null,
  title text,
  body text,
  person_id uuid not null,
  created_at timestamp with time zone default app.now() not null,
  subject text
);
create table app.memberships (
  person_id uuid not null,
  organization_id uuid not null,
  role text not null,
  created_at timestamp with time zone default app.now() not null,
  visibility text default 'own_and_copy'::text not null,
  may_accept_services boolean default false not null,
  downloads_blocked boolean default false not null,
  it_admin boolean default false not null,
  finance boolean default false not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  version integer default 1 not null
);
create table app.migrations (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone default now() not null
);
create table app.modules (
  id uuid not null,
  product_id uuid not null,
  code text not null,
  name text not null,
  archived_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.news (
  document_id uuid not null,
  category text,
  pinned boolean default false not null,
  by_mail boolean default true not null,
  in_product boolean default true not null,
  effective_on date,
  states text[] default '{}'::text[] not null,
  expected_on date,
  release_id uuid,
  announcement integer,
  state text default 'draft'::text not null,
  audience text default 'staff'::text not null,
  product_id uuid,
  published_at timestamp with time zone default app.now() not null,
  ends_on date,
  module_ids uuid[] default '{}'::uuid[] not null,
  product_ids uuid[] default '{}'::uuid[] not null
);
create table app.news_digests (
  id boolean default true not null,
  hour integer default 7 not null,
  weekday integer default 1 not null,
  daily_on date not null,
  weekly_on date not null
);
create table app.news_mailed (
  subscriber_id uuid not null,
  document_id uuid not null,
  mailed_at timestamp with time zone default app.now() not null
);
create table app.news_modules (
  document_id uuid not null,
  module_id uuid not null
);
create table app.news_posts (
  id uuid not null,
  document_id uuid not null,
  place text not null,
  person_id uuid not null,
  posted_at timestamp with time zone default app.now() not null
);
create table app.news_sign_ups (
  id uuid not null,
  email text not null,
  locale text not null,
  frequency text not null,
  module_ids uuid[] not null,
  general boolean default false not null,
  token_hash bytea,
  confirmed_at timestamp with time zone,
  expires_at timestamp with time zone default (app.now() + '3 days'::interval) not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.news_subscribers (
  id uuid not null,
  email text not null,
  person_id uuid,
  locale text default 'pt-BR'::text not null,
  token_hash bytea not null,
  ended_at timestamp with time zone,
  created_at timestamp with time zone default app.now() not null
);
create table app.news_subscriptions (
  subscriber_id uuid not null,
  module_id uuid,
  frequency text not null,
  told integer default app.last_announcement() not null
);
create table app.notice_refusals (
  person_id uuid not null,
  event text not null,
  created_at timestamp with time zone default app.now() not null,
  channel text not null
);
create table app.notices (
  id uuid not null,
  person_id uuid not null,
  ticket_id uuid,
  organization_id uuid,
  event text not null,
  created_at timestamp with time zone default app.now() not null,
  read_at timestamp with time zone,
  event_id uuid,
  document_id uuid,
  comment_id uuid
);
create table app.organizations (
  id uuid not null,
  kind text not null,
  name text not null,
  cnpj text,
  time_zone text default 'America/Sao_Paulo'::text not null,
  created_at timestamp with time zone default app.now() not null,
  contract_number text,
  contract_from date,
  contract_until date,
  finance_email text,
  municipality_code text,
  municipality text,
  state text,
  country text default 'BR'::text not null,
  unit_kind text,
  may_accept_services boolean default true not null,
  downloads_blocked boolean default false not null,
  suspended_at timestamp with time zone,
  suspension_reason text,
  version integer default 1 not null,
  search_text text generated always as (((app.fold(name) || ' '::text) || COALESCE(lower(cnpj), ''::text))) stored,
  external_id text
);
create table app.outbox_mails (
  id uuid not null,
  person_id uuid,
  recipient text not null,
  subject text not null,
  text_body text,
  html_body text,
  created_at timestamp with time zone default app.now() not null,
  sent_at timestamp with time zone,
  failed_at timestamp with time zone,
  failure text,
  headers jsonb default '{}'::jsonb not null
);
create table app.passwords (
  person_id uuid not null,
  hash text not null,
  changed_at timestamp with time zone default app.now() not null
);
create table app.persons (
  id uuid not null,
  name text not null,
  email text not null,
  locale text default 'pt-BR'::text not null,
  time_zone text default 'America/Sao_Paulo'::text not null,
  theme text default 'system'::text not null,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone default app.now() not null,
  search_text text generated always as (((app.fold(name) || ' '::text) || lower(email))) stored
);
create table app.portfolios (
  id uuid not null,
  unit_id uuid not null,
  organization_id uuid not null,
  visibility text default 'company'::text not null,
  may_accept_services boolean default false not null,
  may_download boolean default true not null,
  valid_until date,
  granted_by uuid,
  granted_at timestamp with time zone default app.now() not null,
  revoked_by uuid,
  revoked_at timestamp with time zone,
  version integer default 1 not null
);
create table app.product_lines (
  id uuid not null,
  code text not null,
  name text not null,
  archived_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.products (
  id uuid not null,
  product_line_id uuid not null,
  code text not null,
  name text not null,
  archived_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.queue_members (
  queue_id uuid not null,
  person_id uuid not null
);
create table app.queue_modules (
  module_id uuid not null,
  queue_id uuid not null
);
create table app.queues (
  id uuid not null,
  name text not null,
  calendar_id uuid,
  confidential boolean default false not null,
  takes_the_rest boolean default false not null,
  archived_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default app.now() not null
);
create unlogged table app.rate_limits (
  key bytea not null,
  tokens double precision not null,
  allowed boolean not null,
  updated_at timestamp with time zone not null
);
create table app.releases (
  id uuid not null,
  product_id uuid not null,
  code text not null,
  closed_beta boolean default false not null,
  launched_on date,
  supported_until date,
  extended_until date,
  minimum_build text,
  archived_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.routines (
  id uuid not null,
  module_id uuid not null,
  code text not null,
  name text not null,
  archived_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.saved_searches (
  id uuid not null,
  person_id uuid not null,
  name text not null,
  query text not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.search_records (
  key integer generated always as identity not null,
  type text not null,
  id uuid not null,
  internal boolean default false not null,
  audience text,
  organization_id uuid,
  requester_id uuid,
  copy_ids uuid[] default '{}'::uuid[] not null,
  queue_id uuid,
  assignee_id uuid,
  status text,
  product_id uuid,
  module_id uuid,
  locale text,
  occurred_at timestamp with time zone default app.now() not null,
  helpful integer default 0 not null,
  removed boolean default false not null,
  record bytea not null,
  words bytea not null,
  analyser integer not null,
  ver xid8 default pg_current_xact_id() not null
);
create table app.searched_documents (
  day date default app.today() not null,
  document_id uuid not null,
  shown integer default 0 not null,
  opened integer default 0 not null
);
create table app.searched_words (
  day date default app.today() not null,
  locale text not null,
  words text not null,
  asked integer default 0 not null,
  unanswered integer default 0 not null,
  opened integer default 0 not null
);
create table app.sessions (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  organization_id uuid,
  device text not null,
  device_hash bytea not null,
  network text not null,
  created_at timestamp with time zone default app.now() not null,
  last_seen_at timestamp with time zone default app.now() not null,
  idle_expires_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  acting_for_id uuid
);
create table app.sign_in_requests (
  id uuid not null,
  email text not null,
  purpose text not null,
  locale text not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.sign_in_tokens (
  token_hash bytea not null,
  person_id uuid not null,
  purpose text not null,
  created_at timestamp with time zone default app.now() not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);
create table app.staff_roles (
  person_id uuid not null,
  role text not null
);
create table app.synonyms (
  id uuid not null,
  locale text not null,
  words text[] not null,
  leads_to text[] default '{}'::text[] not null,
  version integer default 1 not null,
  changed_by uuid,
  changed_at timestamp with time zone default app.now() not null
);
create table app.ticket_attachments (
  id uuid not null,
  organization_id uuid not null,
  person_id uuid not null,
  ticket_id uuid,
  message_id uuid,
  draft_id uuid,
  internal boolean default false not null,
  file_key uuid not null,
  name text not null,
  bytes bigint not null,
  sha256 bytea not null,
  media_type text,
  preview_key uuid,
  created_at timestamp with time zone default app.now() not null
);
create table app.ticket_copies (
  ticket_id uuid not null,
  person_id uuid not null,
  organization_id uuid not null,
  number bigint not null,
  ended boolean default false not null,
  added_by uuid,
  added_at timestamp with time zone default app.now() not null
);
create table app.ticket_drafts (
  id uuid not null,
  person_id uuid not null,
  organization_id uuid,
  ticket_id uuid,
  kind text not null,
  form jsonb not null,
  version integer default 1 not null,
  updated_at timestamp with time zone default app.now() not null
);
create table app.ticket_events (
  id uuid not null,
  ticket_id uuid not null,
  organization_id uuid not null,
  event text not null,
  internal boolean default false not null,
  actor_id uuid,
  actor_name text,
  actor_side text not null,
  from_status text,
  to_status text,
  details jsonb default '{}'::jsonb not null,
  created_at timestamp with time zone default app.now() not null,
  announced_at timestamp with time zone
);
create table app.ticket_messages (
  id uuid not null,
  ticket_id uuid not null,
  organization_id uuid not null,
  kind text not null,
  internal boolean default false not null,
  author_id uuid,
  author_name text not null,
  author_side text not null,
  unit_id uuid,
  channel text default 'web'::text not null,
  body text not null,
  html text,
  withdrawn_at timestamp with time zone,
  submission_id uuid not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.ticket_moves (
  from_status text not null,
  to_status text not null,
  by_customer boolean not null
);
create table app.ticket_reads (
  ticket_id uuid not null,
  person_id uuid not null,
  read_at timestamp with time zone default app.now() not null
);
create table app.tickets (
  id uuid not null,
  number bigint default nextval('app.ticket_numbers'::regclass) not null,
  organization_id uuid not null,
  requester_id uuid not null,
  subject text not null,
  description text not null,
  status text default 'new'::text not null,
  submission_id uuid not null,
  opened_at timestamp with time zone default app.now() not null,
  queue_id uuid not null,
  product_id uuid,
  module_id uuid,
  unit_id uuid,
  kind text default 'question'::text not null,
  severity text default 'medium'::text not null,
  routine_id uuid,
  release_id uuid,
  details jsonb default '{}'::jsonb not null,
  assignee_id uuid,
  channel text default 'web'::text not null,
  close_reason text,
  closes_at timestamp with time zone,
  reminds_at timestamp with time zone,
  reminded integer default 0 not null,
  closed_at timestamp with time zone,
  follow_up_of_id uuid,
  chain_id uuid not null,
  duplicate_of_id uuid,
  reopen_count integer default 0 not null,
  reopening boolean default false not null,
  answered_at timestamp with time zone,
  last_message_at timestamp with time zone default app.now() not null,
  version integer default 1 not null,
  search_text text generated always as (app.fold(subject)) stored,
  description_html text,
  known_issue_id uuid,
  external_id text,
  read_document_id uuid
);
create table app.vendor (
  id boolean default true not null,
  name text not null,
  hue integer default 168 not null,
  radius integer default 10 not null,
  logo_key text,
  logo_type text,
  version integer default 1 not null,
  created_at timestamp with time zone default app.now() not null
);
create table app.video_articles (
  document_id uuid not null,
  article_id uuid not null,
  "position" integer not null
);
create table app.video_captions (
  document_id uuid not null,
  locale text not null,
  body text not null,
  cues integer not null
);
create table app.videos (
  document_id uuid not null,
  youtube_id text,
  file_key uuid,
  file_name text,
  file_type text,
  file_bytes bigint,
  file_sha256 bytea,
  duration_s integer,
  chapters jsonb default '[]'::jsonb not null
);

-- Constraints
alter table app.access_requests add constraint access_requests_finance_token_hash_key UNIQUE (finance_token_hash);
alter table app.access_requests add constraint access_requests_token_hash_key UNIQUE (token_hash);
alter table app.access_requests add constraint access_requests_pkey PRIMARY KEY (id);
alter table app.access_requests add constraint access_requests_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES app.persons(id);
alter table app.access_requests add constraint access_requests_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.access_requests add constraint access_requests_check CHECK (((decision IS NULL) = (decided_at IS NULL)));
alter table app.access_requests add constraint access_requests_cnpj_check CHECK ((cnpj ~ '^[A-Z0-9]{12}[0-9]{2}$'::text));
alter table app.access_requests add constraint access_requests_decision_check CHECK ((decision = ANY (ARRAY['approved'::text, 'refused'::text])));
alter table app.access_requests add constraint access_requests_email_check CHECK (((char_length(email) >= 3) AND (char_length(email) <= 254)));
alter table app.access_requests add constraint access_requests_finance_token_hash_check CHECK ((octet_length(finance_token_hash) = 32));
alter table app.access_requests add constraint access_requests_locale_check CHECK ((locale = ANY (ARRAY['pt-BR'::text, 'en'::text, 'es'::text])));
alter table app.access_requests add constraint access_requests_message_check CHECK (((char_length(message) >= 1) AND (char_length(message) <= 1000)));
alter table app.access_requests add constraint access_requests_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 300)));
alter table app.access_requests add constraint access_requests_role_check CHECK ((role = ANY (ARRAY['requester'::text, 'portal_admin'::text, 'consultant'::text])));
alter table app.access_requests add constraint access_requests_token_hash_check CHECK ((octet_length(token_hash) = 32));
alter table app.api_tokens add constraint api_tokens_token_hash_key UNIQUE (token_hash);
alter table app.api_tokens add constraint api_tokens_pkey PRIMARY KEY (id);
alter table app.api_tokens add constraint api_tokens_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.api_tokens add constraint api_tokens_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.api_tokens add constraint api_tokens_hint_check CHECK ((char_length(hint) <= 12));
alter table app.api_tokens add constraint api_tokens_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organization'::text])));
alter table app.api_tokens add constraint api_tokens_last_a_year CHECK ((expires_at <= (created_at + '366 days'::interval)));
alter table app.api_tokens add constraint api_tokens_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100)));
alter table app.api_tokens add constraint api_tokens_of_organization CHECK (((kind = 'person'::text) OR (organization_id IS NOT NULL)));
alter table app.api_tokens add constraint api_tokens_scopes_check CHECK (((scopes <@ ARRAY['read'::text, 'write'::text]) AND ((cardinality(scopes) >= 1) AND (cardinality(scopes) <= 2))));
alter table app.api_tokens add constraint api_tokens_token_hash_check CHECK ((octet_length(token_hash) = 32));
alter table app.audit_events add constraint audit_events_seq_key UNIQUE (seq);
alter table app.audit_events add constraint audit_events_pkey PRIMARY KEY (id);
alter table app.audit_events add constraint audit_events_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'api'::text, 'mail'::text, 'job'::text, 'cli'::text, 'seed'::text])));
alter table app.audit_events add constraint audit_events_event_check CHECK ((event ~ '^[a-z_]{3,60}$'::text));
alter table app.branches add constraint branches_cnpj_key UNIQUE (cnpj);
alter table app.branches add constraint branches_pkey PRIMARY KEY (id);
alter table app.branches add constraint branches_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.branches add constraint branches_cnpj_check CHECK ((cnpj ~ '^[A-Z0-9]{12}[0-9]{2}$'::text));
alter table app.branches add constraint branches_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));
alter table app.branches add constraint branches_municipality_check CHECK (((char_length(municipality) >= 1) AND (char_length(municipality) <= 120)));
alter table app.branches add constraint branches_municipality_code_check CHECK ((municipality_code ~ '^[0-9]{7}$'::text));
alter table app.branches add constraint branches_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 300)));
alter table app.branches add constraint branches_state_check CHECK ((state ~ '^[A-Z0-9]{1,3}$'::text));
alter table app.calendar_hours add constraint calendar_hours_pkey PRIMARY KEY (calendar_id, weekday, from_minute);
alter table app.calendar_hours add constraint calendar_hours_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES app.calendars(id) ON DELETE CASCADE;
alter table app.calendar_hours add constraint calendar_hours_check CHECK ((until_minute > from_minute));
alter table app.calendar_hours add constraint calendar_hours_from_minute_check CHECK (((from_minute >= 0) AND (from_minute <= 1439)));
alter table app.calendar_hours add constraint calendar_hours_until_minute_check CHECK (((until_minute >= 1) AND (until_minute <= 1440)));
alter table app.calendar_hours add constraint calendar_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)));
alter table app.calendar_optional_days add constraint calendar_optional_days_pkey PRIMARY KEY (calendar_id, holiday_id);
alter table app.calendar_optional_days add constraint calendar_optional_days_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES app.calendars(id) ON DELETE CASCADE;
alter table app.calendar_optional_days add constraint calendar_optional_days_holiday_id_fkey FOREIGN KEY (holiday_id) REFERENCES app.holidays(id) ON DELETE CASCADE;
alter table app.calendars add constraint calendars_name_key UNIQUE (name);
alter table app.calendars add constraint calendars_pkey PRIMARY KEY (id);
alter table app.calendars add constraint calendars_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));
alter table app.calendars add constraint calendars_municipality_code_check CHECK ((municipality_code ~ '^[0-9]{7}$'::text));
alter table app.calendars add constraint calendars_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)));
alter table app.calendars add constraint calendars_state_check CHECK ((state ~ '^[A-Z0-9]{1,3}$'::text));
alter table app.communities add constraint communities_by_address UNIQUE (slug);
alter table app.communities add constraint communities_pkey PRIMARY KEY (id);
alter table app.communities add constraint communities_module_of_product FOREIGN KEY (module_id, product_id) REFERENCES app.modules(id, product_id);
alter table app.communities add constraint communities_product_id_fkey FOREIGN KEY (product_id) REFERENCES app.products(id);
alter table app.communities add constraint communities_audience_check CHECK ((audience = ANY (ARRAY['public'::text, 'signed_in'::text, 'entitled'::text, 'staff'::text])));
alter table app.communities add constraint communities_entitled_has_product CHECK (((audience <> 'entitled'::text) OR (product_id IS NOT NULL)));
alter table app.communities add constraint communities_join_url_check CHECK (((join_url ~ '^https://[^[:space:]]+$'::text) AND (char_length(join_url) <= 300)));
alter table app.communities add constraint communities_locale_check CHECK ((locale = ANY (ARRAY['pt-BR'::text, 'en'::text, 'es'::text])));
alter table app.communities add constraint communities_module_has_product CHECK (((module_id IS NULL) OR (product_id IS NOT NULL)));
alter table app.communities add constraint communities_rules_check CHECK (((char_length(rules) >= 1) AND (char_length(rules) <= 20000)));
alter table app.communities add constraint communities_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (char_length(slug) <= 120)));
alter table app.communities add constraint communities_summary_check CHECK ((char_length(summary) <= 500));
alter table app.communities add constraint communities_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 120)));
alter table app.content_files add constraint content_files_file_key_key UNIQUE (file_key);
alter table app.content_files add constraint content_files_pkey PRIMARY KEY (id);
alter table app.content_files add constraint content_files_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.content_files add constraint content_files_bytes_check CHECK (((bytes >= 0) AND (bytes <= 209715200)));
alter table app.content_files add constraint content_files_height_check CHECK ((height > 0));
alter table app.content_files add constraint content_files_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 255)));
alter table app.content_files add constraint content_files_sha256_check CHECK ((octet_length(sha256) = 32));
alter table app.content_files add constraint content_files_width_check CHECK ((width > 0));
alter table app.document_comments add constraint document_comments_once UNIQUE (person_id, submission_id);
alter table app.document_comments add constraint document_comments_pkey PRIMARY KEY (id);
alter table app.document_comments add constraint document_comments_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES app.persons(id);
alter table app.document_comments add constraint document_comments_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.documents(id) ON DELETE CASCADE;
alter table app.document_comments add constraint document_comments_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.document_comments add constraint document_comments_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.document_comments add constraint document_comments_answer_check CHECK (((char_length(answer) >= 1) AND (char_length(answer) <= 4000)));
alter table app.document_comments add constraint document_comments_author_name_check CHECK (((char_length(author_name) >= 1) AND (char_length(author_name) <= 200)));
alter table app.document_comments add constraint document_comments_body_check CHECK (((char_length(body) >= 1) AND (char_length(body) <= 4000)));
alter table app.document_comments add constraint document_comments_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'published'::text, 'refused'::text, 'withdrawn'::text])));
alter table app.document_feedback add constraint document_feedback_once UNIQUE (document_id, person_id, place, given_on);
alter table app.document_feedback add constraint document_feedback_pkey PRIMARY KEY (id);
alter table app.document_feedback add constraint document_feedback_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.documents(id) ON DELETE CASCADE;
alter table app.document_feedback add constraint document_feedback_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.document_feedback add constraint document_feedback_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.document_feedback add constraint document_feedback_place_check CHECK ((place = ANY (ARRAY['page'::text, 'request'::text])));
alter table app.document_feedback add constraint document_feedback_reason_check CHECK ((reason = ANY (ARRAY['not_found'::text, 'did_not_work'::text, 'unclear'::text, 'outdated'::text, 'other'::text])));
alter table app.document_feedback add constraint document_feedback_why_not CHECK (((NOT solved) OR ((reason IS NULL) AND (words IS NULL))));
alter table app.document_feedback add constraint document_feedback_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 2000)));
alter table app.document_files add constraint document_files_pkey PRIMARY KEY (document_id, file_id);
alter table app.document_files add constraint document_files_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.documents(id) ON DELETE CASCADE;
alter table app.document_files add constraint document_files_file_id_fkey FOREIGN KEY (file_id) REFERENCES app.content_files(id) ON DELETE CASCADE;
alter table app.document_links add constraint document_links_pkey PRIMARY KEY (from_id, target);
alter table app.document_links add constraint document_links_from_id_fkey FOREIGN KEY (from_id) REFERENCES app.documents(id) ON DELETE CASCADE;
alter table app.document_links add constraint document_links_to_id_fkey FOREIGN KEY (to_id) REFERENCES app.documents(id) ON DELETE SET NULL;
alter table app.document_links add constraint document_links_target_check CHECK (((char_length(target) >= 3) AND (char_length(target) <= 140)));
alter table app.document_reads add constraint document_reads_pkey PRIMARY KEY (document_id, day);
alter table app.document_reads add constraint document_reads_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.documents(id) ON DELETE CASCADE;
alter table app.document_reads add constraint document_reads_reads_check CHECK ((reads > 0));
alter table app.document_redirects add constraint document_redirects_pkey PRIMARY KEY (kind, slug);
alter table app.document_redirects add constraint document_redirects_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.documents(id) ON DELETE CASCADE;
alter table app.document_redirects add constraint document_redirects_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (char_length(slug) <= 120)));
alter table app.document_revisions add constraint document_revisions_pkey PRIMARY KEY (document_id, revision);
alter table app.document_revisions add constraint document_revisions_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.documents(id) ON DELETE CASCADE;
alter table app.document_revisions add constraint document_revisions_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.document_revisions add constraint document_revisions_audience_check CHECK ((audience = ANY (ARRAY['public'::text, 'signed_in'::text, 'entitled'::text, 'staff'::text])));
alter table app.document_revisions add constraint document_revisions_revision_check CHECK ((revision > 0));
alter table app.document_scores add constraint document_scores_pkey PRIMARY KEY (document_id);
alter table app.document_scores add constraint document_scores_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.documents(id) ON DELETE CASCADE;
alter table app.documents add constraint documents_by_address UNIQUE (kind, slug);
alter table app.documents add constraint documents_imported_once UNIQUE (external_id);
alter table app.documents add constraint documents_one_variant_a_locale UNIQUE (translation_id, locale);
alter table app.documents add constraint documents_pkey PRIMARY KEY (id);
alter table app.documents add constraint documents_module_of_product FOREIGN KEY (module_id, product_id) REFERENCES app.modules(id, product_id);
alter table app.documents add constraint documents_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES app.persons(id);
alter table app.documents add constraint documents_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES app.documents(id);
alter table app.documents add constraint documents_product_id_fkey FOREIGN KEY (product_id) REFERENCES app.products(id);
alter table app.documents add constraint documents_published_by_fkey FOREIGN KEY (published_by) REFERENCES app.persons(id);
alter table app.documents add constraint documents_release_from_id_fkey FOREIGN KEY (release_from_id) REFERENCES app.releases(id);
alter table app.documents add constraint documents_release_to_id_fkey FOREIGN KEY (release_to_id) REFERENCES app.releases(id);
alter table app.documents add constraint documents_routine_of_module FOREIGN KEY (module_id, routine_id) REFERENCES app.routines(module_id, id);
alter table app.documents add constraint documents_audience_check CHECK ((audience = ANY (ARRAY['public'::text, 'signed_in'::text, 'entitled'::text, 'staff'::text])));
alter table app.documents add constraint documents_body_check CHECK ((char_length(body) <= 1048576));
alter table app.documents add constraint documents_codes_check CHECK ((cardinality(codes) <= 50));
alter table app.documents add constraint documents_external_id_check CHECK (((char_length(external_id) >= 1) AND (char_length(external_id) <= 200)));
alter table app.documents add constraint documents_inherits_from CHECK (((NOT inherits_audience) OR (parent_id IS NOT NULL)));
alter table app.documents add constraint documents_keywords_check CHECK ((cardinality(keywords) <= 50));
alter table app.documents add constraint documents_kind_check CHECK ((kind = ANY (ARRAY['doc'::text, 'kb'::text, 'news'::text, 'video'::text, 'package'::text])));
alter table app.documents add constraint documents_locale_check CHECK ((locale = ANY (ARRAY['pt-BR'::text, 'en'::text, 'es'::text])));
alter table app.documents add constraint documents_module_has_product CHECK (((module_id IS NULL) OR (product_id IS NOT NULL)));
alter table app.documents add constraint documents_not_above_itself CHECK ((parent_id <> id));
alter table app.documents add constraint documents_routine_has_module CHECK (((routine_id IS NULL) OR (module_id IS NOT NULL)));
alter table app.documents add constraint documents_scheduled_for CHECK (((state <> 'scheduled'::text) OR (publish_at IS NOT NULL)));
alter table app.documents add constraint documents_section_check CHECK (((char_length(section) >= 1) AND (char_length(section) <= 120)));
alter table app.documents add constraint documents_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (char_length(slug) <= 120)));
alter table app.documents add constraint documents_source_url_check CHECK ((char_length(source_url) <= 2000));
alter table app.documents add constraint documents_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in_review'::text, 'scheduled'::text, 'published'::text, 'outdated'::text, 'archived'::text])));
alter table app.documents add constraint documents_summary_check CHECK ((char_length(summary) <= 1000));
alter table app.documents add constraint documents_template_check CHECK ((template = ANY (ARRAY['none'::text, 'question'::text, 'error'::text, 'technical'::text, 'reference'::text, 'bulletin'::text, 'entry_point'::text, 'release_notes'::text, 'manual'::text, 'guide'::text, 'law'::text, 'opinion'::text])));
alter table app.documents add constraint documents_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)));
alter table app.documents add constraint documents_tree_of_docs CHECK (((parent_id IS NULL) OR (kind = 'doc'::text)));
alter table app.entitlements add constraint entitlements_once EXCLUDE USING gist (organization_id WITH =, product_id WITH =, daterange(valid_from, valid_until, '[]'::text) WITH &&);
alter table app.entitlements add constraint entitlements_pkey PRIMARY KEY (id);
alter table app.entitlements add constraint entitlements_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.entitlements add constraint entitlements_product_id_fkey FOREIGN KEY (product_id) REFERENCES app.products(id);
alter table app.entitlements add constraint entitlements_in_order CHECK ((valid_until >= valid_from));
alter table app.holidays add constraint holidays_pkey PRIMARY KEY (id);
alter table app.holidays add constraint holidays_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));
alter table app.holidays add constraint holidays_day_check CHECK (((day >= 1) AND (day <= 31)));
alter table app.holidays add constraint holidays_easter_offset_check CHECK (((easter_offset >= '-100'::integer) AND (easter_offset <= 100)));
alter table app.holidays add constraint holidays_from_minute_check CHECK (((from_minute >= 0) AND (from_minute <= 1439)));
alter table app.holidays add constraint holidays_month_check CHECK (((month >= 1) AND (month <= 12)));
alter table app.holidays add constraint holidays_municipality_code_check CHECK ((municipality_code ~ '^[0-9]{7}$'::text));
alter table app.holidays add constraint holidays_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)));
alter table app.holidays add constraint holidays_one_rule CHECK (((num_nonnulls(month, easter_offset, on_date) = 1) AND ((month IS NULL) = (day IS NULL))));
alter table app.holidays add constraint holidays_part CHECK ((until_minute > from_minute));
alter table app.holidays add constraint holidays_state_check CHECK ((state ~ '^[A-Z0-9]{1,3}$'::text));
alter table app.holidays add constraint holidays_until_minute_check CHECK (((until_minute >= 1) AND (until_minute <= 1440)));
alter table app.holidays add constraint holidays_valid CHECK ((valid_until >= valid_from));
alter table app.idempotency_keys add constraint idempotency_keys_pkey PRIMARY KEY (person_id, key_hash);
alter table app.idempotency_keys add constraint idempotency_keys_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.idempotency_keys add constraint idempotency_keys_key_hash_check CHECK ((octet_length(key_hash) = 32));
alter table app.idempotency_keys add constraint idempotency_keys_request_hash_check CHECK ((octet_length(request_hash) = 32));
alter table app.import_lines add constraint import_lines_pkey PRIMARY KEY (import_id, line);
alter table app.import_lines add constraint import_lines_import_id_fkey FOREIGN KEY (import_id) REFERENCES app.imports(id) ON DELETE CASCADE;
alter table app.import_lines add constraint import_lines_line_check CHECK ((line > 0));
alter table app.import_lines add constraint import_lines_outcome_check CHECK ((outcome = ANY (ARRAY['created'::text, 'updated'::text, 'unchanged'::text, 'refused'::text])));
alter table app.imports add constraint imports_pkey PRIMARY KEY (id);
alter table app.imports add constraint imports_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.imports add constraint imports_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.imports add constraint imports_delimiter_check CHECK ((delimiter = ANY (ARRAY[';'::text, ','::text, '	'::text])));
alter table app.imports add constraint imports_encoding_check CHECK ((encoding = ANY (ARRAY['utf-8'::text, 'utf-16le'::text, 'windows-1252'::text])));
alter table app.imports add constraint imports_failure_check CHECK ((failure ~ '^[a-z_]{1,60}$'::text));
alter table app.imports add constraint imports_file_name_check CHECK (((char_length(file_name) >= 1) AND (char_length(file_name) <= 300)));
alter table app.imports add constraint imports_kind_check CHECK ((kind = ANY (ARRAY['organizations'::text, 'people'::text])));
alter table app.imports add constraint imports_status_check CHECK ((status = ANY (ARRAY['received'::text, 'checked'::text, 'running'::text, 'done'::text, 'failed'::text])));
alter table app.invitations add constraint invitations_token_hash_key UNIQUE (token_hash);
alter table app.invitations add constraint invitations_pkey PRIMARY KEY (id);
alter table app.invitations add constraint invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES app.persons(id);
alter table app.invitations add constraint invitations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.invitations add constraint invitations_admin_sees_company CHECK (((role <> 'portal_admin'::text) OR (visibility = 'company'::text)));
alter table app.invitations add constraint invitations_email_check CHECK (((char_length(email) >= 3) AND (char_length(email) <= 254)));
alter table app.invitations add constraint invitations_locale_check CHECK ((locale = ANY (ARRAY['pt-BR'::text, 'en'::text, 'es'::text])));
alter table app.invitations add constraint invitations_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 300)));
alter table app.invitations add constraint invitations_role_check CHECK ((role = ANY (ARRAY['requester'::text, 'portal_admin'::text, 'consultant'::text])));
alter table app.invitations add constraint invitations_token_hash_check CHECK ((octet_length(token_hash) = 32));
alter table app.invitations add constraint invitations_visibility_check CHECK ((visibility = ANY (ARRAY['none'::text, 'own'::text, 'own_and_copy'::text, 'company'::text])));
alter table app.known_issues add constraint known_issues_key_once UNIQUE (key);
alter table app.known_issues add constraint known_issues_pkey PRIMARY KEY (id);
alter table app.known_issues add constraint known_issues_product_id_fkey FOREIGN KEY (product_id) REFERENCES app.products(id);
alter table app.known_issues add constraint known_issues_registered_by_fkey FOREIGN KEY (registered_by) REFERENCES app.persons(id);
alter table app.known_issues add constraint known_issues_key_check CHECK ((key ~ '^[A-Z][A-Z0-9]{1,15}-[1-9][0-9]{0,8}$'::text));
alter table app.known_issues add constraint known_issues_status_check CHECK ((status = ANY (ARRAY['open'::text, 'triage'::text, 'rejected'::text, 'accepted'::text, 'in_development'::text, 'in_test'::text, 'released'::text, 'closed'::text])));
alter table app.known_issues add constraint known_issues_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)));
alter table app.mail_texts add constraint mail_texts_pkey PRIMARY KEY (event, locale, version);
alter table app.mail_texts add constraint mail_texts_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.mail_texts add constraint mail_texts_body_check CHECK (((char_length(body) >= 1) AND (char_length(body) <= 10000)));
alter table app.mail_texts add constraint mail_texts_event_check CHECK ((event ~ '^[a-z_]{3,60}$'::text));
alter table app.mail_texts add constraint mail_texts_locale_check CHECK ((locale = ANY (ARRAY['pt-BR'::text, 'en'::text, 'es'::text])));
alter table app.mail_texts add constraint mail_texts_subject_check CHECK (((char_length(subject) >= 1) AND (char_length(subject) <= 200)));
alter table app.mail_texts add constraint mail_texts_subject_of_a_text CHECK (((subject IS NULL) OR (title IS NOT NULL)));
alter table app.mail_texts add constraint mail_texts_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)));
alter table app.mail_texts add constraint mail_texts_version_check CHECK ((version > 0));
alter table app.mail_texts add constraint mail_texts_whole CHECK (((title IS NULL) = (body IS NULL)));
alter table app.memberships add constraint memberships_pkey PRIMARY KEY (person_id, organization_id);
alter table app.memberships add constraint memberships_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES app.persons(id);
alter table app.memberships add constraint memberships_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.memberships add constraint memberships_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.memberships add constraint memberships_admin_sees_company CHECK (((role <> 'portal_admin'::text) OR (visibility = 'company'::text)));
alter table app.memberships add constraint memberships_role_check CHECK ((role = ANY (ARRAY['requester'::text, 'portal_admin'::text, 'consultant'::text])));
alter table app.memberships add constraint memberships_visibility_check CHECK ((visibility = ANY (ARRAY['none'::text, 'own'::text, 'own_and_copy'::text, 'company'::text])));
alter table app.migrations add constraint migrations_pkey PRIMARY KEY (name);
alter table app.modules add constraint modules_once UNIQUE (id, product_id);
alter table app.modules add constraint modules_product_id_code_key UNIQUE (product_id, code);
alter table app.modules add constraint modules_product_id_id_key UNIQUE (product_id, id);
alter table app.modules add constraint modules_pkey PRIMARY KEY (id);
alter table app.modules add constraint modules_product_id_fkey FOREIGN KEY (product_id) REFERENCES app.products(id);
alter table app.modules add constraint modules_code_check CHECK ((code ~ '^[A-Z0-9][A-Z0-9_-]{0,19}$'::text));
alter table app.modules add constraint modules_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)));
alter table app.news add constraint news_announcement_key UNIQUE (announcement);
alter table app.news add constraint news_pkey PRIMARY KEY (document_id);
alter table app.news add constraint news_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.documents(id) ON DELETE CASCADE;
alter table app.news add constraint news_product_id_fkey FOREIGN KEY (product_id) REFERENCES app.products(id);
alter table app.news add constraint news_release_id_fkey FOREIGN KEY (release_id) REFERENCES app.releases(id);
alter table app.news add constraint news_announcement_check CHECK ((announcement > 0));
alter table app.news add constraint news_binds CHECK (((NOT (category IS DISTINCT FROM 'legislation'::text)) OR ((effective_on IS NULL) AND (states = '{}'::text[]))));
alter table app.news add constraint news_category_check CHECK ((category = ANY (ARRAY['legislation'::text, 'improvement'::text, 'adjustment'::text, 'recurring_setting'::text, 'frequent_question'::text, 'planned_delivery'::text])));
alter table app.news add constraint news_expected CHECK (((NOT (category IS DISTINCT FROM 'planned_delivery'::text)) OR ((expected_on IS NULL) AND (release_id IS NULL))));
alter table app.news add constraint news_states_check CHECK (((states <@ ARRAY['AC'::text, 'AL'::text, 'AM'::text, 'AP'::text, 'BA'::text, 'CE'::text, 'DF'::text, 'ES'::text, 'GO'::text, 'MA'::text, 'MG'::text, 'MS'::text, 'MT'::text, 'PA'::text, 'PB'::text, 'PE'::text, 'PI'::text, 'PR'::text, 'RJ'::text, 'RN'::text, 'RO'::text, 'RR'::text, 'RS'::text, 'SC'::text, 'SE'::text, 'SP'::text, 'TO'::text]) AND (cardinality(states) <= 27)));
alter table app.news_digests add constraint news_digests_pkey PRIMARY KEY (id);
alter table app.news_digests add constraint news_digests_hour CHECK (((hour >= 0) AND (hour <= 23)));
alter table app.news_digests add constraint news_digests_id_check CHECK (id);
alter table app.news_digests add constraint news_digests_weekday CHECK (((weekday >= 1) AND (weekday <= 7)));
alter table app.news_mailed add constraint news_mailed_pkey PRIMARY KEY (subscriber_id, document_id);
alter table app.news_mailed add constraint news_mailed_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.documents(id) ON DELETE CASCADE;
alter table app.news_mailed add constraint news_mailed_subscriber_id_fkey FOREIGN KEY (subscriber_id) REFERENCES app.news_subscribers(id) ON DELETE CASCADE;
alter table app.news_modules add constraint news_modules_pkey PRIMARY KEY (document_id, module_id);
alter table app.news_modules add constraint news_modules_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.news(document_id) ON DELETE CASCADE;
alter table app.news_modules add constraint news_modules_module_id_fkey FOREIGN KEY (module_id) REFERENCES app.modules(id);
alter table app.news_posts add constraint news_posts_pkey PRIMARY KEY (id);
alter table app.news_posts add constraint news_posts_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.documents(id) ON DELETE CASCADE;
alter table app.news_posts add constraint news_posts_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.news_posts add constraint news_posts_place_check CHECK (((char_length(place) >= 1) AND (char_length(place) <= 120)));
alter table app.news_sign_ups add constraint news_sign_ups_token_hash_key UNIQUE (token_hash);
alter table app.news_sign_ups add constraint news_sign_ups_pkey PRIMARY KEY (id);
alter table app.news_sign_ups add constraint news_sign_ups_email_check CHECK (((email = lower(email)) AND ((char_length(email) >= 3) AND (char_length(email) <= 254))));
alter table app.news_sign_ups add constraint news_sign_ups_frequency_check CHECK ((frequency = ANY (ARRAY['immediately'::text, 'daily'::text, 'weekly'::text])));
alter table app.news_sign_ups add constraint news_sign_ups_locale_check CHECK ((locale = ANY (ARRAY['pt-BR'::text, 'en'::text, 'es'::text])));
alter table app.news_sign_ups add constraint news_sign_ups_module_ids_check CHECK ((cardinality(module_ids) <= 200));
alter table app.news_sign_ups add constraint news_sign_ups_token_hash_check CHECK ((octet_length(token_hash) = 32));
alter table app.news_subscribers add constraint news_subscribers_email_key UNIQUE (email);
alter table app.news_subscribers add constraint news_subscribers_person_id_key UNIQUE (person_id);
alter table app.news_subscribers add constraint news_subscribers_token_hash_key UNIQUE (token_hash);
alter table app.news_subscribers add constraint news_subscribers_pkey PRIMARY KEY (id);
alter table app.news_subscribers add constraint news_subscribers_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.news_subscribers add constraint news_subscribers_email_check CHECK (((email = lower(email)) AND ((char_length(email) >= 3) AND (char_length(email) <= 254))));
alter table app.news_subscribers add constraint news_subscribers_locale_check CHECK ((locale = ANY (ARRAY['pt-BR'::text, 'en'::text, 'es'::text])));
alter table app.news_subscribers add constraint news_subscribers_token_hash_check CHECK ((octet_length(token_hash) = 32));
alter table app.news_subscriptions add constraint news_subscriptions_once UNIQUE NULLS NOT DISTINCT (subscriber_id, module_id);
alter table app.news_subscriptions add constraint news_subscriptions_module_id_fkey FOREIGN KEY (module_id) REFERENCES app.modules(id);
alter table app.news_subscriptions add constraint news_subscriptions_subscriber_id_fkey FOREIGN KEY (subscriber_id) REFERENCES app.news_subscribers(id) ON DELETE CASCADE;
alter table app.news_subscriptions add constraint news_subscriptions_frequency_check CHECK ((frequency = ANY (ARRAY['immediately'::text, 'daily'::text, 'weekly'::text])));
alter table app.notice_refusals add constraint notice_refusals_pkey PRIMARY KEY (person_id, event, channel);
alter table app.notice_refusals add constraint mail_refusals_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.notice_refusals add constraint mail_refusals_event_check CHECK ((event ~ '^[a-z_]{3,60}$'::text));
alter table app.notice_refusals add constraint notice_refusals_channel_check CHECK ((channel = ANY (ARRAY['mail'::text, 'portal'::text])));
alter table app.notices add constraint notices_comment_once UNIQUE (comment_id, person_id);
alter table app.notices add constraint notices_once UNIQUE (event_id, person_id);
alter table app.notices add constraint notices_pkey PRIMARY KEY (id);
alter table app.notices add constraint notices_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES app.document_comments(id) ON DELETE CASCADE;
alter table app.notices add constraint notices_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.documents(id) ON DELETE CASCADE;
alter table app.notices add constraint notices_event_id_fkey FOREIGN KEY (event_id) REFERENCES app.ticket_events(id);
alter table app.notices add constraint notices_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.notices add constraint notices_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.notices add constraint notices_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES app.tickets(id);
alter table app.notices add constraint notices_about_one CHECK (((num_nonnulls(ticket_id, comment_id) = 1) AND ((document_id IS NULL) = (comment_id IS NULL))));
alter table app.notices add constraint notices_event_check CHECK ((event ~ '^[a-z_]{3,60}$'::text));
alter table app.notices add constraint notices_of_request CHECK (((ticket_id IS NULL) OR (organization_id IS NOT NULL)));
alter table app.organizations add constraint organizations_cnpj_key UNIQUE (cnpj);
alter table app.organizations add constraint organizations_imported_once UNIQUE (external_id);
alter table app.organizations add constraint organizations_pkey PRIMARY KEY (id);
alter table app.organizations add constraint organizations_cnpj_check CHECK ((cnpj ~ '^[A-Z0-9]{12}[0-9]{2}$'::text));
alter table app.organizations add constraint organizations_contract_in_order CHECK ((contract_until >= contract_from));
alter table app.organizations add constraint organizations_contract_number_check CHECK (((char_length(contract_number) >= 1) AND (char_length(contract_number) <= 60)));
alter table app.organizations add constraint organizations_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));
alter table app.organizations add constraint organizations_external_id_check CHECK (((char_length(external_id) >= 1) AND (char_length(external_id) <= 200)));
alter table app.organizations add constraint organizations_finance_email_check CHECK (((char_length(finance_email) >= 3) AND (char_length(finance_email) <= 254)));
alter table app.organizations add constraint organizations_kind_check CHECK ((kind = ANY (ARRAY['vendor'::text, 'customer'::text, 'unit'::text])));
alter table app.organizations add constraint organizations_municipality_check CHECK (((char_length(municipality) >= 1) AND (char_length(municipality) <= 120)));
alter table app.organizations add constraint organizations_municipality_code_check CHECK ((municipality_code ~ '^[0-9]{7}$'::text));
alter table app.organizations add constraint organizations_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 300)));
alter table app.organizations add constraint organizations_state_check CHECK ((state ~ '^[A-Z0-9]{1,3}$'::text));
alter table app.organizations add constraint organizations_suspension_reason_check CHECK (((char_length(suspension_reason) >= 1) AND (char_length(suspension_reason) <= 500)));
alter table app.organizations add constraint organizations_unit_kind CHECK (((unit_kind IS NULL) OR (kind = 'unit'::text)));
alter table app.organizations add constraint organizations_unit_kind_check CHECK ((unit_kind = ANY (ARRAY['franchise'::text, 'ams'::text, 'project'::text, 'partner'::text])));
alter table app.outbox_mails add constraint outbox_mails_pkey PRIMARY KEY (id);
alter table app.outbox_mails add constraint outbox_mails_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.outbox_mails add constraint outbox_mails_check CHECK (((sent_at IS NOT NULL) OR (failed_at IS NOT NULL) OR ((text_body IS NOT NULL) AND (html_body IS NOT NULL))));
alter table app.outbox_mails add constraint outbox_mails_headers_check CHECK ((jsonb_typeof(headers) = 'object'::text));
alter table app.passwords add constraint passwords_pkey PRIMARY KEY (person_id);
alter table app.passwords add constraint passwords_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.persons add constraint persons_pkey PRIMARY KEY (id);
alter table app.persons add constraint persons_email_check CHECK (((char_length(email) >= 3) AND (char_length(email) <= 254)));
alter table app.persons add constraint persons_locale_check CHECK ((locale = ANY (ARRAY['pt-BR'::text, 'en'::text, 'es'::text])));
alter table app.persons add constraint persons_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 300)));
alter table app.persons add constraint persons_theme_check CHECK ((theme = ANY (ARRAY['system'::text, 'light'::text, 'dark'::text])));
alter table app.portfolios add constraint portfolios_pkey PRIMARY KEY (id);
alter table app.portfolios add constraint portfolios_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES app.persons(id);
alter table app.portfolios add constraint portfolios_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.portfolios add constraint portfolios_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES app.persons(id);
alter table app.portfolios add constraint portfolios_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES app.organizations(id);
alter table app.portfolios add constraint portfolios_visibility_check CHECK ((visibility = ANY (ARRAY['own'::text, 'own_and_copy'::text, 'company'::text])));
alter table app.product_lines add constraint product_lines_code_key UNIQUE (code);
alter table app.product_lines add constraint product_lines_pkey PRIMARY KEY (id);
alter table app.product_lines add constraint product_lines_code_check CHECK ((code ~ '^[A-Z0-9][A-Z0-9_-]{0,19}$'::text));
alter table app.product_lines add constraint product_lines_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)));
alter table app.products add constraint products_code_key UNIQUE (code);
alter table app.products add constraint products_pkey PRIMARY KEY (id);
alter table app.products add constraint products_product_line_id_fkey FOREIGN KEY (product_line_id) REFERENCES app.product_lines(id);
alter table app.products add constraint products_code_check CHECK ((code ~ '^[A-Z0-9][A-Z0-9_-]{0,19}$'::text));
alter table app.products add constraint products_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)));
alter table app.queue_members add constraint queue_members_pkey PRIMARY KEY (queue_id, person_id);
alter table app.queue_members add constraint queue_members_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.queue_members add constraint queue_members_queue_id_fkey FOREIGN KEY (queue_id) REFERENCES app.queues(id);
alter table app.queue_modules add constraint queue_modules_pkey PRIMARY KEY (module_id);
alter table app.queue_modules add constraint queue_modules_module_id_fkey FOREIGN KEY (module_id) REFERENCES app.modules(id);
alter table app.queue_modules add constraint queue_modules_queue_id_fkey FOREIGN KEY (queue_id) REFERENCES app.queues(id);
alter table app.queues add constraint queues_name_key UNIQUE (name);
alter table app.queues add constraint queues_pkey PRIMARY KEY (id);
alter table app.queues add constraint queues_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES app.calendars(id);
alter table app.queues add constraint queues_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)));
alter table app.queues add constraint queues_rest_stays CHECK ((NOT (takes_the_rest AND ((archived_at IS NOT NULL) OR confidential))));
alter table app.rate_limits add constraint rate_limits_pkey PRIMARY KEY (key);
alter table app.rate_limits add constraint rate_limits_key_check CHECK ((octet_length(key) = 32));
alter table app.releases add constraint releases_of_product UNIQUE (product_id, id);
alter table app.releases add constraint releases_product_id_code_key UNIQUE (product_id, code);
alter table app.releases add constraint releases_pkey PRIMARY KEY (id);
alter table app.releases add constraint releases_product_id_fkey FOREIGN KEY (product_id) REFERENCES app.products(id);
alter table app.releases add constraint releases_code_check CHECK ((code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$'::text));
alter table app.releases add constraint releases_extension_in_order CHECK (((extended_until IS NULL) OR COALESCE((extended_until >= supported_until), false)));
alter table app.releases add constraint releases_minimum_build_check CHECK (((char_length(minimum_build) >= 1) AND (char_length(minimum_build) <= 60)));
alter table app.releases add constraint releases_support_in_order CHECK ((supported_until >= launched_on));
alter table app.routines add constraint routines_module_id_code_key UNIQUE (module_id, code);
alter table app.routines add constraint routines_of_module UNIQUE (module_id, id);
alter table app.routines add constraint routines_pkey PRIMARY KEY (id);
alter table app.routines add constraint routines_module_id_fkey FOREIGN KEY (module_id) REFERENCES app.modules(id);
alter table app.routines add constraint routines_code_check CHECK ((code ~ '^[A-Z0-9][A-Z0-9_-]{0,19}$'::text));
alter table app.routines add constraint routines_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)));
alter table app.saved_searches add constraint saved_searches_pkey PRIMARY KEY (id);
alter table app.saved_searches add constraint saved_searches_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id) ON DELETE CASCADE;
alter table app.saved_searches add constraint saved_searches_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)));
alter table app.saved_searches add constraint saved_searches_query_check CHECK (((char_length(query) >= 1) AND (char_length(query) <= 5000)));
alter table app.search_records add constraint search_records_once UNIQUE (id, internal);
alter table app.search_records add constraint search_records_pkey PRIMARY KEY (key);
alter table app.search_records add constraint search_records_audience_check CHECK ((audience = ANY (ARRAY['public'::text, 'signed_in'::text, 'entitled'::text, 'staff'::text])));
alter table app.search_records add constraint search_records_internal CHECK (((NOT internal) OR (type = 'ticket'::text)));
alter table app.search_records add constraint search_records_readable CHECK ((removed OR (((type = 'ticket'::text) = (audience IS NULL)) AND ((type <> 'ticket'::text) OR ((organization_id IS NOT NULL) AND (requester_id IS NOT NULL) AND (queue_id IS NOT NULL))))));
alter table app.search_records add constraint search_records_type_check CHECK ((type = ANY (ARRAY['doc'::text, 'kb'::text, 'news'::text, 'video'::text, 'package'::text, 'ticket'::text, 'known_issue'::text])));
alter table app.searched_documents add constraint searched_documents_pkey PRIMARY KEY (day, document_id);
alter table app.searched_documents add constraint searched_documents_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.documents(id) ON DELETE CASCADE;
alter table app.searched_words add constraint searched_words_pkey PRIMARY KEY (day, locale, words);
alter table app.searched_words add constraint searched_words_locale_check CHECK ((locale = ANY (ARRAY['pt-BR'::text, 'en'::text, 'es'::text])));
alter table app.searched_words add constraint searched_words_words_check CHECK (((char_length(words) >= 2) AND (char_length(words) <= 160)));
alter table app.sessions add constraint sessions_token_hash_key UNIQUE (token_hash);
alter table app.sessions add constraint sessions_pkey PRIMARY KEY (id);
alter table app.sessions add constraint sessions_acting_for_id_fkey FOREIGN KEY (acting_for_id) REFERENCES app.organizations(id);
alter table app.sessions add constraint sessions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.sessions add constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.sessions add constraint sessions_check CHECK (((expires_at <= (created_at + '7 days'::interval)) AND (idle_expires_at <= (expires_at + '1 day'::interval))));
alter table app.sessions add constraint sessions_device_check CHECK ((char_length(device) <= 200));
alter table app.sessions add constraint sessions_device_hash_check CHECK ((octet_length(device_hash) = 32));
alter table app.sessions add constraint sessions_network_check CHECK ((char_length(network) <= 64));
alter table app.sessions add constraint sessions_token_hash_check CHECK ((octet_length(token_hash) = 32));
alter table app.sign_in_requests add constraint sign_in_requests_pkey PRIMARY KEY (id);
alter table app.sign_in_requests add constraint sign_in_requests_email_check CHECK ((char_length(email) <= 254));
alter table app.sign_in_requests add constraint sign_in_requests_locale_check CHECK ((locale = ANY (ARRAY['pt-BR'::text, 'en'::text, 'es'::text])));
alter table app.sign_in_requests add constraint sign_in_requests_purpose_check CHECK ((purpose = ANY (ARRAY['sign_in'::text, 'password_reset'::text])));
alter table app.sign_in_tokens add constraint sign_in_tokens_pkey PRIMARY KEY (token_hash);
alter table app.sign_in_tokens add constraint sign_in_tokens_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.sign_in_tokens add constraint sign_in_tokens_purpose_check CHECK ((purpose = ANY (ARRAY['sign_in'::text, 'password_reset'::text])));
alter table app.sign_in_tokens add constraint sign_in_tokens_token_hash_check CHECK ((octet_length(token_hash) = 32));
alter table app.staff_roles add constraint staff_roles_pkey PRIMARY KEY (person_id, role);
alter table app.staff_roles add constraint staff_roles_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.staff_roles add constraint staff_roles_role_check CHECK ((role = ANY (ARRAY['agent'::text, 'lead'::text, 'setup_specialist'::text, 'developer'::text, 'editor'::text, 'catalog_manager'::text, 'billing'::text, 'privacy_officer'::text, 'system_admin'::text])));
alter table app.synonyms add constraint synonyms_once UNIQUE (locale, words, leads_to);
alter table app.synonyms add constraint synonyms_pkey PRIMARY KEY (id);
alter table app.synonyms add constraint synonyms_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES app.persons(id);
alter table app.synonyms add constraint synonyms_leads_to_check CHECK ((cardinality(leads_to) <= 20));
alter table app.synonyms add constraint synonyms_locale_check CHECK ((locale = ANY (ARRAY['pt-BR'::text, 'en'::text, 'es'::text])));
alter table app.synonyms add constraint synonyms_mean_something CHECK (((cardinality(words) + cardinality(leads_to)) >= 2));
alter table app.synonyms add constraint synonyms_words_check CHECK (((cardinality(words) >= 1) AND (cardinality(words) <= 20)));
alter table app.ticket_attachments add constraint ticket_attachments_file_key_key UNIQUE (file_key);
alter table app.ticket_attachments add constraint ticket_attachments_pkey PRIMARY KEY (id);
alter table app.ticket_attachments add constraint ticket_attachments_message_id_fkey FOREIGN KEY (message_id) REFERENCES app.ticket_messages(id);
alter table app.ticket_attachments add constraint ticket_attachments_of_ticket FOREIGN KEY (ticket_id, organization_id) REFERENCES app.tickets(id, organization_id);
alter table app.ticket_attachments add constraint ticket_attachments_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.ticket_attachments add constraint ticket_attachments_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.ticket_attachments add constraint ticket_attachments_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES app.tickets(id);
alter table app.ticket_attachments add constraint ticket_attachments_bytes_check CHECK (((bytes >= 0) AND (bytes <= 20971520)));
alter table app.ticket_attachments add constraint ticket_attachments_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 255)));
alter table app.ticket_attachments add constraint ticket_attachments_sha256_check CHECK ((octet_length(sha256) = 32));
alter table app.ticket_attachments add constraint ticket_attachments_somewhere CHECK ((num_nonnulls(ticket_id, draft_id) = 1));
alter table app.ticket_copies add constraint ticket_copies_pkey PRIMARY KEY (ticket_id, person_id);
alter table app.ticket_copies add constraint ticket_copies_added_by_fkey FOREIGN KEY (added_by) REFERENCES app.persons(id);
alter table app.ticket_copies add constraint ticket_copies_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.ticket_copies add constraint ticket_copies_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.ticket_copies add constraint ticket_copies_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES app.tickets(id);
alter table app.ticket_drafts add constraint ticket_drafts_pkey PRIMARY KEY (person_id, id);
alter table app.ticket_drafts add constraint ticket_drafts_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.ticket_drafts add constraint ticket_drafts_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.ticket_drafts add constraint ticket_drafts_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES app.tickets(id);
alter table app.ticket_drafts add constraint ticket_drafts_form_check CHECK ((jsonb_typeof(form) = 'object'::text));
alter table app.ticket_drafts add constraint ticket_drafts_kind_check CHECK ((kind = ANY (ARRAY['request'::text, 'message'::text, 'note'::text, 'proposal'::text])));
alter table app.ticket_events add constraint ticket_events_pkey PRIMARY KEY (id);
alter table app.ticket_events add constraint ticket_events_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES app.persons(id);
alter table app.ticket_events add constraint ticket_events_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.ticket_events add constraint ticket_events_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES app.tickets(id);
alter table app.ticket_events add constraint ticket_events_actor_name_check CHECK (((char_length(actor_name) >= 1) AND (char_length(actor_name) <= 300)));
alter table app.ticket_events add constraint ticket_events_actor_side_check CHECK ((actor_side = ANY (ARRAY['customer'::text, 'staff'::text, 'system'::text])));
alter table app.ticket_events add constraint ticket_events_event_check CHECK ((event ~ '^[a-z_]{3,60}$'::text));
alter table app.ticket_messages add constraint ticket_messages_submitted_once UNIQUE (submission_id, author_id, ticket_id);
alter table app.ticket_messages add constraint ticket_messages_pkey PRIMARY KEY (id);
alter table app.ticket_messages add constraint ticket_messages_author_id_fkey FOREIGN KEY (author_id) REFERENCES app.persons(id);
alter table app.ticket_messages add constraint ticket_messages_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.ticket_messages add constraint ticket_messages_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES app.tickets(id);
alter table app.ticket_messages add constraint ticket_messages_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES app.organizations(id);
alter table app.ticket_messages add constraint ticket_messages_author_name_check CHECK (((char_length(author_name) >= 1) AND (char_length(author_name) <= 300)));
alter table app.ticket_messages add constraint ticket_messages_author_side_check CHECK ((author_side = ANY (ARRAY['customer'::text, 'staff'::text, 'system'::text])));
alter table app.ticket_messages add constraint ticket_messages_body_check CHECK (((char_length(body) >= 1) AND (char_length(body) <= 65536)));
alter table app.ticket_messages add constraint ticket_messages_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'api'::text, 'mail'::text, 'phone'::text])));
alter table app.ticket_messages add constraint ticket_messages_customers_say_messages CHECK (((author_side = 'staff'::text) OR (kind = 'message'::text)));
alter table app.ticket_messages add constraint ticket_messages_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'information_request'::text, 'proposal'::text, 'note'::text])));
alter table app.ticket_messages add constraint ticket_messages_notes_are_internal CHECK ((internal = (kind = 'note'::text)));
alter table app.ticket_moves add constraint ticket_moves_pkey PRIMARY KEY (from_status, to_status);
alter table app.ticket_reads add constraint ticket_reads_pkey PRIMARY KEY (ticket_id, person_id);
alter table app.ticket_reads add constraint ticket_reads_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.persons(id);
alter table app.ticket_reads add constraint ticket_reads_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES app.tickets(id);
alter table app.tickets add constraint tickets_number_key UNIQUE (number);
alter table app.tickets add constraint tickets_of_organization UNIQUE (id, organization_id);
alter table app.tickets add constraint tickets_submitted_once UNIQUE (submission_id, requester_id, organization_id);
alter table app.tickets add constraint tickets_pkey PRIMARY KEY (id);
alter table app.tickets add constraint tickets_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES app.persons(id);
alter table app.tickets add constraint tickets_duplicate_of_id_fkey FOREIGN KEY (duplicate_of_id) REFERENCES app.tickets(id);
alter table app.tickets add constraint tickets_follow_up_of_id_fkey FOREIGN KEY (follow_up_of_id) REFERENCES app.tickets(id);
alter table app.tickets add constraint tickets_known_issue_id_fkey FOREIGN KEY (known_issue_id) REFERENCES app.known_issues(id);
alter table app.tickets add constraint tickets_module_of_product FOREIGN KEY (product_id, module_id) REFERENCES app.modules(product_id, id);
alter table app.tickets add constraint tickets_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES app.organizations(id);
alter table app.tickets add constraint tickets_product_id_fkey FOREIGN KEY (product_id) REFERENCES app.products(id);
alter table app.tickets add constraint tickets_queue_id_fkey FOREIGN KEY (queue_id) REFERENCES app.queues(id);
alter table app.tickets add constraint tickets_read_document_id_fkey FOREIGN KEY (read_document_id) REFERENCES app.documents(id);
alter table app.tickets add constraint tickets_release_of_product FOREIGN KEY (product_id, release_id) REFERENCES app.releases(product_id, id);
alter table app.tickets add constraint tickets_requester_id_fkey FOREIGN KEY (requester_id) REFERENCES app.persons(id);
alter table app.tickets add constraint tickets_routine_of_module FOREIGN KEY (module_id, routine_id) REFERENCES app.routines(module_id, id);
alter table app.tickets add constraint tickets_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES app.organizations(id);
alter table app.tickets add constraint tickets_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'api'::text, 'mail'::text, 'phone'::text])));
alter table app.tickets add constraint tickets_close_reason_check CHECK ((close_reason = ANY (ARRAY['validated'::text, 'validation_expired'::text, 'no_answer'::text, 'administrative'::text, 'duplicate'::text, 'withdrawn'::text])));
alter table app.tickets add constraint tickets_closes_while_waiting CHECK (((closes_at IS NULL) OR (status = ANY (ARRAY['waiting_customer'::text, 'customer_validation'::text]))));
alter table app.tickets add constraint tickets_description_check CHECK (((char_length(description) >= 1) AND (char_length(description) <= 20000)));
alter table app.tickets add constraint tickets_details_check CHECK ((jsonb_typeof(details) = 'object'::text));
alter table app.tickets add constraint tickets_duplicate_of_another CHECK ((duplicate_of_id <> id));
alter table app.tickets add constraint tickets_ended_with_reason CHECK ((((status = ANY (ARRAY['closed'::text, 'cancelled'::text])) = (closed_at IS NOT NULL)) AND ((closed_at IS NULL) = (close_reason IS NULL))));
alter table app.tickets add constraint tickets_external_id_check CHECK (((char_length(external_id) >= 1) AND (char_length(external_id) <= 200)));
alter table app.tickets add constraint tickets_kind_check CHECK ((kind = ANY (ARRAY['question'::text, 'error'::text, 'legislation'::text, 'improvement'::text, 'access'::text])));
alter table app.tickets add constraint tickets_module_has_product CHECK (((module_id IS NULL) OR (product_id IS NOT NULL)));
alter table app.tickets add constraint tickets_reason_fits CHECK (((close_reason IS NULL) OR ((status = 'cancelled'::text) = (close_reason = ANY (ARRAY['duplicate'::text, 'withdrawn'::text]))) OR (close_reason = 'administrative'::text)));
alter table app.tickets add constraint tickets_release_has_product CHECK (((release_id IS NULL) OR (product_id IS NOT NULL)));
alter table app.tickets add constraint tickets_routine_has_module CHECK (((routine_id IS NULL) OR (module_id IS NOT NULL)));
alter table app.tickets add constraint tickets_severity_check CHECK ((severity = ANY (ARRAY['critical'::text, 'high'::text, 'medium'::text, 'low'::text])));
alter table app.tickets add constraint tickets_status_check CHECK ((status = ANY (ARRAY['new'::text, 'in_progress'::text, 'waiting_customer'::text, 'waiting_issue'::text, 'customer_validation'::text, 'closed'::text, 'cancelled'::text])));
alter table app.tickets add constraint tickets_subject_check CHECK (((char_length(subject) >= 1) AND (char_length(subject) <= 200)));
alter table app.tickets add constraint tickets_wait_for_an_issue CHECK (((status <> 'waiting_issue'::text) OR (known_issue_id IS NOT NULL)));
alter table app.vendor add constraint vendor_pkey PRIMARY KEY (id);
alter table app.vendor add constraint vendor_hue_check CHECK (((hue >= 0) AND (hue <= 360)));
alter table app.vendor add constraint vendor_id_check CHECK (id);
alter table app.vendor add constraint vendor_logo_type_check CHECK ((logo_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text])));
alter table app.vendor add constraint vendor_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)));
alter table app.vendor add constraint vendor_radius_check CHECK (((radius >= 0) AND (radius <= 16)));
alter table app.video_articles add constraint video_articles_pkey PRIMARY KEY (document_id, article_id);
alter table app.video_articles add constraint video_articles_article_id_fkey FOREIGN KEY (article_id) REFERENCES app.documents(id) ON DELETE CASCADE;
alter table app.video_articles add constraint video_articles_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.videos(document_id) ON DELETE CASCADE;
alter table app.video_articles add constraint video_articles_position_check CHECK (("position" > 0));
alter table app.video_captions add constraint video_captions_pkey PRIMARY KEY (document_id, locale);
alter table app.video_captions add constraint video_captions_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.videos(document_id) ON DELETE CASCADE;
alter table app.video_captions add constraint video_captions_body_check CHECK (((char_length(body) >= 1) AND (char_length(body) <= 1048576)));
alter table app.video_captions add constraint video_captions_cues_check CHECK ((cues > 0));
alter table app.video_captions add constraint video_captions_locale_check CHECK ((locale = ANY (ARRAY['pt-BR'::text, 'en'::text, 'es'::text])));
alter table app.videos add constraint videos_file_once UNIQUE (file_key);
alter table app.videos add constraint videos_pkey PRIMARY KEY (document_id);
alter table app.videos add constraint videos_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.documents(id) ON DELETE CASCADE;
alter table app.videos add constraint videos_chapters_check CHECK (((jsonb_typeof(chapters) = 'array'::text) AND (jsonb_array_length(chapters) <= 100)));
alter table app.videos add constraint videos_duration_s_check CHECK (((duration_s >= 1) AND (duration_s <= 86400)));
alter table app.videos add constraint videos_file_bytes_check CHECK ((file_bytes > 0));
alter table app.videos add constraint videos_file_name_check CHECK (((char_length(file_name) >= 1) AND (char_length(file_name) <= 255)));
alter table app.videos add constraint videos_file_type_check CHECK ((file_type = ANY (ARRAY['video/mp4'::text, 'video/webm'::text])));
alter table app.videos add constraint videos_one_source CHECK (((youtube_id IS NULL) OR (file_key IS NULL)));
alter table app.videos add constraint videos_whole_file CHECK ((num_nulls(file_key, file_name, file_type, file_bytes, file_sha256) = ANY (ARRAY[0, 5])));
alter table app.videos add constraint videos_youtube_id_check CHECK ((youtube_id ~ '^[A-Za-z0-9_-]{11}$'::text));

-- Indexes
CREATE INDEX access_requests_by_email ON app.access_requests USING btree (lower(email), created_at);
CREATE INDEX access_requests_by_expiry ON app.access_requests USING btree (expires_at);
CREATE INDEX access_requests_undecided ON app.access_requests USING btree (id) WHERE ((confirmed_at IS NOT NULL) AND (decided_at IS NULL));
CREATE INDEX access_requests_waiting ON app.access_requests USING btree (organization_id, confirmed_at) WHERE ((confirmed_at IS NOT NULL) AND (decided_at IS NULL));
CREATE INDEX api_tokens_by_organization ON app.api_tokens USING btree (organization_id, created_at DESC) WHERE (kind = 'organization'::text);
CREATE INDEX api_tokens_by_person ON app.api_tokens USING btree (person_id, created_at DESC);
CREATE INDEX audit_events_by_actor ON app.audit_events USING btree (actor_id, at DESC) WHERE (actor_id IS NOT NULL);
CREATE INDEX audit_events_by_organization ON app.audit_events USING btree (organization_id, at DESC);
CREATE INDEX audit_events_by_subject ON app.audit_events USING btree (subject_id, at DESC) WHERE (subject_id IS NOT NULL);
CREATE INDEX branches_by_organization ON app.branches USING btree (organization_id, cnpj);
CREATE INDEX calendar_optional_days_by_holiday ON app.calendar_optional_days USING btree (holiday_id);
CREATE INDEX communities_by_product ON app.communities USING btree (product_id, module_id, lower(title), id);
CREATE INDEX content_files_newest ON app.content_files USING btree (created_at, id);
CREATE INDEX document_comments_decided ON app.document_comments USING btree (decided_at DESC, id DESC) WHERE (decided_at IS NOT NULL);
CREATE INDEX document_comments_of ON app.document_comments USING btree (document_id, created_at DESC, id DESC) WHERE (state = 'published'::text);
CREATE INDEX document_comments_own ON app.document_comments USING btree (person_id, document_id);
CREATE INDEX document_comments_pending ON app.document_comments USING btree (created_at, id) WHERE (state = 'pending'::text);
CREATE INDEX document_feedback_by_time ON app.document_feedback USING btree (created_at);
CREATE INDEX document_feedback_of ON app.document_feedback USING btree (document_id, created_at);
CREATE INDEX document_feedback_unsolved ON app.document_feedback USING btree (created_at DESC, id DESC) WHERE ((NOT solved) AND ((reason IS NOT NULL) OR (words IS NOT NULL)));
CREATE INDEX document_files_by_file ON app.document_files USING btree (file_id);
CREATE INDEX document_links_broken ON app.document_links USING btree (from_id) WHERE broken;
CREATE INDEX document_links_nowhere ON app.document_links USING btree (target) WHERE (to_id IS NULL);
CREATE INDEX document_links_to ON app.document_links USING btree (to_id) WHERE (to_id IS NOT NULL);
CREATE INDEX document_reads_by_day ON app.document_reads USING btree (day, document_id) INCLUDE (reads);
CREATE INDEX document_redirects_by_document ON app.document_redirects USING btree (document_id);
CREATE INDEX document_scores_of_kind ON app.document_scores USING btree (kind, score DESC, document_id);
CREATE INDEX document_scores_of_place ON app.document_scores USING btree (kind, product_id, module_id, score DESC, document_id);
CREATE INDEX documents_below ON app.documents USING btree (parent_id, "position", id) WHERE (parent_id IS NOT NULL);
CREATE INDEX documents_below_in_order ON app.documents USING btree (parent_id, "position", id) INCLUDE (kind, state, audience, product_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX documents_by_product ON app.documents USING btree (kind, product_id, module_id, updated_at DESC, id DESC) WHERE (state = ANY (ARRAY['published'::text, 'outdated'::text]));
CREATE INDEX documents_by_template ON app.documents USING btree (product_id, template, updated_at DESC, id DESC) WHERE ((kind = 'doc'::text) AND (template <> 'none'::text) AND (state = ANY (ARRAY['published'::text, 'outdated'::text])));
CREATE INDEX documents_by_title ON app.documents USING gin (app.fold(title) extensions.gin_trgm_ops);
CREATE INDEX documents_edited ON app.documents USING btree (updated_at DESC, id DESC);
CREATE INDEX documents_edited_of_kind ON app.documents USING btree (kind, updated_at DESC, id DESC);
CREATE INDEX documents_edited_of_owner ON app.documents USING btree (owner_id, updated_at DESC, id DESC) WHERE (owner_id IS NOT NULL);
CREATE INDEX documents_edited_of_product ON app.documents USING btree (product_id, updated_at DESC, id DESC);
CREATE INDEX documents_for_everybody ON app.documents USING btree (id) WHERE ((audience = 'public'::text) AND (state = ANY (ARRAY['published'::text, 'outdated'::text])));
CREATE INDEX documents_newest ON app.documents USING btree (kind, updated_at DESC, id DESC) WHERE (state = ANY (ARRAY['published'::text, 'outdated'::text]));
CREATE INDEX documents_on_top ON app.documents USING btree (product_id, "position", id) WHERE ((kind = 'doc'::text) AND (parent_id IS NULL));
CREATE INDEX documents_on_top_of_module ON app.documents USING btree (product_id, COALESCE(module_id, product_id), "position", id) INCLUDE (kind, state, audience, module_id, parent_id) WHERE ((kind = 'doc'::text) AND (parent_id IS NULL) AND (state = ANY (ARRAY['published'::text, 'outdated'::text])));
CREATE INDEX documents_to_publish ON app.documents USING btree (publish_at) WHERE (state = 'scheduled'::text);
CREATE INDEX documents_to_review ON app.documents USING btree (review_on, id) WHERE ((review_on IS NOT NULL) AND (state = ANY (ARRAY['published'::text, 'outdated'::text])));
CREATE INDEX documents_unpublished ON app.documents USING btree (state, updated_at DESC, id DESC) WHERE (state <> ALL (ARRAY['published'::text, 'outdated'::text]));
CREATE INDEX documents_videos_by_routine ON app.documents USING btree (routine_id, updated_at DESC, id DESC) WHERE ((kind = 'video'::text) AND (state = ANY (ARRAY['published'::text, 'outdated'::text])));
CREATE INDEX entitlements_by_product ON app.entitlements USING btree (product_id);
CREATE INDEX holidays_by_name ON app.holidays USING btree (lower(name), id);
CREATE INDEX holidays_by_place ON app.holidays USING btree (country, state, municipality_code);
CREATE INDEX idempotency_keys_by_age ON app.idempotency_keys USING btree (created_at);
CREATE INDEX import_lines_refused ON app.import_lines USING btree (import_id, line) WHERE (errors IS NOT NULL);
CREATE INDEX imports_by_organization ON app.imports USING btree (organization_id, created_at DESC);
CREATE INDEX imports_by_person ON app.imports USING btree (person_id, created_at DESC);
CREATE INDEX invitations_by_organization ON app.invitations USING btree (organization_id, created_at DESC, id);
CREATE INDEX invitations_waiting ON app.invitations USING btree (organization_id, id DESC) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));
CREATE INDEX known_issues_by_product ON app.known_issues USING btree (product_id, id DESC);
CREATE INDEX memberships_by_organization ON app.memberships USING btree (organization_id, person_id);
CREATE INDEX news_binding ON app.news USING btree (effective_on, document_id) WHERE (effective_on IS NOT NULL);
CREATE INDEX news_by_time ON app.news USING btree (published_at DESC, document_id DESC);
CREATE INDEX news_mailed_by_time ON app.news_mailed USING btree (mailed_at);
CREATE INDEX news_modules_by_module ON app.news_modules USING btree (module_id, document_id);
CREATE INDEX news_pinned ON app.news USING btree (document_id) WHERE pinned;
CREATE INDEX news_posts_by_document ON app.news_posts USING btree (document_id, posted_at DESC);
CREATE INDEX news_sign_ups_by_address ON app.news_sign_ups USING btree (email, created_at);
CREATE INDEX news_sign_ups_by_end ON app.news_sign_ups USING btree (expires_at);
CREATE INDEX news_subscriptions_due ON app.news_subscriptions USING btree (frequency, told, subscriber_id);
CREATE INDEX news_unannounced ON app.news USING btree (document_id) WHERE (announcement IS NULL);
CREATE INDEX notices_by_document ON app.notices USING btree (document_id) WHERE (document_id IS NOT NULL);
CREATE INDEX notices_by_person ON app.notices USING btree (person_id, created_at DESC, id DESC) INCLUDE (organization_id, ticket_id, document_id, event, read_at);
CREATE INDEX notices_old ON app.notices USING btree (created_at);
CREATE INDEX notices_unread ON app.notices USING btree (person_id, created_at DESC, id DESC) INCLUDE (organization_id, ticket_id, document_id, event) WHERE (read_at IS NULL);
CREATE INDEX notices_unread_of_ticket ON app.notices USING btree (person_id, ticket_id) WHERE (read_at IS NULL);
CREATE INDEX organizations_by_cnpj ON app.organizations USING btree (cnpj);
CREATE INDEX organizations_by_kind ON app.organizations USING btree (kind, lower(name), id);
CREATE INDEX organizations_by_name ON app.organizations USING btree (lower(name), id);
CREATE INDEX organizations_by_search ON app.organizations USING gin (search_text extensions.gin_trgm_ops);
CREATE INDEX organizations_by_state ON app.organizations USING btree (state, lower(name), id);
CREATE INDEX organizations_suspended ON app.organizations USING btree (lower(name), id) WHERE (suspended_at IS NOT NULL);
CREATE INDEX outbox_mails_waiting ON app.outbox_mails USING btree (created_at) WHERE ((sent_at IS NULL) AND (failed_at IS NULL));
CREATE INDEX persons_by_name ON app.persons USING btree (lower(name), id);
CREATE INDEX persons_by_search ON app.persons USING gin (search_text extensions.gin_trgm_ops);
CREATE INDEX persons_disabled ON app.persons USING btree (lower(name), id) WHERE (disabled_at IS NOT NULL);
CREATE INDEX portfolios_by_organization ON app.portfolios USING btree (organization_id, unit_id);
CREATE INDEX products_by_line ON app.products USING btree (product_line_id);
CREATE INDEX queue_members_by_person ON app.queue_members USING btree (person_id, queue_id);
CREATE INDEX queue_modules_by_queue ON app.queue_modules USING btree (queue_id);
CREATE INDEX rate_limits_by_age ON app.rate_limits USING btree (updated_at);
CREATE INDEX search_records_newest ON app.search_records USING btree (ver);
CREATE INDEX searched_documents_by_document ON app.searched_documents USING btree (document_id);
CREATE INDEX sessions_by_device ON app.sessions USING btree (person_id, device_hash);
CREATE INDEX sessions_by_expiry ON app.sessions USING btree (expires_at);
CREATE INDEX sessions_by_person ON app.sessions USING btree (person_id, last_seen_at DESC);
CREATE INDEX sign_in_tokens_by_expiry ON app.sign_in_tokens USING btree (expires_at);
CREATE INDEX sign_in_tokens_by_person ON app.sign_in_tokens USING btree (person_id);
CREATE INDEX ticket_attachments_by_draft ON app.ticket_attachments USING btree (draft_id) WHERE (draft_id IS NOT NULL);
CREATE INDEX ticket_attachments_by_preview ON app.ticket_attachments USING btree (preview_key) WHERE (preview_key IS NOT NULL);
CREATE INDEX ticket_attachments_by_ticket ON app.ticket_attachments USING btree (ticket_id, created_at) WHERE (ticket_id IS NOT NULL);
CREATE INDEX ticket_copies_by_person ON app.ticket_copies USING btree (person_id, number DESC);
CREATE INDEX ticket_copies_open_by_person ON app.ticket_copies USING btree (person_id, number DESC) WHERE (NOT ended);
CREATE INDEX ticket_drafts_by_person ON app.ticket_drafts USING btree (person_id, updated_at DESC);
CREATE INDEX ticket_drafts_by_ticket ON app.ticket_drafts USING btree (person_id, ticket_id, updated_at DESC) WHERE (ticket_id IS NOT NULL);
CREATE INDEX ticket_drafts_untouched ON app.ticket_drafts USING btree (updated_at);
CREATE INDEX ticket_events_by_ticket ON app.ticket_events USING btree (ticket_id, created_at, id);
CREATE INDEX ticket_messages_by_ticket ON app.ticket_messages USING btree (ticket_id, created_at, id);
CREATE INDEX tickets_active_by_organization ON app.tickets USING btree (organization_id, last_message_at DESC, number DESC) WHERE (status <> ALL (ARRAY['closed'::text, 'cancelled'::text]));
CREATE INDEX tickets_active_by_queue ON app.tickets USING btree (queue_id, last_message_at DESC, number DESC) WHERE (status <> ALL (ARRAY['closed'::text, 'cancelled'::text]));
CREATE INDEX tickets_active_by_requester ON app.tickets USING btree (requester_id, last_message_at DESC, number DESC, organization_id) WHERE (status <> ALL (ARRAY['closed'::text, 'cancelled'::text]));
CREATE INDEX tickets_by_chain ON app.tickets USING btree (chain_id, number);
CREATE INDEX tickets_by_document ON app.tickets USING btree (read_document_id) WHERE (read_document_id IS NOT NULL);
CREATE INDEX tickets_by_known_issue ON app.tickets USING btree (known_issue_id, organization_id) WHERE (known_issue_id IS NOT NULL);
CREATE INDEX tickets_by_organization ON app.tickets USING btree (organization_id, number DESC);
CREATE INDEX tickets_by_queue ON app.tickets USING btree (queue_id, number DESC);
CREATE INDEX tickets_by_requester ON app.tickets USING btree (requester_id, number DESC, organization_id);
CREATE INDEX tickets_closing ON app.tickets USING btree (closes_at) WHERE (closes_at IS NOT NULL);
CREATE INDEX tickets_closing_by_organization ON app.tickets USING btree (organization_id, closes_at, number) WHERE (closes_at IS NOT NULL);
CREATE INDEX tickets_closing_by_queue ON app.tickets USING btree (queue_id, closes_at, number) WHERE (closes_at IS NOT NULL);
CREATE INDEX tickets_closing_by_requester ON app.tickets USING btree (requester_id, closes_at, number, organization_id) WHERE (closes_at IS NOT NULL);
CREATE INDEX tickets_duplicates ON app.tickets USING btree (duplicate_of_id) WHERE (duplicate_of_id IS NOT NULL);
CREATE INDEX tickets_open ON app.tickets USING btree (number DESC) WHERE (status <> ALL (ARRAY['closed'::text, 'cancelled'::text]));
CREATE INDEX tickets_open_by_assignee ON app.tickets USING btree (assignee_id, number DESC) WHERE (status <> ALL (ARRAY['closed'::text, 'cancelled'::text]));
CREATE INDEX tickets_open_by_organization ON app.tickets USING btree (organization_id, number DESC) WHERE (status <> ALL (ARRAY['closed'::text, 'cancelled'::text]));
CREATE INDEX tickets_open_by_queue ON app.tickets USING btree (queue_id, number DESC) WHERE (status <> ALL (ARRAY['closed'::text, 'cancelled'::text]));
CREATE INDEX tickets_open_by_requester ON app.tickets USING btree (requester_id, number DESC, organization_id) WHERE (status <> ALL (ARRAY['closed'::text, 'cancelled'::text]));
CREATE INDEX tickets_open_by_state ON app.tickets USING btree (queue_id, status, number DESC) WHERE (status <> ALL (ARRAY['closed'::text, 'cancelled'::text]));
CREATE INDEX tickets_reminding ON app.tickets USING btree (reminds_at) WHERE (reminds_at IS NOT NULL);
CREATE INDEX tickets_unassigned ON app.tickets USING btree (queue_id, number DESC) WHERE ((assignee_id IS NULL) AND (status <> ALL (ARRAY['closed'::text, 'cancelled'::text])));
CREATE INDEX tickets_validating ON app.tickets USING btree (queue_id, closes_at, number) WHERE (status = 'customer_validation'::text);
CREATE INDEX video_articles_by_article ON app.video_articles USING btree (article_id);
CREATE UNIQUE INDEX invitations_once ON app.invitations USING btree (organization_id, lower(email)) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));
CREATE UNIQUE INDEX persons_by_email ON app.persons USING btree (lower(email));
CREATE UNIQUE INDEX portfolios_once ON app.portfolios USING btree (unit_id, organization_id) WHERE (revoked_at IS NULL);
CREATE UNIQUE INDEX queues_one_takes_the_rest ON app.queues USING btree (takes_the_rest) WHERE takes_the_rest;
CREATE UNIQUE INDEX saved_searches_by_name ON app.saved_searches USING btree (person_id, lower(name));
CREATE UNIQUE INDEX tickets_imported_once ON app.tickets USING btree (external_id) WHERE (external_id IS NOT NULL);

-- Functions
CREATE OR REPLACE FUNCTION app.access_request_lookup(hash bytea)
 RETURNS TABLE(id uuid, name text, email text, cnpj text, message text, organization_name text, asks text, state text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
  select r.id, r.name, r.email, r.cnpj, r.message, o.name, case when r.token_hash = hash then 'confirmation' else 'validation' end,
    case when (r.token_hash = hash and r.confirmed_at is not null) or r.decided_at is not null then 'used' when r.expires_at <= app.now() then 'expired' else 'valid' end
  from app.access_requests r left join app.organizations o on o.id = r.organization_id
  where r.token_hash = hash or r.finance_token_hash = hash
$function$;
alter function app.access_request_lookup(bytea) owner to arrimo_door;
CREATE OR REPLACE FUNCTION app.act_for(unit uuid, customer uuid)
 RETURNS SETOF app.entrant
 LANGUAGE plpgsql
AS $function$
declare
  who app.entrant;
begin
  select * into who from app.acting_lookup(unit, customer);
  if who.person_id is null then return; end if;
  perform app.settle(who);
  return next who;
end
$function$;
alter function app.act_for(uuid,uuid) owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.acting_lookup(unit uuid, customer uuid)
 RETURNS SETOF app.entrant
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$ select l.* from app.person_lookup(app.person_id(), unit, customer) l where l.organization_id = customer and l.unit_id = unit $function$;
alter function app.acting_lookup(uuid,uuid) owner to arrimo_door;
CREATE OR REPLACE FUNCTION app.add_job(identifier text, payload json, run_at timestamp with time zone, job_key text, max_attempts integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  if add_job.job_key is null then
    insert into graphile_worker._private_jobs (task_id, payload, run_at, max_attempts)
    select t.id, add_job.payload, coalesce(add_job.run_at, now()), add_job.max_attempts
    from graphile_worker._private_tasks t where t.identifier = add_job.identifier;
    if found then
      perform pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":1}');
      return;
    end if;
  end if;
  perform graphile_worker.add_job(
    identifier => add_job.identifier,
    payload => add_job.payload,
    run_at => add_job.run_at,
    job_key => add_job.job_key,
    max_attempts => add_job.max_attempts
  );
end
$function$;
alter function app.add_job(text,json,timestamp with time zone,text,integer) owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.add_mail_jobs(mails uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  perform graphile_worker.add_jobs(array(
    select (('deliver_mail', json_build_object('mail_id', m), null, null, 12, null, 10, null)::graphile_worker.job_spec) from unnest(mails) m));
end
$function$;
alter function app.add_mail_jobs(uuid[]) owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.audience_rank(audience text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
RETURN array_position(ARRAY['public'::text, 'signed_in'::text, 'entitled'::text, 'staff'::text], audience);
alter function app.audience_rank(text) owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.become(person uuid, organization uuid DEFAULT NULL::uuid, acting_for uuid DEFAULT NULL::uuid)
 RETURNS app.entrant
 LANGUAGE plpgsql
AS $function$
declare
  who app.entrant;
begin
  select * into who from app.person_lookup(person, organization, acting_for);
  perform app.settle(who), set_config('role', case when cardinality(who.staff_roles) > 0 then 'arrimo_staff' else 'arrimo_customer' end, true);
  return who;
end
$function$;
alter function app.become(uuid,uuid,uuid) owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.break_document_links()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  update app.document_links l set broken = true where l.to_id = old.id;
  return old;
end
$function$;
alter function app.break_document_links() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.carry_audience_down()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  if pg_trigger_depth() > 1 then return null; end if;
  with recursive below as (
    select d.id from app.documents d where d.parent_id = new.id and d.inherits_audience
    union all select d.id from below b join app.documents d on d.parent_id = b.id and d.inherits_audience
  )
  update app.documents d set audience = new.audience from below b where d.id = b.id and d.audience <> new.audience;
  return null;
end
$function$;
alter function app.carry_audience_down() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.case_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('app.case'::text, true), ''::text))::uuid;
alter function app.case_id() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.change_queue(ticket uuid, queue uuid, assignee uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
  update app.tickets t set queue_id = change_queue.queue, assignee_id = change_queue.assignee, version = t.version + 1
  where t.id = ticket and t.queue_id = any (app.queue_ids()) and app.has_role('agent', 'lead', 'system_admin')
$function$;
alter function app.change_queue(uuid,uuid,uuid) owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.check_document_tree()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
declare
  above uuid := new.parent_id;
  steps integer := 0;
  other uuid;
begin
  -- Two moves at once could close a circle that neither sees.
  if tg_op = 'UPDATE' then perform pg_advisory_xact_lock(hashtextextended('document_tree', 0)); end if;
  while above is not null loop
    steps := steps + 1;
    if above = new.id then raise exception 'a page cannot stand under itself' using errcode = 'check_violation', constraint = 'documents_no_circle'; end if;
    if steps > 20 then raise exception 'the tree is too deep' using errcode = 'check_violation', constraint = 'documents_not_too_deep'; end if;
    select d.parent_id, d.product_id into above, other from app.documents d where d.id = above;
    if steps = 1 and other is distinct from new.product_id then
      raise exception 'a page stands under one of the same product' using errcode = 'check_violation', constraint = 'documents_tree_of_product';
    end if;
  end loop;
  if tg_op = 'UPDATE' and old.product_id is distinct from new.product_id
    and exists (select from app.documents d where d.parent_id = new.id and d.product_id is distinct from new.product_id) then
    raise exception 'the pages below it are of another product' using errcode = 'check_violation', constraint = 'documents_tree_of_product';
  end if;
  return null;
end
$function$;
alter function app.check_document_tree() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.check_move()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  move app.ticket_moves;
begin
  select * into move from app.ticket_moves m where m.from_status = old.status and m.to_status = new.status;
  if move is null or (current_user = 'arrimo_customer' and not move.by_customer) then
    raise exception 'a request does not go from % to %', old.status, new.status using errcode = 'check_violation', constraint = 'illegal_move';
  end if;
  return new;
end
$function$;
alter function app.check_move() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.cnpj_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.cnpj is null then return new; end if;
  perform pg_advisory_xact_lock(hashtextextended(new.cnpj, 7));
  if (tg_table_name = 'branches' and exists (select from app.organizations o where o.cnpj = new.cnpj))
    or (tg_table_name = 'organizations' and exists (select from app.branches b where b.cnpj = new.cnpj)) then
    raise exception 'this CNPJ is taken' using errcode = 'unique_violation', constraint = 'cnpj_once';
  end if;
  return new;
end
$function$;
alter function app.cnpj_once() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.count_help_in_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  update app.search_records s set helpful = s.helpful + 1 where s.id = new.document_id;
  return null;
end
$function$;
alter function app.count_help_in_search() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.count_reads(documents uuid[], counts integer[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
BEGIN ATOMIC
 WITH given AS (
          SELECT d.id,
             d.kind,
             d.product_id,
             d.module_id,
             LEAST(g.count, 10000) AS count
            FROM (UNNEST(count_reads.documents, count_reads.counts) g(id, count)
              JOIN app.documents d ON ((d.id = g.id)))
           WHERE (g.count > 0)
           ORDER BY d.id
         ), daily AS (
          INSERT INTO app.document_reads AS r (document_id, day, reads)  SELECT given.id,
                     app.today() AS today,
                     given.count
                    FROM given ON CONFLICT(document_id, day) DO UPDATE SET reads = (r.reads + excluded_1.reads)
         )
  INSERT INTO app.document_scores AS s (document_id, kind, product_id, module_id, score)  SELECT given.id,
             given.kind,
             given.product_id,
             given.module_id,
             ((given.count)::double precision * power((2.0)::double precision, (((app.today() - '2026-01-01'::date))::double precision / (30.0)::double precision)))
            FROM given ON CONFLICT(document_id) DO UPDATE SET kind = excluded.kind, product_id = excluded.product_id, module_id = excluded.module_id, score = (s.score + excluded.score);
END;
alter function app.count_reads(uuid[],integer[]) owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.count_votes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  insert into app.document_scores as s (document_id, kind, product_id, module_id, helped, helped_not)
  select d.id, d.kind, d.product_id, d.module_id, case when new.solved then 1 else 0 end, case when new.solved then 0 else 1 end
  from app.documents d where d.id = new.document_id
  on conflict (document_id) do update set helped = s.helped + excluded.helped, helped_not = s.helped_not + excluded.helped_not;
  return null;
end
$function$;
alter function app.count_votes() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.customer_sees(ticket uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE COST 2000
AS $function$
begin
  if position(ticket::text in coalesce(current_setting('app.seen', true), '')) > 0 then return true; end if;
  perform from app.tickets t where t.id = ticket;
  return found and app.note_seen(ticket);
end
$function$;
alter function app.customer_sees(uuid) owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.end_access()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  if new.ended_at is not null and old.ended_at is null then
    update app.sessions set ended_at = app.now() where person_id = new.person_id and organization_id = new.organization_id and ended_at is null;
    update app.api_tokens set revoked_at = app.now() where person_id = new.person_id and organization_id = new.organization_id and revoked_at is null;
  elsif old.role = 'portal_admin' and new.role <> 'portal_admin' then
    update app.api_tokens set revoked_at = app.now() where person_id = new.person_id and organization_id = new.organization_id and kind = 'organization' and revoked_at is null;
  end if;
  return null;
end
$function$;
alter function app.end_access() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.end_all_access()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  if old.disabled_at is null and new.disabled_at is not null then
    update app.sessions set ended_at = app.now() where person_id = new.id and ended_at is null;
    update app.api_tokens set revoked_at = app.now() where person_id = new.id and revoked_at is null;
    update app.sign_in_tokens set used_at = app.now() where person_id = new.id and used_at is null;
  end if;
  return null;
end
$function$;
alter function app.end_all_access() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.end_copies()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  update app.ticket_copies set ended = new.status in ('closed', 'cancelled') where ticket_id = new.id and ended <> (new.status in ('closed', 'cancelled'));
  return null;
end
$function$;
alter function app.end_copies() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.end_long_sessions()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  update app.sessions set ended_at = app.now() where person_id = new.person_id and ended_at is null and expires_at > created_at + interval '12 hours';
  return null;
end
$function$;
alter function app.end_long_sessions() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.enter(proof bytea, bearer boolean DEFAULT false)
 RETURNS TABLE(session_id uuid, token_id uuid, scopes text[], seen_at timestamp with time zone, now timestamp with time zone, vendor_version integer, who app.entrant)
 LANGUAGE plpgsql
AS $function$
declare
  found record;
begin
  now := app.now();
  vendor_version := (select v.version from app.vendor_lookup() v);
  if proof is not null and bearer then
    select * into found from app.token_lookup(proof);
    token_id := found.token_id;
    scopes := found.scopes;
    seen_at := found.last_used_at;
    who := app.become(found.person_id, found.organization_id);
  elsif proof is not null then
    select * into found from app.session_lookup(proof);
    session_id := found.session_id;
    seen_at := found.last_seen_at;
    who := app.become(found.person_id, found.organization_id, found.acting_for_id);
  end if;
  if (who).person_id is null then
    perform app.settle(null), set_config('role', 'arrimo_customer', true);
  end if;
  return next;
end
$function$;
alter function app.enter(bytea,boolean) owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.entitled_product_ids()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
RETURN (SELECT COALESCE(array_agg(e.product_id), '{}'::uuid[]) AS "coalesce" FROM app.entitlements e WHERE ((e.organization_id = app.organization_id()) AND (e.valid_from <= app.today()) AND ((e.valid_until IS NULL) OR (e.valid_until >= app.today()))));
alter function app.entitled_product_ids() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.fill_document_link()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
declare
  found_state text;
  found_audience text;
  own text;
begin
  select d.audience into own from app.documents d where d.id = new.from_id;
  select d.id into new.to_id from app.documents d where d.kind = split_part(new.target, '/', 1) and d.slug = split_part(new.target, '/', 2);
  if new.to_id is null then
    select r.document_id into new.to_id from app.document_redirects r where r.kind = split_part(new.target, '/', 1) and r.slug = split_part(new.target, '/', 2);
  end if;
  select d.state, d.audience into found_state, found_audience from app.documents d where d.id = new.to_id;
  new.broken := not coalesce(found_state in ('published', 'outdated') and app.audience_rank(found_audience) <= app.audience_rank(own), false);
  return new;
end
$function$;
alter function app.fill_document_link() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.fill_document_revision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  select d.audience, d.state in ('published', 'outdated') into new.audience, new.shown from app.documents d where d.id = new.document_id;
  return new;
end
$function$;
alter function app.fill_document_revision() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.fill_search_record()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  new.ver := pg_current_xact_id();
  if new.type = 'ticket' then
    select t.organization_id, t.requester_id, t.queue_id, t.assignee_id, t.status, t.product_id, t.module_id, t.opened_at,
      array(select c.person_id from app.ticket_copies c where c.ticket_id = t.id)
    into new.organization_id, new.requester_id, new.queue_id, new.assignee_id, new.status, new.product_id, new.module_id, new.occurred_at, new.copy_ids
    from app.tickets t where t.id = new.id;
    new.removed := not found;
  elsif new.type = 'known_issue' then
    select 'staff', i.product_id, i.created_at into new.audience, new.product_id, new.occurred_at from app.known_issues i where i.id = new.id;
    new.removed := not found;
  else
    select d.audience, d.product_id, d.module_id, d.locale, d.updated_at, d.state not in ('published', 'outdated')
    into new.audience, new.product_id, new.module_id, new.locale, new.occurred_at, new.removed
    from app.documents d where d.id = new.id and d.kind = new.type;
    if not found then new.removed := true; end if;
  end if;
  if new.removed then
    -- Nothing of it stays here; should it come back, it is written anew.
    new.record := '';
    new.words := '';
    new.occurred_at := coalesce(new.occurred_at, app.now());
  end if;
  return new;
end
$function$;
alter function app.fill_search_record() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.fold(written text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN lower(regexp_replace(NORMALIZE(written, NFD), '[\u0300-\u036f]'::text, ''::text, 'g'::text));
alter function app.fold(text) owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.follow_copy_in_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  update app.search_records s set helpful = s.helpful where s.id = case when tg_op = 'DELETE' then old.ticket_id else new.ticket_id end;
  return null;
end
$function$;
alter function app.follow_copy_in_search() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.follow_document_links()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  update app.document_links l set to_id = new.id where l.to_id is null and l.target = new.kind || '/' || new.slug;
  update app.document_links l set broken = not (t.state in ('published', 'outdated') and app.audience_rank(t.audience) <= app.audience_rank(f.audience))
  from app.documents f, app.documents t
  where (l.from_id = new.id or l.to_id = new.id) and f.id = l.from_id and t.id = l.to_id
    and l.broken is distinct from (not (t.state in ('published', 'outdated') and app.audience_rank(t.audience) <= app.audience_rank(f.audience)));
  return null;
end
$function$;
alter function app.follow_document_links() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.follow_document_revision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  update app.document_revisions v set audience = new.audience, shown = v.shown or new.state in ('published', 'outdated')
  where v.document_id = new.id and v.revision = new.revision;
  return null;
end
$function$;
alter function app.follow_document_revision() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.follow_in_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  update app.search_records s set helpful = s.helpful where s.id = case when tg_op = 'DELETE' then old.id else new.id end;
  return null;
end
$function$;
alter function app.follow_in_search() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.has_role(VARIADIC roles text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (app.staff_roles() && roles);
alter function app.has_role(text[]) owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.inherit_audience()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
begin
  -- The change of a page above comes by the statement of carry_audience_down, which has the new audience.
  if pg_trigger_depth() > 1 then return new; end if;
  select d.audience into new.audience from app.documents d where d.id = new.parent_id for share;
  return new;
end
$function$;
alter function app.inherit_audience() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.invitation_lookup(hash bytea)
 RETURNS TABLE(id uuid, organization_id uuid, organization_name text, name text, email text, role text, state text, known boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
  select i.id, i.organization_id, o.name, i.name, i.email, i.role,
    case when i.accepted_at is not null then 'used' when i.revoked_at is not null or i.expires_at <= app.now() or o.suspended_at is not null then 'expired' else 'valid' end,
    exists (select from app.persons p join app.passwords w on w.person_id = p.id where lower(p.email) = lower(i.email))
  from app.invitations i join app.organizations o on o.id = i.organization_id
  where i.token_hash = hash
$function$;
alter function app.invitation_lookup(bytea) owner to arrimo_door;
CREATE OR REPLACE FUNCTION app.keep_a_system_admin()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.role = 'system_admin' then
    perform pg_advisory_xact_lock(hashtextextended('system_admin', 2));
    if not exists (select from app.staff_roles r join app.persons p on p.id = r.person_id where r.role = 'system_admin' and r.person_id <> old.person_id and p.disabled_at is null) then
      raise exception 'somebody administers the system' using errcode = 'check_violation', constraint = 'last_system_admin';
    end if;
  end if;
  return old;
end
$function$;
alter function app.keep_a_system_admin() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.keep_a_system_admin_enabled()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.disabled_at is null and new.disabled_at is not null and exists (select from app.staff_roles r where r.person_id = old.id and r.role = 'system_admin') then
    perform pg_advisory_xact_lock(hashtextextended('system_admin', 2));
    if not exists (select from app.staff_roles r join app.persons p on p.id = r.person_id where r.role = 'system_admin' and r.person_id <> old.id and p.disabled_at is null) then
      raise exception 'somebody administers the system' using errcode = 'check_violation', constraint = 'last_system_admin';
    end if;
  end if;
  return new;
end
$function$;
alter function app.keep_a_system_admin_enabled() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.keep_an_admin()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_user = 'arrimo_customer' and old.role = 'portal_admin' and old.ended_at is null and (new.role <> 'portal_admin' or new.ended_at is not null) then
    perform pg_advisory_xact_lock(hashtextextended(old.organization_id::text, 1));
    if not exists (
      select from app.memberships m join app.persons p on p.id = m.person_id
      where m.organization_id = old.organization_id and m.person_id <> old.person_id and m.role = 'portal_admin' and m.ended_at is null and p.disabled_at is null
    ) then
      raise exception 'an organisation keeps a portal administrator' using errcode = 'check_violation', constraint = 'last_portal_admin';
    end if;
  end if;
  return new;
end
$function$;
alter function app.keep_an_admin() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.keep_news()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    insert into app.news (document_id, state, audience, product_id, published_at, ends_on)
    values (new.id, new.state, new.audience, new.product_id, new.published_at, new.ends_on);
  else
    update app.news n set state = new.state, audience = new.audience, product_id = new.product_id, published_at = new.published_at, ends_on = new.ends_on
    where n.document_id = new.id;
  end if;
  if tg_op = 'UPDATE' and old.module_id is not distinct from new.module_id then return null; end if;
  if tg_op = 'UPDATE' then
    delete from app.news_modules m where m.document_id = new.id and m.module_id = old.module_id;
  end if;
  if new.module_id is not null then
    insert into app.news_modules (document_id, module_id) values (new.id, new.module_id) on conflict do nothing;
  end if;
  return null;
end
$function$;
alter function app.keep_news() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.keep_news_modules()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update app.news n set module_ids = c.modules, product_ids = c.products from (
    select coalesce(array_agg(m.id order by m.id), '{}') as modules, coalesce(array_agg(distinct m.product_id), '{}') as products
    from app.news_modules x join app.modules m on m.id = x.module_id where x.document_id = coalesce(new.document_id, old.document_id)) c
  where n.document_id = coalesce(new.document_id, old.document_id);
  return null;
end
$function$;
alter function app.keep_news_modules() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.keep_portfolio_kinds()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.kind <> old.kind and exists (select from app.portfolios p where (p.unit_id = new.id or p.organization_id = new.id) and p.revoked_at is null) then
    raise exception 'a portfolio needs this kind' using errcode = 'check_violation', constraint = 'portfolio_kinds';
  end if;
  return new;
end
$function$;
alter function app.keep_portfolio_kinds() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.last_announcement()
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$ select coalesce(max(n.announcement), 0) from app.news n $function$;
alter function app.last_announcement() owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.local_now()
 RETURNS timestamp without time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (app.now() AT TIME ZONE COALESCE(NULLIF(current_setting('app.time_zone'::text, true), ''::text), 'UTC'::text));
alter function app.local_now() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.manages_people()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE(((app.member_role() = 'portal_admin'::text) AND (app.unit_id() IS NULL)), false);
alter function app.manages_people() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.member_by_email(organization uuid, address text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
  select ((organization = any (app.organization_ids()) and app.manages_people()) or app.has_role('billing', 'system_admin'))
    and exists (
      select from app.persons p join app.memberships m on m.person_id = p.id
      where lower(p.email) = lower(address) and m.organization_id = organization and m.ended_at is null
    )
$function$;
alter function app.member_by_email(uuid,text) owner to arrimo_door;
CREATE OR REPLACE FUNCTION app.member_role()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('app.member_role'::text, true), ''::text);
alter function app.member_role() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.note_case(ticket uuid)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
begin
  perform set_config('app.case', ticket::text, true);
  return app.note_seen(ticket);
end
$function$;
alter function app.note_case(uuid) owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.note_opening(words text, locale text, document uuid, asked boolean)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
  insert into app.searched_words as s (locale, words, asked, opened) values (note_opening.locale, note_opening.words, 1, 1)
  on conflict (day, locale, words) do update set asked = s.asked + case when note_opening.asked then 1 else 0 end, opened = s.opened + 1;
  insert into app.searched_documents as s (document_id, shown, opened)
  select d.id, 1, 1 from app.documents d where d.id = note_opening.document
  on conflict (day, document_id) do update set shown = s.shown + case when note_opening.asked then 1 else 0 end, opened = s.opened + 1
$function$;
alter function app.note_opening(text,text,uuid,boolean) owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.note_search(words text, locale text, found boolean, documents uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
  insert into app.searched_words as s (locale, words, asked, unanswered) values (note_search.locale, note_search.words, 1, case when found then 0 else 1 end)
  on conflict (day, locale, words) do update set asked = s.asked + 1, unanswered = s.unanswered + excluded.unanswered;
  insert into app.searched_documents as s (document_id, shown)
  select d.id, 1 from app.documents d where d.id = any (note_search.documents) order by d.id
  on conflict (day, document_id) do update set shown = s.shown + 1
$function$;
alter function app.note_search(text,text,boolean,uuid[]) owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.note_seen(ticket uuid)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare
  seen text := coalesce(current_setting('app.seen', true), '');
begin
  if length(seen) < 8192 and position(ticket::text in seen) = 0 then
    perform set_config('app.seen', seen || ticket::text, true);
  end if;
  return true;
end
$function$;
alter function app.note_seen(uuid) owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((NULLIF(current_setting('app.clock'::text, true), ''::text))::timestamp with time zone, now());
alter function app.now() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.organization_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (app.organization_ids())[1];
alter function app.organization_id() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.organization_ids()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((NULLIF(current_setting('app.organization_ids'::text, true), ''::text))::uuid[], '{}'::uuid[]);
alter function app.organization_ids() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.own_comments(document uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
RETURN (SELECT COALESCE(array_agg(c.id), '{}'::uuid[]) AS "coalesce" FROM app.document_comments c WHERE ((c.person_id = app.person_id()) AND (c.document_id = own_comments.document)));
alter function app.own_comments(uuid) owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.own_password_hash()
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$ select w.hash from app.passwords w where w.person_id = app.person_id() $function$;
alter function app.own_password_hash() owner to arrimo_door;
CREATE OR REPLACE FUNCTION app.password_lookup(address text, device bytea)
 RETURNS TABLE(person_id uuid, hash text, changed_at text, known boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
  select p.id, w.hash, w.changed_at::text, exists (select from app.sessions s where s.person_id = p.id and s.device_hash = password_lookup.device)
  from app.persons p join app.passwords w on w.person_id = p.id
  where lower(p.email) = lower(address) and p.disabled_at is null
$function$;
alter function app.password_lookup(text,bytea) owner to arrimo_door;
CREATE OR REPLACE FUNCTION app.person_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid;
alter function app.person_id() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.person_lookup(id uuid, organization uuid, acting_for uuid)
 RETURNS SETOF app.entrant
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
  select p.id, p.name, p.email, p.locale, p.time_zone, p.theme, r.roles,
    coalesce(a.organization_id, m.organization_id), coalesce(a.name, m.name), coalesce(a.kind, m.kind), coalesce(a.time_zone, m.time_zone),
    case when a.organization_id is not null then 'consultant' else m.role end,
    case when a.organization_id is null then m.visibility
      else (array['none', 'own', 'own_and_copy', 'company'])[least(
        array_position(array['none', 'own', 'own_and_copy', 'company'], m.visibility), array_position(array['none', 'own', 'own_and_copy', 'company'], a.visibility))] end,
    coalesce(m.may_accept_services and m.organization_accepts and (a.organization_id is null or (a.may_accept_services and a.organization_accepts)), false),
    coalesce(m.downloads_blocked or m.organization_blocked or (a.organization_id is not null and (not a.may_download or a.organization_blocked)), false),
    coalesce(m.it_admin and a.organization_id is null, false), coalesce(m.finance and a.organization_id is null, false),
    case when a.organization_id is not null then m.organization_id end, case when a.organization_id is not null then m.name end,
    coalesce(m.kind = 'unit', false) or (select count(*) from app.memberships o where o.person_id = p.id and o.ended_at is null) > 1,
    m.organization_id is null and exists (select from app.memberships o where o.person_id = p.id and o.ended_at is null),
    case when cardinality(r.roles) > 0 then coalesce((
        select array_agg(q.id) from app.queues q
        where (not q.confidential and r.roles && array['lead', 'system_admin']) or exists (select from app.queue_members x where x.queue_id = q.id and x.person_id = p.id)), '{}')
      else coalesce((select array_agg(q.id) from app.queues q where not q.confidential), '{}') end
  from app.persons p
  cross join lateral (select coalesce(array_agg(s.role order by s.role), '{}') as roles from app.staff_roles s where s.person_id = p.id) r
  left join lateral (
    select m.organization_id, m.role, m.visibility, m.may_accept_services, m.downloads_blocked, m.it_admin, m.finance, o.name, o.kind, o.time_zone,
      o.may_accept_services as organization_accepts, o.downloads_blocked as organization_blocked
    from app.memberships m join app.organizations o on o.id = m.organization_id
    where m.person_id = p.id and m.ended_at is null and o.suspended_at is null and (organization is null or m.organization_id = organization)
    order by m.created_at, m.organization_id limit 1
  ) m on true
  left join lateral (
    select f.organization_id, f.visibility, f.may_accept_services, f.may_download, c.name, c.kind, c.time_zone,
      c.may_accept_services as organization_accepts, c.downloads_blocked as organization_blocked
    from app.portfolios f join app.organizations c on c.id = f.organization_id
    where f.unit_id = m.organization_id and f.organization_id = acting_for and f.revoked_at is null and c.suspended_at is null
      and (f.valid_until is null or f.valid_until >= (app.now() at time zone c.time_zone)::date)
  ) a on true
  where p.id = person_lookup.id and p.disabled_at is null
$function$;
alter function app.person_lookup(uuid,uuid,uuid) owner to arrimo_door;
CREATE OR REPLACE FUNCTION app.portfolio_kinds()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from app.organizations o where o.id = new.unit_id and o.kind = 'unit')
    or not exists (select from app.organizations o where o.id = new.organization_id and o.kind = 'customer') then
    raise exception 'a unit serves customers' using errcode = 'check_violation', constraint = 'portfolio_kinds';
  end if;
  return new;
end
$function$;
alter function app.portfolio_kinds() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.queue_ids()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((NULLIF(current_setting('app.queue_ids'::text, true), ''::text))::uuid[], '{}'::uuid[]);
alter function app.queue_ids() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.read_again(keys integer[], before xid8, open xid8[], most integer)
 RETURNS TABLE(key integer, type text, id uuid, record bytea, organization_id uuid, queue_id uuid, assignee_id uuid, status text, product_id uuid, module_id uuid, locale text, occurred_at timestamp with time zone, helpful integer, newer boolean)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'app'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
#variable_conflict use_column
begin
  return query
    select r.key, r.type, r.id, r.record, r.organization_id, r.queue_id, r.assignee_id, r.status, r.product_id, r.module_id, r.locale, r.occurred_at, r.helpful,
      r.ver >= read_again.before or r.ver = any (read_again.open)
    from app.search_records r where r.key = any (read_again.keys) and not r.removed;
  -- Each bounded by itself: what came after the lists looked, and what was then still being written.
  if most > 0 then
    return query
      select r.key, r.type, r.id, r.record, r.organization_id, r.queue_id, r.assignee_id, r.status, r.product_id, r.module_id, r.locale, r.occurred_at, r.helpful, true
      from app.search_records r where r.ver >= read_again.before and r.key <> all (read_again.keys) and not r.removed order by r.ver desc limit read_again.most;
  end if;
  if most > 0 and cardinality(open) > 0 then
    return query
      select r.key, r.type, r.id, r.record, r.organization_id, r.queue_id, r.assignee_id, r.status, r.product_id, r.module_id, r.locale, r.occurred_at, r.helpful, true
      from app.search_records r where r.ver = any (read_again.open) and r.key <> all (read_again.keys) and not r.removed order by r.ver desc limit read_again.most;
  end if;
end
$function$;
alter function app.read_again(integer[],xid8,xid8[],integer) owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin raise exception 'audit events are never changed' using errcode = 'insufficient_privilege'; end $function$;
alter function app.refuse_change() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.requests_after_reading(since timestamp with time zone)
 RETURNS TABLE(product_id uuid, module_id uuid, requests bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
BEGIN ATOMIC
 SELECT d.product_id,
     d.module_id,
     count(*) AS count
    FROM (app.tickets t
      JOIN app.documents d ON ((d.id = t.read_document_id)))
   WHERE ((t.read_document_id IS NOT NULL) AND (t.opened_at >= requests_after_reading.since) AND app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]))
   GROUP BY d.product_id, d.module_id;
END;
alter function app.requests_after_reading(timestamp with time zone) owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.session_lookup(hash bytea)
 RETURNS TABLE(session_id uuid, person_id uuid, organization_id uuid, acting_for_id uuid, last_seen_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
  select s.id, s.person_id, s.organization_id, s.acting_for_id, s.last_seen_at
  from app.sessions s join app.persons p on p.id = s.person_id
  where s.token_hash = hash and s.ended_at is null and s.idle_expires_at > app.now() and s.expires_at > app.now() and p.disabled_at is null
$function$;
alter function app.session_lookup(bytea) owner to arrimo_door;
CREATE OR REPLACE FUNCTION app.settle(who app.entrant)
 RETURNS void
 LANGUAGE sql
AS $function$
  select set_config('app.person_id', coalesce((who).person_id::text, ''), true),
    set_config('app.organization_ids', case when (who).organization_id is null then '{}' else '{' || (who).organization_id || '}' end, true),
    set_config('app.visibility', coalesce((who).visibility, 'none'), true),
    set_config('app.member_role', coalesce((who).member_role, ''), true),
    set_config('app.unit_id', coalesce((who).unit_id::text, ''), true),
    set_config('app.queue_ids', coalesce((who).queue_ids, '{}')::text, true),
    set_config('app.staff_roles', coalesce((who).staff_roles, '{}')::text, true),
    set_config('app.seen', '', true), set_config('app.case', '', true)
$function$;
alter function app.settle(app.entrant) owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.sign_in_token_lookup(hash bytea)
 RETURNS TABLE(person_id uuid, purpose text, state text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
  select t.person_id, t.purpose, case when t.used_at is not null then 'used' when t.expires_at <= app.now() then 'expired' else 'valid' end
  from app.sign_in_tokens t join app.persons p on p.id = t.person_id
  where t.token_hash = hash and p.disabled_at is null
$function$;
alter function app.sign_in_token_lookup(bytea) owner to arrimo_door;
CREATE OR REPLACE FUNCTION app.staff_name(id uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$ select p.name from app.persons p where p.id = staff_name.id and exists (select from app.staff_roles r where r.person_id = p.id) $function$;
alter function app.staff_name(uuid) owner to arrimo_door;
CREATE OR REPLACE FUNCTION app.staff_roles()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((NULLIF(current_setting('app.staff_roles'::text, true), ''::text))::text[], '{}'::text[]);
alter function app.staff_roles() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.staff_sees(ticket uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE COST 2000
AS $function$
begin
  if position(ticket::text in coalesce(current_setting('app.seen', true), '')) > 0 then return true; end if;
  perform from app.tickets t where t.id = ticket;
  return found and app.note_seen(ticket);
end
$function$;
alter function app.staff_sees(uuid) owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.take_token(bucket bytea, capacity integer, period integer)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
 SET synchronous_commit TO 'off'
AS $function$
  insert into app.rate_limits as r (key, tokens, allowed, updated_at) values (bucket, capacity - 1, true, app.now())
  on conflict (key) do update set (tokens, allowed, updated_at) = (
    select case when level >= 1 then level - 1 else level end, level >= 1, app.now()
    from (values (least(capacity, r.tokens + extract(epoch from greatest(app.now() - r.updated_at, interval '0')) * capacity / period))) as refilled (level)
  )
  returning allowed
$function$;
alter function app.take_token(bytea,integer,integer) owner to arrimo_worker;
CREATE OR REPLACE FUNCTION app.tell_live()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('arrimo_live', json_build_object('ticket', new.ticket_id, 'internal', new.internal)::text);
  return null;
end
$function$;
alter function app.tell_live() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.tell_notice()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('arrimo_live', json_build_object('noticed', new.person_id)::text);
  return null;
end
$function$;
alter function app.tell_notice() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.tell_writer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform app.add_job('announce_comment', json_build_object('comment_id', new.id), null, null, 12);
  return null;
end
$function$;
alter function app.tell_writer() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.today()
 RETURNS date
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN ((app.now() AT TIME ZONE COALESCE(NULLIF(current_setting('app.time_zone'::text, true), ''::text), 'UTC'::text)))::date;
alter function app.today() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.token_lookup(hash bytea)
 RETURNS TABLE(token_id uuid, person_id uuid, organization_id uuid, scopes text[], last_used_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
  select t.id, t.person_id, t.organization_id, t.scopes, t.last_used_at
  from app.api_tokens t join app.persons p on p.id = t.person_id
  where t.token_hash = hash and t.revoked_at is null and t.expires_at > app.now() and p.disabled_at is null
    and exists (select from app.staff_roles r where r.person_id = t.person_id) = (t.organization_id is null)
    and (t.organization_id is null or exists (
      select from app.memberships m join app.organizations o on o.id = m.organization_id
      where m.person_id = t.person_id and m.organization_id = t.organization_id and m.ended_at is null and o.suspended_at is null
        and (t.kind = 'person' or m.role = 'portal_admin')
    ))
$function$;
alter function app.token_lookup(bytea) owner to arrimo_door;
CREATE OR REPLACE FUNCTION app.unit_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.unit_id'::text, true), ''::text))::uuid;
alter function app.unit_id() owner to arrimo_owner;
CREATE OR REPLACE FUNCTION app.vendor_lookup()
 RETURNS TABLE(version integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$ select v.version from app.vendor v $function$;
alter function app.vendor_lookup() owner to arrimo_door;
CREATE OR REPLACE FUNCTION app.visibility()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE(NULLIF(current_setting('app.visibility'::text, true), ''::text), 'none'::text);
alter function app.visibility() owner to arrimo_owner;

-- Triggers
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON app.audit_events FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON app.audit_events FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER cnpj_once BEFORE INSERT OR UPDATE OF cnpj ON app.branches FOR EACH ROW EXECUTE FUNCTION app.cnpj_once();
CREATE TRIGGER tell_writer AFTER UPDATE OF decided_at ON app.document_comments FOR EACH ROW WHEN (((old.decided_at IS NULL) AND (new.decided_at IS NOT NULL))) EXECUTE FUNCTION app.tell_writer();
CREATE TRIGGER count_in_search AFTER INSERT ON app.document_feedback FOR EACH ROW WHEN (new.solved) EXECUTE FUNCTION app.count_help_in_search();
CREATE TRIGGER count_votes AFTER INSERT ON app.document_feedback FOR EACH ROW WHEN ((new.place = 'page'::text)) EXECUTE FUNCTION app.count_votes();
CREATE TRIGGER fill BEFORE INSERT ON app.document_links FOR EACH ROW EXECUTE FUNCTION app.fill_document_link();
CREATE TRIGGER fill BEFORE INSERT ON app.document_revisions FOR EACH ROW EXECUTE FUNCTION app.fill_document_revision();
CREATE TRIGGER carry_audience_down AFTER UPDATE OF audience, parent_id, inherits_audience ON app.documents FOR EACH ROW WHEN ((old.audience <> new.audience)) EXECUTE FUNCTION app.carry_audience_down();
CREATE TRIGGER follow_in_history AFTER UPDATE OF state, audience ON app.documents FOR EACH ROW WHEN (((old.state IS DISTINCT FROM new.state) OR (old.audience IS DISTINCT FROM new.audience))) EXECUTE FUNCTION app.follow_document_revision();
CREATE TRIGGER follow_in_search AFTER UPDATE OF state, audience, product_id, module_id, locale, updated_at ON app.documents FOR EACH ROW WHEN (((((((old.state IS DISTINCT FROM new.state) OR (old.audience IS DISTINCT FROM new.audience)) OR (old.product_id IS DISTINCT FROM new.product_id)) OR (old.module_id IS DISTINCT FROM new.module_id)) OR (old.locale IS DISTINCT FROM new.locale)) OR (old.updated_at IS DISTINCT FROM new.updated_at))) EXECUTE FUNCTION app.follow_in_search();
CREATE TRIGGER inherit_audience BEFORE INSERT OR UPDATE OF audience, parent_id, inherits_audience ON app.documents FOR EACH ROW WHEN ((new.inherits_audience AND (new.parent_id IS NOT NULL))) EXECUTE FUNCTION app.inherit_audience();
CREATE TRIGGER keep_news AFTER INSERT OR UPDATE OF module_id, state, audience, product_id, published_at, ends_on ON app.documents FOR EACH ROW WHEN ((new.kind = 'news'::text)) EXECUTE FUNCTION app.keep_news();
CREATE TRIGGER leave_search AFTER DELETE ON app.documents FOR EACH ROW EXECUTE FUNCTION app.follow_in_search();
CREATE TRIGGER links_on_change AFTER UPDATE OF slug, kind, state, audience ON app.documents FOR EACH ROW WHEN (((((old.slug IS DISTINCT FROM new.slug) OR (old.kind IS DISTINCT FROM new.kind)) OR (old.state IS DISTINCT FROM new.state)) OR (old.audience IS DISTINCT FROM new.audience))) EXECUTE FUNCTION app.follow_document_links();
CREATE TRIGGER links_on_delete BEFORE DELETE ON app.documents FOR EACH ROW EXECUTE FUNCTION app.break_document_links();
CREATE TRIGGER links_on_insert AFTER INSERT ON app.documents FOR EACH ROW EXECUTE FUNCTION app.follow_document_links();
CREATE TRIGGER tree_on_insert AFTER INSERT ON app.documents FOR EACH ROW WHEN ((new.parent_id IS NOT NULL)) EXECUTE FUNCTION app.check_document_tree();
CREATE TRIGGER tree_on_move AFTER UPDATE OF parent_id, product_id ON app.documents FOR EACH ROW WHEN (((old.parent_id IS DISTINCT FROM new.parent_id) OR (old.product_id IS DISTINCT FROM new.product_id))) EXECUTE FUNCTION app.check_document_tree();
CREATE TRIGGER follow_in_search AFTER UPDATE OF product_id ON app.known_issues FOR EACH ROW EXECUTE FUNCTION app.follow_in_search();
CREATE TRIGGER leave_search AFTER DELETE ON app.known_issues FOR EACH ROW EXECUTE FUNCTION app.follow_in_search();
CREATE TRIGGER end_access AFTER UPDATE OF role, ended_at ON app.memberships FOR EACH ROW EXECUTE FUNCTION app.end_access();
CREATE TRIGGER keep_an_admin BEFORE UPDATE OF role, ended_at ON app.memberships FOR EACH ROW EXECUTE FUNCTION app.keep_an_admin();
CREATE TRIGGER keep_news_modules AFTER INSERT OR DELETE ON app.news_modules FOR EACH ROW EXECUTE FUNCTION app.keep_news_modules();
CREATE TRIGGER tell_notice AFTER INSERT ON app.notices FOR EACH ROW WHEN ((new.read_at IS NULL)) EXECUTE FUNCTION app.tell_notice();
CREATE TRIGGER cnpj_once BEFORE INSERT OR UPDATE OF cnpj ON app.organizations FOR EACH ROW EXECUTE FUNCTION app.cnpj_once();
CREATE TRIGGER keep_portfolio_kinds BEFORE UPDATE OF kind ON app.organizations FOR EACH ROW EXECUTE FUNCTION app.keep_portfolio_kinds();
CREATE TRIGGER end_all_access AFTER UPDATE OF disabled_at ON app.persons FOR EACH ROW EXECUTE FUNCTION app.end_all_access();
CREATE TRIGGER keep_a_system_admin_enabled BEFORE UPDATE OF disabled_at ON app.persons FOR EACH ROW EXECUTE FUNCTION app.keep_a_system_admin_enabled();
CREATE TRIGGER portfolio_kinds BEFORE INSERT OR UPDATE OF unit_id, organization_id ON app.portfolios FOR EACH ROW EXECUTE FUNCTION app.portfolio_kinds();
CREATE TRIGGER fill BEFORE INSERT OR UPDATE ON app.search_records FOR EACH ROW EXECUTE FUNCTION app.fill_search_record();
CREATE TRIGGER end_long_sessions AFTER INSERT ON app.staff_roles FOR EACH ROW EXECUTE FUNCTION app.end_long_sessions();
CREATE TRIGGER keep_a_system_admin BEFORE DELETE ON app.staff_roles FOR EACH ROW EXECUTE FUNCTION app.keep_a_system_admin();
CREATE TRIGGER follow_in_search AFTER INSERT OR DELETE ON app.ticket_copies FOR EACH ROW EXECUTE FUNCTION app.follow_copy_in_search();
CREATE TRIGGER tell_live AFTER INSERT ON app.ticket_events FOR EACH ROW EXECUTE FUNCTION app.tell_live();
CREATE TRIGGER tell_live AFTER INSERT ON app.ticket_messages FOR EACH ROW EXECUTE FUNCTION app.tell_live();
CREATE TRIGGER check_move BEFORE UPDATE OF status ON app.tickets FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION app.check_move();
CREATE TRIGGER end_copies AFTER UPDATE OF status ON app.tickets FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION app.end_copies();
CREATE TRIGGER follow_in_search AFTER UPDATE OF queue_id, status, assignee_id, product_id, module_id, organization_id, requester_id ON app.tickets FOR EACH ROW WHEN ((((((((old.queue_id IS DISTINCT FROM new.queue_id) OR (old.status IS DISTINCT FROM new.status)) OR (old.assignee_id IS DISTINCT FROM new.assignee_id)) OR (old.product_id IS DISTINCT FROM new.product_id)) OR (old.module_id IS DISTINCT FROM new.module_id)) OR (old.organization_id IS DISTINCT FROM new.organization_id)) OR (old.requester_id IS DISTINCT FROM new.requester_id))) EXECUTE FUNCTION app.follow_in_search();
CREATE TRIGGER leave_search AFTER DELETE ON app.tickets FOR EACH ROW EXECUTE FUNCTION app.follow_in_search();

-- Row level security
alter table app.access_requests enable row level security, force row level security;
create policy admin_decides on app.access_requests for update to arrimo_customer using (((organization_id = ANY (app.organization_ids())) AND app.manages_people() AND (confirmed_at IS NOT NULL) AND (decided_at IS NULL))) with check (((organization_id = ANY (app.organization_ids())) AND (decided_by = app.person_id())));
create policy admin_reads on app.access_requests for select to arrimo_customer using (((organization_id = ANY (app.organization_ids())) AND app.manages_people() AND (confirmed_at IS NOT NULL)));
create policy anyone_asks on app.access_requests for insert to arrimo_customer with check (((organization_id IS NULL) AND (confirmed_at IS NULL) AND (decided_at IS NULL)));
create policy door_reads on app.access_requests for select to arrimo_door using (true);
create policy staff_decides on app.access_requests for update to arrimo_staff using ((app.has_role(VARIADIC ARRAY['billing'::text, 'system_admin'::text]) AND (confirmed_at IS NOT NULL) AND (decided_at IS NULL))) with check (((decided_by IS NULL) OR (decided_by = app.person_id())));
create policy staff_reads on app.access_requests for select to arrimo_staff using ((confirmed_at IS NOT NULL));
create policy worker on app.access_requests for all to arrimo_worker using (true) with check (true);
alter table app.api_tokens enable row level security, force row level security;
create policy admin_reads on app.api_tokens for select to arrimo_customer using (((kind = 'organization'::text) AND (organization_id = ANY (app.organization_ids())) AND app.manages_people()));
create policy admin_updates on app.api_tokens for update to arrimo_customer using (((kind = 'organization'::text) AND (organization_id = ANY (app.organization_ids())) AND app.manages_people() AND (revoked_at IS NULL))) with check ((organization_id = ANY (app.organization_ids())));
create policy door_reads on app.api_tokens for select to arrimo_door using (true);
create policy person_makes on app.api_tokens for insert to arrimo_customer with check (((person_id = app.person_id()) AND (organization_id = ANY (app.organization_ids())) AND (app.unit_id() IS NULL) AND ((kind = 'person'::text) OR app.manages_people())));
create policy person_reads on app.api_tokens for select to arrimo_customer, arrimo_staff using ((person_id = app.person_id()));
create policy person_updates on app.api_tokens for update to arrimo_customer, arrimo_staff using (((person_id = app.person_id()) AND (revoked_at IS NULL))) with check ((person_id = app.person_id()));
create policy staff_makes on app.api_tokens for insert to arrimo_staff with check (((person_id = app.person_id()) AND (organization_id IS NULL) AND (kind = 'person'::text)));
create policy worker on app.api_tokens for all to arrimo_worker using (true) with check (true);
alter table app.audit_events enable row level security, force row level security;
create policy actor_inserts on app.audit_events for insert to arrimo_customer, arrimo_staff with check (((NOT (actor_id IS DISTINCT FROM app.person_id())) AND ((organization_id IS NULL) OR (organization_id = ANY (app.organization_ids())) OR pg_has_role(CURRENT_USER, 'arrimo_staff'::name, 'usage'::text))));
create policy staff_reads on app.audit_events for select to arrimo_staff, arrimo_worker using (true);
create policy worker_inserts on app.audit_events for insert to arrimo_worker with check (true);
alter table app.branches enable row level security, force row level security;
create policy customer_reads on app.branches for select to arrimo_customer using ((organization_id = ANY (app.organization_ids())));
create policy staff_inserts on app.branches for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['billing'::text, 'system_admin'::text]));
create policy staff_reads on app.branches for select to arrimo_staff using (true);
create policy staff_updates on app.branches for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['billing'::text, 'system_admin'::text])) with check (true);
create policy worker on app.branches for all to arrimo_worker using (true) with check (true);
alter table app.calendar_hours enable row level security, force row level security;
create policy anyone_reads on app.calendar_hours for select to arrimo_customer using (true);
create policy lead_deletes on app.calendar_hours for delete to arrimo_staff using (app.has_role(VARIADIC ARRAY['lead'::text, 'system_admin'::text]));
create policy lead_inserts on app.calendar_hours for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['lead'::text, 'system_admin'::text]));
create policy staff_reads on app.calendar_hours for select to arrimo_staff using (true);
create policy worker on app.calendar_hours for all to arrimo_worker using (true) with check (true);
alter table app.calendar_optional_days enable row level security, force row level security;
create policy anyone_reads on app.calendar_optional_days for select to arrimo_customer using (true);
create policy lead_deletes on app.calendar_optional_days for delete to arrimo_staff using (app.has_role(VARIADIC ARRAY['lead'::text, 'system_admin'::text]));
create policy lead_inserts on app.calendar_optional_days for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['lead'::text, 'system_admin'::text]));
create policy staff_reads on app.calendar_optional_days for select to arrimo_staff using (true);
create policy worker on app.calendar_optional_days for all to arrimo_worker using (true) with check (true);
alter table app.calendars enable row level security, force row level security;
create policy anyone_reads on app.calendars for select to arrimo_customer using (true);
create policy lead_inserts on app.calendars for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['lead'::text, 'system_admin'::text]));
create policy lead_updates on app.calendars for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['lead'::text, 'system_admin'::text])) with check (true);
create policy staff_reads on app.calendars for select to arrimo_staff using (true);
create policy worker on app.calendars for all to arrimo_worker using (true) with check (true);
alter table app.communities enable row level security, force row level security;
create policy customer_reads on app.communities for select to arrimo_customer using (((closed_at IS NULL) AND ((audience = 'public'::text) OR ((audience = 'signed_in'::text) AND (( SELECT app.person_id() AS person_id) IS NOT NULL)) OR ((audience = 'entitled'::text) AND (product_id = ANY (( SELECT app.entitled_product_ids() AS entitled_product_ids)::uuid[]))))));
create policy editor_inserts on app.communities for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy editor_updates on app.communities for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text])) with check (true);
create policy staff_reads on app.communities for select to arrimo_staff using (true);
create policy worker on app.communities for all to arrimo_worker using (true) with check (true);
alter table app.content_files enable row level security, force row level security;
create policy customer_reads on app.content_files for select to arrimo_customer using ((EXISTS ( SELECT
   FROM app.document_files f
  WHERE (f.file_id = content_files.id))));
create policy editor_inserts on app.content_files for insert to arrimo_staff with check ((app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]) AND (person_id = app.person_id())));
create policy staff_reads on app.content_files for select to arrimo_staff using (true);
create policy worker on app.content_files for all to arrimo_worker using (true) with check (true);
alter table app.document_comments enable row level security, force row level security;
create policy customer_inserts on app.document_comments for insert to arrimo_customer with check (((person_id = ( SELECT app.person_id() AS person_id)) AND ((organization_id IS NULL) OR (organization_id = ( SELECT app.organization_id() AS organization_id))) AND (state = 'pending'::text) AND (EXISTS ( SELECT
   FROM app.documents d
  WHERE (d.id = document_comments.document_id)))));
create policy customer_reads on app.document_comments for select to arrimo_customer using ((((state = 'published'::text) OR (person_id = ( SELECT app.person_id() AS person_id))) AND (EXISTS ( SELECT
   FROM app.documents d
  WHERE (d.id = document_comments.document_id)))));
create policy customer_withdraws on app.document_comments for update to arrimo_customer using (((person_id = ( SELECT app.person_id() AS person_id)) AND (state = ANY (ARRAY['pending'::text, 'published'::text])))) with check (((person_id = ( SELECT app.person_id() AS person_id)) AND (state = 'withdrawn'::text)));
create policy editor_decides on app.document_comments for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text])) with check (true);
create policy staff_inserts on app.document_comments for insert to arrimo_staff with check (((person_id = ( SELECT app.person_id() AS person_id)) AND (organization_id IS NULL) AND (state = 'published'::text)));
create policy staff_reads on app.document_comments for select to arrimo_staff using (true);
create policy worker on app.document_comments for all to arrimo_worker using (true) with check (true);
alter table app.document_feedback enable row level security, force row level security;
create policy reader_says on app.document_feedback for insert to arrimo_customer with check (((NOT (person_id IS DISTINCT FROM ( SELECT app.person_id() AS person_id))) AND ((organization_id IS NULL) OR (organization_id = app.organization_id())) AND (EXISTS ( SELECT
   FROM app.documents d
  WHERE (d.id = document_feedback.document_id)))));
create policy staff_reads on app.document_feedback for select to arrimo_staff using (true);
create policy staff_says on app.document_feedback for insert to arrimo_staff with check (((person_id = app.person_id()) AND (organization_id IS NULL)));
create policy worker on app.document_feedback for all to arrimo_worker using (true) with check (true);
alter table app.document_files enable row level security, force row level security;
create policy customer_reads on app.document_files for select to arrimo_customer using ((EXISTS ( SELECT
   FROM app.documents d
  WHERE (d.id = document_files.document_id))));
create policy editor_deletes on app.document_files for delete to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy editor_inserts on app.document_files for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy staff_reads on app.document_files for select to arrimo_staff using (true);
create policy worker on app.document_files for all to arrimo_worker using (true) with check (true);
alter table app.document_links enable row level security, force row level security;
create policy editor_deletes on app.document_links for delete to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy editor_inserts on app.document_links for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy staff_reads on app.document_links for select to arrimo_staff using (true);
create policy worker on app.document_links for all to arrimo_worker using (true) with check (true);
alter table app.document_reads enable row level security, force row level security;
create policy staff_reads on app.document_reads for select to arrimo_staff using (true);
create policy worker on app.document_reads for all to arrimo_worker using (true) with check (true);
alter table app.document_redirects enable row level security, force row level security;
create policy customer_reads on app.document_redirects for select to arrimo_customer using ((EXISTS ( SELECT
   FROM app.documents d
  WHERE (d.id = document_redirects.document_id))));
create policy editor_deletes on app.document_redirects for delete to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy editor_inserts on app.document_redirects for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy editor_updates on app.document_redirects for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text])) with check (true);
create policy staff_reads on app.document_redirects for select to arrimo_staff using (true);
create policy worker on app.document_redirects for all to arrimo_worker using (true) with check (true);
alter table app.document_revisions enable row level security, force row level security;
create policy customer_reads on app.document_revisions for select to arrimo_customer using ((shown AND (EXISTS ( SELECT
   FROM app.documents d
  WHERE ((d.id = document_revisions.document_id) AND ((document_revisions.audience = 'public'::text) OR ((document_revisions.audience = 'signed_in'::text) AND (( SELECT app.person_id() AS person_id) IS NOT NULL)) OR ((document_revisions.audience = 'entitled'::text) AND (d.product_id = ANY (( SELECT app.entitled_product_ids() AS entitled_product_ids)::uuid[])))))))));
create policy editor_inserts on app.document_revisions for insert to arrimo_staff with check ((app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]) AND (person_id = app.person_id())));
create policy staff_reads on app.document_revisions for select to arrimo_staff using (true);
create policy worker on app.document_revisions for all to arrimo_worker using (true) with check (true);
alter table app.document_scores enable row level security, force row level security;
create policy customer_reads on app.document_scores for select to arrimo_customer using ((EXISTS ( SELECT
   FROM app.documents d
  WHERE (d.id = document_scores.document_id))));
create policy staff_reads on app.document_scores for select to arrimo_staff using (true);
create policy worker on app.document_scores for all to arrimo_worker using (true) with check (true);
alter table app.documents enable row level security, force row level security;
create policy customer_reads on app.documents for select to arrimo_customer using (((state = ANY (ARRAY['published'::text, 'outdated'::text])) AND ((audience = 'public'::text) OR ((audience = 'signed_in'::text) AND (( SELECT app.person_id() AS person_id) IS NOT NULL)) OR ((audience = 'entitled'::text) AND (product_id = ANY (( SELECT app.entitled_product_ids() AS entitled_product_ids)::uuid[]))))));
create policy editor_inserts on app.documents for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy editor_updates on app.documents for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text])) with check (true);
create policy staff_reads on app.documents for select to arrimo_staff using (true);
create policy worker on app.documents for all to arrimo_worker using (true) with check (true);
alter table app.entitlements enable row level security, force row level security;
create policy customer_reads on app.entitlements for select to arrimo_customer using ((organization_id = ANY (app.organization_ids())));
create policy staff_inserts on app.entitlements for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['billing'::text, 'system_admin'::text]));
create policy staff_reads on app.entitlements for select to arrimo_staff using (true);
create policy staff_updates on app.entitlements for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['billing'::text, 'system_admin'::text])) with check (true);
create policy worker on app.entitlements for all to arrimo_worker using (true) with check (true);
alter table app.holidays enable row level security, force row level security;
create policy anyone_reads on app.holidays for select to arrimo_customer using (true);
create policy lead_deletes on app.holidays for delete to arrimo_staff using (app.has_role(VARIADIC ARRAY['lead'::text, 'system_admin'::text]));
create policy lead_inserts on app.holidays for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['lead'::text, 'system_admin'::text]));
create policy lead_updates on app.holidays for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['lead'::text, 'system_admin'::text])) with check (true);
create policy staff_reads on app.holidays for select to arrimo_staff using (true);
create policy worker on app.holidays for all to arrimo_worker using (true) with check (true);
alter table app.idempotency_keys enable row level security, force row level security;
create policy person_keeps on app.idempotency_keys for all to arrimo_customer, arrimo_staff using ((person_id = app.person_id())) with check ((person_id = app.person_id()));
create policy worker on app.idempotency_keys for all to arrimo_worker using (true) with check (true);
alter table app.import_lines enable row level security, force row level security;
create policy importer_reads on app.import_lines for select to arrimo_customer, arrimo_staff using ((EXISTS ( SELECT
   FROM app.imports i
  WHERE (i.id = import_lines.import_id))));
create policy worker on app.import_lines for all to arrimo_worker using (true) with check (true);
alter table app.imports enable row level security, force row level security;
create policy admin_brings on app.imports for insert to arrimo_customer with check (((kind = 'people'::text) AND (organization_id = ANY (app.organization_ids())) AND app.manages_people() AND (person_id = app.person_id())));
create policy admin_reads on app.imports for select to arrimo_customer using (((organization_id = ANY (app.organization_ids())) AND app.manages_people()));
create policy admin_starts on app.imports for update to arrimo_customer using (((organization_id = ANY (app.organization_ids())) AND app.manages_people() AND (status = 'checked'::text))) with check (((status = 'running'::text) AND (organization_id = ANY (app.organization_ids()))));
create policy staff_brings on app.imports for insert to arrimo_staff with check ((app.has_role(VARIADIC ARRAY['billing'::text, 'system_admin'::text]) AND (person_id = app.person_id())));
create policy staff_reads on app.imports for select to arrimo_staff using (true);
create policy staff_starts on app.imports for update to arrimo_staff using ((app.has_role(VARIADIC ARRAY['billing'::text, 'system_admin'::text]) AND (status = 'checked'::text))) with check ((status = 'running'::text));
create policy worker on app.imports for all to arrimo_worker using (true) with check (true);
alter table app.invitations enable row level security, force row level security;
create policy admin_invites on app.invitations for insert to arrimo_customer with check (((organization_id = ANY (app.organization_ids())) AND app.manages_people() AND (invited_by = app.person_id())));
create policy admin_reads on app.invitations for select to arrimo_customer using (((organization_id = ANY (app.organization_ids())) AND app.manages_people()));
create policy admin_updates on app.invitations for update to arrimo_customer using (((organization_id = ANY (app.organization_ids())) AND app.manages_people() AND (accepted_at IS NULL))) with check ((organization_id = ANY (app.organization_ids())));
create policy door_reads on app.invitations for select to arrimo_door using (true);
create policy staff_invites on app.invitations for insert to arrimo_staff with check ((app.has_role(VARIADIC ARRAY['billing'::text, 'system_admin'::text]) AND (invited_by = app.person_id())));
create policy staff_reads on app.invitations for select to arrimo_staff using (true);
create policy staff_updates on app.invitations for update to arrimo_staff using ((app.has_role(VARIADIC ARRAY['billing'::text, 'system_admin'::text]) AND (accepted_at IS NULL))) with check (true);
create policy worker on app.invitations for all to arrimo_worker using (true) with check (true);
alter table app.known_issues enable row level security, force row level security;
create policy customer_reads on app.known_issues for select to arrimo_customer using ((EXISTS ( SELECT
   FROM app.tickets t
  WHERE ((t.known_issue_id = known_issues.id) AND (t.organization_id = ANY (( SELECT app.organization_ids() AS organization_ids)::uuid[]))))));
create policy staff_reads on app.known_issues for select to arrimo_staff using (true);
create policy staff_registers on app.known_issues for insert to arrimo_staff with check (((registered_by = app.person_id()) AND app.has_role(VARIADIC ARRAY['agent'::text, 'lead'::text, 'system_admin'::text])));
create policy worker on app.known_issues for all to arrimo_worker using (true) with check (true);
alter table app.mail_texts enable row level security, force row level security;
create policy admin_reads on app.mail_texts for select to arrimo_staff using (app.has_role(VARIADIC ARRAY['system_admin'::text]));
create policy admin_writes on app.mail_texts for insert to arrimo_staff with check ((app.has_role(VARIADIC ARRAY['system_admin'::text]) AND (person_id = app.person_id())));
create policy worker on app.mail_texts for all to arrimo_worker using (true) with check (true);
alter table app.memberships enable row level security, force row level security;
create policy admin_updates on app.memberships for update to arrimo_customer using (((organization_id = ANY (app.organization_ids())) AND app.manages_people() AND (ended_at IS NULL))) with check ((organization_id = ANY (app.organization_ids())));
create policy customer_reads on app.memberships for select to arrimo_customer using (((organization_id = ANY (app.organization_ids())) OR (person_id = app.person_id()) OR (organization_id = app.unit_id()) OR (EXISTS ( SELECT
   FROM app.portfolios p
  WHERE ((p.unit_id = memberships.organization_id) AND (p.organization_id = ANY (app.organization_ids())))))));
create policy door_reads on app.memberships for select to arrimo_door using (true);
create policy person_leaves on app.memberships for update to arrimo_customer using (((person_id = app.person_id()) AND (ended_at IS NULL))) with check (((person_id = app.person_id()) AND (ended_at IS NOT NULL)));
create policy staff_reads on app.memberships for select to arrimo_staff using (true);
create policy staff_updates on app.memberships for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['billing'::text, 'system_admin'::text])) with check (true);
create policy worker on app.memberships for all to arrimo_worker using (true) with check (true);
alter table app.migrations enable row level security, force row level security;
create policy owner_writes on app.migrations for insert to arrimo_owner with check (true);
create policy readable on app.migrations for select to public using (true);
alter table app.modules enable row level security, force row level security;
create policy anyone_reads on app.modules for select to arrimo_customer using (true);
create policy catalog_inserts on app.modules for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['catalog_manager'::text, 'system_admin'::text]));
create policy catalog_updates on app.modules for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['catalog_manager'::text, 'system_admin'::text])) with check (true);
create policy staff_reads on app.modules for select to arrimo_staff using (true);
create policy worker on app.modules for all to arrimo_worker using (true) with check (true);
alter table app.news enable row level security, force row level security;
create policy customer_reads on app.news for select to arrimo_customer using (((state = ANY (ARRAY['published'::text, 'outdated'::text])) AND ((audience = 'public'::text) OR ((audience = 'signed_in'::text) AND (( SELECT app.person_id() AS person_id) IS NOT NULL)) OR ((audience = 'entitled'::text) AND (product_id = ANY (( SELECT app.entitled_product_ids() AS entitled_product_ids)::uuid[]))))));
create policy editor_inserts on app.news for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy editor_updates on app.news for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text])) with check (true);
create policy staff_reads on app.news for select to arrimo_staff using (true);
create policy worker on app.news for all to arrimo_worker using (true) with check (true);
alter table app.news_digests enable row level security, force row level security;
create policy editor_updates on app.news_digests for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text])) with check (true);
create policy staff_reads on app.news_digests for select to arrimo_staff using (true);
create policy worker on app.news_digests for all to arrimo_worker using (true) with check (true);
alter table app.news_mailed enable row level security, force row level security;
create policy worker on app.news_mailed for all to arrimo_worker using (true) with check (true);
alter table app.news_modules enable row level security, force row level security;
create policy customer_reads on app.news_modules for select to arrimo_customer using (( SELECT true
   FROM app.news n
  WHERE (n.document_id = news_modules.document_id)));
create policy editor_deletes on app.news_modules for delete to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy editor_inserts on app.news_modules for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy staff_reads on app.news_modules for select to arrimo_staff using (true);
create policy worker on app.news_modules for all to arrimo_worker using (true) with check (true);
alter table app.news_posts enable row level security, force row level security;
create policy editor_inserts on app.news_posts for insert to arrimo_staff with check ((app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]) AND (person_id = app.person_id())));
create policy staff_reads on app.news_posts for select to arrimo_staff using (true);
create policy worker on app.news_posts for all to arrimo_worker using (true) with check (true);
alter table app.news_sign_ups enable row level security, force row level security;
create policy anyone_signs_up on app.news_sign_ups for insert to arrimo_customer, arrimo_staff with check (true);
create policy worker on app.news_sign_ups for all to arrimo_worker using (true) with check (true);
alter table app.news_subscribers enable row level security, force row level security;
create policy own_inserts on app.news_subscribers for insert to arrimo_customer, arrimo_staff with check (((person_id = ( SELECT app.person_id() AS person_id)) AND (email = ( SELECT lower(p.email) AS lower
   FROM app.persons p
  WHERE (p.id = app.person_id())))));
create policy own_reads on app.news_subscribers for select to arrimo_customer, arrimo_staff using (((person_id = ( SELECT app.person_id() AS person_id)) OR ((person_id IS NULL) AND (email = ( SELECT lower(p.email) AS lower
   FROM app.persons p
  WHERE (p.id = app.person_id()))))));
create policy own_updates on app.news_subscribers for update to arrimo_customer, arrimo_staff using (((person_id = ( SELECT app.person_id() AS person_id)) OR ((person_id IS NULL) AND (email = ( SELECT lower(p.email) AS lower
   FROM app.persons p
  WHERE (p.id = app.person_id())))))) with check ((person_id = ( SELECT app.person_id() AS person_id)));
create policy worker on app.news_subscribers for all to arrimo_worker using (true) with check (true);
alter table app.news_subscriptions enable row level security, force row level security;
create policy own on app.news_subscriptions for all to arrimo_customer, arrimo_staff using ((EXISTS ( SELECT
   FROM app.news_subscribers s
  WHERE (s.id = news_subscriptions.subscriber_id)))) with check ((EXISTS ( SELECT
   FROM app.news_subscribers s
  WHERE ((s.id = news_subscriptions.subscriber_id) AND (s.person_id = ( SELECT app.person_id() AS person_id))))));
create policy worker on app.news_subscriptions for all to arrimo_worker using (true) with check (true);
alter table app.notice_refusals enable row level security, force row level security;
create policy person_chooses on app.notice_refusals for all to arrimo_customer, arrimo_staff using ((person_id = app.person_id())) with check ((person_id = app.person_id()));
create policy worker on app.notice_refusals for all to arrimo_worker using (true) with check (true);
alter table app.notices enable row level security, force row level security;
create policy customer_reads on app.notices for select to arrimo_customer using (((person_id = ( SELECT app.person_id() AS person_id)) AND ((organization_id IS NULL) OR (organization_id = ANY (( SELECT app.organization_ids() AS organization_ids)::uuid[]))) AND
CASE
    WHEN (ticket_id IS NULL) THEN COALESCE(( SELECT true
       FROM app.documents d
      WHERE (d.id = notices.document_id)), false)
    ELSE COALESCE(( SELECT true
       FROM app.tickets t
      WHERE (t.id = notices.ticket_id)), false)
END));
create policy person_marks on app.notices for update to arrimo_customer, arrimo_staff using ((person_id = app.person_id())) with check ((person_id = app.person_id()));
create policy staff_reads on app.notices for select to arrimo_staff using (((person_id = ( SELECT app.person_id() AS person_id)) AND
CASE
    WHEN (ticket_id IS NULL) THEN COALESCE(( SELECT true
       FROM app.documents d
      WHERE (d.id = notices.document_id)), false)
    ELSE COALESCE(( SELECT true
       FROM app.tickets t
      WHERE (t.id = notices.ticket_id)), false)
END));
create policy worker on app.notices for all to arrimo_worker using (true) with check (true);
alter table app.organizations enable row level security, force row level security;
create policy customer_reads on app.organizations for select to arrimo_customer using (((id = ANY (app.organization_ids())) OR (id = app.unit_id()) OR (EXISTS ( SELECT
   FROM app.memberships m
  WHERE ((m.organization_id = organizations.id) AND (m.person_id = app.person_id()) AND (m.ended_at IS NULL)))) OR (EXISTS ( SELECT
   FROM app.portfolios p
  WHERE ((p.organization_id = organizations.id) AND (p.revoked_at IS NULL) AND ((p.unit_id = ANY (app.organization_ids())) OR (p.unit_id = app.unit_id()))))) OR (EXISTS ( SELECT
   FROM app.portfolios p
  WHERE ((p.unit_id = organizations.id) AND (p.organization_id = ANY (app.organization_ids())))))));
create policy door_reads on app.organizations for select to arrimo_door using (true);
create policy staff_inserts on app.organizations for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['billing'::text, 'system_admin'::text]));
create policy staff_reads on app.organizations for select to arrimo_staff using (true);
create policy staff_updates on app.organizations for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['billing'::text, 'system_admin'::text])) with check (true);
create policy worker on app.organizations for all to arrimo_worker using (true) with check (true);
alter table app.outbox_mails enable row level security, force row level security;
create policy worker on app.outbox_mails for all to arrimo_worker using (true) with check (true);
alter table app.passwords enable row level security, force row level security;
create policy door_reads on app.passwords for select to arrimo_door using (true);
create policy person_inserts on app.passwords for insert to arrimo_customer, arrimo_staff with check ((person_id = app.person_id()));
create policy person_reads on app.passwords for select to arrimo_customer, arrimo_staff using ((person_id = app.person_id()));
create policy person_updates on app.passwords for update to arrimo_customer, arrimo_staff using ((person_id = app.person_id())) with check ((person_id = app.person_id()));
create policy worker on app.passwords for all to arrimo_worker using (true) with check (true);
alter table app.persons enable row level security, force row level security;
create policy admin_inserts on app.persons for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['system_admin'::text]));
create policy admin_updates on app.persons for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['system_admin'::text])) with check (true);
create policy customer_reads on app.persons for select to arrimo_customer using (((id = app.person_id()) OR (EXISTS ( SELECT
   FROM app.memberships m
  WHERE ((m.person_id = persons.id) AND ((m.organization_id = ANY (app.organization_ids())) OR (m.organization_id = app.unit_id()) OR (EXISTS ( SELECT
           FROM app.portfolios p
          WHERE ((p.unit_id = m.organization_id) AND (p.organization_id = ANY (app.organization_ids())))))))))));
create policy customer_updates_self on app.persons for update to arrimo_customer using ((id = app.person_id())) with check ((id = app.person_id()));
create policy door_reads on app.persons for select to arrimo_door using (true);
create policy staff_reads on app.persons for select to arrimo_staff using (true);
create policy staff_updates_self on app.persons for update to arrimo_staff using ((id = app.person_id())) with check ((id = app.person_id()));
create policy worker on app.persons for all to arrimo_worker using (true) with check (true);
alter table app.portfolios enable row level security, force row level security;
create policy customer_reads on app.portfolios for select to arrimo_customer using (((unit_id = ANY (app.organization_ids())) OR (unit_id = app.unit_id()) OR ((organization_id = ANY (app.organization_ids())) AND (app.unit_id() IS NULL))));
create policy customer_updates on app.portfolios for update to arrimo_customer using (((organization_id = ANY (app.organization_ids())) AND app.manages_people() AND (revoked_at IS NULL))) with check ((organization_id = ANY (app.organization_ids())));
create policy door_reads on app.portfolios for select to arrimo_door using (true);
create policy staff_inserts on app.portfolios for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['billing'::text, 'system_admin'::text]));
create policy staff_reads on app.portfolios for select to arrimo_staff using (true);
create policy staff_updates on app.portfolios for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['billing'::text, 'system_admin'::text])) with check (true);
create policy worker on app.portfolios for all to arrimo_worker using (true) with check (true);
alter table app.product_lines enable row level security, force row level security;
create policy anyone_reads on app.product_lines for select to arrimo_customer using (true);
create policy catalog_inserts on app.product_lines for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['catalog_manager'::text, 'system_admin'::text]));
create policy catalog_updates on app.product_lines for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['catalog_manager'::text, 'system_admin'::text])) with check (true);
create policy staff_reads on app.product_lines for select to arrimo_staff using (true);
create policy worker on app.product_lines for all to arrimo_worker using (true) with check (true);
alter table app.products enable row level security, force row level security;
create policy anyone_reads on app.products for select to arrimo_customer using (true);
create policy catalog_inserts on app.products for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['catalog_manager'::text, 'system_admin'::text]));
create policy catalog_updates on app.products for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['catalog_manager'::text, 'system_admin'::text])) with check (true);
create policy staff_reads on app.products for select to arrimo_staff using (true);
create policy worker on app.products for all to arrimo_worker using (true) with check (true);
alter table app.queue_members enable row level security, force row level security;
create policy door_reads on app.queue_members for select to arrimo_door using (true);
create policy lead_deletes on app.queue_members for delete to arrimo_staff using (app.has_role(VARIADIC ARRAY['lead'::text, 'system_admin'::text]));
create policy lead_inserts on app.queue_members for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['lead'::text, 'system_admin'::text]));
create policy staff_reads on app.queue_members for select to arrimo_staff using (true);
create policy worker on app.queue_members for all to arrimo_worker using (true) with check (true);
alter table app.queue_modules enable row level security, force row level security;
create policy anyone_reads on app.queue_modules for select to arrimo_customer using (true);
create policy lead_deletes on app.queue_modules for delete to arrimo_staff using (app.has_role(VARIADIC ARRAY['lead'::text, 'system_admin'::text]));
create policy lead_inserts on app.queue_modules for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['lead'::text, 'system_admin'::text]));
create policy staff_reads on app.queue_modules for select to arrimo_staff using (true);
create policy worker on app.queue_modules for all to arrimo_worker using (true) with check (true);
alter table app.queues enable row level security, force row level security;
create policy anyone_reads on app.queues for select to arrimo_customer using (true);
create policy door_reads on app.queues for select to arrimo_door using (true);
create policy lead_inserts on app.queues for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['lead'::text, 'system_admin'::text]));
create policy lead_updates on app.queues for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['lead'::text, 'system_admin'::text])) with check (true);
create policy staff_reads on app.queues for select to arrimo_staff using (true);
create policy worker on app.queues for all to arrimo_worker using (true) with check (true);
alter table app.rate_limits enable row level security, force row level security;
create policy worker on app.rate_limits for all to arrimo_worker using (true) with check (true);
alter table app.releases enable row level security, force row level security;
create policy anyone_reads on app.releases for select to arrimo_customer using (true);
create policy catalog_inserts on app.releases for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['catalog_manager'::text, 'system_admin'::text]));
create policy catalog_updates on app.releases for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['catalog_manager'::text, 'system_admin'::text])) with check (true);
create policy staff_reads on app.releases for select to arrimo_staff using (true);
create policy worker on app.releases for all to arrimo_worker using (true) with check (true);
alter table app.routines enable row level security, force row level security;
create policy anyone_reads on app.routines for select to arrimo_customer using (true);
create policy catalog_inserts on app.routines for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['catalog_manager'::text, 'system_admin'::text]));
create policy catalog_updates on app.routines for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['catalog_manager'::text, 'system_admin'::text])) with check (true);
create policy staff_reads on app.routines for select to arrimo_staff using (true);
create policy worker on app.routines for all to arrimo_worker using (true) with check (true);
alter table app.saved_searches enable row level security, force row level security;
create policy own on app.saved_searches for all to arrimo_customer, arrimo_staff using ((person_id = ( SELECT app.person_id() AS person_id))) with check ((person_id = app.person_id()));
create policy worker on app.saved_searches for all to arrimo_worker using (true) with check (true);
alter table app.search_records enable row level security, force row level security;
create policy customer_inserts on app.search_records for insert to arrimo_customer with check (((type = 'ticket'::text) AND (NOT internal) AND (NOT removed) AND (EXISTS ( SELECT
   FROM app.tickets t
  WHERE (t.id = search_records.id)))));
create policy customer_reads on app.search_records for select to arrimo_customer using (((NOT internal) AND (NOT removed) AND
CASE
    WHEN (type = 'ticket'::text) THEN ((organization_id = ANY (( SELECT app.organization_ids() AS organization_ids)::uuid[])) AND (((( SELECT app.visibility() AS visibility) = 'company'::text) AND (queue_id = ANY (( SELECT app.queue_ids() AS queue_ids)::uuid[]))) OR ((( SELECT app.visibility() AS visibility) <> 'none'::text) AND (requester_id = ( SELECT app.person_id() AS person_id))) OR ((( SELECT app.visibility() AS visibility) = ANY (ARRAY['own_and_copy'::text, 'company'::text])) AND (( SELECT app.person_id() AS person_id) = ANY (copy_ids)))))
    ELSE ((audience = 'public'::text) OR ((audience = 'signed_in'::text) AND (( SELECT app.person_id() AS person_id) IS NOT NULL)) OR ((audience = 'entitled'::text) AND (product_id = ANY (( SELECT app.entitled_product_ids() AS entitled_product_ids)::uuid[]))))
END));
create policy customer_updates on app.search_records for update to arrimo_customer using (((type = 'ticket'::text) AND (NOT internal) AND (NOT removed) AND (EXISTS ( SELECT
   FROM app.tickets t
  WHERE (t.id = search_records.id))))) with check (true);
create policy search_reads on app.search_records for select to arrimo_search using (true);
create policy staff_inserts on app.search_records for insert to arrimo_staff with check (
CASE type
    WHEN 'ticket'::text THEN (EXISTS ( SELECT
       FROM app.tickets t
      WHERE (t.id = search_records.id)))
    WHEN 'known_issue'::text THEN app.has_role(VARIADIC ARRAY['agent'::text, 'lead'::text, 'system_admin'::text])
    ELSE app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text])
END);
create policy staff_reads on app.search_records for select to arrimo_staff using (((type <> 'ticket'::text) OR (queue_id = ANY (( SELECT app.queue_ids() AS queue_ids)::uuid[]))));
create policy staff_updates on app.search_records for update to arrimo_staff using (
CASE type
    WHEN 'ticket'::text THEN (EXISTS ( SELECT
       FROM app.tickets t
      WHERE (t.id = search_records.id)))
    WHEN 'known_issue'::text THEN app.has_role(VARIADIC ARRAY['agent'::text, 'lead'::text, 'system_admin'::text])
    ELSE app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text])
END) with check (true);
create policy worker on app.search_records for all to arrimo_worker using (true) with check (true);
alter table app.searched_documents enable row level security, force row level security;
create policy editor_reads on app.searched_documents for select to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy worker on app.searched_documents for all to arrimo_worker using (true) with check (true);
alter table app.searched_words enable row level security, force row level security;
create policy editor_reads on app.searched_words for select to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy worker on app.searched_words for all to arrimo_worker using (true) with check (true);
alter table app.sessions enable row level security, force row level security;
create policy door_reads on app.sessions for select to arrimo_door using (true);
create policy person_inserts on app.sessions for insert to arrimo_customer, arrimo_staff with check ((person_id = app.person_id()));
create policy person_reads on app.sessions for select to arrimo_customer, arrimo_staff using ((person_id = app.person_id()));
create policy person_updates on app.sessions for update to arrimo_customer, arrimo_staff using (((person_id = app.person_id()) AND (ended_at IS NULL))) with check ((person_id = app.person_id()));
create policy worker on app.sessions for all to arrimo_worker using (true) with check (true);
alter table app.sign_in_requests enable row level security, force row level security;
create policy anyone_asks on app.sign_in_requests for insert to arrimo_customer, arrimo_staff with check (true);
create policy worker on app.sign_in_requests for all to arrimo_worker using (true) with check (true);
alter table app.sign_in_tokens enable row level security, force row level security;
create policy door_reads on app.sign_in_tokens for select to arrimo_door using (true);
create policy person_reads on app.sign_in_tokens for select to arrimo_customer, arrimo_staff using ((person_id = app.person_id()));
create policy person_spends on app.sign_in_tokens for update to arrimo_customer, arrimo_staff using (((person_id = app.person_id()) AND (used_at IS NULL))) with check (((person_id = app.person_id()) AND (used_at IS NOT NULL)));
create policy worker on app.sign_in_tokens for all to arrimo_worker using (true) with check (true);
alter table app.staff_roles enable row level security, force row level security;
create policy admin_deletes on app.staff_roles for delete to arrimo_staff using (app.has_role(VARIADIC ARRAY['system_admin'::text]));
create policy admin_inserts on app.staff_roles for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['system_admin'::text]));
create policy door_reads on app.staff_roles for select to arrimo_door using (true);
create policy staff_reads on app.staff_roles for select to arrimo_staff using (true);
create policy worker on app.staff_roles for all to arrimo_worker using (true) with check (true);
alter table app.synonyms enable row level security, force row level security;
create policy editor_deletes on app.synonyms for delete to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy editor_inserts on app.synonyms for insert to arrimo_staff with check ((app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]) AND (changed_by = app.person_id())));
create policy editor_reads on app.synonyms for select to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy editor_updates on app.synonyms for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text])) with check ((changed_by = app.person_id()));
create policy search_reads on app.synonyms for select to arrimo_search using (true);
create policy worker on app.synonyms for all to arrimo_worker using (true) with check (true);
alter table app.ticket_attachments enable row level security, force row level security;
create policy customer_adds on app.ticket_attachments for insert to arrimo_customer with check (((organization_id = ANY (app.organization_ids())) AND (person_id = app.person_id()) AND (NOT internal) AND ((ticket_id IS NULL) OR (EXISTS ( SELECT
   FROM app.tickets t
  WHERE (t.id = ticket_attachments.ticket_id))))));
create policy customer_moves on app.ticket_attachments for update to arrimo_customer using (((person_id = app.person_id()) AND (ticket_id IS NULL))) with check (((organization_id = ANY (app.organization_ids())) AND (EXISTS ( SELECT
   FROM app.tickets t
  WHERE (t.id = ticket_attachments.ticket_id)))));
create policy customer_reads on app.ticket_attachments for select to arrimo_customer using ((((ticket_id IS NULL) AND (person_id = app.person_id())) OR ((organization_id = ANY (app.organization_ids())) AND (NOT internal) AND app.customer_sees(ticket_id))));
create policy customer_removes on app.ticket_attachments for delete to arrimo_customer using (((person_id = app.person_id()) AND (ticket_id IS NULL)));
create policy staff_adds on app.ticket_attachments for insert to arrimo_staff with check ((person_id = app.person_id()));
create policy staff_moves on app.ticket_attachments for update to arrimo_staff using (((person_id = app.person_id()) AND (ticket_id IS NULL))) with check ((EXISTS ( SELECT
   FROM app.tickets t
  WHERE (t.id = ticket_attachments.ticket_id))));
create policy staff_reads on app.ticket_attachments for select to arrimo_staff using (((person_id = app.person_id()) OR app.staff_sees(ticket_id)));
create policy staff_removes on app.ticket_attachments for delete to arrimo_staff using (((person_id = app.person_id()) AND (ticket_id IS NULL)));
create policy worker on app.ticket_attachments for all to arrimo_worker using (true) with check (true);
alter table app.ticket_copies enable row level security, force row level security;
create policy customer_adds on app.ticket_copies for insert to arrimo_customer with check (((organization_id = ANY (app.organization_ids())) AND (added_by = app.person_id()) AND (EXISTS ( SELECT
   FROM app.tickets t
  WHERE ((t.id = ticket_copies.ticket_id) AND (t.number = ticket_copies.number) AND (t.organization_id = ticket_copies.organization_id)))) AND (EXISTS ( SELECT
   FROM app.memberships m
  WHERE ((m.person_id = ticket_copies.person_id) AND (m.organization_id = ticket_copies.organization_id) AND (m.ended_at IS NULL))))));
create policy customer_reads on app.ticket_copies for select to arrimo_customer using ((organization_id = ANY (app.organization_ids())));
create policy staff_adds on app.ticket_copies for insert to arrimo_staff with check (((added_by = app.person_id()) AND app.has_role(VARIADIC ARRAY['agent'::text, 'lead'::text, 'system_admin'::text]) AND (EXISTS ( SELECT
   FROM app.tickets t
  WHERE ((t.id = ticket_copies.ticket_id) AND (t.organization_id = ticket_copies.organization_id) AND (t.number = ticket_copies.number)))) AND (EXISTS ( SELECT
   FROM app.memberships m
  WHERE ((m.person_id = ticket_copies.person_id) AND (m.organization_id = ticket_copies.organization_id) AND (m.ended_at IS NULL))))));
create policy staff_reads on app.ticket_copies for select to arrimo_staff using ((EXISTS ( SELECT
   FROM app.tickets t
  WHERE (t.id = ticket_copies.ticket_id))));
create policy worker on app.ticket_copies for all to arrimo_worker using (true) with check (true);
alter table app.ticket_drafts enable row level security, force row level security;
create policy person_drafts on app.ticket_drafts for all to arrimo_customer, arrimo_staff using ((person_id = app.person_id())) with check (((person_id = app.person_id()) AND ((ticket_id IS NULL) OR (EXISTS ( SELECT
   FROM app.tickets t
  WHERE (t.id = ticket_drafts.ticket_id))))));
create policy worker on app.ticket_drafts for all to arrimo_worker using (true) with check (true);
alter table app.ticket_events enable row level security, force row level security;
create policy customer_notes on app.ticket_events for insert to arrimo_customer with check (((actor_id = app.person_id()) AND (actor_side = 'customer'::text) AND (NOT internal) AND (organization_id = ANY (app.organization_ids())) AND (EXISTS ( SELECT
   FROM app.tickets t
  WHERE ((t.id = ticket_events.ticket_id) AND (t.organization_id = ticket_events.organization_id))))));
create policy customer_reads on app.ticket_events for select to arrimo_customer using (((NOT internal) AND app.customer_sees(ticket_id)));
create policy staff_notes on app.ticket_events for insert to arrimo_staff with check (((actor_id = app.person_id()) AND (EXISTS ( SELECT
   FROM app.tickets t
  WHERE (t.id = ticket_events.ticket_id)))));
create policy staff_reads on app.ticket_events for select to arrimo_staff using (app.staff_sees(ticket_id));
create policy worker on app.ticket_events for all to arrimo_worker using (true) with check (true);
alter table app.ticket_messages enable row level security, force row level security;
create policy customer_reads on app.ticket_messages for select to arrimo_customer using (((NOT internal) AND app.customer_sees(ticket_id)));
create policy customer_says on app.ticket_messages for insert to arrimo_customer with check (((author_id = app.person_id()) AND (author_side = 'customer'::text) AND (NOT internal) AND (NOT (unit_id IS DISTINCT FROM app.unit_id())) AND (organization_id = ANY (app.organization_ids())) AND (EXISTS ( SELECT
   FROM app.tickets t
  WHERE ((t.id = ticket_messages.ticket_id) AND (t.organization_id = ticket_messages.organization_id))))));
create policy staff_reads on app.ticket_messages for select to arrimo_staff using (app.staff_sees(ticket_id));
create policy staff_says on app.ticket_messages for insert to arrimo_staff with check (((author_id = app.person_id()) AND (author_side = 'staff'::text) AND (EXISTS ( SELECT
   FROM app.tickets t
  WHERE ((t.id = ticket_messages.ticket_id) AND (t.organization_id = ticket_messages.organization_id))))));
create policy staff_withdraws on app.ticket_messages for update to arrimo_staff using ((EXISTS ( SELECT
   FROM app.tickets t
  WHERE (t.id = ticket_messages.ticket_id)))) with check (true);
create policy worker on app.ticket_messages for all to arrimo_worker using (true) with check (true);
alter table app.ticket_moves enable row level security, force row level security;
create policy anyone_reads on app.ticket_moves for select to public using (true);
alter table app.ticket_reads enable row level security, force row level security;
create policy person_reads on app.ticket_reads for all to arrimo_customer, arrimo_staff using ((person_id = app.person_id())) with check (((person_id = app.person_id()) AND (EXISTS ( SELECT
   FROM app.tickets t
  WHERE (t.id = ticket_reads.ticket_id)))));
create policy worker on app.ticket_reads for all to arrimo_worker using (true) with check (true);
alter table app.tickets enable row level security, force row level security;
create policy customer_moves on app.tickets for update to arrimo_customer using (((organization_id = ANY (( SELECT app.organization_ids() AS organization_ids)::uuid[])) AND (( SELECT app.visibility() AS visibility) <> 'none'::text))) with check ((organization_id = ANY (app.organization_ids())));
create policy customer_opens on app.tickets for insert to arrimo_customer with check (((organization_id = ANY (app.organization_ids())) AND (requester_id = app.person_id()) AND (app.visibility() <> 'none'::text) AND (NOT (unit_id IS DISTINCT FROM app.unit_id()))));
create policy customer_reads on app.tickets for select to arrimo_customer using (((organization_id = ANY (( SELECT app.organization_ids() AS organization_ids)::uuid[])) AND (((( SELECT app.visibility() AS visibility) = 'company'::text) AND (queue_id = ANY (( SELECT app.queue_ids() AS queue_ids)::uuid[]))) OR ((( SELECT app.visibility() AS visibility) <> 'none'::text) AND (requester_id = ( SELECT app.person_id() AS person_id))) OR ((( SELECT app.visibility() AS visibility) = ANY (ARRAY['own_and_copy'::text, 'company'::text])) AND (EXISTS ( SELECT
   FROM app.ticket_copies c
  WHERE ((c.ticket_id = tickets.id) AND (c.person_id = ( SELECT app.person_id() AS person_id)))))))));
create policy staff_opens on app.tickets for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['agent'::text, 'lead'::text, 'system_admin'::text]));
create policy staff_reads on app.tickets for select to arrimo_staff using ((queue_id = ANY (( SELECT app.queue_ids() AS queue_ids)::uuid[])));
create policy staff_works on app.tickets for update to arrimo_staff using (((queue_id = ANY (( SELECT app.queue_ids() AS queue_ids)::uuid[])) AND app.has_role(VARIADIC ARRAY['agent'::text, 'lead'::text, 'system_admin'::text]))) with check (true);
create policy worker on app.tickets for all to arrimo_worker using (true) with check (true);
alter table app.vendor enable row level security, force row level security;
create policy anyone_reads on app.vendor for select to arrimo_customer, arrimo_door, arrimo_staff using (true);
create policy staff_updates on app.vendor for update to arrimo_staff using (true) with check (true);
create policy worker on app.vendor for all to arrimo_worker using (true) with check (true);
alter table app.video_articles enable row level security, force row level security;
create policy customer_reads on app.video_articles for select to arrimo_customer using ((EXISTS ( SELECT
   FROM app.documents d
  WHERE (d.id = video_articles.document_id))));
create policy editor_deletes on app.video_articles for delete to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy editor_inserts on app.video_articles for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy editor_updates on app.video_articles for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text])) with check (true);
create policy staff_reads on app.video_articles for select to arrimo_staff using (true);
create policy worker on app.video_articles for all to arrimo_worker using (true) with check (true);
alter table app.video_captions enable row level security, force row level security;
create policy customer_reads on app.video_captions for select to arrimo_customer using ((EXISTS ( SELECT
   FROM app.documents d
  WHERE (d.id = video_captions.document_id))));
create policy editor_deletes on app.video_captions for delete to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy editor_inserts on app.video_captions for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy editor_updates on app.video_captions for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text])) with check (true);
create policy staff_reads on app.video_captions for select to arrimo_staff using (true);
create policy worker on app.video_captions for all to arrimo_worker using (true) with check (true);
alter table app.videos enable row level security, force row level security;
create policy customer_reads on app.videos for select to arrimo_customer using ((EXISTS ( SELECT
   FROM app.documents d
  WHERE (d.id = videos.document_id))));
create policy editor_deletes on app.videos for delete to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy editor_inserts on app.videos for insert to arrimo_staff with check (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text]));
create policy editor_updates on app.videos for update to arrimo_staff using (app.has_role(VARIADIC ARRAY['editor'::text, 'system_admin'::text])) with check (true);
create policy staff_reads on app.videos for select to arrimo_staff using (true);
create policy worker on app.videos for all to arrimo_worker using (true) with check (true);

-- Grants
grant delete, insert, select on app.calendar_hours to arrimo_staff;
grant delete, insert, select on app.calendar_optional_days to arrimo_staff;
grant delete, insert, select on app.document_files to arrimo_staff;
grant delete, insert, select on app.document_links to arrimo_staff;
grant delete, insert, select on app.news_modules to arrimo_staff;
grant delete, insert, select on app.notice_refusals to arrimo_customer;
grant delete, insert, select on app.notice_refusals to arrimo_staff;
grant delete, insert, select on app.queue_members to arrimo_staff;
grant delete, insert, select on app.queue_modules to arrimo_staff;
grant delete, insert, select on app.saved_searches to arrimo_customer;
grant delete, insert, select on app.saved_searches to arrimo_staff;
grant delete, insert, select on app.staff_roles to arrimo_staff;
grant delete, insert, select on app.synonyms to arrimo_staff;
grant delete, insert, select on app.ticket_attachments to arrimo_customer;
grant delete, insert, select on app.ticket_attachments to arrimo_staff;
grant delete, insert, select, update on app.access_requests to arrimo_worker;
grant delete, insert, select, update on app.api_tokens to arrimo_worker;
grant delete, insert, select, update on app.branches to arrimo_worker;
grant delete, insert, select, update on app.calendar_hours to arrimo_worker;
grant delete, insert, select, update on app.calendar_optional_days to arrimo_worker;
grant delete, insert, select, update on app.calendars to arrimo_worker;
grant delete, insert, select, update on app.communities to arrimo_worker;
grant delete, insert, select, update on app.content_files to arrimo_worker;
grant delete, insert, select, update on app.document_comments to arrimo_worker;
grant delete, insert, select, update on app.document_feedback to arrimo_worker;
grant delete, insert, select, update on app.document_files to arrimo_worker;
grant delete, insert, select, update on app.document_links to arrimo_worker;
grant delete, insert, select, update on app.document_reads to arrimo_worker;
grant delete, insert, select, update on app.document_redirects to arrimo_staff;
grant delete, insert, select, update on app.document_redirects to arrimo_worker;
grant delete, insert, select, update on app.document_revisions to arrimo_worker;
grant delete, insert, select, update on app.document_scores to arrimo_worker;
grant delete, insert, select, update on app.documents to arrimo_worker;
grant delete, insert, select, update on app.entitlements to arrimo_worker;
grant delete, insert, select, update on app.holidays to arrimo_staff;
grant delete, insert, select, update on app.holidays to arrimo_worker;
grant delete, insert, select, update on app.idempotency_keys to arrimo_worker;
grant delete, insert, select, update on app.import_lines to arrimo_worker;
grant delete, insert, select, update on app.imports to arrimo_worker;
grant delete, insert, select, update on app.invitations to arrimo_worker;
grant delete, insert, select, update on app.known_issues to arrimo_worker;
grant delete, insert, select, update on app.mail_texts to arrimo_worker;
grant delete, insert, select, update on app.memberships to arrimo_worker;
grant delete, insert, select, update on app.modules to arrimo_worker;
grant delete, insert, select, update on app.news to arrimo_worker;
grant delete, insert, select, update on app.news_digests to arrimo_worker;
grant delete, insert, select, update on app.news_mailed to arrimo_worker;
grant delete, insert, select, update on app.news_modules to arrimo_worker;
grant delete, insert, select, update on app.news_posts to arrimo_worker;
grant delete, insert, select, update on app.news_sign_ups to arrimo_worker;
grant delete, insert, select, update on app.news_subscribers to arrimo_worker;
grant delete, insert, select, update on app.news_subscriptions to arrimo_worker;
grant delete, insert, select, update on app.notice_refusals to arrimo_worker;
grant delete, insert, select, update on app.notices to arrimo_worker;
grant delete, insert, select, update on app.organizations to arrimo_worker;
grant delete, insert, select, update on app.outbox_mails to arrimo_worker;
grant delete, insert, select, update on app.passwords to arrimo_worker;
grant delete, insert, select, update on app.persons to arrimo_worker;
grant delete, insert, select, update on app.portfolios to arrimo_worker;
grant delete, insert, select, update on app.product_lines to arrimo_worker;
grant delete, insert, select, update on app.products to arrimo_worker;
grant delete, insert, select, update on app.queue_members to arrimo_worker;
grant delete, insert, select, update on app.queue_modules to arrimo_worker;
grant delete, insert, select, update on app.queues to arrimo_worker;
grant delete, insert, select, update on app.rate_limits to arrimo_worker;
grant delete, insert, select, update on app.releases to arrimo_worker;
grant delete, insert, select, update on app.routines to arrimo_worker;
grant delete, insert, select, update on app.saved_searches to arrimo_worker;
grant delete, insert, select, update on app.search_records to arrimo_worker;
grant delete, insert, select, update on app.searched_documents to arrimo_worker;
grant delete, insert, select, update on app.searched_words to arrimo_worker;
grant delete, insert, select, update on app.sessions to arrimo_worker;
grant delete, insert, select, update on app.sign_in_requests to arrimo_worker;
grant delete, insert, select, update on app.sign_in_tokens to arrimo_worker;
grant delete, insert, select, update on app.staff_roles to arrimo_worker;
grant delete, insert, select, update on app.synonyms to arrimo_worker;
grant delete, insert, select, update on app.ticket_attachments to arrimo_worker;
grant delete, insert, select, update on app.ticket_copies to arrimo_worker;
grant delete, insert, select, update on app.ticket_drafts to arrimo_customer;
grant delete, insert, select, update on app.ticket_drafts to arrimo_staff;
grant delete, insert, select, update on app.ticket_drafts to arrimo_worker;
grant delete, insert, select, update on app.ticket_events to arrimo_worker;
grant delete, insert, select, update on app.ticket_messages to arrimo_worker;
grant delete, insert, select, update on app.ticket_reads to arrimo_worker;
grant delete, insert, select, update on app.tickets to arrimo_worker;
grant delete, insert, select, update on app.vendor to arrimo_worker;
grant delete, insert, select, update on app.video_articles to arrimo_staff;
grant delete, insert, select, update on app.video_articles to arrimo_worker;
grant delete, insert, select, update on app.video_captions to arrimo_staff;
grant delete, insert, select, update on app.video_captions to arrimo_worker;
grant delete, insert, select, update on app.videos to arrimo_staff;
grant delete, insert, select, update on app.videos to arrimo_worker;
grant delete, select on app.news_subscriptions to arrimo_customer;
grant delete, select on app.news_subscriptions to arrimo_staff;
grant execute on function app.access_request_lookup(bytea) to arrimo_app;
grant execute on function app.act_for(uuid,uuid) to arrimo_customer;
grant execute on function app.acting_lookup(uuid,uuid) to arrimo_customer;
grant execute on function app.add_job(text,json,timestamp with time zone,text,integer) to arrimo_customer;
grant execute on function app.add_job(text,json,timestamp with time zone,text,integer) to arrimo_staff;
grant execute on function app.become(uuid,uuid,uuid) to arrimo_app;
grant execute on function app.become(uuid,uuid,uuid) to arrimo_worker;
grant execute on function app.case_id() to arrimo_customer;
grant execute on function app.case_id() to arrimo_staff;
grant execute on function app.change_queue(uuid,uuid,uuid) to arrimo_staff;
grant execute on function app.count_reads(uuid[],integer[]) to arrimo_customer;
grant execute on function app.count_reads(uuid[],integer[]) to arrimo_staff;
grant execute on function app.customer_sees(uuid) to arrimo_customer;
grant execute on function app.enter(bytea,boolean) to arrimo_app;
grant execute on function app.invitation_lookup(bytea) to arrimo_app;
grant execute on function app.last_announcement() to arrimo_customer;
grant execute on function app.last_announcement() to arrimo_staff;
grant execute on function app.member_by_email(uuid,text) to arrimo_customer;
grant execute on function app.member_by_email(uuid,text) to arrimo_staff;
grant execute on function app.note_case(uuid) to arrimo_customer;
grant execute on function app.note_case(uuid) to arrimo_staff;
grant execute on function app.note_opening(text,text,uuid,boolean) to arrimo_customer;
grant execute on function app.note_search(text,text,boolean,uuid[]) to arrimo_customer;
grant execute on function app.note_seen(uuid) to arrimo_customer;
grant execute on function app.note_seen(uuid) to arrimo_staff;
grant execute on function app.own_comments(uuid) to arrimo_customer;
grant execute on function app.own_comments(uuid) to arrimo_staff;
grant execute on function app.own_password_hash() to arrimo_customer;
grant execute on function app.own_password_hash() to arrimo_staff;
grant execute on function app.password_lookup(text,bytea) to arrimo_app;
grant execute on function app.person_lookup(uuid,uuid,uuid) to arrimo_app;
grant execute on function app.person_lookup(uuid,uuid,uuid) to arrimo_worker;
grant execute on function app.read_again(integer[],xid8,xid8[],integer) to arrimo_customer;
grant execute on function app.read_again(integer[],xid8,xid8[],integer) to arrimo_staff;
grant execute on function app.requests_after_reading(timestamp with time zone) to arrimo_staff;
grant execute on function app.session_lookup(bytea) to arrimo_app;
grant execute on function app.settle(app.entrant) to arrimo_app;
grant execute on function app.settle(app.entrant) to arrimo_customer;
grant execute on function app.settle(app.entrant) to arrimo_worker;
grant execute on function app.sign_in_token_lookup(bytea) to arrimo_app;
grant execute on function app.staff_name(uuid) to arrimo_customer;
grant execute on function app.staff_name(uuid) to arrimo_staff;
grant execute on function app.staff_sees(uuid) to arrimo_staff;
grant execute on function app.take_token(bytea,integer,integer) to arrimo_app;
grant execute on function app.token_lookup(bytea) to arrimo_app;
grant execute on function app.vendor_lookup() to arrimo_app;
grant insert (actor_id, channel, details, event, id, organization_id, subject_id) on app.audit_events to arrimo_customer;
grant insert (actor_id, channel, details, event, id, organization_id, subject_id) on app.audit_events to arrimo_staff;
grant insert (actor_id, channel, details, event, id, organization_id, subject_id) on app.audit_events to arrimo_worker;
grant insert (added_by, number, organization_id, person_id, ticket_id) on app.ticket_copies to arrimo_customer;
grant insert (added_by, number, organization_id, person_id, ticket_id) on app.ticket_copies to arrimo_staff;
grant insert (analyser, id, internal, record, type, words) on app.search_records to arrimo_customer;
grant insert (analyser, id, internal, record, type, words) on app.search_records to arrimo_staff;
grant insert (author_name, body, document_id, html, id, organization_id, person_id, submission_id) on app.document_comments to arrimo_customer;
grant insert (bytes, file_key, file_name, id, kind, organization_id, person_id) on app.imports to arrimo_customer;
grant insert (bytes, file_key, file_name, id, kind, organization_id, person_id) on app.imports to arrimo_staff;
grant insert (chain_id, channel, description, description_html, details, follow_up_of_id, id, kind, module_id, organization_id, product_id, queue_id, read_document_id, release_id, requester_id, routine_id, severity, subject, submission_id, unit_id) on app.tickets to arrimo_customer;
grant insert (changed_at, hash, person_id) on app.passwords to arrimo_customer;
grant insert (changed_at, hash, person_id) on app.passwords to arrimo_staff;
grant insert (cnpj, email, expires_at, id, locale, message, name) on app.access_requests to arrimo_customer;
grant insert (downloads_blocked, email, expires_at, finance, id, invited_by, it_admin, locale, may_accept_services, name, organization_id, role, visibility) on app.invitations to arrimo_customer;
grant insert (downloads_blocked, email, expires_at, finance, id, invited_by, it_admin, locale, may_accept_services, name, organization_id, role, visibility) on app.invitations to arrimo_staff;
grant insert (email, frequency, general, id, locale, module_ids) on app.news_sign_ups to arrimo_customer;
grant insert (email, frequency, general, id, locale, module_ids) on app.news_sign_ups to arrimo_staff;
grant insert (email, id, locale, person_id, token_hash) on app.news_subscribers to arrimo_customer;
grant insert (email, id, locale, person_id, token_hash) on app.news_subscribers to arrimo_staff;
grant insert (expires_at, hint, id, kind, name, organization_id, person_id, scopes, token_hash) on app.api_tokens to arrimo_customer;
grant insert (expires_at, hint, id, kind, name, organization_id, person_id, scopes, token_hash) on app.api_tokens to arrimo_staff;
grant insert (frequency, module_id, subscriber_id) on app.news_subscriptions to arrimo_customer;
grant insert (frequency, module_id, subscriber_id) on app.news_subscriptions to arrimo_staff;
grant insert on app.document_feedback to arrimo_customer;
grant insert on app.sessions to arrimo_customer;
grant insert on app.sessions to arrimo_staff;
grant insert on app.sign_in_requests to arrimo_customer;
grant insert on app.sign_in_requests to arrimo_staff;
grant insert, select on app.content_files to arrimo_staff;
grant insert, select on app.document_comments to arrimo_staff;
grant insert, select on app.document_feedback to arrimo_staff;
grant insert, select on app.document_revisions to arrimo_staff;
grant insert, select on app.known_issues to arrimo_staff;
grant insert, select on app.mail_texts to arrimo_staff;
grant insert, select on app.news_posts to arrimo_staff;
grant insert, select on app.persons to arrimo_staff;
grant insert, select on app.ticket_events to arrimo_customer;
grant insert, select on app.ticket_events to arrimo_staff;
grant insert, select on app.ticket_messages to arrimo_customer;
grant insert, select on app.ticket_messages to arrimo_staff;
grant insert, select on app.tickets to arrimo_staff;
grant insert, select, update on app.branches to arrimo_staff;
grant insert, select, update on app.calendars to arrimo_staff;
grant insert, select, update on app.communities to arrimo_staff;
grant insert, select, update on app.documents to arrimo_staff;
grant insert, select, update on app.entitlements to arrimo_staff;
grant insert, select, update on app.idempotency_keys to arrimo_customer;
grant insert, select, update on app.idempotency_keys to arrimo_staff;
grant insert, select, update on app.modules to arrimo_staff;
grant insert, select, update on app.news to arrimo_staff;
grant insert, select, update on app.organizations to arrimo_staff;
grant insert, select, update on app.portfolios to arrimo_staff;
grant insert, select, update on app.product_lines to arrimo_staff;
grant insert, select, update on app.products to arrimo_staff;
grant insert, select, update on app.queues to arrimo_staff;
grant insert, select, update on app.releases to arrimo_staff;
grant insert, select, update on app.routines to arrimo_staff;
grant insert, select, update on app.ticket_reads to arrimo_customer;
grant insert, select, update on app.ticket_reads to arrimo_staff;
grant select (accepted_at, created_at, downloads_blocked, email, expires_at, finance, id, invited_by, it_admin, locale, may_accept_services, name, organization_id, revoked_at, role, sent_at, visibility) on app.invitations to arrimo_customer;
grant select (accepted_at, created_at, downloads_blocked, email, expires_at, finance, id, invited_by, it_admin, locale, may_accept_services, name, organization_id, revoked_at, role, sent_at, visibility) on app.invitations to arrimo_staff;
grant select (analyser, assignee_id, helpful, id, internal, key, locale, module_id, occurred_at, organization_id, product_id, queue_id, record, removed, status, type, ver, words) on app.search_records to arrimo_customer;
grant select (analyser, assignee_id, helpful, id, internal, key, locale, module_id, occurred_at, organization_id, product_id, queue_id, record, removed, status, type, ver, words) on app.search_records to arrimo_staff;
grant select (answer, answer_html, author_name, body, created_at, document_id, html, id, state, version) on app.document_comments to arrimo_customer;
grant select (changed_at, person_id) on app.passwords to arrimo_customer;
grant select (changed_at, person_id) on app.passwords to arrimo_staff;
grant select (cnpj, confirmed_at, created_at, decided_at, decided_by, decision, email, expires_at, id, locale, message, name, organization_id, role) on app.access_requests to arrimo_customer;
grant select (cnpj, confirmed_at, created_at, decided_at, decided_by, decision, email, expires_at, id, locale, message, name, organization_id, role) on app.access_requests to arrimo_staff;
grant select (cnpj, contract_from, contract_number, contract_until, country, created_at, downloads_blocked, id, kind, may_accept_services, municipality, municipality_code, name, search_text, state, suspended_at, time_zone, unit_kind, version) on app.organizations to arrimo_customer;
grant select (created_at, device, ended_at, expires_at, id, idle_expires_at, last_seen_at, network, organization_id, person_id) on app.sessions to arrimo_customer;
grant select (created_at, device, ended_at, expires_at, id, idle_expires_at, last_seen_at, network, organization_id, person_id) on app.sessions to arrimo_staff;
grant select (created_at, disabled_at, email, id, locale, name, search_text, theme, time_zone) on app.persons to arrimo_customer;
grant select (created_at, email, ended_at, id, locale, person_id) on app.news_subscribers to arrimo_customer;
grant select (created_at, email, ended_at, id, locale, person_id) on app.news_subscribers to arrimo_staff;
grant select (created_at, expires_at, hint, id, kind, last_used_at, name, organization_id, person_id, revoked_at, scopes) on app.api_tokens to arrimo_customer;
grant select (created_at, expires_at, hint, id, kind, last_used_at, name, organization_id, person_id, revoked_at, scopes) on app.api_tokens to arrimo_staff;
grant select (expires_at, person_id, purpose, token_hash, used_at) on app.sign_in_tokens to arrimo_customer;
grant select (expires_at, person_id, purpose, token_hash, used_at) on app.sign_in_tokens to arrimo_staff;
grant select on app.access_requests to arrimo_door;
grant select on app.api_tokens to arrimo_door;
grant select on app.audit_events to arrimo_staff;
grant select on app.audit_events to arrimo_worker;
grant select on app.branches to arrimo_customer;
grant select on app.calendar_hours to arrimo_customer;
grant select on app.calendar_optional_days to arrimo_customer;
grant select on app.calendars to arrimo_customer;
grant select on app.communities to arrimo_customer;
grant select on app.content_files to arrimo_customer;
grant select on app.document_files to arrimo_customer;
grant select on app.document_reads to arrimo_staff;
grant select on app.document_redirects to arrimo_customer;
grant select on app.document_revisions to arrimo_customer;
grant select on app.document_scores to arrimo_customer;
grant select on app.document_scores to arrimo_staff;
grant select on app.documents to arrimo_customer;
grant select on app.entitlements to arrimo_customer;
grant select on app.holidays to arrimo_customer;
grant select on app.import_lines to arrimo_customer;
grant select on app.import_lines to arrimo_staff;
grant select on app.imports to arrimo_customer;
grant select on app.imports to arrimo_staff;
grant select on app.invitations to arrimo_door;
grant select on app.known_issues to arrimo_customer;
grant select on app.memberships to arrimo_customer;
grant select on app.memberships to arrimo_door;
grant select on app.memberships to arrimo_staff;
grant select on app.migrations to arrimo_app;
grant select on app.migrations to arrimo_search;
grant select on app.migrations to arrimo_worker;
grant select on app.modules to arrimo_customer;
grant select on app.news to arrimo_customer;
grant select on app.news_digests to arrimo_staff;
grant select on app.news_modules to arrimo_customer;
grant select on app.notices to arrimo_customer;
grant select on app.notices to arrimo_staff;
grant select on app.organizations to arrimo_door;
grant select on app.passwords to arrimo_door;
grant select on app.persons to arrimo_door;
grant select on app.portfolios to arrimo_customer;
grant select on app.portfolios to arrimo_door;
grant select on app.product_lines to arrimo_customer;
grant select on app.products to arrimo_customer;
grant select on app.queue_members to arrimo_door;
grant select on app.queue_modules to arrimo_customer;
grant select on app.queues to arrimo_customer;
grant select on app.queues to arrimo_door;
grant select on app.releases to arrimo_customer;
grant select on app.routines to arrimo_customer;
grant select on app.search_records to arrimo_search;
grant select on app.searched_documents to arrimo_staff;
grant select on app.searched_words to arrimo_staff;
grant select on app.sessions to arrimo_door;
grant select on app.sign_in_tokens to arrimo_door;
grant select on app.staff_roles to arrimo_door;
grant select on app.synonyms to arrimo_search;
grant select on app.ticket_copies to arrimo_customer;
grant select on app.ticket_copies to arrimo_staff;
grant select on app.ticket_moves to arrimo_customer;
grant select on app.ticket_moves to arrimo_staff;
grant select on app.ticket_moves to arrimo_worker;
grant select on app.tickets to arrimo_customer;
grant select on app.vendor to arrimo_customer;
grant select on app.vendor to arrimo_door;
grant select on app.vendor to arrimo_staff;
grant select on app.video_articles to arrimo_customer;
grant select on app.video_captions to arrimo_customer;
grant select on app.videos to arrimo_customer;
grant update (analyser, record, words) on app.search_records to arrimo_customer;
grant update (analyser, record, words) on app.search_records to arrimo_staff;
grant update (answer, answer_html, decided_at, decided_by, state, version) on app.document_comments to arrimo_staff;
grant update (answered_at, assignee_id, close_reason, closed_at, closes_at, details, duplicate_of_id, kind, known_issue_id, last_message_at, module_id, product_id, queue_id, release_id, reminded, reminds_at, reopen_count, reopening, routine_id, severity, status, subject, version) on app.tickets to arrimo_staff;
grant update (changed_at, changed_by, leads_to, locale, version, words) on app.synonyms to arrimo_staff;
grant update (changed_at, hash) on app.passwords to arrimo_customer;
grant update (changed_at, hash) on app.passwords to arrimo_staff;
grant update (close_reason, closed_at, closes_at, details, last_message_at, reminded, reminds_at, reopening, status, version) on app.tickets to arrimo_customer;
grant update (decided_at, decided_by, decision, organization_id, role, routed_at) on app.access_requests to arrimo_staff;
grant update (decided_at, decided_by, decision, role) on app.access_requests to arrimo_customer;
grant update (disabled_at, locale, name, theme, time_zone) on app.persons to arrimo_staff;
grant update (downloads_blocked, ended_at, ended_by, finance, it_admin, may_accept_services, role, version, visibility) on app.memberships to arrimo_customer;
grant update (downloads_blocked, ended_at, ended_by, finance, it_admin, may_accept_services, role, version, visibility) on app.memberships to arrimo_staff;
grant update (draft_id, internal, message_id, organization_id, ticket_id) on app.ticket_attachments to arrimo_customer;
grant update (draft_id, internal, message_id, organization_id, ticket_id) on app.ticket_attachments to arrimo_staff;
grant update (ended_at, idle_expires_at, last_seen_at) on app.sessions to arrimo_customer;
grant update (ended_at, idle_expires_at, last_seen_at) on app.sessions to arrimo_staff;
grant update (ended_at, locale, person_id) on app.news_subscribers to arrimo_customer;
grant update (ended_at, locale, person_id) on app.news_subscribers to arrimo_staff;
grant update (expires_at, revoked_at) on app.invitations to arrimo_customer;
grant update (expires_at, revoked_at) on app.invitations to arrimo_staff;
grant update (frequency) on app.news_subscriptions to arrimo_customer;
grant update (frequency) on app.news_subscriptions to arrimo_staff;
grant update (hour, weekday) on app.news_digests to arrimo_staff;
grant update (hue, logo_key, logo_type, name, radius, version) on app.vendor to arrimo_staff;
grant update (last_used_at, revoked_at) on app.api_tokens to arrimo_customer;
grant update (last_used_at, revoked_at) on app.api_tokens to arrimo_staff;
grant update (locale, name, theme, time_zone) on app.persons to arrimo_customer;
grant update (may_accept_services, may_download, revoked_at, revoked_by, version, visibility) on app.portfolios to arrimo_customer;
grant update (name) on app.saved_searches to arrimo_customer;
grant update (name) on app.saved_searches to arrimo_staff;
grant update (read_at) on app.notices to arrimo_customer;
grant update (read_at) on app.notices to arrimo_staff;
grant update (started_at, status) on app.imports to arrimo_customer;
grant update (started_at, status) on app.imports to arrimo_staff;
grant update (state, version) on app.document_comments to arrimo_customer;
grant update (used_at) on app.sign_in_tokens to arrimo_customer;
grant update (used_at) on app.sign_in_tokens to arrimo_staff;
grant update (withdrawn_at) on app.ticket_messages to arrimo_staff;
