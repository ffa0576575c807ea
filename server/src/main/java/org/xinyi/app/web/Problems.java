package org.xinyi.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Batcher;
import org.xinyi.kernel.Refusal;
import org.xinyi.kernel.sql.DatabaseAway;

/// Turns refusals into RFC 9457 problem documents.
@Component
class Problems {

    static final String BASE = "/problems/";

    private final ProblemPages pages;

    Problems(ProblemPages pages) {
        this.pages = pages;
    }

    ProblemDetail of(Refusal refusal, HttpServletRequest request) {
        ProblemDetail problem = ProblemDetail.forStatus(refusal.category().status());
        problem.setType(URI.create(BASE + refusal.type()));
        boolean english = isEnglish(request);
        problem.setTitle(
                pages.find(refusal.type()).map(page -> page.title(english)).orElse(refusal.type()));
        refusal.facts().forEach(problem::setProperty);
        return problem;
    }

    static int retryAfterSeconds(Refusal refusal) {
        return switch (refusal) {
            case Batcher.ServerBusy(int seconds) -> seconds;
            case DatabaseAway _ -> 1;
            default -> 0;
        };
    }

    private static boolean isEnglish(HttpServletRequest request) {
        return request.getHeader("Accept-Language") != null
                && request.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}
