package org.xinyi.insight;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PageMark;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.SettlementId;

/// From a number to the journals behind it. A hospital reads its own book; the city reads all.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Journals")
class JournalController {

    private static final int ROWS = 50;
    private static final int JOURNALS_MAX = 200;

    /// @param next where to go on, as `after`; absent at the end
    record FigurePage(@NotNull List<FigureRow> rows, @Nullable String next) {}

    private final JournalBook book;
    private final FigureRows figures;

    JournalController(JournalBook book, FigureRows figures) {
        this.book = book;
        this.figures = figures;
    }

    @GetMapping("/journals/{journal}")
    @Access({Role.FINANCE, Role.HOSPITAL_ADMIN, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "One journal; hospitals see the entries of their own book")
    BookedJournal journal(@PathVariable long journal) {
        return seen(List.of(new JournalId(journal))).stream()
                .findFirst()
                .orElseThrow(
                        () -> new RefusedException(new InsightRefusal.JournalUnknown(journal)));
    }

    @GetMapping("/settlements/{settlement}/journals")
    @Access({Role.FINANCE, Role.HOSPITAL_ADMIN, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "The journals of a bill, its refunds included; empty for another's")
    List<BookedJournal> ofSettlement(@PathVariable long settlement) {
        return seen(book.of(new SettlementId(settlement), JOURNALS_MAX));
    }

    @GetMapping("/payments/{payment}/journals")
    @Access({Role.FINANCE, Role.HOSPITAL_ADMIN, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "The journals that a payment was allocated by; empty for another's")
    List<BookedJournal> ofPayment(@PathVariable long payment) {
        return seen(book.ofPayment(payment, JOURNALS_MAX));
    }

    @GetMapping("/obligations/{obligation}/journals")
    @Access({Role.FINANCE, Role.HOSPITAL_ADMIN, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "The journals that a debt stands in, at most 200; empty for another's")
    List<BookedJournal> ofObligation(@PathVariable long obligation) {
        return seen(book.of(new ObligationId(obligation), JOURNALS_MAX));
    }

    @GetMapping("/statistics/{figure}/rows")
    @Access({Role.FINANCE, Role.HOSPITAL_ADMIN, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "What a figure of a period adds up; hospitals see their own")
    FigurePage rows(
            @PathVariable Figure figure,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam(required = false) @Nullable Long institution,
            @RequestParam(required = false) @Pattern(regexp = PageMark.PATTERN)
                    @Nullable String after) {
        InstitutionId own = own();
        InstitutionId wanted = institution == null ? null : new InstitutionId(institution);
        Span span = new Span(from, to, own == null ? wanted : own);
        FigureRows.Page page = figures.page(figure, span, PageMark.of(after), ROWS);
        return new FigurePage(page.rows(), page.next() == null ? null : page.next().toString());
    }

    private List<BookedJournal> seen(List<JournalId> journals) {
        return journals.isEmpty() ? List.of() : book.find(journals, own());
    }

    /// Whose book the caller may read; null: all.
    private static @Nullable InstitutionId own() {
        Acting acting = Acting.current();
        return acting.isCityWide() ? null : Objects.requireNonNull(acting.institution());
    }
}
