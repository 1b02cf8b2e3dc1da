-- A step that a designer drew under an id of its own: its form says whose contract it follows (domain/jobs), its name what the office
-- calls it.
alter table work_item
  add column drawn_as text,
  add column drawn_name text,
  add column task_key text not null generated always as (coalesce(drawn_as, process_id || '/' || element_id)) stored;

drop index work_item_step;
create index work_item_step on work_item (task_key) where state = 'OFFERED';
