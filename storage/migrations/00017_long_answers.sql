-- +goose Up
-- +goose StatementBegin

-- Updates whose answer takes long: that it was begun is told at once, and the rest is found beside what else the chat asks.
CREATE TABLE long_answers (
  update_id  INTEGER PRIMARY KEY,
  chat       INTEGER NOT NULL,
  message    INTEGER NOT NULL,          -- Telegram's id of the message that told so, in whose place the rest goes; 0 for none
  stopped_by INTEGER NOT NULL DEFAULT 0 -- update id of the message that stopped it; 0 while nothing did
) STRICT;
CREATE INDEX long_answers_stopped ON long_answers (stopped_by) WHERE stopped_by > 0;
CREATE INDEX long_answers_chat ON long_answers (chat);

-- Updates that the program had in hand when it died. At the second death one is set aside.
CREATE TABLE deaths (
  update_id INTEGER PRIMARY KEY,
  deaths    INTEGER NOT NULL,
  run       INTEGER NOT NULL,          -- of the program, the last that died of them: none is counted twice
  retry     INTEGER NOT NULL DEFAULT 0 -- 1: an operator put it back, and the running program has not seen that yet
) STRICT;
CREATE INDEX deaths_retry ON deaths (update_id) WHERE retry > 0;
-- +goose StatementEnd
