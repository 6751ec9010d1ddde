package org.chargebackledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/** The commands about notices before a service that answers what a test tells it. */
class NoticeCommandsTest {

    private static final String ONE =
            """
            {"noticeId":"a-1-proposed","status":"WAITING","known":false,"costCenter":"CC-2",
            "recipient":"search-lead","subject":"5.00 USD is to be charged to CC-2","attempts":0,
            "text":"somebody proposes","waitsFor":"somebody who tells the owner"}\
            """;

    private final CommandRun service = new CommandRun();

    NoticeCommandsTest() throws IOException {}

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void the_list_says_who_is_to_hear_of_what_and_what_that_waits_for() {
        service.answer("GET /api/v1/notices?unknown=true", 200, "{\"items\":[" + ONE + "]}");
        var list = service.run("notice", "list", "--unknown");
        assertThat(list.exit()).as(list.err()).isZero();
        assertThat(list.out())
                .contains("a-1-proposed", "CC-2", "search-lead", "somebody who tells the owner");
        service.answer("GET /api/v1/notices/a-1-proposed", 200, ONE);
        assertThat(service.run("notice", "show", "a-1-proposed").out())
                .contains("text: somebody proposes");
        assertThat(service.run("notice").exit()).isEqualTo(2);
    }

    @Test
    void who_was_told_and_how_is_recorded() {
        service.answer("POST /api/v1/notices/a-1-proposed/acknowledgement", 200, ONE);
        var done =
                service.run(
                        "notice",
                        "acknowledge",
                        "a-1-proposed",
                        "--told=the lead",
                        "--how=by telephone",
                        "--user=approver");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(CommandRun.body(service.requests().getLast()))
                .contains("\"told\":\"the lead\"", "\"how\":\"by telephone\"");
    }

    @Test
    void a_held_delivery_is_accepted_by_the_hash_of_what_was_read() {
        service.answer("POST /api/v1/imports/i-1/acceptance", 200, "{\"status\":\"ACCEPTED\"}");
        var done = service.run("accept", "i-1", "--content-hash=ab", "--reason=confirmed");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(CommandRun.body(service.requests().getLast()))
                .contains("\"contentHash\":\"ab\"", "\"reason\":\"confirmed\"");
        assertThat(service.run("accept", "i-1", "--reason=confirmed").exit()).isEqualTo(2);
    }
}
