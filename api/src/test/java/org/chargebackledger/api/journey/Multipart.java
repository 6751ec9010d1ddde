package org.chargebackledger.api.journey;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart/form-data body. */
final class Multipart {

    private static final String BOUNDARY = "part-of-a-chargeback-delivery";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void field(String name, String value) {
        head("name=\"" + name + "\"");
        text("\r\n" + value + "\r\n");
    }

    void file(String name, String fileName, byte[] content) {
        head("name=\"" + name + "\"; filename=\"" + fileName + "\"");
        text("Content-Type: application/octet-stream\r\n\r\n");
        out.writeBytes(content);
        text("\r\n");
    }

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    byte[] bytes() {
        text("--" + BOUNDARY + "--\r\n");
        return out.toByteArray();
    }

    private void head(String disposition) {
        text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n");
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
