package org.xinyi.sandbox.sms;

import java.nio.file.Path;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.faults.Faults;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Reply;
import org.xinyi.sandbox.web.Routes;
import org.xinyi.sandbox.web.Twin;

/// The SMS carrier. The format is the project's own.
public final class SmsTwin implements Twin {

    private final SmsBook book;
    private final Sending sending;
    private final Routes routes;

    public SmsTwin(Path folder, SandboxClock clock, Faults faults) {
        this.book = new SmsBook(folder);
        this.sending = new Sending(book, clock, faults);
        Inbox inbox = new Inbox(book);
        this.routes =
                new Routes(name(), faults, book::flush)
                        .call("POST", "messages", "messages", sending::send)
                        .call("GET", "receipts", "receipts", inbox::receipts)
                        .desk("GET", "inbox", inbox::json)
                        .desk("GET", "", inbox::page);
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public String title() {
        return "短信 / SMS";
    }

    @Override
    public Reply answer(Call call) {
        return routes.answer(call);
    }

    @Override
    public void close() {
        sending.close();
        book.close();
    }
}
