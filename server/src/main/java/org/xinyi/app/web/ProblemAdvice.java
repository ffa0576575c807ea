package org.xinyi.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.xinyi.kernel.Refusal;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.sql.DatabaseAway;
import tools.jackson.core.JacksonException;

/// The one place where what went wrong becomes a problem document.
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(RefusedException.class)
    ResponseEntity<ProblemDetail> refused(RefusedException refused, HttpServletRequest request) {
        return problem(refused.refusal(), request);
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<ProblemDetail> unreadable(
            HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return problem(refused.refusal(), request);
            }
            if (cause instanceof JacksonException json) {
                return problem(new EdgeRefusal.BodyInvalid(path(json), expected(json)), request);
            }
        }
        return problem(new EdgeRefusal.BodyInvalid("", "a JSON body"), request);
    }

    @ExceptionHandler(MethodArgumentNotValidException.class)
    ResponseEntity<ProblemDetail> invalid(
            MethodArgumentNotValidException invalid, HttpServletRequest request) {
        var first = invalid.getBindingResult().getFieldErrors().stream().findFirst();
        return problem(
                new EdgeRefusal.BodyInvalid(
                        first.map(error -> error.getField()).orElse(""),
                        first.map(error -> error.getDefaultMessage()).orElse("a valid body")),
                request);
    }

    @ExceptionHandler(MissingRequestHeaderException.class)
    ResponseEntity<ProblemDetail> headerMissing(
            MissingRequestHeaderException missing, HttpServletRequest request) {
        Refusal refusal =
                missing.getHeaderName().equals("Idempotency-Key")
                        ? new EdgeRefusal.IdempotencyKeyMissing()
                        : new EdgeRefusal.ParameterInvalid(missing.getHeaderName(), "a value");
        return problem(refusal, request);
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<ProblemDetail> wrongType(
            MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        Class<?> wanted = mismatch.getRequiredType();
        return problem(
                new EdgeRefusal.ParameterInvalid(
                        mismatch.getName(),
                        wanted == null ? "another form" : wanted.getSimpleName()),
                request);
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    ResponseEntity<ProblemDetail> unknownPath(HttpServletRequest request) {
        return problem(new EdgeRefusal.PathUnknown(request.getRequestURI()), request);
    }

    /// The client went away while we were answering.
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone() {}

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> other(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            ResponseEntity<ProblemDetail> answer =
                    problem(
                            new EdgeRefusal.RequestNotServed(
                                    String.valueOf(known.getBody().getDetail())),
                            request);
            return ResponseEntity.status(known.getStatusCode())
                    .headers(known.getHeaders())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(withStatus(answer.getBody(), known.getStatusCode().value()));
        }
        if (DatabaseAway.isBehind(failure)) {
            LOG.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), failure.toString());
            return problem(new DatabaseAway(), request);
        }
        String reference = UUID.randomUUID().toString();
        LOG.error(
                "{} {} failed [{}]",
                request.getMethod(),
                request.getRequestURI(),
                reference,
                failure);
        return problem(new EdgeRefusal.ServerFault(reference), request);
    }

    private ResponseEntity<ProblemDetail> problem(Refusal refusal, HttpServletRequest request) {
        ProblemDetail problem = problems.of(refusal, request);
        var answer =
                ResponseEntity.status(problem.getStatus())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        int retryAfter = Problems.retryAfterSeconds(refusal);
        if (retryAfter > 0) {
            answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter));
        }
        return answer.body(problem);
    }

    private static @Nullable ProblemDetail withStatus(@Nullable ProblemDetail problem, int status) {
        if (problem != null) {
            problem.setStatus(status);
        }
        return problem;
    }

    private static String path(JacksonException json) {
        return json.getPath().stream()
                .map(
                        step ->
                                step.getPropertyName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String expected(JacksonException json) {
        String message = json.getOriginalMessage();
        return message == null ? "valid JSON" : message.lines().findFirst().orElse("valid JSON");
    }
}
