package org.xinyi.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Requests;

/// Guide sheets: where to go next, now that no receipt says so.
@RestController
@RequestMapping("/api/v1/{city}/visits/{visit}")
@Tag(name = "Guide")
class GuideController {

    /// @param rooms still to be gone to; nothing was sent when there are none
    record GuideTold(@NotNull VisitId visit, int rooms) {}

    private final Viewing viewing;
    private final GuideSheets sheets;
    private final GuideMessages messages;
    private final Requests requests;

    GuideController(
            Viewing viewing, GuideSheets sheets, GuideMessages messages, Requests requests) {
        this.viewing = viewing;
        this.sheets = sheets;
        this.messages = messages;
        this.requests = requests;
    }

    @PostMapping("/guide/messages")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.DOCTOR, Role.NURSE, Role.TECHNICIAN, Role.PHARMACIST, Role.RECEPTION})
    @Operation(summary = "Tell the patient by message where to go next")
    GuideTold tell(@PathVariable long visit, @RequestHeader("Idempotency-Key") String key) {
        return requests.once(
                new Requests.Request<>(
                        Acting.current().client(), VisitOperation.TELL_GUIDE, key, visit),
                GuideTold.class,
                one -> {
                    Visit found = viewing.visit(one);
                    return new GuideTold(found.id(), messages.tell(found));
                });
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
