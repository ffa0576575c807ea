package org.xinyi.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;

/// Lets a request through to an endpoint of ours when the caller has one of its roles. An endpoint
/// that names none serves nobody.
@Configuration(proxyBeanMethods = false)
class AccessCheck implements WebMvcConfigurer, HandlerInterceptor {

    private static final String OURS = "org.xinyi.";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)) {
            check(method.getMethodAnnotation(Access.class));
        }
        return true;
    }

    private static void check(@Nullable Access access) {
        Role[] served = access == null ? new Role[0] : access.value();
        if (Arrays.asList(served).contains(Role.ANYONE)) {
            return;
        }
        Acting acting = Acting.current();
        if (acting.equals(Acting.SYSTEM)) {
            throw new RefusedException(new AccessRefusal.CredentialMissing());
        }
        if (Arrays.stream(served).noneMatch(acting::is)) {
            throw new RefusedException(new AccessRefusal.RoleMissing());
        }
    }
}
