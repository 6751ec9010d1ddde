package org.chargebackledger.api.document;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A page as PDF, in bytes that depend on the page alone: no time, no random id, and nothing
 * compressed, because libraries that compress are free to differ.
 */
public final class Pdf {

    private static final String PRODUCER = "chargeback-ledger";

    /** What the trailer keeps of the table of contents that it no longer is. */
    private static final List<COSName> LEFT_OVER =
            List.of(
                    COSName.TYPE,
                    COSName.LENGTH,
                    COSName.INDEX,
                    COSName.W,
                    COSName.FILTER,
                    COSName.PREV,
                    COSName.ID);

    static {
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {}

    /**
     * The PDF of a page.
     *
     * @param xhtml well-formed; its style names the font family {@code Print}
     */
    public static byte[] of(String xhtml) {
        try (var document = Loader.loadPDF(rendered(PrintFonts.printable(xhtml)))) {
            var title = document.getDocumentInformation().getTitle();
            var information = new PDDocumentInformation();
            information.setTitle(title);
            information.setProducer(PRODUCER);
            document.setDocumentInformation(information);
            unfold(document);
            var trailer = document.getDocument().getTrailer();
            LEFT_OVER.forEach(trailer::removeItem);
            document.setDocumentId(0L);
            var out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] rendered(String xhtml) throws IOException {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        PrintFonts.use(builder);
        builder.withProducer(PRODUCER).withHtmlContent(xhtml, "about:blank").toStream(out).run();
        return out.toByteArray();
    }

    private static void unfold(PDDocument document) throws IOException {
        var objects = document.getDocument();
        for (var key : List.copyOf(objects.getXrefTable().keySet())) {
            if (objects.getObjectFromPool(key).getObject() instanceof COSStream stream) {
                unfold(stream);
            }
        }
    }

    private static void unfold(COSStream stream) throws IOException {
        byte[] plain;
        try (var in = stream.createInputStream()) {
            plain = in.readAllBytes();
        }
        stream.removeItem(COSName.FILTER);
        stream.removeItem(COSName.DECODE_PARMS);
        try (var out = stream.createRawOutputStream()) {
            out.write(plain);
        }
    }
}
