package org.chargebackledger.ingest.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.List;

/**
 * A page of a list, as it is kept until all pages are there.
 *
 * @param version of the whole list, the same on each of its pages
 * @param next asks for the page after it; empty on the last one
 */
record ObjectPage(String version, String next, List<Thing> things) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    static ObjectPage read(String text) {
        try {
            return JSON.readValue(text, ObjectPage.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a page that we wrote cannot be read", e);
        }
    }
}
