-- Many documents at once: COPY fills a table that nothing reads, and one function takes all of it or nothing.

CREATE UNLOGGED TABLE readiness.incoming (
    batch uuid NOT NULL,
    who text NOT NULL DEFAULT session_user,
    document uuid NOT NULL,
    project text NOT NULL DEFAULT '',
    program text NOT NULL,
    sha256 text NOT NULL,
    state text NOT NULL,
    payload bytea NOT NULL,
    questionnaire text NOT NULL,
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
    by_percent boolean NOT NULL DEFAULT false
);

CREATE FUNCTION readiness.check_lead() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM readiness.check_role('{lead}');
    RETURN NULL;
END
$$;
CREATE TRIGGER by_lead BEFORE INSERT ON readiness.incoming
    FOR EACH STATEMENT EXECUTE FUNCTION readiness.check_lead();

-- A document that the store has already stays as it is there. Returns how many were new.
CREATE FUNCTION readiness.take_incoming(p_batch uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_new bigint;
BEGIN
    PERFORM readiness.check_role('{lead}');
    PERFORM FROM readiness.incoming i WHERE i.batch = p_batch AND encode(sha256(i.payload), 'hex') <> i.sha256;
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'RD003', MESSAGE = 'a payload is not what was sent';
    END IF;
    PERFORM readiness.check_project(p.project)
        FROM (SELECT DISTINCT i.project FROM readiness.incoming i WHERE i.batch = p_batch) p;
    DELETE FROM readiness.incoming i USING readiness.documents d
        WHERE i.batch = p_batch AND i.who = session_user AND d.id = i.document;
    INSERT INTO readiness.documents (id, project, head, revisions)
        SELECT i.document, i.project, readiness.revision_id(i.document, '{}', i.sha256), 1
        FROM readiness.incoming i WHERE i.batch = p_batch AND i.who = session_user;
    INSERT INTO readiness.revisions (
        id, document, number, parents, author, program, sha256, state, payload, questionnaire, depth, answers,
        organisation, profile, assessed_on, stage_low, stage_high, index_low, index_point, index_high, by_percent)
    SELECT readiness.revision_id(document, '{}', sha256), document, 1, '{}', session_user, program, sha256, state,
        payload, questionnaire, depth, answers, organisation, profile, assessed_on, stage_low, stage_high, index_low,
        index_point, index_high, by_percent
    FROM readiness.incoming i WHERE i.batch = p_batch AND i.who = session_user;
    GET DIAGNOSTICS v_new = ROW_COUNT;
    DELETE FROM readiness.incoming i WHERE i.batch = p_batch AND i.who = session_user;
    RETURN v_new;
END
$$;

REVOKE ALL ON readiness.incoming FROM PUBLIC;
REVOKE ALL ON FUNCTION readiness.check_lead(), readiness.take_incoming(uuid) FROM PUBLIC;
GRANT INSERT (
    batch, document, project, program, sha256, state, payload, questionnaire, depth, answers, organisation, profile,
    assessed_on, stage_low, stage_high, index_low, index_point, index_high, by_percent
) ON readiness.incoming TO readiness_member;
GRANT EXECUTE ON FUNCTION readiness.take_incoming(uuid) TO readiness_member;
