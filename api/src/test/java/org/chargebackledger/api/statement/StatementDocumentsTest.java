package org.chargebackledger.api.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.statement.SampleStatement.USD;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chargebackledger.ledger.canonical.Sha256;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.projections.statement.Statement;
import org.chargebackledger.projections.statement.StatementJson;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

import javax.imageio.ImageIO;

/** The files that are handed on: complete, readable, and the same bytes on any machine. */
@Isolated("it changes the locale")
class StatementDocumentsTest {

    private static final Statement STATEMENT = SampleStatement.of(USD);

    @Test
    void the_pdf_says_every_line_and_total_and_has_a_foot_on_each_page() throws IOException {
        try (var pdf = Loader.loadPDF(StatementFormat.PDF.render(STATEMENT))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
            var all = text(pdf, 1, pdf.getNumberOfPages());
            for (var line : STATEMENT.lines()) {
                assertThat(all)
                        .contains(words(line.label()), line.amount().amount())
                        .contains(line.postings());
            }
            assertThat(all)
                    .contains("PROVIDER_CORRECTION", "2026-09", STATEMENT.total().toString())
                    .contains(words("日本 <idle> & co"));
            for (var page = 1; page <= pdf.getNumberOfPages(); page++) {
                assertThat(text(pdf, page, page))
                        .contains("Page " + page + " of " + pdf.getNumberOfPages())
                        .contains(STATEMENT.number())
                        .contains(StatementJson.contentHash(STATEMENT))
                        .contains("Amount");
            }
            draw(pdf);
        }
    }

    @Test
    void files_are_the_same_in_any_time_zone_and_locale_and_each_time() {
        var zone = TimeZone.getDefault();
        var locale = Locale.getDefault();
        for (var format : List.of(StatementFormat.PDF, StatementFormat.XLSX)) {
            var first = Sha256.hex(format.render(STATEMENT));
            try {
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                for (var tag : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-nu-thai", "de-CH")) {
                    Locale.setDefault(Locale.forLanguageTag(tag));
                    assertThat(Sha256.hex(format.render(SampleStatement.of(USD))))
                            .as(format + " in " + tag)
                            .isEqualTo(first);
                }
            } finally {
                TimeZone.setDefault(zone);
                Locale.setDefault(locale);
            }
        }
    }

    /** Another sum means that a time, the machine or another version of a library got into it. */
    @Test
    void the_files_are_those_that_were_agreed() {
        assertThat(Sha256.hex(StatementFormat.PDF.render(STATEMENT)))
                .isEqualTo("c09ee9e7bc0f31761b96ce6b6962df659f0c5ee832e899a5804481e61e15fbd3");
        assertThat(Sha256.hex(StatementFormat.XLSX.render(STATEMENT)))
                .isEqualTo("4c25e224db3000eb885b0a7b011092a6c99e05f256107586bd80ec3a41a63835");
    }

    @Test
    void the_workbook_has_numbers_as_numbers_and_texts_that_are_no_formulas() throws IOException {
        var rows = rows(StatementFormat.XLSX.render(STATEMENT), "Lines");
        var sum = BigDecimal.ZERO;
        for (var row : rows.subList(1, rows.size())) {
            assertThat(row.getCell(7).getType()).isEqualTo(CellType.NUMBER);
            sum = sum.add(row.getCell(7).asNumber());
            assertThat(row.stream().filter(cell -> cell != null))
                    .noneMatch(cell -> cell.getType() == CellType.FORMULA);
        }
        assertThat(sum).isEqualByComparingTo(STATEMENT.total().amount());
        assertThat(rows.get(1).getCell(4).asString()).isEqualTo("=cmd|' /C calc'!A0");
        assertThat(rows).hasSize(1 + STATEMENT.lines().size() + STATEMENT.adjustments().size());
    }

    @Test
    void savings_and_budget_are_in_every_document_but_the_csv() throws IOException {
        var statement = SampleStatement.withPrices();
        try (var pdf = Loader.loadPDF(StatementFormat.PDF.render(statement))) {
            assertThat(text(pdf, 1, pdf.getNumberOfPages()))
                    .contains("Less negotiated discounts ListCost − ContractedCost -10.5")
                    .contains("Share of unused commitments EffectiveCost, Unused 4")
                    .contains("The month 5000.00 6000.00 1000.00 (20.00 %)")
                    .contains("-500.00 remaining");
            draw(pdf);
        }
        var xlsx = StatementFormat.XLSX.render(statement);
        assertThat(rows(xlsx, "Savings").get(1).getCell(2).asNumber()).isEqualByComparingTo("10.5");
        assertThat(rows(xlsx, "Budget").get(1).getCell(3).asNumber())
                .isEqualByComparingTo("1000.00");
        assertThat(StatementFormat.CSV.render(statement))
                .isEqualTo(StatementFormat.CSV.render(STATEMENT));
        assertThat(StatementJson.contentHash(statement))
                .isNotEqualTo(StatementJson.contentHash(STATEMENT));
    }

    @Test
    void a_number_has_the_decimals_of_its_currency() throws IOException {
        for (var one : List.of("USD:#,##0.00", "JPY:#,##0", "KWD:#,##0.000")) {
            var parts = one.split(":", 2);
            var statement = SampleStatement.of(new CurrencyCode(parts[0]));
            var row = rows(StatementFormat.XLSX.render(statement), "Lines").get(1);
            assertThat(row.getCell(7).getDataFormatString()).isEqualTo(parts[1]);
            assertThat(row.getCell(7).asNumber())
                    .isEqualByComparingTo(statement.lines().getFirst().amount().amount());
        }
    }

    private static List<Row> rows(byte[] xlsx, String sheet) throws IOException {
        try (var workbook =
                new ReadableWorkbook(
                        new ByteArrayInputStream(xlsx), new ReadingOptions(true, true))) {
            return workbook.findSheet(sheet).orElseThrow().read();
        }
    }

    private static String text(PDDocument pdf, int from, int to) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(from);
        stripper.setEndPage(to);
        return stripper.getText(pdf).replaceAll("\\s+", " ");
    }

    /** Characters that the font has not are printed as their codes. */
    private static String words(String text) {
        return text.replace("日", "[U+65E5]").replace("本", "[U+672C]");
    }

    /** With {@code -Dstatement.pictures=DIRECTORY} the pages are drawn there. */
    private static void draw(PDDocument pdf) throws IOException {
        var directory = System.getProperty("statement.pictures");
        if (directory != null) {
            for (var page = 0; page < pdf.getNumberOfPages(); page++) {
                var name = Path.of(directory, "page-" + (page + 1) + ".png").toString();
                ImageIO.write(
                        new PDFRenderer(pdf).renderImageWithDPI(page, 90), "png", new File(name));
            }
        }
    }
}
