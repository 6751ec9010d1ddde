package org.chargebackledger.api.storage.embedded;

import java.io.IOException;
import java.nio.file.Files;

/** The server's configuration file: durable, quiet, and reachable from this machine only. */
final class ServerSettings {

    private ServerSettings() {}

    static void write(DataDirectory directory, int port) throws IOException {
        Files.writeString(directory.cluster().resolve("postgresql.conf"), text(port));
    }

    private static String text(int port) {
        return """
        # Written at every start of chargeback-ledger.
        listen_addresses = '127.0.0.1'
        port = %s
        unix_socket_directories = ''
        password_encryption = 'scram-sha-256'
        max_connections = 60

        # A journal entry that was answered must survive anything.
        fsync = on
        synchronous_commit = on
        full_page_writes = on

        shared_buffers = 256MB
        work_mem = 16MB
        maintenance_work_mem = 128MB
        max_wal_size = 2GB
        checkpoint_timeout = 15min
        jit = off

        timezone = 'UTC'
        log_timezone = 'UTC'
        datestyle = 'iso, ymd'
        lc_messages = 'C'
        lc_monetary = 'C'
        lc_numeric = 'C'
        lc_time = 'C'
        default_text_search_config = 'pg_catalog.simple'
        log_checkpoints = off
        log_line_prefix = '%%m [%%p] '
        """
                .formatted(port);
    }
}
