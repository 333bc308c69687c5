-- The first form of the history. Ids are 16 bytes and ordered by time; instants and durations are nanoseconds
-- (instants since 1970-01-01T00:00Z). Pages of 8 kB hold several messages and keep the page cache small.

CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageSize', '8192');

CREATE TABLE schema_version (
	version INTEGER NOT NULL PRIMARY KEY,
	name VARCHAR(200) NOT NULL,
	applied_nanos BIGINT NOT NULL
);

CREATE TABLE users (
	id CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
	name VARCHAR(200) NOT NULL
);

-- The person at this machine.
INSERT INTO users VALUES (X'00000000000070008000000000000001', 'local');

CREATE TABLE conversations (
	id CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
	user_id CHAR(16) FOR BIT DATA NOT NULL REFERENCES users,
	title VARCHAR(32672) NOT NULL,
	model_provider VARCHAR(200),
	model_name VARCHAR(2000),
	leaf_id CHAR(16) FOR BIT DATA,
	-- how many messages were ever added; numbers the next one
	added INTEGER DEFAULT 0 NOT NULL,
	created_nanos BIGINT NOT NULL,
	updated_nanos BIGINT NOT NULL
);

CREATE TABLE messages (
	id CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
	conversation_id CHAR(16) FOR BIT DATA NOT NULL REFERENCES conversations,
	parent_id CHAR(16) FOR BIT DATA REFERENCES messages,
	-- how many messages are before it on its branch
	depth INTEGER NOT NULL,
	-- in which order the messages of a conversation were added
	added INTEGER NOT NULL,
	role VARCHAR(20) NOT NULL,
	content CLOB NOT NULL,
	reasoning CLOB NOT NULL,
	state VARCHAR(20) NOT NULL,
	note VARCHAR(32672) NOT NULL,
	model_provider VARCHAR(200),
	model_name VARCHAR(2000),
	model_title VARCHAR(2000) NOT NULL,
	usage_known BOOLEAN NOT NULL,
	input_tokens BIGINT NOT NULL,
	cached_tokens BIGINT NOT NULL,
	output_tokens BIGINT NOT NULL,
	reasoning_tokens BIGINT NOT NULL,
	first_token_nanos BIGINT,
	duration_nanos BIGINT,
	created_nanos BIGINT NOT NULL
);

CREATE INDEX messages_by_depth ON messages (conversation_id, depth);
CREATE UNIQUE INDEX messages_by_order ON messages (conversation_id, added);
CREATE INDEX messages_by_state ON messages (state);

-- One row per finished answer. It stays when the conversation is deleted: what was used was used.
CREATE TABLE api_usage (
	id CHAR(16) FOR BIT DATA NOT NULL PRIMARY KEY,
	user_id CHAR(16) FOR BIT DATA NOT NULL REFERENCES users,
	conversation_id CHAR(16) FOR BIT DATA NOT NULL,
	message_id CHAR(16) FOR BIT DATA NOT NULL,
	model_provider VARCHAR(200),
	model_name VARCHAR(2000),
	usage_known BOOLEAN NOT NULL,
	input_tokens BIGINT NOT NULL,
	cached_tokens BIGINT NOT NULL,
	output_tokens BIGINT NOT NULL,
	reasoning_tokens BIGINT NOT NULL,
	finished_nanos BIGINT NOT NULL
);

CREATE INDEX api_usage_by_time ON api_usage (finished_nanos);
