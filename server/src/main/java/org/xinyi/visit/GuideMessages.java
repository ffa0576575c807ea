package org.xinyi.visit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.IdSource;
import org.xinyi.notice.Notices;
import org.xinyi.notice.Template;

/// Tells a patient by message where to go next: the receipts that said so are gone. A message
/// names the room and how many come after it, never what is done there.
@Component
class GuideMessages {

    private final IdSource ids;
    private final GuideSheets sheets;
    private final Notices notices;

    GuideMessages(IdSource ids, GuideSheets sheets, Notices notices) {
        this.ids = ids;
        this.sheets = sheets;
        this.notices = notices;
    }

    /// In the caller's transaction.
    ///
    /// @return how many rooms are still to be gone to; nothing is sent when there are none
    int tell(Visit visit) {
        GuideSheet sheet = sheets.of(visit);
        List<GuideSheet.GuideStop> stops = sheet.stops();
        if (!stops.isEmpty()) {
            notices.send(
                    List.of(
                            new Notices.Notice(
                                            ids.next(),
                                            visit.patient(),
                                            Template.GUIDE,
                                            visit.id().value(),
                                            words(sheet, stops.getFirst(), stops.size() - 1))
                                    .sentFor(visit.institution())));
        }
        return stops.size();
    }

    private static Map<String, String> words(
            GuideSheet sheet, GuideSheet.GuideStop next, int later) {
        Map<String, String> words = new HashMap<>();
        words.put("institution", sheet.institutionZh());
        words.put("institution.en", sheet.institutionEn());
        words.put("place", next.nameZh());
        words.put("place.en", next.nameEn());
        if (!next.location().isEmpty()) {
            words.put("location", next.location());
        }
        if (later > 0) {
            words.put("note", "之后还有" + later + "处，详见手机上的就诊指引单。");
            words.put("note.en", later + " more after that: see the guide on your phone.");
        }
        return words;
    }
}
