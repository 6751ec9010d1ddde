package org.chargebackledger.api.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;

import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The fonts that documents embed: those that come along, never those of the machine. */
final class PrintFonts {

    /** By which style sheets name it. */
    static final String FAMILY = "Print";

    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";
    private static final byte[] REGULAR = bytes("DejaVuSans.ttf");
    private static final byte[] BOLD = bytes("DejaVuSans-Bold.ttf");
    private static final TrueTypeFont FONT = parsed(REGULAR);
    private static final CmapLookup CHARACTERS = characters();

    static {
        FontMappers.set(new OnlyOurs());
    }

    private PrintFonts() {}

    /**
     * Without it PDFBox searches the machine for fonts, for seconds, and finds others each time.
     */
    private static final class OnlyOurs implements FontMapper {

        @Override
        public FontMapping<TrueTypeFont> getTrueTypeFont(
                String name, @Nullable PDFontDescriptor descriptor) {
            return new FontMapping<>(FONT, false);
        }

        @Override
        public FontMapping<FontBoxFont> getFontBoxFont(
                String name, @Nullable PDFontDescriptor descriptor) {
            return new FontMapping<>(FONT, false);
        }

        @Override
        @SuppressWarnings("NullAway") // it is either an OpenType font or the other one
        public CIDFontMapping getCIDFont(
                String name,
                @Nullable PDFontDescriptor descriptor,
                @Nullable PDCIDSystemInfo collection) {
            return new CIDFontMapping(null, FONT, false);
        }
    }

    static void use(PdfRendererBuilder builder) {
        builder.useFont(
                () -> new ByteArrayInputStream(REGULAR), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> new ByteArrayInputStream(BOLD), FAMILY, 700, FontStyle.NORMAL, true);
    }

    /** A text with the code of each character that the font cannot print in its place. */
    static String printable(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(character -> {
                    if (character < 128 || CHARACTERS.getGlyphId(character) != 0) {
                        out.appendCodePoint(character);
                    } else {
                        out.append(String.format(Locale.ROOT, "[U+%04X]", character));
                    }
                });
        return out.toString();
    }

    private static TrueTypeFont parsed(byte[] font) {
        try {
            return new TTFParser().parse(new RandomAccessReadBuffer(font));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CmapLookup characters() {
        try {
            return FONT.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String file) {
        try (var in = PrintFonts.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("font " + file + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
