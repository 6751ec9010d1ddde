package org.chargebackledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The commands about changes of master data. */
class MasterDataCommandsTest {

    private static final String ONE =
            """
            {"changeId":"c-1","status":"%s","kind":"cost-center","about":"cost center CC-1",
            "content":{"code":"CC-1"},"differences":[
            {"member":"name","now":"Shop","proposed":"Shops"}],
            "proposedBy":"preparer","contentHash":"abc"%s}\
            """;

    private final CommandRun service = new CommandRun();

    MasterDataCommandsTest() throws IOException {}

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_proposal_is_a_file_of_its_kind(@TempDir Path folder) throws IOException {
        var file = folder.resolve("cc-1.json");
        Files.writeString(file, "{\"code\": \"CC-1\", \"aliases\": [\"shop\"]}");
        service.answer("POST /api/v1/master-data-changes", 201, ONE.formatted("PROPOSED", ""));
        var outcome = service.run("master-data", "propose", "--kind=cost-center", file.toString());
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("contentHash: abc", "Shops");
        assertThat(CommandRun.body(service.requests().getFirst()))
                .isEqualTo(
                        "{\"kind\":\"cost-center\","
                                + "\"content\":{\"code\":\"CC-1\",\"aliases\":[\"shop\"]}}");
    }

    @Test
    void a_proposal_of_texts_needs_no_file() {
        service.answer("POST /api/v1/master-data-changes", 201, ONE.formatted("PROPOSED", ""));
        var outcome =
                service.run(
                        "master-data",
                        "propose",
                        "--kind=variance-acceptance",
                        "--member=period=2026-10",
                        "--member=reason=a=b, as ever");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(CommandRun.body(service.requests().getFirst()))
                .isEqualTo(
                        "{\"kind\":\"variance-acceptance\",\"content\":"
                                + "{\"period\":\"2026-10\",\"reason\":\"a=b, as ever\"}}");
    }

    @Test
    void what_waits_is_listed_and_shown() {
        service.answer(
                "GET /api/v1/master-data-changes?kind=cost-center&status=PROPOSED",
                200,
                "{\"items\":[" + ONE.formatted("PROPOSED", "") + "]}");
        var listed = service.run("master-data", "list", "--kind=cost-center", "--status=PROPOSED");
        assertThat(listed.exit()).isZero();
        assertThat(listed.out()).contains("c-1", "cost center CC-1", "preparer");
        service.answer("GET /api/v1/master-data-changes/c-1", 200, ONE.formatted("PROPOSED", ""));
        assertThat(service.run("master-data", "show", "c-1").out()).contains("Shops", "abc");
    }

    @Test
    void one_is_approved_or_declined_and_a_failed_one_is_said() {
        service.answer(
                "POST /api/v1/master-data-changes/c-1/approval",
                200,
                ONE.formatted("CARRIED_OUT", ""));
        var done = service.run("master-data", "approve", "c-1", "--content-hash=abc");
        assertThat(done.out()).contains("CARRIED_OUT");
        service.answer(
                "POST /api/v1/master-data-changes/c-2/approval",
                200,
                ONE.formatted("FAILED", ",\"answer\":\"alias-taken: 'shop' means CC-2\""));
        var failed = service.run("master-data", "approve", "c-2", "--content-hash=abc");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err()).contains("'shop' means CC-2");
        service.answer(
                "POST /api/v1/master-data-changes/c-1/refusal", 200, ONE.formatted("DECLINED", ""));
        assertThat(service.run("master-data", "decline", "c-1", "--reason=no").out())
                .contains("DECLINED");
        assertThat(service.run("master-data").exit()).isEqualTo(2);
    }
}
