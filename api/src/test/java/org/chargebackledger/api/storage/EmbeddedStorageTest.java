package org.chargebackledger.api.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.api.ChargebackLedgerApplication;
import org.chargebackledger.api.storage.embedded.EmbeddedPostgresUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Files;
import java.nio.file.Path;

class EmbeddedStorageTest {

    @TempDir private Path home;

    @Test
    void a_service_that_was_given_no_database_keeps_its_own() {
        try (var service = start()) {
            service.getBean(JdbcClient.class).sql("create table kept (line text)").update();
        }
        assertThat(home.resolve("postgres/data/postmaster.pid")).doesNotExist();
        try (var service = start()) {
            var kept =
                    service.getBean(JdbcClient.class)
                            .sql("select count(*) from kept")
                            .query(Integer.class)
                            .single();
            assertThat(kept).isZero();
        }
    }

    @Test
    void a_folder_of_somebody_else_stops_the_start() throws Exception {
        Files.writeString(Files.createDirectory(home.resolve("postgres")).resolve("x"), "mine");
        assertThatThrownBy(this::start).hasRootCauseInstanceOf(EmbeddedPostgresUnavailable.class);
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(ChargebackLedgerApplication.class)
                .profiles("demo")
                .run(
                        "--server.port=0",
                        "--chargeback.demo.company=none",
                        "--chargeback.home=" + home);
    }
}
