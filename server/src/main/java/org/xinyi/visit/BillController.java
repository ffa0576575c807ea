package org.xinyi.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Role;

/// The bill of a visit as it stands, and as it moves.
@RestController
@RequestMapping("/api/v1/{city}/visits/{visit}")
@Tag(name = "Bills")
class BillController {

    private final Viewing viewing;
    private final LiveBills bills;
    private final BillStreams streams;

    BillController(Viewing viewing, LiveBills bills, BillStreams streams) {
        this.viewing = viewing;
        this.bills = bills;
        this.streams = streams;
    }

    @GetMapping("/bill")
    @Access({
        Role.PATIENT,
        Role.DOCTOR,
        Role.NURSE,
        Role.TECHNICIAN,
        Role.PHARMACIST,
        Role.CASHIER,
        Role.RECEPTION,
        Role.FINANCE,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "Ordered, done and billed, as things stand")
    LiveBill bill(@PathVariable long visit) {
        return bills.of(viewing.visit(visit)).bill();
    }

    @GetMapping(path = "/bill/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Access({
        Role.PATIENT,
        Role.DOCTOR,
        Role.NURSE,
        Role.TECHNICIAN,
        Role.PHARMACIST,
        Role.CASHIER,
        Role.RECEPTION,
        Role.FINANCE,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(
            summary = "The bill whenever it changes, as server-sent events",
            description =
                    "Each event `bill` carries the whole bill. Browsers may name the token"
                            + " in the query parameter `token`.")
    SseEmitter stream(@PathVariable long visit) {
        Visit found = viewing.visit(visit);
        LiveBills.Snapshot first = bills.of(found);
        BillWatcher watcher = streams.open(found.id());
        streams.show(found.id(), first);
        return watcher.emitter();
    }
}
