-- What the HTTP interface keeps for itself. No read model: rebuilding from events leaves it alone.

-- The outcome of each write that came with an Idempotency-Key.
create table idempotency (
    id            uuid        primary key,               -- SHA-256 of actor, method, path and key
    actor         text        not null,
    method        text        not null,
    path          text        not null,
    key           text        not null,
    content_hash  text        not null,
    started_at    timestamptz not null default now(),
    owner         bigint      not null,                  -- advisory lock of the process at work
    status        integer,                               -- null while running
    headers       text,                                  -- a JSON object of those that are replayed
    body          bytea,
    check ((status is null) = (headers is null) and (status is null) = (body is null))
);
alter table idempotency alter column body set storage external;
create index idempotency_started_at on idempotency (started_at);

-- Refused commands: a rejection leaves no trace in state, only here.
create table refusal (
    id       bigint      generated always as identity primary key,
    at       timestamptz not null default clock_timestamp(),
    actor    text        not null,
    command  text        not null,
    type     text        not null,
    detail   text        not null
);
