package org.xinyi.app.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;

/// Serves the page of a problem type, where its `type` points.
@RestController
@Hidden
class ProblemController {

    private final ProblemPages pages;

    ProblemController(ProblemPages pages) {
        this.pages = pages;
    }

    @GetMapping(
            path = Problems.BASE + "{type}",
            produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    @Access(Role.ANYONE)
    String page(@PathVariable String type) {
        return pages.find(type)
                .map(ProblemPages.Page::text)
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        new EdgeRefusal.PathUnknown(Problems.BASE + type)));
    }
}
