-- What lists, desks and searches need with a million matters behind them.

-- How many matters are alike in all that decides who sees them and what lists filter by. A list of 250,000 matters says how many there
-- are by adding up some thousand rows, by the same conditions that choose the rows of its page.
create table matter_tally (
  key uuid primary key,
  bureau_unit_id text not null,
  unit_ids text[] not null,
  confidentiality text not null,
  accused_unit_id text,
  status text not null,
  colour text,
  n integer not null
);
-- What has changed since it was added up last. Acts only ever add rows here, so that none waits for another.
create table matter_tally_change (
  id bigint generated always as identity primary key,
  bureau_unit_id text not null,
  unit_ids text[] not null,
  confidentiality text not null,
  accused_unit_id text,
  status text not null,
  colour text,
  n integer not null
);

-- Adds the changes to the tally; whoever comes while somebody does it goes on without.
create function fold_matter_tally() returns void language plpgsql as $$
begin
  if not pg_try_advisory_xact_lock(hashtextextended('cases.matter_tally', 0)) then
    return;
  end if;
  with gone as (
    delete from cases.matter_tally_change returning *
  )
  insert into cases.matter_tally as t
  select md5(concat_ws('|', bureau_unit_id, array_to_string(unit_ids, ','), confidentiality, coalesce(accused_unit_id, '-'), status, coalesce(colour, '-')))::uuid,
         bureau_unit_id, unit_ids, confidentiality, accused_unit_id, status, colour, sum(n)
    from gone group by bureau_unit_id, unit_ids, confidentiality, accused_unit_id, status, colour having sum(n) <> 0
  on conflict (key) do update set n = t.n + excluded.n;
  delete from cases.matter_tally where n = 0;
end $$;

create function tally_matter() returns trigger language plpgsql as $$
declare
  last bigint;
begin
  if tg_op <> 'INSERT' then
    insert into cases.matter_tally_change (bureau_unit_id, unit_ids, confidentiality, accused_unit_id, status, colour, n)
    values (old.bureau_unit_id, old.unit_ids, old.confidentiality, old.accused_unit_id, old.status, old.colour, -1);
  end if;
  insert into cases.matter_tally_change (bureau_unit_id, unit_ids, confidentiality, accused_unit_id, status, colour, n)
  values (new.bureau_unit_id, new.unit_ids, new.confidentiality, new.accused_unit_id, new.status, new.colour, 1)
  returning id into last;
  -- A few milliseconds for one act in some hundred.
  if last % 512 < 2 then
    perform cases.fold_matter_tally();
  end if;
  return null;
end $$;
create trigger matter_counted after insert on matter for each row execute function tally_matter();
create trigger matter_recounted after update on matter for each row
  when ((old.bureau_unit_id, old.unit_ids, old.confidentiality, old.accused_unit_id, old.status, old.colour)
        is distinct from (new.bureau_unit_id, new.unit_ids, new.confidentiality, new.accused_unit_id, new.status, new.colour))
  execute function tally_matter();

-- From nothing: for matters of before this migration, and for rows that came in beside the triggers.
create function recount_matters() returns void language sql as $$
  delete from cases.matter_tally;
  delete from cases.matter_tally_change;
  insert into cases.matter_tally_change (bureau_unit_id, unit_ids, confidentiality, accused_unit_id, status, colour, n)
  select bureau_unit_id, unit_ids, confidentiality, accused_unit_id, status, colour, count(*)
    from cases.matter group by bureau_unit_id, unit_ids, confidentiality, accused_unit_id, status, colour;
  select cases.fold_matter_tally();
$$;
select recount_matters();

-- Grid workers find the ordinary matters of their grid.
alter table matter add column place_unit_id text;
update matter m set place_unit_id = (
  select p.place_unit_id from problem_terms p where p.matter_id = m.matter_id and p.place_unit_id is not null limit 1
) where m.confidentiality = 'NORMAL';
create index matter_of_place on matter (place_unit_id, seq desc) where place_unit_id is not null;

-- Few tasks have a co-signer; an index over all the empty lists took 6 ms to find nothing.
drop index work_item_co_signers;
create index work_item_co_signers on work_item using gin (co_signer_ids) where state = 'OFFERED' and co_signer_ids <> '{}';

-- Acts are read by the task alone.
create index task_act_key on task_act (user_task_key, id);
