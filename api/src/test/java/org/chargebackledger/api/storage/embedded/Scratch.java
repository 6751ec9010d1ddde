package org.chargebackledger.api.storage.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A table that tests write to and read back, through the server's own password. */
final class Scratch {

    private Scratch() {}

    static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(), EmbeddedPostgres.USER, server.password());
    }

    static void write(EmbeddedPostgres server, String text) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists scratch (line text not null)");
            try (var insert = connection.prepareStatement("insert into scratch values (?)")) {
                insert.setString(1, text);
                insert.execute();
            }
        }
    }

    static List<String> read(EmbeddedPostgres server) throws SQLException {
        return query(server, "select line from scratch");
    }

    static String show(EmbeddedPostgres server, String setting) throws SQLException {
        return query(server, "show " + setting).getFirst();
    }

    private static List<String> query(EmbeddedPostgres server, String sql) throws SQLException {
        var lines = new ArrayList<String>();
        try (var connection = connect(server);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
