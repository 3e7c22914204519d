-- SPDX-License-Identifier: GPL-3.0-or-later
-- The library: one SQLite file with every plan in it. Readable with any SQLite tool:
--   sqlite3 plans.db "SELECT due, title, status FROM milestone ORDER BY due"
--
-- Days are ISO text (2026-11-19); booleans are 0 and 1; text is never null, an unset day, reference or logo is.
-- An id is unique over all tables and is never given out twice.
-- References are checked at COMMIT, so that a group may add and remove its rows in any order.
-- The columns of each entity are those of src/model/tandem-schema.c, in its order; a test compares them.

PRAGMA application_id = 0x544E444D; -- "TNDM"
PRAGMA user_version = 2;

CREATE TABLE plan (
  id             INTEGER PRIMARY KEY NOT NULL,
  title          TEXT NOT NULL CHECK (title <> ''),
  goal           TEXT NOT NULL,
  status         TEXT NOT NULL CHECK (status IN ('draft', 'shared', 'agreed', 'won', 'lost')),
  buyer_name     TEXT NOT NULL CHECK (buyer_name <> ''),
  buyer_country  TEXT NOT NULL,
  buyer_color    TEXT NOT NULL,
  buyer_logo     BLOB,
  seller_name    TEXT NOT NULL,
  seller_country TEXT NOT NULL,
  seller_color   TEXT NOT NULL,
  seller_logo    BLOB,
  anchor_kind    TEXT NOT NULL CHECK (anchor_kind IN ('go-live', 'signature', 'decision')),
  anchor_date    TEXT CHECK (anchor_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND date (anchor_date) IS anchor_date),
  language       TEXT NOT NULL,
  paper          TEXT NOT NULL,
  value          TEXT NOT NULL,
  template       TEXT NOT NULL,
  created        TEXT CHECK (created GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND date (created) IS created),
  reviewed       TEXT CHECK (reviewed GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND date (reviewed) IS reviewed),
  last_sent      TEXT CHECK (last_sent GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND date (last_sent) IS last_sent),
  archived       INTEGER NOT NULL CHECK (archived IN (0, 1))
) STRICT;

CREATE TABLE criterion (
  id       INTEGER PRIMARY KEY NOT NULL,
  plan     INTEGER NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  title    TEXT NOT NULL CHECK (title <> ''),
  measure  TEXT NOT NULL,
  baseline TEXT NOT NULL,
  target   TEXT NOT NULL,
  result   TEXT NOT NULL
) STRICT;
CREATE INDEX criterion_plan ON criterion (plan);

CREATE TABLE stakeholder (
  id            INTEGER PRIMARY KEY NOT NULL,
  plan          INTEGER NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  position      INTEGER NOT NULL,
  name          TEXT NOT NULL,
  side          TEXT NOT NULL CHECK (side IN ('buyer', 'seller', 'joint')),
  organisation  TEXT NOT NULL,
  job_title     TEXT NOT NULL,
  function      TEXT NOT NULL,
  role          TEXT NOT NULL,
  email         TEXT NOT NULL,
  phone         TEXT NOT NULL,
  time_zone     TEXT NOT NULL,
  attitude      TEXT NOT NULL,
  influence     TEXT NOT NULL,
  private_notes TEXT NOT NULL
) STRICT;
CREATE INDEX stakeholder_plan ON stakeholder (plan);

CREATE TABLE phase (
  id       INTEGER PRIMARY KEY NOT NULL,
  plan     INTEGER NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  name     TEXT NOT NULL CHECK (name <> '')
) STRICT;
CREATE INDEX phase_plan ON phase (plan);

CREATE TABLE milestone (
  id              INTEGER PRIMARY KEY NOT NULL,
  plan            INTEGER NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  position        INTEGER NOT NULL,
  phase           INTEGER REFERENCES phase (id) DEFERRABLE INITIALLY DEFERRED,
  title           TEXT NOT NULL CHECK (title <> ''),
  explanation     TEXT NOT NULL,
  driver          TEXT NOT NULL CHECK (driver IN ('buyer', 'seller', 'joint')),
  buyer_lead      INTEGER REFERENCES stakeholder (id) DEFERRABLE INITIALLY DEFERRED,
  buyer_function  TEXT NOT NULL,
  seller_lead     INTEGER REFERENCES stakeholder (id) DEFERRABLE INITIALLY DEFERRED,
  seller_function TEXT NOT NULL,
  support         INTEGER REFERENCES stakeholder (id) DEFERRABLE INITIALLY DEFERRED,
  criterion       INTEGER REFERENCES criterion (id) DEFERRABLE INITIALLY DEFERRED,
  start           TEXT CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND date (start) IS start),
  due             TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND date (due) IS due),
  duration_days   INTEGER,
  fixed           INTEGER NOT NULL CHECK (fixed IN (0, 1)),
  status          TEXT NOT NULL CHECK (status IN ('not-started', 'in-progress', 'at-risk', 'done', 'cancelled')),
  progress        INTEGER,
  completed_on    TEXT CHECK (completed_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND date (completed_on) IS completed_on),
  agreed          INTEGER NOT NULL CHECK (agreed IN (0, 1)),
  agreed_by       TEXT NOT NULL,
  agreed_on       TEXT CHECK (agreed_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND date (agreed_on) IS agreed_on),
  done_when       TEXT NOT NULL,
  visibility      TEXT NOT NULL CHECK (visibility IN ('shared', 'internal')),
  private_notes   TEXT NOT NULL,
  duration_unit   TEXT NOT NULL DEFAULT 'working-days' CHECK (duration_unit IN ('working-days', 'calendar-days')),
  monthly_week    TEXT NOT NULL DEFAULT 'any' CHECK (monthly_week IN ('any', 'first', 'second', 'third', 'fourth', 'last')),
  monthly_weekday TEXT NOT NULL DEFAULT 'mon' CHECK (monthly_weekday IN ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'))
) STRICT;
CREATE INDEX milestone_plan ON milestone (plan);
CREATE INDEX milestone_phase ON milestone (phase);
CREATE INDEX milestone_buyer_lead ON milestone (buyer_lead);
CREATE INDEX milestone_seller_lead ON milestone (seller_lead);
CREATE INDEX milestone_support ON milestone (support);
CREATE INDEX milestone_criterion ON milestone (criterion);

CREATE TABLE dependency (
  id          INTEGER PRIMARY KEY NOT NULL,
  plan        INTEGER NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  position    INTEGER NOT NULL,
  milestone   INTEGER NOT NULL REFERENCES milestone (id) DEFERRABLE INITIALLY DEFERRED,
  predecessor INTEGER NOT NULL REFERENCES milestone (id) DEFERRABLE INITIALLY DEFERRED,
  lag_days    INTEGER NOT NULL
) STRICT;
CREATE INDEX dependency_plan ON dependency (plan);
CREATE INDEX dependency_milestone ON dependency (milestone);
CREATE INDEX dependency_predecessor ON dependency (predecessor);

CREATE TABLE deliverable (
  id         INTEGER PRIMARY KEY NOT NULL,
  plan       INTEGER NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  position   INTEGER NOT NULL,
  milestone  INTEGER NOT NULL REFERENCES milestone (id) DEFERRABLE INITIALLY DEFERRED,
  title      TEXT NOT NULL CHECK (title <> ''),
  side       TEXT NOT NULL CHECK (side IN ('buyer', 'seller', 'joint')),
  owner      INTEGER REFERENCES stakeholder (id) DEFERRABLE INITIALLY DEFERRED,
  due        TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND date (due) IS due),
  done       INTEGER NOT NULL CHECK (done IN (0, 1)),
  visibility TEXT NOT NULL CHECK (visibility IN ('shared', 'internal'))
) STRICT;
CREATE INDEX deliverable_plan ON deliverable (plan);
CREATE INDEX deliverable_milestone ON deliverable (milestone);
CREATE INDEX deliverable_owner ON deliverable (owner);

CREATE TABLE resource (
  id        INTEGER PRIMARY KEY NOT NULL,
  plan      INTEGER NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  position  INTEGER NOT NULL,
  milestone INTEGER NOT NULL REFERENCES milestone (id) DEFERRABLE INITIALLY DEFERRED,
  title     TEXT NOT NULL CHECK (title <> ''),
  url       TEXT NOT NULL
) STRICT;
CREATE INDEX resource_plan ON resource (plan);
CREATE INDEX resource_milestone ON resource (milestone);

CREATE TABLE roadblock (
  id            INTEGER PRIMARY KEY NOT NULL,
  plan          INTEGER NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  position      INTEGER NOT NULL,
  title         TEXT NOT NULL CHECK (title <> ''),
  milestone     INTEGER REFERENCES milestone (id) DEFERRABLE INITIALLY DEFERRED,
  side          TEXT NOT NULL CHECK (side IN ('buyer', 'seller', 'joint')),
  raised        TEXT CHECK (raised GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND date (raised) IS raised),
  resolved      TEXT CHECK (resolved GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND date (resolved) IS resolved),
  visibility    TEXT NOT NULL CHECK (visibility IN ('shared', 'internal')),
  private_notes TEXT NOT NULL
) STRICT;
CREATE INDEX roadblock_plan ON roadblock (plan);
CREATE INDEX roadblock_milestone ON roadblock (milestone);

CREATE TABLE checkin (
  id        INTEGER PRIMARY KEY NOT NULL,
  plan      INTEGER NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  position  INTEGER NOT NULL,
  date      TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND date (date) IS date),
  attendees TEXT NOT NULL,
  notes     TEXT NOT NULL,
  next      TEXT CHECK (next GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND date (next) IS next)
) STRICT;
CREATE INDEX checkin_plan ON checkin (plan);

CREATE TABLE term (
  id       INTEGER PRIMARY KEY NOT NULL,
  plan     INTEGER NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  ours     TEXT NOT NULL CHECK (ours <> ''),
  theirs   TEXT NOT NULL
) STRICT;
CREATE INDEX term_plan ON term (plan);

CREATE TABLE calendar (
  id           INTEGER PRIMARY KEY NOT NULL,
  plan         INTEGER NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  position     INTEGER NOT NULL,
  side         TEXT NOT NULL CHECK (side IN ('buyer', 'seller', 'joint')),
  working_week INTEGER NOT NULL,
  country      TEXT NOT NULL,
  region       TEXT NOT NULL
) STRICT;
CREATE INDEX calendar_plan ON calendar (plan);

CREATE TABLE closed_period (
  id       INTEGER PRIMARY KEY NOT NULL,
  plan     INTEGER NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  side     TEXT NOT NULL CHECK (side IN ('buyer', 'seller', 'joint')),
  kind     TEXT NOT NULL CHECK (kind IN ('holiday', 'freeze')),
  title    TEXT NOT NULL,
  first    TEXT CHECK (first GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND date (first) IS first),
  last     TEXT CHECK (last GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND date (last) IS last),
  source   TEXT NOT NULL DEFAULT '' -- name of the calendar file it came from
) STRICT;
CREATE INDEX closed_period_plan ON closed_period (plan);

-- One step is what one Undo takes back. `plan` is 0 for a step that removed a plan: it belongs to the library.
-- A step that was undone becomes 'dropped' when a new step makes it impossible to redo.
-- `reason` is why, in the person's words; private.
-- History has no reference to plan: it outlives a removed plan, and its ids are never given out again.
CREATE TABLE step (
  id     INTEGER PRIMARY KEY NOT NULL,
  plan   INTEGER NOT NULL,
  at     TEXT NOT NULL,
  label  TEXT NOT NULL,
  state  TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
  reason TEXT NOT NULL DEFAULT ''
) STRICT;

-- Every change, in the order it was made. `field` is null for a row added (`after` is the row as JSON) or removed
-- (`before` is); bytes stand in that JSON as base64. `at` is UTC.
CREATE TABLE change_log (
  id        INTEGER PRIMARY KEY NOT NULL,
  step      INTEGER NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
  direction TEXT NOT NULL CHECK (direction IN ('do', 'undo', 'redo')),
  plan      INTEGER NOT NULL,
  at        TEXT NOT NULL,
  label     TEXT NOT NULL,
  entity    TEXT NOT NULL,
  row       INTEGER NOT NULL,
  field     TEXT,
  before    ANY,
  after     ANY
) STRICT;
CREATE INDEX change_log_step ON change_log (step);
CREATE INDEX change_log_plan ON change_log (plan);

-- What was sent; plan.last_sent follows it without a step or a line of the log. `edition` is the snapshot as JSON, `change` the newest line of the log at that time.
CREATE TABLE version (
  id        INTEGER PRIMARY KEY NOT NULL,
  plan      INTEGER NOT NULL,
  number    INTEGER NOT NULL,
  date      TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND date (date) IS date),
  format    TEXT NOT NULL,
  receivers TEXT NOT NULL,
  file_name TEXT NOT NULL,
  edition   TEXT NOT NULL,
  change    INTEGER NOT NULL,
  UNIQUE (plan, number)
) STRICT;

-- The exact bytes sent, apart from `version` so that listing versions doesn't read them.
CREATE TABLE version_content (
  version INTEGER PRIMARY KEY NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
  content BLOB NOT NULL
) STRICT;

-- How the plan's pages were last made: what the window offers the next time. No step and no log; it goes with its plan.
-- An empty language or paper is the plan's own.
CREATE TABLE send_options (
  plan      INTEGER PRIMARY KEY NOT NULL REFERENCES plan (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  format    TEXT NOT NULL CHECK (format IN ('pdf', 'png')),
  page      INTEGER NOT NULL CHECK (page IN (0, 1)),
  checklist INTEGER NOT NULL CHECK (checklist IN (0, 1)),
  people    INTEGER NOT NULL CHECK (people IN (0, 1)),
  audience  TEXT NOT NULL,
  language  TEXT NOT NULL,
  paper     TEXT NOT NULL CHECK (paper IN ('', 'a4', 'letter')),
  mono      INTEGER NOT NULL CHECK (mono IN (0, 1))
) STRICT;

-- The next id nobody has. Programs take ids from here in blocks.
CREATE TABLE id_source (
  only INTEGER PRIMARY KEY NOT NULL CHECK (only = 1),
  next INTEGER NOT NULL CHECK (next > 0)
) STRICT;
INSERT INTO id_source (only, next) VALUES (1, 1);
