-- The process studio: contents by hash, drafts with every save, comments, locks, reviews, scenarios, releases, moved cases.

create table studio_content (
  hash text primary key,
  content text not null,
  first_seen timestamptz not null default now()
);

create table studio_draft (
  draft_id text primary key,
  resource text not null,
  source text not null check (source in ('EDITED', 'UPDATE', 'IMPORTED', 'TEMPLATE')),
  state text not null check (state in ('DRAFT', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'RELEASED', 'DISCARDED')),
  base_hash text references studio_content,
  base_version integer,
  author_id text not null,
  rev integer not null default 1,
  hash text not null references studio_content,
  created_at timestamptz not null default now(),
  saved_at timestamptz not null default now(),
  saved_by text not null
);
create index studio_draft_open on studio_draft (resource) where state not in ('RELEASED', 'DISCARDED');

-- Every save, so that nothing a designer did is lost; the content stands once per hash.
create table studio_save (
  draft_id text not null references studio_draft,
  rev integer not null,
  hash text not null references studio_content,
  saved_by text not null,
  saved_at timestamptz not null default now(),
  primary key (draft_id, rev)
);

create table studio_lock (
  draft_id text primary key references studio_draft,
  holder_id text not null,
  until timestamptz not null
);

create table studio_comment (
  comment_id text primary key,
  draft_id text not null references studio_draft,
  element_id text,
  author_id text not null,
  words text not null,
  at timestamptz not null default now(),
  resolved_at timestamptz
);
create index studio_comment_draft on studio_comment (draft_id, at);

create table studio_review (
  n bigint generated always as identity primary key,
  draft_id text not null references studio_draft,
  rev integer not null,
  requested_by text not null,
  requested_at timestamptz not null default now(),
  why text not null,
  answers_for text,
  report jsonb not null,
  decision text check (decision in ('APPROVED', 'RETURNED')),
  decided_by text,
  decided_at timestamptz,
  words text,
  -- Four eyes: who sent it does not decide on it.
  check (decided_by is null or decided_by <> requested_by)
);
create index studio_review_draft on studio_review (draft_id, n);
create unique index studio_review_open on studio_review (draft_id) where decision is null;

create table studio_scenario (
  scenario_id text primary key,
  resource text not null,
  name text not null,
  starts_at timestamptz not null,
  choices jsonb not null,
  path jsonb not null,
  author_id text not null,
  at timestamptz not null default now(),
  unique (resource, name)
);

create table studio_release (
  release_id text primary key,
  kind text not null check (kind in ('RELEASE', 'ROLLBACK')),
  files jsonb not null,
  draft_ids text[] not null,
  state text not null check (state in ('SCHEDULED', 'RELEASED', 'FAILED', 'CANCELED')),
  at timestamptz not null,
  by_id text not null,
  why text,
  failure text,
  created_at timestamptz not null default now()
);
create index studio_release_due on studio_release (at) where state = 'SCHEDULED';

-- Which release brought a version; null for what was shipped or made elsewhere.
alter table deploy_ledger add column release_id text references studio_release;

create table studio_move (
  move_id text primary key,
  resource text not null,
  from_key text not null,
  to_key text not null,
  mapping jsonb not null,
  state text not null check (state in ('ACTIVE', 'COMPLETED', 'FAILED', 'CANCELED')),
  by_id text not null,
  at timestamptz not null default now()
);
create index studio_move_active on studio_move (at) where state = 'ACTIVE';

-- One per running case of a move, so that a killed batch goes on where it stood.
create table studio_move_item (
  move_id text not null references studio_move,
  process_instance_key text not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'DONE', 'FAILED')),
  reason text,
  primary key (move_id, process_instance_key)
);
create index studio_move_item_waiting on studio_move_item (move_id) where state = 'WAITING';

-- Backtests read the newest closed matters first.
create index matter_closed_latest on matter (closed_on desc, seq desc) where closed_on is not null;
create index flow_trace_instance on flow_trace (process_instance_key);
