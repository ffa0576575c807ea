package org.xinyi.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Role;

/// Guide sheets: where to go next, now that no receipt says so.
@RestController
@RequestMapping("/api/v1/{city}/visits/{visit}")
@Tag(name = "Guide")
class GuideController {

    private final Viewing viewing;
    private final GuideSheets sheets;

    GuideController(Viewing viewing, GuideSheets sheets) {
        this.viewing = viewing;
        this.sheets = sheets;
    }

    @GetMapping("/guide")
    @Access({
        Role.PATIENT,
        Role.DOCTOR,
        Role.NURSE,
        Role.TECHNICIAN,
        Role.PHARMACIST,
        Role.CASHIER,
        Role.RECEPTION,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "What is still to be done, in the order in which to go")
    GuideSheet guide(@PathVariable long visit) {
        return sheets.of(viewing.visit(visit));
    }

    @GetMapping(path = "/guide.html", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    @Access({
        Role.PATIENT,
        Role.DOCTOR,
        Role.NURSE,
        Role.TECHNICIAN,
        Role.PHARMACIST,
        Role.CASHIER,
        Role.RECEPTION,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "The same to print, in large type")
    String page(@PathVariable long visit) {
        return GuidePage.of(sheets.of(viewing.visit(visit)));
    }
}
