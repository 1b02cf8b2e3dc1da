-- Search words, attachments, links between matters, and signed digests of what was filed.

-- What a contact is about, and who made it, as keyed hashes (HMAC under the seal key, 64 bits): a copy of the database tells nothing.
-- Only ordinary matters stand here: accusations, sealed and private ones are neither found nor counted.
create table problem_terms (
  contact_id text primary key,
  matter_id text not null references matter,
  place_unit_id text,
  subjects text[] not null,
  terms bigint[] not null
);
-- 5,000 commonest terms (the target times ten) keep their frequency in the planner's statistics; the search weighs and chooses by them.
alter table problem_terms alter column terms set statistics 500;
create index problem_terms_matter on problem_terms (matter_id);
create index problem_terms_term on problem_terms using gin (terms);

create table person_terms (
  contact_id text not null,
  -- 0 = the petitioner, from 1 on the representatives of a joint visit.
  person_no smallint not null,
  matter_id text not null references matter,
  terms bigint[] not null,
  primary key (contact_id, person_no)
);
create index person_terms_matter on person_terms (matter_id);
create index person_terms_term on person_terms using gin (terms);

-- Two matters about one problem, each answered by itself. One row a direction, written with the events of both matters.
create table matter_link (
  matter_id text not null references matter,
  other_id text not null references matter,
  primary key (matter_id, other_id)
);

create table attachment (
  attachment_id text primary key,
  -- Null until the contact it came with is registered; then it is never moved.
  matter_id text references matter,
  contact_id text,
  -- Who uploaded it: a person's id, or the key of a petitioner's submission.
  owner text not null,
  kind text not null,
  size integer not null check (size between 1 and 20971520),
  sha256 text not null,
  -- The name it had, sealed; it is stored and served under attachment_id.
  name_sealed bytea not null,
  state text not null check (state in ('QUARANTINED', 'CLEAN', 'REFUSED')),
  reason text,
  uploaded_at timestamptz not null
);
create index attachment_matter on attachment (matter_id);
create index attachment_unused on attachment (uploaded_at) where matter_id is null;
create index attachment_quarantined on attachment (uploaded_at) where state = 'QUARANTINED';

-- Encrypted pieces of 1 MiB: a value of 20 MB would be copied whole several times on its way.
create table attachment_piece (
  attachment_id text not null references attachment on delete cascade,
  n smallint not null,
  sealed bytea not null,
  primary key (attachment_id, n)
);
alter table attachment_piece alter column sealed set storage external;

-- The office's Ed25519 pair; the private key is sealed. A replaced key stays, so that old receipts can be checked.
create table signing_key (
  key_id text primary key,
  public_key text not null,
  private_sealed bytea not null,
  made_at timestamptz not null default now()
);

-- What was filed and each official event, as a statement without personal data and its signature; each names the one before it.
create table digest (
  matter_id text not null references matter,
  n integer not null check (n >= 1),
  event_id text not null unique,
  contact_id text,
  statement text not null,
  signature text not null,
  key_id text not null references signing_key,
  primary key (matter_id, n)
);
create index digest_contact on digest (contact_id) where contact_id is not null;
create trigger digest_append_only before update or delete or truncate on digest
  for each statement execute function refuse_change();
