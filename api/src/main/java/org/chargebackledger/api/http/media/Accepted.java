package org.chargebackledger.api.http.media;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Chooses among the media types of an answer by the caller's {@code Accept}. */
public final class Accepted {

    private Accepted() {}

    /** The offer the caller likes best; the first one where they do not say. */
    public static MediaType best(HttpServletRequest request, MediaType... offers)
            throws HttpMediaTypeNotAcceptableException {
        var wanted = wanted(request);
        if (wanted.isEmpty()) {
            return offers[0];
        }
        for (var range : wanted) {
            for (var offer : offers) {
                if (range.includes(offer)) {
                    return offer;
                }
            }
        }
        throw new HttpMediaTypeNotAcceptableException(List.of(offers));
    }

    private static List<MediaType> wanted(HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        var headers = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        try {
            return MediaType.parseMediaTypes(headers).stream()
                    .filter(range -> range.getQualityValue() > 0)
                    .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                    .toList();
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotAcceptableException(
                    "not a list of media types: " + e.getMessage());
        }
    }
}
