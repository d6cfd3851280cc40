"""A team's store: nobody's work is lost, rights hold, and only the right server gets anything."""

from tests.promises.defence import Defence

_NO_LAST_WRITER = "What two have changed is never decided by who came last"
_COSTS_NOTHING = "A server that is killed, full or out of reach costs nothing"
_NEVER_CHANGE = (
    "A revision and the log of the store never change, and a member does no more than its role and projects allow"
)
_VERIFIED = "Nothing is sent to a computer that is not the one you named"
_KEYRING = (
    "The password of a team's store lies in the keyring of the system, in no file of ours, no command line and no log"
)

_SCHEMA = "readiness/portfolio/team/schema/0001_store.sql"
_RIGHTS = "tests/team/test_rights.py"

DEFENCES = [
    Defence(
        _NO_LAST_WRITER,
        _SCHEMA,
        "    IF v_found.head IS DISTINCT FROM p_parents[1] THEN\n",
        "    IF false THEN\n",
        f"{_RIGHTS}::test_of_two_heads_the_second_is_told_to_pull",
    ),
    Defence(
        _NO_LAST_WRITER,
        "readiness/domain/merging.py",
        "        self.clashes.append(clash)\n",
        "",
        "tests/unit/domain/test_merging.py::test_two_different_answers_clash_whatever_they_are",
    ),
    Defence(
        _COSTS_NOTHING,
        _SCHEMA,
        "    IF EXISTS (SELECT FROM readiness.revisions r WHERE r.id = v_id AND r.document = p_document) THEN\n",
        "    IF false THEN\n",
        f"{_RIGHTS}::test_what_is_sent_twice_is_stored_once",
    ),
    Defence(
        _NEVER_CHANGE,
        _SCHEMA,
        "    RAISE EXCEPTION USING ERRCODE = 'RD009', MESSAGE = format('%s never change', TG_TABLE_NAME);\n",
        "    RETURN NULL;\n",
        f"{_RIGHTS}::test_not_even_the_owner_changes_revisions_and_log_by_mistake",
    ),
    Defence(
        _NEVER_CHANGE,
        _SCHEMA,
        "ALTER TABLE readiness.revisions ENABLE ROW LEVEL SECURITY;\n",
        "",
        f"{_RIGHTS}::test_a_project_is_open_to_its_members_only",
    ),
    Defence(
        _NEVER_CHANGE,
        _SCHEMA,
        "    IF NOT coalesce(readiness.my_role() = ANY (allowed), false) THEN\n",
        "    IF false THEN\n",
        f"{_RIGHTS}::test_a_reader_reads_and_sends_nothing",
    ),
    Defence(
        _NEVER_CHANGE,
        "readiness/portfolio/team/revisions.py",
        "    if sha256(payload).hexdigest() != digest or revision_id(document, tuple(parents), digest) != revision:\n",
        "    if False:\n",
        f"{_RIGHTS}::test_a_damaged_payload_is_refused",
    ),
    Defence(
        _VERIFIED,
        "readiness/portfolio/team/address.py",
        '    if not address.local and address.sslmode not in {"", _VERIFIED}:\n',
        "    if False:\n",
        "tests/team/test_encryption.py::test_nobody_turns_the_check_off_for_another_computer[require]",
    ),
    Defence(
        _KEYRING,
        "readiness/portfolio/team/address.py",
        "    if parts.password is not None:\n",
        "    if False:\n",
        "tests/team/test_passwords.py::test_an_address_with_a_password_is_refused_and_not_repeated",
    ),
    Defence(
        _KEYRING,
        "readiness/portfolio/team/passwords.py",
        '_OPEN_BACKENDS = ("keyrings.alt.", "keyring.backends.null", "keyring.backends.fail")\n',
        '_OPEN_BACKENDS = ("nothing",)\n',
        "tests/team/test_passwords.py::test_a_keyring_that_anybody_can_read_is_none",
    ),
]
