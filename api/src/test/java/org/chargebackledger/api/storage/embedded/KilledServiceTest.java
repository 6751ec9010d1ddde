package org.chargebackledger.api.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class KilledServiceTest {

    @TempDir private Path home;

    @Test
    void a_killed_service_leaves_a_server_that_the_next_one_deals_with() throws Exception {
        var classPath = System.getProperty("java.class.path");
        var killed = ServiceProcess.start(List.of(), classPath, home, "before the kill");
        killed.kill();
        assertThat(killed.serverIsAlive()).isTrue();

        try (var server = EmbeddedPostgres.start(home)) {
            assertThat(killed.serverEnds()).isTrue();
            assertThat(Scratch.read(server)).containsExactly("before the kill");
            Scratch.write(server, "after the kill");
        }
        try (var server = EmbeddedPostgres.start(home)) {
            assertThat(Scratch.read(server)).containsExactly("before the kill", "after the kill");
        }
    }
}
