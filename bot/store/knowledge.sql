-- Knowledge: built from a show's folder, never edited. See build.py.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  outlet TEXT NOT NULL,
  title TEXT NOT NULL,
  link TEXT NOT NULL,
  language TEXT NOT NULL,
  tier TEXT NOT NULL,
  trust INTEGER NOT NULL,          -- 0 is the most trusted tier
  published TEXT,                  -- EDTF
  published_from TEXT,
  tells_of TEXT,                   -- ISO day of the event it reports
  newest TEXT,                     -- the day that counts for "newest": published or told of
  sha256 TEXT NOT NULL UNIQUE,
  length INTEGER NOT NULL,
  copy_of TEXT REFERENCES document (id),
  reviewed INTEGER NOT NULL
) STRICT;
-- serves: /news, newest first, undated last
CREATE INDEX document_newest ON document (newest DESC, position);

CREATE TABLE entity (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  short TEXT NOT NULL,
  pronoun TEXT NOT NULL,
  country TEXT REFERENCES entity (id),
  timezone TEXT,
  spoiler INTEGER NOT NULL
) STRICT;

CREATE TABLE alias (
  entity TEXT NOT NULL REFERENCES entity (id),
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (entity, text)
) STRICT, WITHOUT ROWID;

CREATE TABLE namesake (text TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Our words for what documents say: text and label are JSON, by language.
CREATE TABLE word (slug TEXT PRIMARY KEY, text TEXT NOT NULL, label TEXT NOT NULL)
  STRICT, WITHOUT ROWID;

CREATE TABLE spelling (
  document TEXT NOT NULL REFERENCES document (id),
  entity TEXT NOT NULL REFERENCES entity (id),
  printed TEXT NOT NULL,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL CHECK ("end" > start),
  "check" TEXT NOT NULL
) STRICT;
-- serves: how documents print a name, on its card
CREATE INDEX spelling_entity ON spelling (entity);

CREATE TABLE claim (
  document TEXT NOT NULL REFERENCES document (id),
  id TEXT NOT NULL,
  place INTEGER NOT NULL,          -- in the document's file, from 0
  subject TEXT NOT NULL REFERENCES entity (id),
  predicate TEXT NOT NULL,
  object TEXT REFERENCES entity (id),
  value TEXT,
  said_by TEXT REFERENCES entity (id),
  instead_of TEXT,
  spoiler INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL CHECK ("end" > start),
  "check" TEXT NOT NULL,
  PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;

-- What claims together support: one row for each value, the best of a predicate marked.
CREATE TABLE fact (
  id INTEGER PRIMARY KEY,          -- in the order in which documents state them
  subject TEXT NOT NULL REFERENCES entity (id),
  predicate TEXT NOT NULL,
  object TEXT REFERENCES entity (id),
  value TEXT,
  spoiler INTEGER NOT NULL,
  sources INTEGER NOT NULL,        -- documents that state it
  independent INTEGER NOT NULL,    -- of these, not copies of another
  trust INTEGER NOT NULL,          -- of its most trusted document
  newest TEXT,                     -- of its newest document
  first INTEGER NOT NULL,          -- position of its first document
  rank INTEGER NOT NULL,           -- 1 is the best value of (subject, predicate)
  reason TEXT NOT NULL             -- why the best is best: only, trust, sources, newest, first
) STRICT;
-- serves: everything said of an entity
CREATE INDEX fact_subject ON fact (subject, predicate, rank);
-- serves: who is said to have something to do with an entity
CREATE INDEX fact_object ON fact (object, predicate) WHERE object IS NOT NULL;
-- serves: the cast, the crew, the cities
CREATE INDEX fact_predicate ON fact (predicate, id);
-- serves: the best values of what can be true only once
CREATE INDEX fact_best ON fact (predicate, rank);

CREATE TABLE citation (
  fact INTEGER NOT NULL REFERENCES fact (id),
  place INTEGER NOT NULL,          -- 1 is the first of the fact's documents, in their order
  document TEXT NOT NULL REFERENCES document (id),
  said_by TEXT REFERENCES entity (id),
  instead_of TEXT,
  PRIMARY KEY (fact, place)
) STRICT, WITHOUT ROWID;
-- serves: what one document states
CREATE INDEX citation_document ON citation (document);

CREATE TABLE quote (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  speaker TEXT REFERENCES entity (id),
  text TEXT NOT NULL,
  language TEXT NOT NULL,
  whole INTEGER NOT NULL,          -- a full printing exists
  printed INTEGER NOT NULL         -- documents that print all of it
) STRICT;
-- serves: one speaker's quotes
CREATE INDEX quote_speaker ON quote (speaker, printed DESC, position);

CREATE TABLE printing (
  document TEXT NOT NULL REFERENCES document (id),
  id TEXT NOT NULL,
  quote TEXT NOT NULL,
  kind TEXT NOT NULL,
  attribution TEXT NOT NULL,
  place INTEGER NOT NULL,          -- among the quote's: 1 is shown, then in the documents' order
  shown INTEGER NOT NULL,          -- its words are those of the quote
  differences TEXT NOT NULL,       -- JSON
  pieces TEXT NOT NULL,            -- JSON: exact words
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL CHECK ("end" > start),
  "check" TEXT NOT NULL,
  PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
-- serves: a quote's first printings
CREATE INDEX printing_quote ON printing (quote, place);

CREATE TABLE release_statement (
  document TEXT NOT NULL REFERENCES document (id),
  id TEXT NOT NULL,
  status TEXT NOT NULL,
  edtf TEXT,
  precision TEXT NOT NULL,
  platform TEXT REFERENCES entity (id),
  said_by TEXT REFERENCES entity (id),
  anchor TEXT,
  relative INTEGER NOT NULL,
  grade TEXT NOT NULL,              -- how well it is tied to the show
  reviewed INTEGER NOT NULL,        -- a curator's yes to this statement
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL CHECK ("end" > start),
  "check" TEXT NOT NULL,
  PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;

-- Free text over facts and quotes: rows hold folded words only, see search.py.
CREATE TABLE findable (id INTEGER PRIMARY KEY, fact INTEGER, quote TEXT) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (folded, content = '', tokenize = 'porter unicode61');

-- The fact view: for each thing that can be said once, the best value and why it is best.
CREATE VIEW best_fact AS
  SELECT id, subject, predicate, object, value, reason, sources FROM fact WHERE rank = 1;

-- The disagreement view: every value of a single-valued predicate that has several.
CREATE VIEW disagreement AS
  SELECT id, subject, predicate, object, value, rank, reason, sources FROM fact
  WHERE predicate IN (SELECT json_each.value FROM meta, json_each(meta.value) WHERE meta.key = 'single')
    AND (subject, predicate) IN (SELECT subject, predicate FROM fact WHERE rank = 2);
