package org.chargebackledger.api.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.chargebackledger.api.http.access.Book;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Keeps a reader in the book that a page was asked for: its links name that book, too. */
@Component
class BookLinks extends OncePerRequestFilter {

    private static final String PARAMETER = "book=";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var book = request.getParameter("book");
        return request.getRequestURI().startsWith("/api/")
                || !"GET".equals(request.getMethod())
                || book == null
                || book.equals(Book.DEFAULT);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var book = URLEncoder.encode(request.getParameter("book"), StandardCharsets.UTF_8);
        chain.doFilter(
                request,
                new HttpServletResponseWrapper(response) {
                    @Override
                    public String encodeURL(String url) {
                        return naming(book, super.encodeURL(url));
                    }
                });
    }

    /** Not what leads elsewhere, and what names a book already stays. */
    static String naming(String book, String url) {
        if (!url.startsWith("/") || url.startsWith("//") || url.contains(PARAMETER)) {
            return url;
        }
        var hash = url.indexOf('#');
        var path = hash < 0 ? url : url.substring(0, hash);
        var fragment = hash < 0 ? "" : url.substring(hash);
        return path + (path.contains("?") ? "&" : "?") + PARAMETER + book + fragment;
    }
}
