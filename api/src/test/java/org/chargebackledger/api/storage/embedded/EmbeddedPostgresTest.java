package org.chargebackledger.api.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;

class EmbeddedPostgresTest {

    @TempDir private Path home;

    @Test
    void what_was_written_is_there_after_a_restart_on_the_same_port() throws Exception {
        int port;
        try (var server = EmbeddedPostgres.start(home)) {
            port = server.port();
            Scratch.write(server, "kept");
        }
        try (var server = EmbeddedPostgres.start(home)) {
            assertThat(Scratch.read(server)).containsExactly("kept");
            assertThat(server.port()).isEqualTo(port);
        }
    }

    @Test
    void a_commit_is_on_disk_and_only_this_machine_can_connect_with_the_password()
            throws Exception {
        try (var server = EmbeddedPostgres.start(home)) {
            assertThat(Scratch.show(server, "fsync")).isEqualTo("on");
            assertThat(Scratch.show(server, "synchronous_commit")).isEqualTo("on");
            assertThat(Scratch.show(server, "full_page_writes")).isEqualTo("on");
            assertThat(Scratch.show(server, "data_checksums")).isEqualTo("on");
            assertThat(Scratch.show(server, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Scratch.show(server, "unix_socket_directories")).isEmpty();
            assertThat(Scratch.show(server, "password_encryption")).isEqualTo("scram-sha-256");
            assertThat(Scratch.show(server, "server_encoding")).isEqualTo("UTF8");
            assertThatThrownBy(() ->
                            DriverManager.getConnection(
                                    server.jdbcUrl(), EmbeddedPostgres.USER, "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            var password = home.resolve("postgres/password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_port_that_somebody_else_took_is_given_up() throws Exception {
        int port;
        try (var server = EmbeddedPostgres.start(home)) {
            port = server.port();
            Scratch.write(server, "kept");
        }
        try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
                var server = EmbeddedPostgres.start(home)) {
            assertThat(server.port()).isNotEqualTo(port);
            assertThat(Scratch.read(server)).containsExactly("kept");
        }
    }

    @Test
    void two_services_on_one_folder_are_one_too_many() {
        try (var _ = EmbeddedPostgres.start(home)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                    .isInstanceOf(EmbeddedPostgresUnavailable.class)
                    .hasMessageContaining("Another process uses the data folder");
        }
    }

    @Test
    void a_folder_that_holds_something_else_is_left_alone() throws Exception {
        var foreign = Files.createDirectories(home.resolve("postgres")).resolve("thesis.txt");
        Files.writeString(foreign, "mine");

        assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                .isInstanceOf(EmbeddedPostgresUnavailable.class)
                .hasMessageContaining("that this service did not make");
        assertThat(foreign).hasContent("mine");
        assertThat(home.resolve("postgres")).isDirectoryNotContaining("glob:**/data");
    }

    @Test
    void data_of_another_major_version_is_left_alone() throws Exception {
        EmbeddedPostgres.start(home).close();
        var version = home.resolve("postgres/data/PG_VERSION");
        Files.writeString(version, "19\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                .isInstanceOf(EmbeddedPostgresUnavailable.class)
                .hasMessageContaining("was written by PostgreSQL 19")
                .hasMessageContaining("brings PostgreSQL 18");

        Files.writeString(version, "18\n");
        EmbeddedPostgres.start(home).close();
    }

    @Test
    void a_pid_file_that_names_some_other_process_is_stale() throws Exception {
        try (var server = EmbeddedPostgres.start(home)) {
            Scratch.write(server, "kept");
        }
        var pidFile = home.resolve("postgres/data/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n/elsewhere\n");

        try (var server = EmbeddedPostgres.start(home)) {
            assertThat(Scratch.read(server)).containsExactly("kept");
        }
    }

    @Test
    void a_first_start_that_was_cut_short_is_begun_again() throws Exception {
        EmbeddedPostgres.start(home).close();
        Files.move(home.resolve("postgres/data"), home.resolve("postgres/data.new"));

        try (var server = EmbeddedPostgres.start(home)) {
            Scratch.write(server, "new");
            assertThat(Scratch.read(server)).containsExactly("new");
        }
        assertThat(home.resolve("postgres/data.new")).doesNotExist();
    }
}
