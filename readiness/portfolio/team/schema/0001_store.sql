-- The store of a team: documents, their immutable revisions, members, and a log of everything that was done.
-- It is run as readiness_owner, in one transaction with the note of its version.

CREATE SCHEMA readiness;
REVOKE ALL ON SCHEMA readiness FROM PUBLIC;
GRANT USAGE ON SCHEMA readiness TO readiness_member;

CREATE TABLE readiness.schema_version (
    version integer PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    program text NOT NULL
);

-- The store has an id of its own: it stays the same when the server gets another address.
CREATE TABLE readiness.store (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    id uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO readiness.store DEFAULT VALUES;

-- A member is a login of the server. Without projects, all of them are open to it.
CREATE TABLE readiness.members (
    name text PRIMARY KEY,
    role text NOT NULL CHECK (role IN ('reader', 'contributor', 'lead')),
    projects text[],
    since timestamptz NOT NULL DEFAULT now(),
    left_at timestamptz
);

-- The codes of a questionnaire say which question each byte of the answers belongs to.
CREATE TABLE readiness.questionnaires (
    digest text PRIMARY KEY CHECK (digest ~ '^[0-9a-f]{64}$'),
    id text NOT NULL,
    version text NOT NULL,
    codes text[] NOT NULL
);

CREATE TABLE readiness.documents (
    id uuid PRIMARY KEY,
    project text NOT NULL DEFAULT '',
    head text,
    revisions integer NOT NULL DEFAULT 0
);

-- `answers` is one byte a question, as in readiness/portfolio/matrix.py: 0 to 5, or a negative number as 256 less it.
CREATE TABLE readiness.revisions (
    id text PRIMARY KEY,
    document uuid NOT NULL REFERENCES readiness.documents,
    number integer NOT NULL,
    parents text[] NOT NULL,
    author text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    program text NOT NULL,
    sha256 text NOT NULL,
    state text NOT NULL,
    payload bytea NOT NULL,
    questionnaire text NOT NULL REFERENCES readiness.questionnaires,
    depth text NOT NULL,
    answers bytea NOT NULL,
    organisation text NOT NULL,
    profile jsonb NOT NULL DEFAULT '{}',
    assessed_on date,
    stage_low smallint,
    stage_high smallint,
    index_low real,
    index_point real,
    index_high real,
    by_percent boolean NOT NULL DEFAULT false,
    UNIQUE (document, number)
);
ALTER TABLE readiness.documents
    ADD FOREIGN KEY (head) REFERENCES readiness.revisions DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE readiness.audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    who text NOT NULL DEFAULT session_user,
    act text NOT NULL,
    document uuid,
    revision text,
    facts jsonb NOT NULL DEFAULT '{}'
);

-- Who may do what. SQLSTATE tells our program what to say: RD001 pull first, RD002 not allowed, RD003 damaged,
-- RD004 login taken, RD005 not a name, RD006 last lead, RD007 not there, RD009 never changes.

CREATE FUNCTION readiness.my_role() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT role FROM readiness.members WHERE name = session_user AND left_at IS NULL
$$;

CREATE FUNCTION readiness.my_projects() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT projects FROM readiness.members WHERE name = session_user AND left_at IS NULL
$$;

CREATE FUNCTION readiness.check_role(allowed text[]) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT coalesce(readiness.my_role() = ANY (allowed), false) THEN
        RAISE EXCEPTION USING ERRCODE = 'RD002', MESSAGE = 'not allowed',
            DETAIL = coalesce(readiness.my_role(), '');
    END IF;
END
$$;

CREATE FUNCTION readiness.check_project(wanted text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT (readiness.my_projects() IS NULL OR wanted = ANY (readiness.my_projects())) THEN
        RAISE EXCEPTION USING ERRCODE = 'RD002', MESSAGE = 'not a project of yours', DETAIL = readiness.my_role();
    END IF;
END
$$;

CREATE FUNCTION readiness.revision_id(document uuid, parents text[], sha256 text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT encode(
        sha256(convert_to(document::text || E'\n' || array_to_string(parents, ',') || E'\n' || sha256, 'UTF8')), 'hex')
$$;

CREATE FUNCTION readiness.know_questionnaire(digest text, id text, version text, codes text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM readiness.check_role('{contributor,lead}');
    INSERT INTO readiness.questionnaires VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING;
END
$$;

-- Adds a revision where its parent is the head: of two that push at once, the second is told to pull first.
CREATE FUNCTION readiness.push(
    p_document uuid, p_parents text[], p_payload bytea, p_sha256 text, p_answers bytea, p_project text, p_facts jsonb
) RETURNS TABLE (revision text, revision_number integer, already boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_id text := readiness.revision_id(p_document, p_parents, p_sha256);
    v_found readiness.documents;
BEGIN
    PERFORM readiness.check_role('{contributor,lead}');
    IF encode(sha256(p_payload), 'hex') IS DISTINCT FROM p_sha256 THEN
        RAISE EXCEPTION USING ERRCODE = 'RD003', MESSAGE = 'the payload is not what was sent';
    END IF;
    INSERT INTO readiness.documents (id, project) VALUES (p_document, coalesce(p_project, ''))
        ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT v_found FROM readiness.documents d WHERE d.id = p_document FOR UPDATE;
    PERFORM readiness.check_project(v_found.project);
    -- Sent again, since the answer to the first time was lost.
    IF EXISTS (SELECT FROM readiness.revisions r WHERE r.id = v_id AND r.document = p_document) THEN
        RETURN QUERY SELECT r.id, r.number, true FROM readiness.revisions r WHERE r.id = v_id;
        RETURN;
    END IF;
    IF v_found.head IS DISTINCT FROM p_parents[1] THEN
        RAISE EXCEPTION USING ERRCODE = 'RD001', MESSAGE = 'pull first', DETAIL = coalesce(v_found.head, '');
    END IF;
    INSERT INTO readiness.revisions (
        id, document, number, parents, author, program, sha256, state, payload, questionnaire, depth, answers,
        organisation, profile, assessed_on, stage_low, stage_high, index_low, index_point, index_high, by_percent)
    SELECT v_id, p_document, v_found.revisions + 1, p_parents, session_user, f.program, p_sha256, f.state, p_payload,
        f.questionnaire, f.depth, p_answers, f.organisation, coalesce(f.profile, '{}'), f.assessed_on, f.stage_low,
        f.stage_high, f.index_low, f.index_point, f.index_high, coalesce(f.by_percent, false)
    FROM jsonb_to_record(p_facts) AS f (
        program text, state text, questionnaire text, depth text, organisation text, profile jsonb, assessed_on date,
        stage_low smallint, stage_high smallint, index_low real, index_point real, index_high real, by_percent boolean);
    UPDATE readiness.documents d SET head = v_id, revisions = v_found.revisions + 1 WHERE d.id = p_document;
    RETURN QUERY SELECT v_id, v_found.revisions + 1, false;
END
$$;

-- The right to be forgotten: a document goes with all its revisions; the log keeps that it was there, by its id.
CREATE FUNCTION readiness.erase(p_document uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM readiness.check_role('{lead}');
    PERFORM FROM readiness.documents d WHERE d.id = p_document FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'RD007', MESSAGE = 'no such document';
    END IF;
    PERFORM set_config('readiness.erasing', 'on', true);
    UPDATE readiness.documents d SET head = NULL WHERE d.id = p_document;
    DELETE FROM readiness.revisions r WHERE r.document = p_document;
    DELETE FROM readiness.documents d WHERE d.id = p_document;
    PERFORM set_config('readiness.erasing', '', true);
    INSERT INTO readiness.audit (act, document) VALUES ('erase', p_document);
END
$$;

-- Adds a member or changes one. `p_verifier` is what the server stores instead of a password, made by the client.
-- `p_adopt` takes a login that is there already and leaves its password alone; only `init` may.
CREATE FUNCTION readiness.put_member(
    p_name text, p_role text, p_projects text[], p_verifier text, p_adopt boolean
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_login pg_catalog.pg_roles;
    v_ours boolean := EXISTS (SELECT FROM readiness.members m WHERE m.name = p_name);
BEGIN
    IF p_name !~ '^[a-z][a-z0-9_.@-]{0,62}$' OR p_name ~ '^(pg_|readiness_)' THEN
        RAISE EXCEPTION USING ERRCODE = 'RD005', MESSAGE = 'not a name';
    END IF;
    IF p_verifier IS NOT NULL AND p_verifier !~ '^SCRAM-SHA-256\$' THEN
        RAISE EXCEPTION USING ERRCODE = 'RD002', MESSAGE = 'a password as it is typed is not taken';
    END IF;
    SELECT * INTO v_login FROM pg_roles r WHERE r.rolname = p_name;
    IF v_login.oid IS NULL THEN
        IF p_verifier IS NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'RD008', MESSAGE = 'a password is needed';
        END IF;
        EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L', p_name, p_verifier);
    ELSIF NOT p_adopt THEN
        -- A login that others have made, or that may do more than a member, is not ours to change.
        IF NOT v_ours OR v_login.rolsuper OR v_login.rolcreaterole OR v_login.rolcreatedb OR v_login.rolreplication THEN
            RAISE EXCEPTION USING ERRCODE = 'RD004', MESSAGE = 'the login is taken';
        END IF;
        IF p_verifier IS NOT NULL THEN
            EXECUTE format('ALTER ROLE %I PASSWORD %L', p_name, p_verifier);
        END IF;
        EXECUTE format('ALTER ROLE %I LOGIN', p_name);
    END IF;
    EXECUTE format('GRANT readiness_member TO %I', p_name);
    INSERT INTO readiness.members (name, role, projects) VALUES (p_name, p_role, p_projects)
        ON CONFLICT (name) DO UPDATE SET role = p_role, projects = p_projects, left_at = NULL;
    PERFORM readiness.check_a_lead_is_left();
END
$$;

CREATE FUNCTION readiness.check_a_lead_is_left() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM readiness.members WHERE role = 'lead' AND left_at IS NULL) THEN
        RAISE EXCEPTION USING ERRCODE = 'RD006', MESSAGE = 'no lead would be left';
    END IF;
END
$$;

CREATE FUNCTION readiness.add_member(p_name text, p_role text, p_projects text[], p_verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM readiness.check_role('{lead}');
    PERFORM readiness.put_member(p_name, p_role, p_projects, p_verifier, false);
END
$$;

CREATE FUNCTION readiness.remove_member(p_name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM readiness.check_role('{lead}');
    UPDATE readiness.members m SET left_at = now() WHERE m.name = p_name AND m.left_at IS NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'RD007', MESSAGE = 'no such member';
    END IF;
    PERFORM readiness.check_a_lead_is_left();
    EXECUTE format('REVOKE readiness_member FROM %I', p_name);
END
$$;

-- What was done is written down by the tables themselves, whichever way it was done.

CREATE FUNCTION readiness.note_revisions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO readiness.audit (act, document, revision, facts)
    SELECT 'push', document, id, jsonb_build_object('number', number, 'sha256', sha256) FROM added ORDER BY number, id;
    RETURN NULL;
END
$$;
CREATE TRIGGER noted AFTER INSERT ON readiness.revisions
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION readiness.note_revisions();

CREATE FUNCTION readiness.note_member() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO readiness.audit (act, facts) VALUES (
        CASE WHEN NEW.left_at IS NOT NULL THEN 'remove member' ELSE 'member' END,
        jsonb_build_object('name', NEW.name, 'role', NEW.role, 'projects', NEW.projects));
    RETURN NULL;
END
$$;
CREATE TRIGGER noted AFTER INSERT OR UPDATE ON readiness.members
    FOR EACH ROW EXECUTE FUNCTION readiness.note_member();

CREATE FUNCTION readiness.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'revisions' AND current_setting('readiness.erasing', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION USING ERRCODE = 'RD009', MESSAGE = format('%s never change', TG_TABLE_NAME);
END
$$;
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON readiness.revisions
    FOR EACH STATEMENT EXECUTE FUNCTION readiness.refuse_change();
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON readiness.audit
    FOR EACH STATEMENT EXECUTE FUNCTION readiness.refuse_change();

-- Reading is by rows, writing by the functions above alone.

ALTER TABLE readiness.documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE readiness.revisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE readiness.members ENABLE ROW LEVEL SECURITY;
ALTER TABLE readiness.audit ENABLE ROW LEVEL SECURITY;

-- The functions stand in brackets of their own, so that they are asked once and not for each row.
CREATE POLICY of_my_projects ON readiness.documents FOR SELECT TO readiness_member USING (
    (SELECT readiness.my_role()) IS NOT NULL
    AND ((SELECT readiness.my_projects()) IS NULL OR project = ANY ((SELECT readiness.my_projects())::text[])));
CREATE POLICY of_my_documents ON readiness.revisions FOR SELECT TO readiness_member USING (
    document IN (SELECT id FROM readiness.documents));
CREATE POLICY mine_or_lead ON readiness.members FOR SELECT TO readiness_member USING (
    name = session_user OR (SELECT readiness.my_role()) = 'lead');
CREATE POLICY lead ON readiness.audit FOR SELECT TO readiness_member USING ((SELECT readiness.my_role()) = 'lead');

REVOKE ALL ON ALL TABLES IN SCHEMA readiness FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA readiness FROM PUBLIC;
GRANT SELECT ON readiness.schema_version, readiness.store, readiness.members, readiness.questionnaires,
    readiness.documents, readiness.revisions, readiness.audit TO readiness_member;
GRANT EXECUTE ON FUNCTION
    readiness.my_role(),
    readiness.my_projects(),
    readiness.know_questionnaire(text, text, text, text[]),
    readiness.push(uuid, text[], bytea, text, bytea, text, jsonb),
    readiness.erase(uuid),
    readiness.add_member(text, text, text[], text),
    readiness.remove_member(text)
TO readiness_member;
