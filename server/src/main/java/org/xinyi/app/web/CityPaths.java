package org.xinyi.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Finds the endpoint of a path that has no variable but the city by one look-up. As it is, every
/// path begins with a variable, and each request was compared with all endpoints.
@Configuration(proxyBeanMethods = false)
class CityPaths implements WebMvcRegistrations {

    private static final String BEFORE = "/api/v1/";
    private static final String CITY = BEFORE + "{city}/";

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Mapping();
    }

    private static final class Mapping extends RequestMappingHandlerMapping {

        @Override
        protected Set<String> getDirectPaths(RequestMappingInfo info) {
            Set<String> direct = new HashSet<>(super.getDirectPaths(info));
            for (String pattern : info.getPatternValues()) {
                if (pattern.startsWith(CITY) && pattern.indexOf('{', CITY.length()) < 0) {
                    direct.add(pattern);
                }
            }
            return direct;
        }

        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(
                String path, HttpServletRequest request) throws Exception {
            return super.lookupHandlerMethod(withoutCity(path), request);
        }

        private static String withoutCity(String path) {
            int end = path.startsWith(BEFORE) ? path.indexOf('/', BEFORE.length()) : -1;
            return end < 0 ? path : CITY + path.substring(end + 1);
        }
    }
}
