-- What statistics count (domain §6): facts of each matter, in codes, units, days and counts alone, and their sums.

alter table matter add column first_time boolean not null default false;
alter table claim
  add column routed_on date,
  add column accepted_on date,
  add column first_served_on date;
update matter m set first_time = true from event e
 where e.matter_id = m.matter_id and e.type = 'MatterRegistered' and (e.data->>'firstTime')::boolean;
update claim c set
  routed_on = (select (max(e.at) at time zone 'Asia/Shanghai')::date from event e
                where e.matter_id = c.matter_id and e.type = 'ClaimRouted' and e.data->>'claimId' = c.claim_id),
  accepted_on = (select max((e.data->>'acceptedOn')::date) from event e
                  where e.matter_id = c.matter_id and e.type = 'ClaimAccepted' and e.data->>'claimId' = c.claim_id),
  first_served_on = (select min((e.data->>'servedOn')::date) from event e
                      where e.matter_id = c.matter_id and e.type = 'OpinionServed' and e.data->>'claimId' = c.claim_id);

-- A fact adds n to a numerator and d to a denominator of one measure (domain/statistics/measures.ts) on one day. The unit answers for
-- it; the bureau does where no unit has it yet. Bureau, level and accused unit decide who may see it counted.
create table matter_fact (
  matter_id text not null references matter,
  measure text not null,
  key text not null,
  on_day date not null,
  unit_id text not null,
  category text not null,
  place_unit_id text,
  bureau_unit_id text not null,
  confidentiality text not null,
  accused_unit_id text,
  n integer not null,
  d integer not null,
  primary key (matter_id, measure, key)
);
-- Days that do not make a whole month are added up when asked.
create index matter_fact_day on matter_fact (measure, on_day)
  include (unit_id, category, place_unit_id, bureau_unit_id, confidentiality, accused_unit_id, n, d);

-- The facts as what is stored makes them. Everything that counts does so from here: an act its own matter, a recount all of them.
create view matter_fact_now as
with lead as not materialized (
  -- The claim that a matter as a whole is counted by.
  select m.matter_id, c.subject, c.unit_id
    from matter m cross join lateral (
      select own.subject, own.unit_id from claim own where own.matter_id = m.matter_id
       order by own.unit_id is null, own.route is distinct from 'R31_6', own.seq limit 1) c
), fact (matter_id, measure, key, on_day, unit_id, category, n, d) as (
  select k.matter_id, 'NOTICE', k.clock_ref, k.due_on, coalesce(k.responsible_unit_id, c.unit_id, l.unit_id), coalesce(c.subject, l.subject),
         coalesce(k.outcome = 'MET', false)::integer, 1
    from clock k join lead l using (matter_id) left join claim c on c.claim_id = k.subject_id
   where k.clock_key in ('UNIT_NOTICE_DIRECT', 'UNIT_NOTICE_REFERRED') and coalesce(k.outcome, '') not in ('SUPERSEDED', 'NOT_OWED')
     and not exists (select from event e where e.matter_id = k.matter_id and e.type = 'IntakeDecided' and e.data->>'noticeDuty' = 'false')
  union all
  -- One clock a claim: the last, which an extension puts in the place of the first.
  select k.matter_id, 'CLOSE', k.clock_ref, k.due_on, coalesce(k.responsible_unit_id, c.unit_id), c.subject,
         coalesce(k.outcome = 'MET', false)::integer, 1
    from clock k join claim c on c.claim_id = k.subject_id
   where k.clock_key in ('HANDLE_31_6', 'HANDLE_EXT', 'SIMPLE_HANDLE') and c.route = 'R31_6'
     and coalesce(k.outcome, '') not in ('SUPERSEDED', 'NOT_OWED')
     and not exists (select from clock later where later.subject_id = k.subject_id and later.seq > k.seq
                        and later.clock_key in ('HANDLE_31_6', 'HANDLE_EXT', 'SIMPLE_HANDLE'))
  union all
  select c.matter_id, 'DAYS', c.claim_id, c.first_served_on, c.unit_id, c.subject, c.first_served_on - c.accepted_on, 1
    from claim c where c.first_served_on is not null and c.accepted_on is not null
  union all
  select m.matter_id, 'FIRST', '', m.closed_on, l.unit_id, l.subject,
         (not exists (select from contact x where x.matter_id = m.matter_id and x.received_on > m.closed_on and x.received_on <= m.closed_on + 180)
          and not exists (select from clock k where k.matter_id = m.matter_id and k.clock_key = 'REVIEW_DECIDE'))::integer, 1
    from matter m join lead l using (matter_id) where m.first_time and m.closed_on is not null
  union all
  select x.matter_id, 'REPEAT', x.contact_id, x.received_on, l.unit_id, l.subject,
         (not x.opens_matter or not m.first_time or coalesce(x.decision, '') in ('MERGE', 'NO_LONGER_ACCEPTED'))::integer, 1
    from contact x join matter m using (matter_id) join lead l using (matter_id)
  union all
  select k.matter_id, 'RATED', k.clock_ref, k.stopped_on, l.unit_id, l.subject,
         coalesce(m.rating in ('SATISFIED', 'BASICALLY_SATISFIED'), false)::integer, 1
    from clock k join matter m using (matter_id) join lead l using (matter_id)
   where k.clock_key = 'EVALUATION_WINDOW' and k.outcome = 'MET' and m.rating is not null
  union all
  select k.matter_id, 'INVITED', k.clock_ref, k.starts_on, l.unit_id, l.subject, coalesce(k.outcome = 'MET', false)::integer, 1
    from clock k join lead l using (matter_id) where k.clock_key = 'EVALUATION_WINDOW'
  union all
  select o.matter_id, 'OWNED', '', o.taken_on, l.unit_id, l.subject, 0, 1
    from ownership o join lead l using (matter_id)
  union all
  select o.matter_id, 'OWNED_OVER', '', greatest(o.taken_on, m.closed_on), l.unit_id, l.subject, 1, 0
    from ownership o join matter m using (matter_id) join lead l using (matter_id) where m.closed_on is not null
  union all
  select k.matter_id, 'PRECHECK', k.clock_ref, k.stopped_on, c.unit_id, c.subject,
         (exists (select from event e where e.matter_id = k.matter_id and e.type = 'GatePassed'
                     and e.data->>'claimId' = k.subject_id and e.data->>'draftNo' = '1'))::integer, 1
    from clock k join claim c on c.claim_id = k.subject_id
   where k.clock_key = 'GATE_OPINION' and k.outcome in ('MET', 'MET_LATE')
     and not exists (select from clock sooner where sooner.subject_id = k.subject_id and sooner.clock_key = 'GATE_OPINION' and sooner.seq < k.seq)
  union all
  select k.matter_id, r.measure, k.clock_ref, k.stopped_on, c.unit_id, c.subject, r.n, 1
    from clock k join claim c on c.claim_id = k.subject_id
    join event e on e.matter_id = k.matter_id and e.type = 'ReviewRecorded' and e.data->>'claimId' = k.subject_id
     and (e.data->>'reviewNo')::integer = coalesce(substring(k.clock_ref from '#(\d+)$'), '1')::integer
   cross join lateral (values
     ('DEFECT', (jsonb_array_length(e.data->'defects') > 0)::integer),
     -- The order follows its review before the claim is reviewed again.
     ('REDO', (exists (select from event o where o.matter_id = e.matter_id and o.type = 'RedoOrdered' and o.data->>'claimId' = k.subject_id
                          and o.position > e.position
                          and not exists (select from event again where again.matter_id = e.matter_id and again.type = 'ReviewRecorded'
                                             and again.data->>'claimId' = k.subject_id
                                             and again.position > e.position and again.position < o.position)))::integer)) r (measure, n)
   where k.clock_key = 'MONTHLY_REVIEW' and k.outcome in ('MET', 'MET_LATE')
  union all
  select k.matter_id, 'REDO_TIME', k.clock_ref, k.due_on, c.unit_id, c.subject, coalesce(k.outcome = 'MET', false)::integer, 1
    from clock k join claim c on c.claim_id = k.subject_id
   where k.clock_key = 'REDO' and coalesce(k.outcome, '') not in ('SUPERSEDED', 'NOT_OWED')
  union all
  select e.matter_id, r.measure, e.id, (e.data->>'servedOn')::date, c.unit_id, c.subject, r.n, 1
    from event e join claim c on c.claim_id = e.data->>'claimId'
   cross join lateral (values
     ('REVIEW_UPHELD', (e.data->>'outcome' = 'UPHELD')::integer),
     ('REVIEW_OVERTURN', (e.data->>'outcome' in ('CHANGED', 'REVOKED'))::integer)) r (measure, n)
   where e.type = 'ReviewDecided'
  union all
  select c.matter_id, 'DIVERT', c.claim_id, c.routed_on, c.unit_id, c.subject, (c.route in ('R31_1', 'R31_2', 'R31_3', 'R31_4', 'R31_5'))::integer, 1
    from claim c join matter m using (matter_id) where m.matter_type = 'APPEAL' and c.route is not null and c.routed_on is not null
  union all
  -- The number of the day makes the mean age of many a matter of two sums.
  select c.matter_id, 'OPEN', c.claim_id, c.accepted_on, c.unit_id, c.subject, c.accepted_on - date '2000-01-01', 1
    from claim c where c.accepted_on is not null and c.first_served_on is null
     and c.status in ('ACCEPTED', 'OPINION_DRAFTED', 'GATE_RETURNED', 'GATE_PASSED')
)
select f.matter_id, f.measure, f.key, f.on_day, coalesce(f.unit_id, m.bureau_unit_id) as unit_id, f.category, m.place_unit_id,
       m.bureau_unit_id, m.confidentiality, m.accused_unit_id, f.n, f.d
  from fact f join matter m using (matter_id);

-- Sums of a month over all facts alike in what decides who sees them, their unit and one part: CATEGORY the subject, PLACE the place,
-- DAYS how many days an opinion took.
create table fact_sum (
  key uuid primary key,
  cube text not null,
  part text,
  month date not null,
  measure text not null,
  unit_id text not null,
  bureau_unit_id text not null,
  confidentiality text not null,
  accused_unit_id text,
  n bigint not null,
  d bigint not null
);
create index fact_sum_month on fact_sum (cube, measure, month)
  include (part, unit_id, bureau_unit_id, confidentiality, accused_unit_id, n, d);
-- What has changed since they were added up last. Acts only ever add rows here, so that none waits for another.
create table fact_sum_change (
  id bigint generated always as identity primary key,
  cube text not null,
  part text,
  month date not null,
  measure text not null,
  unit_id text not null,
  bureau_unit_id text not null,
  confidentiality text not null,
  accused_unit_id text,
  n bigint not null,
  d bigint not null
);

-- Adds the changes to the sums; whoever comes while somebody does it goes on without.
create function fold_fact_sums() returns void language plpgsql as $$
begin
  if not pg_try_advisory_xact_lock(hashtextextended('cases.fact_sum', 0)) then
    return;
  end if;
  with gone as (
    delete from cases.fact_sum_change returning *
  )
  insert into cases.fact_sum as s
  select md5(concat_ws('|', cube, coalesce(part, '-'), month, measure, unit_id, bureau_unit_id, confidentiality, coalesce(accused_unit_id, '-')))::uuid,
         cube, part, month, measure, unit_id, bureau_unit_id, confidentiality, accused_unit_id, sum(n), sum(d)
    from gone group by cube, part, month, measure, unit_id, bureau_unit_id, confidentiality, accused_unit_id having sum(n) <> 0 or sum(d) <> 0
  on conflict (key) do update set n = s.n + excluded.n, d = s.d + excluded.d;
  delete from cases.fact_sum where n = 0 and d = 0;
end $$;

-- `fact`: the rows that came or went in one statement.
create function sum_facts() returns trigger language plpgsql as $$
declare
  way integer := case tg_op when 'INSERT' then 1 else -1 end;
  added bigint;
begin
  insert into cases.fact_sum_change (cube, part, month, measure, unit_id, bureau_unit_id, confidentiality, accused_unit_id, n, d)
  select c.cube, c.part, date_trunc('month', f.on_day)::date, f.measure, f.unit_id, f.bureau_unit_id, f.confidentiality, f.accused_unit_id,
         way * sum(f.n), way * sum(f.d)
    from fact f cross join lateral (values ('CATEGORY', f.category), ('PLACE', f.place_unit_id), ('DAYS', f.n::text)) c (cube, part)
   where c.cube <> 'DAYS' or f.measure = 'DAYS'
   group by 1, 2, 3, 4, 5, 6, 7, 8;
  get diagnostics added = row_count;
  -- A few milliseconds for one act in some fifty.
  if added > 0 and lastval() % 512 < added then
    perform cases.fold_fact_sums();
  end if;
  return null;
end $$;
create trigger facts_came after insert on matter_fact referencing new table as fact for each statement execute function sum_facts();
create trigger facts_went after delete on matter_fact referencing old table as fact for each statement execute function sum_facts();

-- Brings the facts of one matter up to date, in the transaction of the act.
create function count_matter(id text) returns void language plpgsql as $$
declare
  facts cases.matter_fact[];
begin
  select coalesce(array_agg(row(w.*)::cases.matter_fact), '{}') into facts from cases.matter_fact_now w where w.matter_id = id;
  delete from cases.matter_fact f where f.matter_id = id and not f = any(facts);
  insert into cases.matter_fact select * from unnest(facts) on conflict do nothing;
end $$;

-- From nothing: for matters of before this migration, and for rows that came in beside acts.
create function recount_statistics() returns void language plpgsql as $$
begin
  lock table cases.matter_fact in share row exclusive mode;
  delete from cases.matter_fact;
  delete from cases.fact_sum_change;
  delete from cases.fact_sum;
  insert into cases.matter_fact select * from cases.matter_fact_now;
  perform cases.fold_fact_sums();
end $$;
select recount_statistics();
