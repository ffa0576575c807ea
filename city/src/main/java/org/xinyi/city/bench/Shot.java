package org.xinyi.city.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.xinyi.city.play.Ground;

/// A request that is ready to be sent.
///
/// @param items that it does
record Shot(byte[] bytes, int items) {

    /// Confirmations of these orders, so many in each request.
    static List<Shot> confirmations(Ground.Hospital by, List<Long> orders, int perRequest) {
        List<Shot> shots = new ArrayList<>();
        for (int from = 0; from < orders.size(); from += perRequest) {
            List<Long> some = orders.subList(from, Math.min(orders.size(), from + perRequest));
            StringBuilder body = new StringBuilder("{\"executions\":[");
            for (long order : some) {
                body.append("{\"order\":").append(order).append(",\"result\":\"DONE\"},");
            }
            body.setCharAt(body.length() - 1, ']');
            shots.add(post(by, "executions", body.append('}').toString(), some.size()));
        }
        return shots;
    }

    /// Orders of one item for these visits, so many in each request.
    static List<Shot> orders(Ground.Hospital by, List<Long> visits, int perRequest) {
        List<Shot> shots = new ArrayList<>();
        for (int from = 0; from < visits.size(); from += perRequest) {
            List<Long> some = visits.subList(from, Math.min(visits.size(), from + perRequest));
            StringBuilder body = new StringBuilder("{\"orders\":[");
            for (long visit : some) {
                body.append("{\"visit\":")
                        .append(visit)
                        .append(",\"item\":\"" + Ground.ITEM + "\",\"department\":")
                        .append(by.department())
                        .append(",\"quantity\":\"1\"},");
            }
            body.setCharAt(body.length() - 1, ']');
            shots.add(post(by, "orders", body.append('}').toString(), some.size()));
        }
        return shots;
    }

    static Shot post(Ground.Hospital by, String path, String body, int items) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head =
                "POST "
                        + by.his().base().getPath()
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + by.his().token()
                        + "\r\nIdempotency-Key: "
                        + UUID.randomUUID()
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + content.length
                        + "\r\n\r\n";
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[first.length + content.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(content, 0, all, first.length, content.length);
        return new Shot(all, items);
    }
}
