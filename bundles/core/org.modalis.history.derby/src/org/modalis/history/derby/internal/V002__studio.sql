-- The second form: what a studio needs. Columns that messages get have no default, so that no row has to be written again.

-- Threads: how they are filed, what they were copied from, the bin, and what their answers used, kept up to date so that a
-- list of thousands need not add up.
ALTER TABLE conversations ADD COLUMN pinned BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE conversations ADD COLUMN archived BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE conversations ADD COLUMN folder VARCHAR(1000);
ALTER TABLE conversations ADD COLUMN origin_conversation_id CHAR(16) FOR BIT DATA;
ALTER TABLE conversations ADD COLUMN origin_message_id CHAR(16) FOR BIT DATA;
ALTER TABLE conversations ADD COLUMN deleted_nanos BIGINT;
ALTER TABLE conversations ADD COLUMN messages INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE conversations ADD COLUMN input_tokens BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE conversations ADD COLUMN output_tokens BIGINT DEFAULT 0 NOT NULL;

CREATE TABLE folders (
	name VARCHAR(1000) NOT NULL PRIMARY KEY
);

-- The sum of what a thread's answers cost, per currency.
CREATE TABLE conversation_costs (
	conversation_id CHAR(16) FOR BIT DATA NOT NULL REFERENCES conversations,
	currency CHAR(3) NOT NULL,
	cost DECIMAL(31, 12) NOT NULL,
	PRIMARY KEY (conversation_id, currency)
);

-- What the studio keeps with a thread; apart from it, because lists of threads do not need it.
CREATE TABLE conversation_desks (
	conversation_id CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY REFERENCES conversations,
	draft CLOB NOT NULL,
	parameters CLOB NOT NULL
);

-- The child that is shown where it is not the newest one.
ALTER TABLE messages ADD COLUMN shown_child_id CHAR(16) FOR BIT DATA;
-- The message with which this one was deleted: itself, or one above.
ALTER TABLE messages ADD COLUMN deleted_with_id CHAR(16) FOR BIT DATA;
ALTER TABLE messages ADD COLUMN tool_calls CLOB;
ALTER TABLE messages ADD COLUMN cost DECIMAL(31, 12);
ALTER TABLE messages ADD COLUMN cost_currency CHAR(3);
ALTER TABLE messages ADD COLUMN favourite BOOLEAN;
-- how many files are attached; nothing for none
ALTER TABLE messages ADD COLUMN attached INTEGER;

-- Which messages were deleted with all below them; so few that looking for old ones costs nothing.
CREATE TABLE deleted_branches (
	message_id CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY REFERENCES messages,
	conversation_id CHAR(16) FOR BIT DATA NOT NULL REFERENCES conversations,
	deleted_nanos BIGINT NOT NULL
);

-- Files that belong to messages. The contents are in the folder attachments of the workspace, named by their SHA-256.
CREATE TABLE attachments (
	message_id CHAR(16) FOR BIT DATA NOT NULL REFERENCES messages,
	position INTEGER NOT NULL,
	conversation_id CHAR(16) FOR BIT DATA NOT NULL REFERENCES conversations,
	sha256 CHAR(64) NOT NULL,
	bytes BIGINT NOT NULL,
	media_type VARCHAR(200) NOT NULL,
	file_name VARCHAR(2000) NOT NULL,
	width INTEGER,
	height INTEGER,
	pages INTEGER,
	text_sha256 CHAR(64),
	text_bytes BIGINT,
	PRIMARY KEY (message_id, position)
);

CREATE INDEX attachments_by_content ON attachments (sha256);
CREATE INDEX attachments_by_text ON attachments (text_sha256);

-- The library of prompts: one row per version.
CREATE TABLE prompts (
	id CHAR(16) FOR BIT DATA NOT NULL,
	version INTEGER NOT NULL,
	name VARCHAR(2000) NOT NULL,
	content CLOB NOT NULL,
	variables CLOB NOT NULL,
	-- each between line breaks
	tags VARCHAR(4000) NOT NULL,
	favourite BOOLEAN NOT NULL,
	created_nanos BIGINT NOT NULL,
	PRIMARY KEY (id, version)
);

ALTER TABLE api_usage ADD COLUMN cost DECIMAL(31, 12);
ALTER TABLE api_usage ADD COLUMN cost_currency CHAR(3);

-- Until now every message that was ever added is there, and what was used is only in api_usage.
CREATE INDEX api_usage_by_conversation ON api_usage (conversation_id);
UPDATE conversations SET messages = added,
	input_tokens = (SELECT COALESCE(SUM(u.input_tokens), 0) FROM api_usage u WHERE u.conversation_id = conversations.id),
	output_tokens = (SELECT COALESCE(SUM(u.output_tokens), 0) FROM api_usage u WHERE u.conversation_id = conversations.id);
DROP INDEX api_usage_by_conversation;
