package org.chargebackledger.api.statement;

import org.chargebackledger.api.document.Pdf;
import org.chargebackledger.projections.statement.Statement;
import org.chargebackledger.projections.statement.StatementCsv;
import org.chargebackledger.projections.statement.StatementHtml;
import org.chargebackledger.projections.statement.StatementJson;
import org.springframework.http.MediaType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The forms in which a statement is served. */
enum StatementFormat {
    JSON(MediaType.APPLICATION_JSON, StatementJson::bytes),
    CSV(new MediaType("text", "csv", StandardCharsets.UTF_8), StatementCsv::bytes),
    HTML(new MediaType("text", "html", StandardCharsets.UTF_8), StatementHtml::bytes),
    PDF(MediaType.APPLICATION_PDF, statement -> Pdf.of(StatementHtml.print(statement))),
    XLSX(MediaType.parseMediaType(StatementFormat.XLSX_TYPE), StatementXlsx::bytes);

    static final String XLSX_TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @SuppressWarnings("ImmutableEnumChecker") // Spring never changes a media type
    private final MediaType type;

    @SuppressWarnings("ImmutableEnumChecker") // a renderer keeps no state
    private final Function<Statement, byte[]> renderer;

    StatementFormat(MediaType type, Function<Statement, byte[]> renderer) {
        this.type = type;
        this.renderer = renderer;
    }

    MediaType type() {
        return type;
    }

    /** Whether a browser saves it instead of showing it. */
    boolean isToBeSaved() {
        return this == CSV || this == XLSX;
    }

    byte[] render(Statement statement) {
        return renderer.apply(statement);
    }

    /** With its dot. */
    String suffix() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    static MediaType[] types() {
        return Arrays.stream(values()).map(StatementFormat::type).toArray(MediaType[]::new);
    }

    /** The forms of all statements of a period. */
    static MediaType[] ofAll() {
        return new MediaType[] {JSON.type, CSV.type, XLSX.type};
    }

    static StatementFormat of(MediaType type) {
        return Arrays.stream(values())
                .filter(format -> format.type.equals(type))
                .findFirst()
                .orElseThrow();
    }

    static Optional<StatementFormat> ofSuffix(String path) {
        return Arrays.stream(values()).filter(format -> path.endsWith(format.suffix())).findFirst();
    }
}
