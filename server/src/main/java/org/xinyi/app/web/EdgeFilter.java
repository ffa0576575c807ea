package org.xinyi.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.xinyi.app.cities.CityActivity;
import org.xinyi.app.cities.CityRegistry;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Refusal;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.sql.DatabaseAway;
import tools.jackson.databind.json.JsonMapper;

/// The outermost filter: binds the city named in the path, bounds the body, and writes what
/// inner filters refuse.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class EdgeFilter extends OncePerRequestFilter {

    private static final String API = "/api/v1/";
    private static final String CITIES = "cities";
    private static final long BODY_BYTES_MAX = 4L << 20;

    private final CityRegistry cities;
    private final CityActivity activity;
    private final Problems problems;
    private final JsonMapper json;

    EdgeFilter(CityRegistry cities, CityActivity activity, Problems problems, JsonMapper json) {
        this.cities = cities;
        this.activity = activity;
        this.problems = problems;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            serve(new BoundedRequest(request, BODY_BYTES_MAX), response, chain);
        } catch (RefusedException refused) {
            write(refused.refusal(), request, response);
        } catch (DataAccessException failure) {
            if (!DatabaseAway.isBehind(failure)) {
                throw failure;
            }
            write(new DatabaseAway(), request, response);
        }
    }

    private void serve(BoundedRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.refuseDeclaredLength();
        String path = request.getRequestURI();
        if (!path.startsWith(API)) {
            chain.doFilter(request, response);
            return;
        }
        int end = path.indexOf('/', API.length());
        String code = end < 0 ? path.substring(API.length()) : path.substring(API.length(), end);
        if (code.equals(CITIES)) {
            chain.doFilter(request, response);
            return;
        }
        City city =
                cities.find(code)
                        .orElseThrow(() -> new RefusedException(new EdgeRefusal.CityUnknown(code)));
        inCity(city, request, response, chain);
    }

    private void inCity(
            City city, BoundedRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            city.<Boolean, Exception>call(
                    () -> {
                        activity.used();
                        chain.doFilter(request, response);
                        return true;
                    });
        } catch (ServletException | IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception unexpected) {
            throw new ServletException(unexpected);
        }
    }

    private void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ProblemDetail problem = problems.of(refusal, request);
        int retryAfter = Problems.retryAfterSeconds(refusal);
        if (retryAfter > 0) {
            response.setIntHeader("Retry-After", retryAfter);
        }
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
