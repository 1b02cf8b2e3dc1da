-- The batch committed last, by the epoch and number its writer gave it: a writer whose connection was lost during
-- COMMIT finds out here whether it took effect. Null before the first batch.
alter table writer add column last_batch_epoch bigint, add column last_batch_number bigint;
