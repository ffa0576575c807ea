package org.xinyi.sandbox.insurer;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.insurer.InsurerFact.FileKept;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Files to and from the insurer (9101, 9102): the content as Base64, or as a list of bytes as
/// some institutions send it.
final class Files {

    private final InsurerBook book;

    Files(InsurerBook book) {
        this.book = book;
    }

    static FileKept kept(String number, Institution institution, String name, byte[] content) {
        return new FileKept(number, institution.code(), name, content);
    }

    static FileKept find(InsurerBook book, FsiCall call, String number) {
        @Nullable FileKept file = book.shelf().file(number);
        if (file == null || !file.institution().equals(call.institution().code())) {
            throw new FsiRefused("未查询到文件: " + number);
        }
        return file;
    }

    /// 9101.
    ObjectNode upload(FsiCall call) {
        JsonNode node = call.node("fsUploadIn");
        String number = Long.toString(book.nextNumber());
        String name = Fields.text(node, "filename");
        book.record(kept(number, call.institution(), name, content(node.path("in"))));
        ObjectNode output = Json.object();
        output.put("file_qury_no", number)
                .put("filename", name)
                .put("fixmedins_code", call.institution().code());
        return output;
    }

    /// 9102.
    ObjectNode download(FsiCall call) {
        FileKept file =
                find(book, call, FsiCall.required(call.node("fsDownloadIn"), "file_qury_no"));
        ObjectNode output = Json.object();
        output.putObject("fsDownloadOut")
                .put("in", Base64.getEncoder().encodeToString(file.content()))
                .put("filename", file.name());
        return output;
    }

    private static byte[] content(JsonNode in) {
        if (in.isArray()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            in.forEach(octet -> bytes.write(octet.asInt()));
            return bytes.toByteArray();
        }
        try {
            return Base64.getDecoder().decode(in.asString(""));
        } catch (IllegalArgumentException _) {
            throw new FsiRefused("文件内容须为 Base64");
        }
    }
}
