package org.xinyi.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.City;
import org.xinyi.kernel.RefusedException;

/// Binds whoever shows a credential. A request without one goes on and may reach what is open to
/// anyone.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class AuthenticationFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final StoredClients clients;
    private final PlatformKey platform;
    private final AuditTrail audit;

    AuthenticationFilter(StoredClients clients, PlatformKey platform, AuditTrail audit) {
        this.clients = clients;
        this.platform = platform;
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = token(request);
        if (token == null) {
            chain.doFilter(request, response);
            return;
        }
        Acting acting = authenticate(token);
        try {
            acting.<Boolean, Exception>call(
                    () -> {
                        chain.doFilter(request, response);
                        return true;
                    });
        } catch (ServletException | IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception unexpected) {
            throw new ServletException(unexpected);
        } finally {
            audit.note(acting, request, response.getStatus());
        }
    }

    private Acting authenticate(String token) {
        if (platform.is(token)) {
            return platform.acting();
        }
        if (!City.isBound()) {
            throw new RefusedException(new AccessRefusal.CredentialUnknown());
        }
        return clients.authenticate(token);
    }

    /// Event streams are opened by browsers that cannot set headers: they may name the token in the
    /// query.
    private static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null && header.startsWith(BEARER)) {
            return header.substring(BEARER.length()).strip();
        }
        boolean stream = request.getRequestURI().endsWith("/stream");
        return stream ? request.getParameter("token") : null;
    }
}
