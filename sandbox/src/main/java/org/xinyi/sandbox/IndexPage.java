package org.xinyi.sandbox;

import java.util.List;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Html;
import org.xinyi.sandbox.web.Reply;
import org.xinyi.sandbox.web.Times;
import org.xinyi.sandbox.web.Twin;

/// The front page and the sign of life.
record IndexPage(List<Twin> twins, SandboxClock clock) {

    Reply page(Call call) {
        if (!call.method().equals("GET")) {
            return Reply.error(405, "METHOD_NOT_ALLOWED", "GET");
        }
        StringBuilder list = new StringBuilder();
        for (Twin twin : twins) {
            list.append("<li><b>").append(Html.text(twin.title())).append("</b> <code>/");
            list.append(Html.text(twin.name())).append("</code></li>\n");
        }
        String body =
                """
                <p>信医之外的各家机构, 各有自己的数据 / Other people's systems, each with its own data.</p>
                <p>业务时间 / business time: <b>%s</b></p>
                <ul>
                %s</ul>
                <p><a href="/sms">短信收件箱 / SMS inbox</a> · <a href="/faults">故障 / faults</a>
                · <a href="/clock">时钟 / clock</a> · <a href="/health">health</a></p>
                """
                        .formatted(Times.seconds(clock.now()), list);
        return Reply.html(Html.page("信医沙箱 / The Xinyi sandbox", body));
    }

    Reply health(Call call) {
        return Reply.json(Json.object().put("status", "UP").put("now", clock.now().toString()));
    }
}
