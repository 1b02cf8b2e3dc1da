-- A recusal may be lifted by whoever decides on recusals. Neither record is changed: what is in force is what was entered and not lifted.
alter table recusal add column n bigint generated always as identity;
alter table recusal drop constraint recusal_pkey;
alter table recusal add primary key (n);
create index recusal_user on recusal (user_id, matter_id);

create table recusal_lifting (
  recusal_n bigint primary key references recusal,
  reason text not null,
  actor jsonb not null,
  at timestamptz not null
);
create trigger recusal_lifting_append_only before update or delete or truncate on recusal_lifting
  for each statement execute function refuse_change();

create view recusal_in_force as
  select r.* from recusal r where not exists (select from recusal_lifting l where l.recusal_n = r.n);
