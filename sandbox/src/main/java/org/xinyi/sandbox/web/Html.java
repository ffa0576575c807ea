package org.xinyi.sandbox.web;

/// Plain pages that need no script.
public final class Html {

    private Html() {}

    /// Text that may stand in a page.
    public static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// @param title plain text
    /// @param body HTML
    public static String page(String title, String body) {
        return """
        <!doctype html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s</title>
        <style>
        body { font: 18px/1.6 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto;
               padding: 0 1rem; color: #1b1b1b; background: #fff }
        h1 { font-size: 1.6rem }
        article { border-top: 1px solid #bbb; padding: .8rem 0 }
        .quiet { color: #555; font-size: .9rem }
        input, button { font: inherit; padding: .4rem .7rem }
        code { background: #f1f1f1; padding: 0 .3rem }
        </style>
        </head>
        <body>
        <h1>%1$s</h1>
        %2$s
        </body>
        </html>
        """
                .formatted(text(title), body);
    }
}
