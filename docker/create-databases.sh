#!/bin/bash
# Runs once, when the PostgreSQL volume is empty: one database and one account for each of Camunda and Fengqiao.
set -euo pipefail

psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 \
  --set camunda_password="$CAMUNDA_DATABASE_PASSWORD" --set fengqiao_password="$FENGQIAO_DATABASE_PASSWORD" <<'SQL'
create role camunda login password :'camunda_password';
create database camunda owner camunda;
create role fengqiao login password :'fengqiao_password';
create database fengqiao owner fengqiao;
SQL
