-- The third form: files can belong to messages that are written and not sent. No message names them yet, so they are held here.
-- The holder is a thread, or an id that stands for the one that is not begun.
CREATE TABLE held_contents (
	holder_id CHAR(16) FOR BIT DATA NOT NULL,
	sha256 CHAR(64) NOT NULL,
	bytes BIGINT NOT NULL,
	PRIMARY KEY (holder_id, sha256)
);

CREATE INDEX held_contents_by_content ON held_contents (sha256);
