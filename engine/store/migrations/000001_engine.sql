-- The embedded engine's store. Every field of a row is a column (engine/store/columns.ts); keys are bigint,
-- instants are epoch milliseconds, JSON is text (it may hold U+0000, and searches compare it as text). Text sorts
-- by code point, so that both stores order alike.

-- The one writer. Each batch checks `epoch`, so that a writer that lost its place cannot write.
create table writer (
  singleton boolean primary key default true check (singleton),
  epoch bigint not null default 0,
  next_free_key bigint not null default 2251799813685249,
  clock_pin bigint,
  engine_id uuid not null default gen_random_uuid()
);
insert into writer default values;

-- Documents of live process instances. A large one keeps its pages apart, so that a step writes only what changed.
create table instances (
  "key" bigint primary key,
  document text not null,
  paged boolean not null
) with (fillfactor = 70);

create table instance_pages (
  instance_key bigint not null,
  collection text not null,
  page integer not null,
  content text not null,
  primary key (instance_key, collection, page)
);

create table process_instances (
  "key" bigint primary key,
  "process_instance_key" bigint,
  "root_process_instance_key" bigint,
  "process_definition_key" bigint,
  "process_definition_id" text collate "C",
  "tenant_id" text collate "C",
  "process_definition_name" text collate "C",
  "process_definition_version" integer,
  "process_definition_version_tag" text collate "C",
  "start_date" bigint,
  "end_date" bigint,
  "state" text collate "C",
  "has_incident" boolean,
  "parent_process_instance_key" bigint,
  "parent_element_instance_key" bigint,
  "tags" text[],
  "business_id" text collate "C"
) with (fillfactor = 80);

create table element_instances (
  "key" bigint primary key,
  "process_instance_key" bigint,
  "root_process_instance_key" bigint,
  "process_definition_key" bigint,
  "process_definition_id" text collate "C",
  "tenant_id" text collate "C",
  "element_id" text collate "C",
  "element_name" text collate "C",
  "type" text collate "C",
  "state" text collate "C",
  "start_date" bigint,
  "end_date" bigint,
  "has_incident" boolean,
  "incident_key" bigint,
  "scope_key" bigint
) with (fillfactor = 80);

create table sequence_flows (
  "key" text collate "C" primary key,
  "process_instance_key" bigint,
  "root_process_instance_key" bigint,
  "process_definition_key" bigint,
  "process_definition_id" text collate "C",
  "tenant_id" text collate "C",
  "sequence_flow_id" text collate "C"
);

create table variables (
  "key" bigint primary key,
  "process_instance_key" bigint,
  "root_process_instance_key" bigint,
  "process_definition_key" bigint,
  "process_definition_id" text collate "C",
  "tenant_id" text collate "C",
  "scope_key" bigint,
  "name" text collate "C",
  "value" text collate "C"
) with (fillfactor = 80);

create table jobs (
  "key" bigint primary key,
  "process_instance_key" bigint,
  "root_process_instance_key" bigint,
  "process_definition_key" bigint,
  "process_definition_id" text collate "C",
  "tenant_id" text collate "C",
  "type" text collate "C",
  "kind" text collate "C",
  "listener_event_type" text collate "C",
  "state" text collate "C",
  "retries" integer,
  "element_id" text collate "C",
  "element_instance_key" bigint,
  "process_definition_version" integer,
  "custom_headers" text collate "C",
  "user_task" text collate "C",
  "tags" text[],
  "deadline" bigint,
  "worker" text collate "C",
  "available_at" bigint,
  "activatable" boolean,
  "error_code" text collate "C",
  "error_message" text collate "C",
  "has_failed_with_retries_left" boolean,
  "is_denied" boolean,
  "denied_reason" text collate "C",
  "creation_time" bigint,
  "last_update_time" bigint,
  "end_time" bigint
) with (fillfactor = 80);

create table user_tasks (
  "key" bigint primary key,
  "process_instance_key" bigint,
  "root_process_instance_key" bigint,
  "process_definition_key" bigint,
  "process_definition_id" text collate "C",
  "tenant_id" text collate "C",
  "assignee" text collate "C",
  "candidate_groups" text[],
  "candidate_users" text[],
  "due_date" text collate "C",
  "follow_up_date" text collate "C",
  "priority" integer,
  "name" text collate "C",
  "state" text collate "C",
  "element_id" text collate "C",
  "element_instance_key" bigint,
  "process_name" text collate "C",
  "process_definition_version" integer,
  "form_key" bigint,
  "external_form_reference" text collate "C",
  "custom_headers" text collate "C",
  "tags" text[],
  "creation_date" bigint,
  "completion_date" bigint
) with (fillfactor = 80);

create table incidents (
  "key" bigint primary key,
  "process_instance_key" bigint,
  "root_process_instance_key" bigint,
  "process_definition_key" bigint,
  "process_definition_id" text collate "C",
  "tenant_id" text collate "C",
  "error_type" text collate "C",
  "error_message" text collate "C",
  "state" text collate "C",
  "element_id" text collate "C",
  "element_instance_key" bigint,
  "job_key" bigint,
  "creation_time" bigint
);

create table message_subscriptions (
  "key" bigint primary key,
  "process_instance_key" bigint,
  "root_process_instance_key" bigint,
  "process_definition_key" bigint,
  "process_definition_id" text collate "C",
  "tenant_id" text collate "C",
  "element_id" text collate "C",
  "element_instance_key" bigint,
  "state" text collate "C",
  "message_name" text collate "C",
  "correlation_key" text collate "C",
  "last_updated_date" bigint
) with (fillfactor = 80);

create table correlated_message_subscriptions (
  "key" text collate "C" primary key,
  "process_instance_key" bigint,
  "root_process_instance_key" bigint,
  "process_definition_key" bigint,
  "process_definition_id" text collate "C",
  "tenant_id" text collate "C",
  "message_key" bigint,
  "subscription_key" bigint,
  "message_name" text collate "C",
  "correlation_key" text collate "C",
  "correlation_time" bigint,
  "element_id" text collate "C",
  "element_instance_key" bigint
);

create table timers (
  "key" bigint primary key,
  "process_instance_key" bigint,
  "element_instance_key" bigint,
  "process_definition_key" bigint,
  "element_id" text collate "C",
  "due_at" bigint,
  "repetitions" integer,
  "interval" text collate "C"
) with (fillfactor = 80);

create table signal_subscriptions (
  "key" bigint primary key,
  "signal_name" text collate "C",
  "process_instance_key" bigint,
  "element_instance_key" bigint,
  "process_definition_key" bigint,
  "element_id" text collate "C"
);

create table message_starts (
  "key" bigint primary key,
  "message_name" text collate "C",
  "process_definition_key" bigint,
  "process_definition_id" text collate "C",
  "element_id" text collate "C"
);

create table messages (
  "key" bigint primary key,
  "name" text collate "C",
  "correlation_key" text collate "C",
  "message_id" text collate "C",
  "variables" text collate "C",
  "expires_at" bigint,
  "correlated_to" text[]
);

create table message_start_locks (
  "key" text collate "C" primary key,
  "process_instance_key" bigint
);

create table decision_instances (
  "key" text collate "C" primary key,
  "decision_evaluation_key" bigint,
  "state" text collate "C",
  "evaluation_date" bigint,
  "evaluation_failure" text collate "C",
  "decision_definition_key" bigint,
  "decision_definition_id" text collate "C",
  "decision_definition_name" text collate "C",
  "decision_definition_version" integer,
  "decision_definition_type" text collate "C",
  "root_decision_definition_key" bigint,
  "result" text collate "C",
  "evaluated_inputs" text collate "C",
  "matched_rules" text collate "C",
  "process_definition_key" bigint,
  "process_instance_key" bigint,
  "root_process_instance_key" bigint,
  "element_instance_key" bigint,
  "tenant_id" text collate "C"
);

create table resources (
  "key" bigint primary key,
  "deployment_key" bigint,
  "resource_name" text collate "C",
  "kind" text collate "C",
  "resource_id" text collate "C",
  "version" integer,
  "version_tag" text collate "C",
  "content" text collate "C",
  "checksum" text collate "C",
  "tenant_id" text collate "C",
  "deployed_at" bigint
);

create table process_definitions (
  "key" bigint primary key,
  "process_definition_id" text collate "C",
  "name" text collate "C",
  "version" integer,
  "version_tag" text collate "C",
  "resource_name" text collate "C",
  "resource_key" bigint,
  "deployment_key" bigint,
  "has_start_form" boolean,
  "tenant_id" text collate "C",
  "model" text collate "C",
  "deleted_at" bigint
);

create table decision_requirements (
  "key" bigint primary key,
  "decision_requirements_id" text collate "C",
  "decision_requirements_name" text collate "C",
  "version" integer,
  "resource_name" text collate "C",
  "resource_key" bigint,
  "deployment_key" bigint,
  "tenant_id" text collate "C",
  "model" text collate "C",
  "deleted_at" bigint
);

create table decision_definitions (
  "key" bigint primary key,
  "decision_definition_id" text collate "C",
  "name" text collate "C",
  "version" integer,
  "version_tag" text collate "C",
  "decision_requirements_key" bigint,
  "decision_requirements_id" text collate "C",
  "decision_requirements_name" text collate "C",
  "decision_requirements_version" integer,
  "deployment_key" bigint,
  "tenant_id" text collate "C",
  "deleted_at" bigint
);

create table forms (
  "key" bigint primary key,
  "form_id" text collate "C",
  "version" integer,
  "version_tag" text collate "C",
  "resource_name" text collate "C",
  "resource_key" bigint,
  "deployment_key" bigint,
  "schema" text collate "C",
  "tenant_id" text collate "C",
  "deleted_at" bigint
);

create table deferred (
  "key" bigint primary key,
  "payload" text collate "C",
  "created_at" bigint
);

create table batch_operations (
  "key" bigint primary key,
  "batch_operation_type" text collate "C",
  "state" text collate "C",
  "start_date" bigint,
  "end_date" bigint,
  "operations_total_count" integer,
  "operations_failed_count" integer,
  "operations_completed_count" integer,
  "payload" text collate "C",
  "errors" text collate "C"
);

create table batch_operation_items (
  "key" text collate "C" primary key,
  "batch_operation_key" bigint,
  "operation_type" text collate "C",
  "item_key" bigint,
  "process_instance_key" bigint,
  "root_process_instance_key" bigint,
  "state" text collate "C",
  "processed_date" bigint,
  "error_message" text collate "C"
);

create index on process_instances (process_definition_key);
create index on process_instances (process_definition_id, state);
create index on process_instances (parent_process_instance_key) where parent_process_instance_key is not null;
create index on process_instances (root_process_instance_key);
create index on process_instances (state, "key");
create index on process_instances (start_date);
create index on process_instances (business_id) where business_id is not null;
create index on process_instances using gin (tags) where tags <> '{}';
create index on element_instances (process_instance_key);
create index on element_instances (process_definition_key, element_id, state);
create index on element_instances (scope_key);
create index on sequence_flows (process_instance_key);
create index on variables (scope_key, name);
create index on variables (process_instance_key);
create index on variables (name, md5("value"));
create index on jobs (process_instance_key);
create index on jobs (element_instance_key);
create index on jobs ("type", "key") where activatable;
create index on jobs (deadline) where activatable and deadline is not null;
create index on jobs (available_at) where activatable;
create index on user_tasks (process_instance_key);
create index on user_tasks (element_instance_key);
create index on user_tasks (state, creation_date);
create index on user_tasks (assignee, state);
create index on user_tasks using gin (candidate_groups);
create index on user_tasks using gin (candidate_users);
create index on incidents (process_instance_key);
create index on incidents (root_process_instance_key) where state = 'ACTIVE';
create index on incidents (process_definition_key) where state = 'ACTIVE';
create index on incidents (state, creation_time);
create index on message_subscriptions (process_instance_key);
create index on message_subscriptions (message_name, correlation_key) where state = 'CREATED';
create index on correlated_message_subscriptions (process_instance_key);
create index on timers (due_at, "key");
create index on timers (process_instance_key);
create index on timers (process_definition_key) where process_instance_key is null;
create index on signal_subscriptions (signal_name);
create index on signal_subscriptions (process_definition_key);
create index on message_starts (message_name);
create index on message_starts (process_definition_key);
create index on messages (name, correlation_key);
create index on messages (expires_at);
create index on message_start_locks (process_instance_key);
create index on decision_instances (process_instance_key);
create index on decision_instances (decision_definition_key);
create index on decision_instances (evaluation_date);
create index on resources (deployment_key);
create index on resources (resource_name, checksum);
create index on process_definitions (process_definition_id, version);
create index on decision_requirements (decision_requirements_id, version);
create index on decision_definitions (decision_definition_id, version);
create index on decision_definitions (decision_requirements_key);
create index on forms (form_id, version);
create index on batch_operation_items (batch_operation_key, state);
create index on batch_operation_items (process_instance_key);

-- True while the instance, or one it called at any depth, has an open incident.
create function has_incident(instance bigint, root bigint) returns boolean language sql stable as $$
  select exists (select from engine.incidents i where i.root_process_instance_key = root and i.state = 'ACTIVE')
    and (instance = root or exists (
      with recursive called (k) as (
        select instance
        union all
        select p."key" from engine.process_instances p join called on p.parent_process_instance_key = called.k
      )
      select from engine.incidents i join called on i.process_instance_key = called.k where i.state = 'ACTIVE'
    ))
$$;
