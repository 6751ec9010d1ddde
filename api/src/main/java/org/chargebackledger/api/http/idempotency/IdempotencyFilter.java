package org.chargebackledger.api.http.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.chargebackledger.api.http.problem.HttpRefusal;
import org.chargebackledger.api.http.problem.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets a write be sent twice. The first request with a key does the work; every further one with
 * the same content gets its answer, refusals included. Only an answer of 500 or more is not kept.
 *
 * <p>The answer is stored before it is sent, so nobody has seen an answer that a retry would not
 * get.
 */
final class IdempotencyFilter extends OncePerRequestFilter {

    static final String KEY_HEADER = "Idempotency-Key";
    static final String REPLAYED_HEADER = "Idempotency-Replayed";
    static final String IDS = IdempotentIds.class.getName();

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final List<String> KEPT_HEADERS =
            List.of(
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.LOCATION,
                    HttpHeaders.RETRY_AFTER,
                    HttpHeaders.ETAG,
                    HttpHeaders.LINK,
                    HttpHeaders.CONTENT_DISPOSITION,
                    HttpHeaders.ALLOW);
    private static final String RETRY_SECONDS = "1";

    private final IdempotencyStore store;
    private final MultipartResolver multiparts;

    IdempotencyFilter(IdempotencyStore store, MultipartResolver multiparts) {
        this.store = store;
        this.multiparts = multiparts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WRITES.contains(request.getMethod()) || request.getHeader(KEY_HEADER) == null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = key(request);
        if (multiparts.isMultipart(request)) {
            var multipart = multiparts.resolveMultipart(request);
            try {
                answer(key, RequestContent.hashOfMultipart(multipart), multipart, response, chain);
            } finally {
                multiparts.cleanupMultipart(multipart);
            }
        } else {
            var body = request.getInputStream().readAllBytes();
            answer(
                    key,
                    RequestContent.hash(request.getQueryString(), body),
                    new RereadableBody(request, body),
                    response,
                    chain);
        }
    }

    private void answer(
            IdempotencyKey key,
            String contentHash,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        switch (store.claim(key, contentHash)) {
            case Claim.Granted() -> {
                request.setAttribute(IDS, IdempotentIds.of(key, contentHash));
                work(key, request, response, chain);
            }
            case Claim.Answered(var answer) -> replay(answer, response);
            case Claim.InUse() -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
                throw new HttpRefusal(
                        ProblemType.KEY_IN_USE, "a request with this key is still running");
            }
            case Claim.Reused() ->
                    throw new HttpRefusal(
                            ProblemType.KEY_REUSED, "this key came with other content before");
        }
    }

    private void work(
            IdempotencyKey key,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var captured = new ContentCachingResponseWrapper(response);
        var kept = false;
        try {
            chain.doFilter(new SynchronousRequest(request), captured);
            if (captured.getStatus() < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
                store.answer(key, stored(captured));
                kept = true;
            }
        } finally {
            if (!kept) {
                store.release(key);
            }
        }
        captured.copyBodyToResponse();
    }

    private static StoredAnswer stored(ContentCachingResponseWrapper captured) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : KEPT_HEADERS) {
            var value = captured.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (captured.getContentType() != null) {
            headers.put(HttpHeaders.CONTENT_TYPE, captured.getContentType());
        }
        return new StoredAnswer(
                captured.getStatus(), Map.copyOf(headers), captured.getContentAsByteArray());
    }

    private static void replay(StoredAnswer answer, HttpServletResponse response)
            throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(REPLAYED_HEADER, "true");
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private static IdempotencyKey key(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders(KEY_HEADER));
        var text = IdempotencyKey.parse(headers.size() == 1 ? headers.getFirst() : "");
        Principal user = request.getUserPrincipal();
        return new IdempotencyKey(
                user == null ? "" : user.getName(),
                request.getMethod(),
                request.getRequestURI(),
                text);
    }
}
